"""The fate of what a browser shows of a raw body: on the page, in a fact or in the ledger."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from html import unescape
from urllib.parse import unquote

from newsarchive.model.article import Article
from newsarchive.read.markdown.reading import TooComplexError, read_markdown
from newsarchive.read.markdown.recognition import is_markdown
from tests.fuzz.page import WRITTEN_TAG, Page, read_page, visible, without_controls

_HAN = re.compile("[\u3400-\u9fff]+")
# A removal of markup alone, whose content is kept.
_KEEPS_CONTENT = re.compile(r"its (?:content|text) is kept$")
_WRITTEN_TAG = "in a tag that is never closed"
_OWN_WORDS = "优酷哔哩哔哩腾讯视频"
"""The names of players, which the text of a link to one may contain."""
_NOT_IN_KEY = re.compile(r"[\W_]+")


def lost(body: str, article: Article, read: Callable[[str], Page] = read_page) -> Counter[str]:
    """The visible characters of a raw body, as `read` sees it, that are neither in the article's text nor removed."""
    return Counter(read(as_html(body)).text) - kept(article) - taken(article)


def as_html(body: str) -> str:
    """The body as a browser is to show it: Markdown as HTML, and any other body as it is."""
    try:
        return read_markdown(body).html if is_markdown(body) else body
    except TooComplexError:
        return body


def doubled(body: str, article: Article) -> Counter[str]:
    """The Han characters that the text and the removals contain more often than the raw body.

    Only Han characters count, because URLs, numbers and link cards are written in others.
    """
    shown = "".join(_HAN.findall(article.text + _text_taken(article, is_twice=False)))
    if not shown:
        return Counter()
    once = unescape(without_controls(body))
    return Counter(shown) - (Counter(once) | Counter(unescape(once))) - Counter(_OWN_WORDS)


def lost_images(body: str, article: Article, read: Callable[[str], Page] = read_page) -> list[list[str]]:
    """The images of a raw body, each as the URLs that it names, none of which is on the page or in the removals."""
    images = read(as_html(body)).images
    if not images:
        return []
    everything = _key(" ".join([*article.images, *(r.text for r in article.removed), article.html, article.text]))
    shown = [key for url in article.images if (key := _key(url))]
    found = []
    for urls in images:
        # Parameters and suffixes for a smaller copy may be removed, and a redirector's URL contains the one that is shown.
        # A host is shown in ASCII, and a URL that swallows a tag ends before it.
        forms = [form for url in urls for form in (url, *(url.partition(end)[0] for end in "?@<>"), _in_ascii(url))]
        keys = [key for form in forms if (key := _key(form))]
        is_known = any(key in everything or any(key.find(other, 1) > 0 for other in shown) for key in keys)
        # A tag that an attribute without a value swallows is no URL.
        if keys and not is_known and not urls[0].startswith("<"):
            found.append(urls)
    return found


def kept(article: Article) -> Counter[str]:
    """The visible characters of the text."""
    return Counter(visible(article.text))


def taken(article: Article) -> Counter[str]:
    """The visible characters of all removals."""
    return Counter(visible(_text_taken(article)))


def _text_taken(article: Article, *, is_twice: bool = True) -> str:
    """The text that readers of the source saw, and readers of the archive do not.

    A tag that is never closed is recorded as it is written, even if the value of an attribute is shown: without
    `is_twice` neither it nor what no browser shows counts.
    """
    kinds = {"element", "fact", "style", "script", "comment"} if is_twice else {"element", "fact"}
    shown = (
        removal
        for removal in article.removed
        if removal.what in kinds
        and not _KEEPS_CONTENT.search(removal.why)
        and (is_twice or not removal.why.startswith(_WRITTEN_TAG))
    )
    text = "".join(removal.text * removal.count for removal in shown)
    # A parser that takes tags for text may write their ends a second time.
    return text if is_twice else WRITTEN_TAG.sub("", text)


def _in_ascii(url: str) -> str:
    """The URL with a host of letters of other alphabets as the network names it."""
    host = "" if url.isascii() else re.split(r"[/?#]", url.partition("//")[2], maxsplit=1)[0]
    try:
        return url.replace(host, host.encode("idna").decode()) if host else url
    except UnicodeError:
        return url


def _key(url: str) -> str:
    """The letters and digits of a URL, which are the same however it is escaped."""
    return _NOT_IN_KEY.sub("", unquote(unescape(url))).lower()
