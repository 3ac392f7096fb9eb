"""The facts that front matter states in the words of blogs and clippers: source, author, original, description, images.

The crawler's `author` is the source. Jekyll, Hexo, Hugo and clippers name a person there, and have `source` or `url`
for the page that was clipped.
"""

import re
from dataclasses import dataclass

from newsarchive.base.text import collapse_whitespace
from newsarchive.read.document import Document

IMAGE_KEYS = ("headimg", "thumbnail", "image", "image_feature", "featured_image", "cover")
"""The keys with the URL of an article's image, the first that counts first."""
_DESCRIPTIONS = ("description", "excerpt", "summary")
_URL = re.compile(r"https?://\S+", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?!\d)")
# Jekyll has the day in the name of the file.
_DATED_NAME = re.compile(r"(?:.*/)?(\d{4}-\d{2}-\d{2})-[^/]+")
_TAG = re.compile(r"<[^<>]*>")
_MARKS = re.compile(r"\[\[|\]\]|^@|^by\s+|\s*[<(（][^<>()（）]*@[^<>()（）]*[>)）]$", re.IGNORECASE)
# 少数派 with a link to the page, as some clippers have it in Markdown.
_LINK = re.compile(r"\[([^\[\]]+)\]\((https?://[^\s()]+)\)")
_SOURCE_LEVEL = 1
# The crawler writes none of these.
_KEYS_OF_BLOGS = frozenset(("layout", "slug", "permalink", "lastmod", "updated", "created"))


@dataclass(frozen=True, slots=True)
class Stated:
    """Facts of an article in its front matter; empty where it states none."""

    is_blog: bool = False
    """No crawler wrote the file: its date is in the archive's time zone."""
    is_signed: bool = False
    """`author` names the people who wrote the article, and the categories are levels of topics, not its source."""
    source: str = ""
    byline: str = ""
    """The people in `author`, joined by `、`, if the article is signed."""
    original: str = ""
    """The URL of the first publication."""
    description: str = ""


def read_stated(document: Document, categories: tuple[str, ...], *, is_markdown: bool) -> Stated:
    """Return the facts. `categories` are those of the article, of which the crawler's second is the source.

    A body in Markdown, which no crawler writes, may still have the source as its author, as the manual has it.
    """
    source, clipped = _source_and_url(document)
    authors = document.values("author")
    original = next(filter(_URL.fullmatch, (clipped, document.value("url"))), "")
    is_crawled = len(categories) > _SOURCE_LEVEL and categories[_SOURCE_LEVEL] in (document.value("author"), source)
    is_of_blog = bool(source or original or len(authors) > 1) or not _KEYS_OF_BLOGS.isdisjoint(document.front)
    is_signed = not is_crawled and (is_of_blog or (is_markdown and not authors))
    return Stated(
        is_signed or is_markdown,
        is_signed,
        source="" if is_crawled else collapse_whitespace(_MARKS.sub("", source)),
        byline=_people(document) if is_signed else "",
        original=original,
        description=_description(document),
    )


def _source_and_url(document: Document) -> tuple[str, str]:
    """The name and the URL under `source`, of which most files have one only."""
    source = document.value("source")
    if link := _LINK.fullmatch(source):
        return link[1], link[2]
    return ("", source) if _URL.fullmatch(source) else (source, "")


def with_original(markup: str, document: Document) -> str:
    """Return the markup that a source is recognised by, after `source: ` and the URL that was clipped, if any is named.

    What a clipper keeps may have no markup of the source any more.
    """
    _, url = _source_and_url(document)
    return f"source: {url}\n{markup}" if url else markup


def stated_date(document: Document, path: str) -> str:
    """Return the raw date: `date`, else the day of `published`, else the one that the file's name begins with."""
    if "date" in document.front:
        return document.value("date")
    if _DAY.match(published := document.value("published")):
        return published
    named = _DATED_NAME.fullmatch(path)
    return named[1] if named else ""


def _people(document: Document) -> str:
    """The authors, without the brackets of notes that a clipper links them with, and without mail and web URLs."""
    names = (collapse_whitespace(_MARKS.sub("", name.strip())) for name in document.values("author"))
    return "、".join(dict.fromkeys(name for name in names if name and "@" not in name and not _URL.match(name)))


def _description(document: Document) -> str:
    texts = (collapse_whitespace(_TAG.sub("", document.value(key))) for key in _DESCRIPTIONS)
    return next(filter(None, texts), "")
