"""The tags of raw markup exactly as browsers read them, with the offsets of their quotes.

A short form of the HTML standard's tokenizer (https://html.spec.whatwg.org/multipage/parsing.html#tokenization). It is
many times slower than the parser, so only markup that looks wrong is read by it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

# Whitespace in tags is ASCII only, and so are the letters that have two cases.
_ANY_CASE = re.ASCII | re.IGNORECASE
_CONSTRUCT = re.compile(
    r"<(?:(?P<comment>!--(?:-?>|.*?(?:--!?>|\Z)))|(?P<bogus>[!?]|/(?![a-zA-Z>]))[^>]*+>?|/>"
    r"|(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+))",
    re.ASCII | re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"[\s/]*+(?:(?P<close>>)|(?P<name>[^\s/>][^\s/>=]*+)"
    r"""(?:\s*+=\s*+(?:(?P<quote>["'])|(?P<value>[^\s>][^\s>]*+)|(?=>)))?+)""",
    re.ASCII,
)
RAW_TEXT = frozenset("script style textarea title xmp iframe noembed noframes".split())
"""Elements whose content is text, whatever it looks like, up to their end tag."""
_RAW_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])", _ANY_CASE) for name in RAW_TEXT}

_OPENING = re.compile(rf"<!--|<(?:pre|code)(?=[\s>])|<(?:{'|'.join(RAW_TEXT)})(?=[\s/>])", _ANY_CASE)
# A `code` also ends where the next one begins.
_ENDS = {
    "<!--": re.compile("-->"),
    "<pre": re.compile(r"</pre\s*>", _ANY_CASE),
    "<code": re.compile(r"</code\s*>|<code(?=[\s>])", _ANY_CASE),
    # What looks like a sample in a script or a text field is none.
    **{f"<{name}": re.compile(rf"</{name}(?=[\s/>])", _ANY_CASE) for name in RAW_TEXT},
}
_SAMPLES = frozenset({"<pre", "<code"})


@dataclass(slots=True)
class Attribute:
    """An attribute of a tag; `start` and `end` are the offsets of its quoted value, without quotes, or both -1."""

    name: str
    start: int = -1
    end: int = -1


@dataclass(slots=True)
class Tag:
    """A start or end tag from `start` to `end`, its name in lower case; a comment has no name."""

    name: str
    is_end: bool
    start: int
    end: int
    attributes: list[Attribute] = field(default_factory=list)
    is_closed: bool = True
    """False if the markup ends within the tag."""


def tags_of(markup: str, start: int = 0) -> Iterator[Tag]:
    """All tags and comments from an offset on, in order. Linear in the length."""
    position = start
    while construct := _CONSTRUCT.search(markup, position):
        position = construct.end()
        if not construct["name"]:
            yield Tag("", is_end=False, start=construct.start(), end=position)
            continue
        tag = _read_tag(markup, construct)
        yield tag
        position = tag.end
        if not tag.is_end and tag.name == "plaintext":
            return
        if not tag.is_end and tag.name in RAW_TEXT:
            end = _RAW_ENDS[tag.name].search(markup, position)
            position = end.start() if end else len(markup)


def _read_tag(markup: str, construct: re.Match[str]) -> Tag:
    tag = Tag(construct["name"].lower(), bool(construct["end"]), construct.start(), len(markup), is_closed=False)
    position = construct.end()
    while found := _ATTRIBUTE.match(markup, position):
        position = found.end()
        if found["close"]:
            tag.end, tag.is_closed = position, True
            break
        attribute = Attribute(found["name"])
        tag.attributes.append(attribute)
        if quote := found["quote"]:
            end = markup.find(quote, position)
            attribute.start, attribute.end = position, end if end >= 0 else len(markup)
            if end < 0:
                break
            position = end + 1
    return tag


def samples_of(markup: str) -> Iterator[tuple[int, int]]:
    """The start and the end of each `pre` and `code` with an end tag, which is a sample of code. Linear in the length.

    A `pre` or `code` in a script, a text field or a comment is none, and one that never ends is none either.
    """
    position = 0
    never_ends: set[str] = set()
    while opening := _OPENING.search(markup, position):
        kind = opening[0].lower()
        end = None if kind in never_ends else _ENDS[kind].search(markup, opening.end())
        if end is None:
            never_ends.add(kind)
        is_again = end is not None and not end[0].startswith(("</", "-->"))
        position = opening.end() if end is None else end.start() if is_again else end.end()
        if end is not None and not is_again and kind in _SAMPLES:
            yield opening.start(), position
