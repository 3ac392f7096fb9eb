"""The rules of a source: `editorial/sources/<source>.yml`."""

import re
from typing import Annotated, Literal

from cssselect import HTMLTranslator, SelectorError
from pydantic import AfterValidator, Field

from newsarchive.settings.schema import Checked

FACTS = ("origin", "byline", "editor")


def _valid_selector(selector: str) -> str:
    try:
        HTMLTranslator().css_to_xpath(selector)
    except SelectorError as reason:
        raise ValueError(f"expected a CSS selector ({reason})") from reason
    return selector


def _valid_fact_pattern(pattern: str) -> str:
    try:
        names = re.compile(pattern).groupindex
    except re.error as reason:
        raise ValueError(f"expected a regular expression ({reason})") from reason
    if not names or not set(names) <= set(FACTS):
        raise ValueError(
            f"expected groups named after the facts they find, of {', '.join(FACTS)}, as in (?P<editor>.+)"
        )
    return pattern


Selector = Annotated[str, AfterValidator(_valid_selector)]
FactPattern = Annotated[str, AfterValidator(_valid_fact_pattern)]


class Recognise(Checked):
    """How a source is told: one of these names stands in the front matter."""

    author: tuple[str, ...] = ()
    category: tuple[str, ...] = ()


class Drop(Checked):
    """Elements to take out with all that is in them."""

    select: Selector
    why: str


class Unlink(Checked):
    """Elements whose words stay, but not as a link."""

    select: Selector
    why: str


class Rename(Checked):
    """Elements that mean another one."""

    select: Selector
    to: Literal["strong", "em", "p", "h2", "h3", "h4", "blockquote", "figure", "figcaption", "code"]


class HiddenComment(Checked):
    """A comment that holds markup the site hid. Facts are read from it, nothing is published."""

    starts: str
    facts: tuple[FactPattern, ...]


class Extract(Checked):
    """An element that states a fact: the fact is kept, the element leaves the body."""

    select: Selector
    pattern: FactPattern


class SourceRules(Checked):
    """What is known of one source's markup, beyond what holds for every source."""

    name: str
    recognise: Recognise
    drop: tuple[Drop, ...] = ()
    unlink: tuple[Unlink, ...] = ()
    rename: tuple[Rename, ...] = ()
    hidden_comments: tuple[HiddenComment, ...] = ()
    extract: tuple[Extract, ...] = ()
    foreign_pictures: tuple[str, ...] = Field(
        default=(), description="addresses of pictures that are not the article's"
    )
