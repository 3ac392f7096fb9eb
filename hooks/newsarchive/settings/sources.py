"""The rules of a source: `editorial/sources/<source>.yml`."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Annotated, ClassVar, Literal, NamedTuple

from cssselect import HTMLTranslator, SelectorError
from pydantic import AfterValidator, Field

from newsarchive.base.linear_pattern import compile_linear
from newsarchive.settings.checked import Checked
from newsarchive.settings.days import Day

TRANSFORMS = (
    "coloured_captions",
    "coloured_headings",
    "lines_are_paragraphs",
    "linked_notes",
    "links_are_items",
    "numbered_urls",
)


class FactName(StrEnum):
    """The names of facts, used as names of groups in the patterns of rules."""

    ORIGIN = "origin"
    AGENCY = "agency"
    """The agency or paper whose report it is: the origin, where nothing else states one."""
    BYLINE = "byline"
    TRANSLATOR = "translator"
    """The byline of a piece that names no author."""
    EDITOR = "editor"
    WEB_EDITOR = "web_editor"
    """The editor of a piece that names no other."""
    PLACE = "place"
    """The place that a reporter's signature names: the dateline, where the text has no other."""
    ORIGINAL = "original"
    TAGS = "tags"
    CREDIT = "credit"


def _valid_selector(selector: str) -> str:
    try:
        HTMLTranslator().css_to_xpath(selector)
    except SelectorError as reason:
        raise ValueError(f"expected a CSS selector ({reason})") from reason
    return selector


def _valid_pattern(pattern: str) -> str:
    compile_linear(pattern)
    return pattern


def _valid_fact_pattern(pattern: str) -> str:
    names = set(re.compile(_valid_pattern(pattern)).groupindex)
    if not names or not names <= set(FactName):
        choices = ", ".join(FactName)
        raise ValueError(f"expected groups named after the facts they find, of {choices}, as in (?P<editor>.+)")
    return pattern


Selector = Annotated[str, AfterValidator(_valid_selector)]
Pattern = Annotated[str, AfterValidator(_valid_pattern)]
FactPattern = Annotated[str, AfterValidator(_valid_fact_pattern)]


class Recognise(Checked):
    """Evidence of a source: a name in the front matter, or else a piece of markup that only this source writes.

    Markup only selects the rules, because other sites republish a source's pages unchanged; an article keeps the name
    that its front matter states, unless that is one of `wrong_names`.
    """

    renamed: ClassVar[Mapping[str, str]] = {"misfiled_as": "wrong_names"}

    author: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    markup: tuple[str, ...] = ()
    wrong_names: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    """The publisher's own, with all below them; an article of another source with nothing but these is doubtful."""


class Rule(Checked):
    """The keys of every rule. A rule that matches nothing in the whole archive is reported, unless it is `rare`."""

    rare: bool = False


class Content(Rule):
    """The elements with the article, if the markup contains more: everything else is removed."""

    select: Selector
    why: str


class TruncateAt(Rule):
    """The end of the article: a comment, identified by its first characters; everything from there on is removed."""

    comment: str
    why: str


class Drop(Rule):
    """Elements to remove with their content; with `text`, only those whose whole text matches."""

    select: Selector
    text: Pattern = ""
    why: str


class Unlink(Rule):
    """Links to remove; their text is kept."""

    select: Selector
    why: str


class Unwrap(Rule):
    """Elements without a meaning: they are removed and their content is kept."""

    select: Selector


class Rename(Rule):
    """Elements to replace by another one."""

    select: Selector
    to: Literal[
        "strong",
        "em",
        "p",
        "h2",
        "h3",
        "h4",
        "blockquote",
        "ul",
        "ol",
        "li",
        "figure",
        "figcaption",
        "pre",
        "code",
        "div",
    ]


class HiddenComment(Rule):
    """A comment with markup that the site hid. Facts are read from it, nothing is published."""

    starts: str
    facts: tuple[FactPattern, ...]


