"""The fate of the visible characters of a raw body, which an independent parser reads from the raw markup."""

from __future__ import annotations

from collections import Counter

from bs4 import BeautifulSoup, Comment

from newsarchive.model.article import Article


def lost(body: str, article: Article) -> Counter[str]:
    """The characters of a raw body that are neither in the article's text nor in its removals."""
    return _visible(body) - kept(article) - taken(article)


def doubled(body: str, article: Article) -> Counter[str]:
    """The characters that the text and the removals contain more often than the raw body.

    The words of tags, URLs and link cards are not part of the body, so only Han characters count.
    """
    found = kept(article) + taken(article) - _visible(body)
    return Counter({character: count for character, count in found.items() if "\u4e00" <= character <= "\u9fff"})


def kept(article: Article) -> Counter[str]:
    """The visible characters of the text."""
    return _counted(article.text)


def taken(article: Article) -> Counter[str]:
    """The visible characters that readers of the source saw, and readers of the archive do not."""
    shown = (removal for removal in article.removed if removal.what in {"element", "fact"})
    return _counted("".join(removal.text * removal.count for removal in shown))


def _visible(body: str) -> Counter[str]:
    tree = BeautifulSoup(body, "html5lib")
    for element in tree(["style", "script"]):
        element.extract()
    return _counted("".join(text for text in tree.find_all(string=True) if not isinstance(text, Comment)))


def _counted(text: str) -> Counter[str]:
    return Counter("".join(text.split()))
