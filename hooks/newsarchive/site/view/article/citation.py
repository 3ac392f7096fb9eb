"""The citation of an article in the style of GB/T 7714-2025, for pages without scripts.

`theme/assets/archive/cite.js` writes the same line and the other styles; a test compares both.
"""

from dataclasses import dataclass

from newsarchive.model.article import Article, DateKind

_MOST_AUTHORS = 3
_ENDS = (".", "!", "?", "。", "！", "？")


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation in three parts, to be followed by a URL; a browser puts its day into the second, or drops it."""

    before: str
    accessed: str
    """With `{day}`, the day of access."""
    after: str


def gbt7714(article: Article) -> Citation:
    """Return the citation of an article: its authors, title and date of publication, as far as they are known."""
    names = [name for name in article.byline.split("、") if name] or [article.source]
    authors = ", ".join(names[:_MOST_AUTHORS]) + (", 等" if len(names) > _MOST_AUTHORS else "")
    before = " ".join(_sentence(part) for part in (authors, f"{article.title}[EB/OL]") if part)
    published = None if article.date_kind is DateKind.CRAWLED else article.day or article.month
    if published:
        return Citation(f"{before} ({published})", "[{day}]", ". ")
    return Citation(before, " [{day}].", " ")


def _sentence(text: str) -> str:
    return text if text.endswith(_ENDS) else f"{text}."
