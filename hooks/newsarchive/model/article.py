"""An article: a cleaned raw file with all facts that follow from the file alone."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class DateKind(StrEnum):
    """The meaning of a date, from the most to the least certain."""

    PUBLISHED = "published"
    """The moment of publication, as given by the feed."""
    DAY = "day"
    """Only the day of publication is known: the feed gave midnight."""
    MONTH = "month"
    """Only the month of publication is known: there is no date, only `Article.month`."""
    CRAWLED = "crawled"
    """The crawler's clock: the article was published no later than this."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place and day of filing: the head of a Chinese agency report, such as 新华社北京5月9日电."""

    text: str
    """The head as written, from the place on."""
    place: str
    agency: str
    day: dt.date | None
    """None where the year is unknown: the head gives only month and day."""


SUFFICIENT = 1.0
"""The weight from which on a candidate is a tag without another article that has it too."""


class Candidate(NamedTuple):
    """A word that an article may be tagged with, and its weight in the article, above 0."""

    word: str
    weight: float


@dataclass(frozen=True, slots=True)
class TagCandidates:
    """The candidates for the tags of an article, heaviest first; see `SUFFICIENT`.

    They are kept as two parallel tuples: an object per candidate would add a third to the memory of an article.
    """

    words: tuple[str, ...] = ()
    weights: tuple[float, ...] = ()

    def __iter__(self) -> Iterator[Candidate]:
        """Iterate over the candidates, heaviest first."""
        return map(Candidate, self.words, self.weights)


REMOVAL_KINDS = tuple("attribute whitespace comment element fact image link script style title".split())
"""The kinds of removals, in their order on a page."""


@dataclass(frozen=True, slots=True)
class Removal:
    """Something that is in the raw file and not in the cleaned body."""

    what: str
    """Its kind, one of `REMOVAL_KINDS`."""
    text: str
    """The visible text, URL or attribute name that was removed."""
    rule: str
    """The rule that removed it: a source file's key path, or the name of a generic pass."""
    why: str
    """The reason in words for an editor."""
    count: int = 1


@dataclass(frozen=True, slots=True)
class ArticleBody:
    """The cleaned body of an article in three formats, and what was removed from it."""

    html: str
    markdown: str
    text: str
    removed: tuple[Removal, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One cleaned article, determined by its raw file and the rules alone."""

    id: str
    path: str
    """The raw file, relative to the project, with slashes."""
    sha256: str
    title: str
    raw_title: str
    title_line: int
    """The line of the raw file that names the title, from 1."""
    date: dt.datetime | None
    """In the archive's zone."""
    date_kind: DateKind | None
    categories: tuple[str, ...]
    """From the broadest to the narrowest, as written."""
    source: str
    channel: str
    origin: str
    """The first publisher, where the source republished the piece; empty if unknown."""
    byline: str
    """The authors, several of them joined by `、`."""
    editor: str
    """The editors in charge, several of them joined by `、`."""
    original: str
    """The URL of the first publication, where the source gives it; or empty."""
    image_credit: str
    """The photographer or agency of the images, or empty."""
    dateline: Dateline | None
    comments: bool
    language: str
    """A BCP 47 tag: zh-Hans, zh-Hant, ja, en or und."""
    lead_image: str
    """A URL, or empty."""
    images: tuple[str, ...]
    links: tuple[str, ...]
    """The targets of its links, in order; links to a place in the article itself, such as footnotes, do not count."""
    excerpt: str
    """The first characters of its prose, enough for any list or description of the article; empty if it has none."""
    length: int
    """Han characters, kana and words of Latin letters and digits."""
    reading_minutes: int
    """Minutes of silent reading; 0 for an article without words."""
    source_tags: tuple[str, ...] = ()
    """The tags that the source gave: in elements that its rules name, in links with `rel="tag"`, as hashtags."""
    stated_tags: tuple[str, ...] = ()
    """The tags that the front matter of the raw file states, as written there."""
    presumed_quotes: tuple[int, ...] = ()
    """The positions of two quotation marks in the title that nothing proves, where the raw title has `_`; or empty."""
    month: str = ""
    """The month of publication as in `2022-04`, where the file gives no day of it; else empty."""
    date_line: int = 1
    """The line of the raw file that names the date, from 1."""
    tag_candidates: TagCandidates = TagCandidates()
    """The words that the article may be tagged with, heaviest first; computed from the cleaned text."""
    minhash: tuple[int, ...] = ()
    """The MinHash signature that near duplicates are found by; computed from the cleaned text."""
    block_hashes: bytes = b""
    """The hashes that lines in many articles are found by; computed from the cleaned text."""
    unknown_keys: tuple[tuple[str, str], ...] = ()
    """The keys of the front matter that the archive does not know, with their values, in order."""
    body: ArticleBody | None = None
    """None in a library, which stores bodies separately: see `Library.whole`."""

    @property
    def editors(self) -> tuple[str, ...]:
        """Each of the editors in charge."""
        return tuple(name for name in self.editor.split("、") if name)

    @property
    def html(self) -> str:
        """The body as HTML, sanitised."""
        return self._whole_body.html

    @property
    def markdown(self) -> str:
        """The body as Markdown."""
        return self._whole_body.markdown

    @property
    def text(self) -> str:
        """The body as plain text, one line per paragraph."""
        return self._whole_body.text

    @property
    def removed(self) -> tuple[Removal, ...]:
        """Everything in the raw file that is not in the body."""
        return self._whole_body.removed

    @property
    def _whole_body(self) -> ArticleBody:
        if self.body is None:
            raise LookupError(f"the body of {self.id} is stored separately; Library.whole returns the article with it")
        return self.body

    @property
    def url(self) -> str:
        """The permalink, relative to the site's root, without a leading slash but with a trailing one."""
        return f"a/{self.id}/"

    @property
    def day(self) -> dt.date | None:
        """The calendar day in the archive's zone."""
        return self.date.date() if self.date else None

    @property
    def sort_key(self) -> tuple[bool, float, str]:
        """Oldest first; articles without a date sort before all others, so that readers see them last."""
        return (self.date is not None, self.date.timestamp() if self.date else 0.0, self.id)
