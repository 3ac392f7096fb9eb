"""No trick in a raw file becomes active content on a page."""

from __future__ import annotations

from html import escape

import pytest
from bs4 import BeautifulSoup

from newsarchive.base.raster import read_raster
from newsarchive.clean.sanitize import sanitize
from newsarchive.model.article import Article
from tests.builders import clean, process_text, raw_article
from tests.convert.reading import read_commonmark, read_python_markdown
from tests.tricks import TRICKS, URLS

PNG = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
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
    "code": {"class"},
}


def article_of(*, title: str = "标题", body: str = "<p>正文</p>", image: str = "") -> Article:
    article = process_text(raw_article(title=title, body=body, image=image)).article
    assert article
    return article


def active(markup: str) -> list[str]:
    """Everything in a page's markup that is outside the canonical form or may run code."""
    found = []
    # Parsed as browsers do: most tricks exploit differences between parsers.
    for element in BeautifulSoup(markup, "html5lib").find_all():
        if element.name in {"html", "head", "body"} and not element.attrs:
            continue
        if element.name not in ELEMENTS:
            found.append(f"<{element.name}>")
        for name, value in element.attrs.items():
            if name not in ATTRIBUTES.get(element.name, set()):
                found.append(f"<{element.name} {name}>")
            elif name == "src" and (raster := read_raster(str(value))) and raster.url == value:
                continue
            elif name in {"href", "src"} and not str(value).startswith(("http://", "https://", "mailto:")):
                found.append(f"{name}={value}")
    return found


def active_in_markdown(article: Article) -> set[str]:
    """Active content in an article's Markdown, with every renderer."""
    # Additions by Markdown itself are harmless: the id of a heading, the class of a code block.
    harmless = {
        "<h2 id>",
        "<h3 id>",
        "<div>",
        "<div class>",
        "<span>",
        "<span class>",
        "<span id>",
        "<a id>",
        "<a name>",
    }
    rendered = (render(article.markdown) for render in (read_python_markdown, read_commonmark))
    return {found for markup in rendered for found in active(markup)} - harmless


@pytest.mark.parametrize("trick", TRICKS)
def test_no_trick_in_a_body_is_active_on_the_page(trick: str) -> None:
    assert active(article_of(body=f"<p>前</p>{trick}<p>后</p>").html) == []


@pytest.mark.parametrize("trick", TRICKS)
def test_no_trick_in_a_body_is_active_in_the_markdown_however_it_is_rendered(trick: str) -> None:
    assert active_in_markdown(article_of(body=f"<p>前</p>{trick}<p>后</p>")) == set()


SLOTS = {
    "caption": '<figure><img src="https://e.org/a.jpg"><figcaption>{}</figcaption></figure>',
    "marked caption": '<img src="https://e.org/a.jpg"><p class="img-desc">{}</p>',
    "sample": "<pre><code>{}</code></pre>",
    "code": "<p>x <code>{}</code></p>",
    "item": "<ul><li>{}</li></ul>",
    "cell": "<table><tr><th>{}</th><th>x</th></tr><tr><td>x</td><td>{}</td></tr></table>",
    "quote": "<blockquote><p>x</p>{}</blockquote>",
    "heading": "<h2>{}</h2>",
    "link": '<a href="https://e.org/">{}</a>',
    "bold": "<p><b>{}</b></p>",
}


@pytest.mark.parametrize("slot", SLOTS.values(), ids=SLOTS)
def test_no_trick_is_active_anywhere_in_a_body(slot: str) -> None:
    for trick in TRICKS:
        article = clean(slot.replace("{}", trick))
        assert active(article.html) == [], trick
        assert active_in_markdown(article) == set(), trick


@pytest.mark.parametrize("slot", SLOTS.values(), ids=SLOTS)
def test_no_trick_that_is_written_as_text_is_active(slot: str) -> None:
    for trick in TRICKS:
        article = clean(slot.replace("{}", escape(trick)))
        assert active(article.html) == [], trick
        assert active_in_markdown(article) == set(), trick


@pytest.mark.parametrize("url", URLS)
@pytest.mark.parametrize(
    "element",
    [
        "<a href={}>x</a>", "<img src={}>", "<img data-src={}>", "<img data-original={} src=https://e.org/a.jpg>",
        '<img srcset={} src="https://e.org/a.jpg">', "<iframe src={}></iframe>", "<iframe data-src={} title=x></iframe>",
        "<video src={}></video>", "<audio><source src={}></audio>", "<embed src={}>", "<object data={}></object>",
        "<sup data-url={}>1</sup>", "<a href={}><img src=https://e.org/a.jpg></a>",
    ],
)  # fmt: skip
def test_no_url_of_an_element_leads_to_code(element: str, url: str) -> None:
    double, single = url.replace('"', "&quot;"), url.replace("'", "&#39;")
    for quoted in (f'"{double}"', f"'{single}'"):
        article = article_of(body=f"<p>前</p>{element.replace('{}', quoted)}<p>后</p>")
        assert active(article.html) == []
        assert active_in_markdown(article) == set()
        assert all(link.startswith(("http://", "https://")) for link in (*article.links, *article.images))


@pytest.mark.parametrize("trick", TRICKS)
def test_words_before_a_trick_are_kept_and_those_after_it_are_kept_or_listed(trick: str) -> None:
    article = article_of(body=f"<p>前</p>{trick}<p>后</p>")
    assert article.text.splitlines()[0] == "前"
    assert "后" in article.text or any("后" in removal.text for removal in article.removed)


@pytest.mark.parametrize(
    "trick", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "&lt;b&gt;"]
)
def test_a_title_is_only_text_and_shown_as_written(trick: str) -> None:
    article = article_of(title=trick)
    assert article.title == trick
    assert article.url == f"a/{article.id}/"


@pytest.mark.parametrize("url", URLS)
def test_an_image_of_the_front_matter_is_safe_or_none(url: str) -> None:
    lead = article_of(image=url).lead_image
    assert not lead or (lead.startswith("https://") and not set(lead) & set("\"<> '"))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>文</p><script>x</script>", "<p>文</p>"),
        ("<p onclick=x>文</p>", "<p>文</p>"),
        ('<a href="javascript:x">文</a>', '<a rel="noopener noreferrer">文</a>'),
        ('<img src="data:x" alt="替">', '<img alt="替">'),
        (f'<img src="{PNG}">', f'<img src="{PNG}">'),
        (f'<img src="{PNG}"><a href="{PNG}">文</a>', f'<img src="{PNG}"><a rel="noopener noreferrer">文</a>'),
        (
            f'<img src="{PNG}"><a href="java&#10;script:x">文</a>',
            f'<img src="{PNG}"><a rel="noopener noreferrer">文</a>',
        ),
        (
            f'<img src="{PNG}"><a href="da&#10;ta:text/html,x">文</a>',
            f'<img src="{PNG}"><a rel="noopener noreferrer">文</a>',
        ),
        (f'<img src="{PNG}"><img src=" DATA:image/svg+xml,x">', f'<img src="{PNG}"><img>'),
        ('<img src="data:image/png;base64,PHN2Zz4=">', "<img>"),
        ('<img src="data:image/svg+xml;base64,PHN2Zz4=">', "<img>"),
        ("<!-- x --><p>文</p>", "<p>文</p>"),
        ("<div><span>文</span></div>", "文"),
    ],
)
def test_the_sanitiser_alone_takes_out_what_the_cleaning_might_have_missed(html: str, expected: str) -> None:
    assert sanitize(html) == expected