class Extract(Rule):
    """An element that states a fact; it is removed from the body unless `keep_element` is set.

    The pattern is searched in the element's text, or in one of its attributes.
    """

    renamed: ClassVar[Mapping[str, str]] = {"keep": "keep_element"}

    select: Selector
    pattern: FactPattern
    attribute: str = ""
    keep_element: bool = False


class SourceRules(Checked):
    """The rules for one source's markup, in addition to those for all sources."""

    renamed: ClassVar[Mapping[str, str]] = {
        "keep": "content",
        "cut": "truncate_at",
        "foreign_pictures": "third_party_images",
    }
    renamed_values: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "transforms": {"numbered_addresses": "numbered_urls"},
    }

    name: str
    rare: bool = False
    """None of its rules needs to match: they came with newsarchive, not from this archive's editors."""
    recognise: Recognise
    aggregates: bool = False
    """Its articles are those of other publishers, whose pages and images they may link to alone."""
    content: tuple[Content, ...] = ()
    truncate_at: tuple[TruncateAt, ...] = ()
    hidden_comments: tuple[HiddenComment, ...] = ()
    extract: tuple[Extract, ...] = ()
    drop: tuple[Drop, ...] = ()
    unlink: tuple[Unlink, ...] = ()
    unwrap: tuple[Unwrap, ...] = ()
    rename: tuple[Rename, ...] = ()
    transforms: tuple[Literal[TRANSFORMS], ...] = ()  # type: ignore[valid-type]
    since: Day | None = None
    """The first day of its articles; an earlier date in a file is a mistake."""
    third_party_images: tuple[str, ...] = Field(default=(), description="URLs of images that are not the article's")

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the source that feeds write in the front matter."""
        return (*self.recognise.author, *self.recognise.category)

    def name_for(self, stated: str, author: str, *categories: str) -> str:
        """The source's name for an article whose front matter states the name `stated`, an author and categories.

        It is the name that the feed writes: a known one in the author, else in another place, else the stated one. The
        rules' own name replaces it if `recognise` does not have that name, or has the feed's as a wrong one.
        """
        written, wrong = (author, stated, *categories), frozenset(self.recognise.wrong_names)
        known = next((name for name in written if name in self.names and name not in wrong), "")
        if known:
            return known if self.name in self.names else self.name
        return stated if stated and wrong.isdisjoint(written) else self.name

    def paths_of_rules(self) -> tuple[str, ...]:
        """The key path of every rule that should match something in the archive."""
        kinds = ("content", "truncate_at", "hidden_comments", "extract", "drop", "unlink", "unwrap", "rename")
        return tuple(
            f"{kind}[{index}]"
            for kind in kinds
            for index, rule in enumerate(getattr(self, kind))
            if not (self.rare or rule.rare)
        )


class SourceFile(NamedTuple):
    """The rules of one source and the path of their file, relative to the project, as problems show it."""

    path: str
    rules: SourceRules


class SourceIndex:
    """Finds the source of an article by what its front matter or its markup names; the first of several files wins."""

    def __init__(self, sources: Sequence[SourceFile]) -> None:
        self._sources = sources
        self._by_author: dict[str, int] = {}
        self._by_category: dict[str, int] = {}
        for number, source in enumerate(sources):
            for name in source.rules.recognise.author:
                self._by_author.setdefault(name, number)
            for name in source.rules.recognise.category:
                self._by_category.setdefault(name, number)
        self._by_markup = [(part, source) for source in sources for part in source.rules.recognise.markup]

    def find(self, *, author: str, categories: tuple[str, ...], markup: str) -> SourceFile | None:
        """The first source whose names are in the front matter, else the first whose markup is in the body."""
        named = (self._by_author.get(author), *map(self._by_category.get, categories))
        first = min((number for number in named if number is not None), default=-1)
        if first >= 0:
            return self._sources[first]
        return next((source for part, source in self._by_markup if part in markup), None)
