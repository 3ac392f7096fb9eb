"""A body in Markdown as HTML: CommonMark with tables, footnotes, deletions, task lists and the dialects of blogs.

HTML in it is passed through, because whatever comes out is cleaned as every body is.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple, cast

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from newsarchive.read.markdown.attributes import ATTRIBUTES, attribute_lists
from newsarchive.read.markdown.blocks import prepare_blocks
from newsarchive.read.markdown.emphasis import EastAsianInline
from newsarchive.read.markdown.mathematics import mathematics
from newsarchive.read.markdown.notes import loose_references, notes
from newsarchive.read.markdown.tables import tables
from newsarchive.read.markdown.template_tags import TEMPLATE_TAG, tags_in, template_tags

LONGEST_BODY = 1_000_000
"""Characters of a body in Markdown; a longer one is not parsed."""
MOST_LINES = 50_000
MOST_BRACKETS = 20_000
"""Opening brackets, each of which may begin a link, whose end is searched for at every level."""
DEEPEST = 50
"""Blocks within blocks, such as quotes in quotes; a body with more is not parsed."""
_ATTRIBUTE = "attribute"


class Dropped(NamedTuple):
    """Something written in Markdown that the HTML does not have: the kind of removal, the text and the reason."""

    what: str
    text: str
    why: str


class _Anchor(NamedTuple):
    """A line of the HTML and the lines of the Markdown that it comes from, all from 0."""

    written: int
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class MarkdownBody:
    """A body that was Markdown, as HTML."""

    html: str
    dropped: tuple[Dropped, ...]
    template_tags: tuple[tuple[int, str], ...]
    """Each tag of a template engine with its line in the body, from 1."""
    heading: str
    """The text of the heading of the first level that the body begins with; empty if it begins with something else."""
    anchors: tuple[_Anchor, ...]

    def line_of(self, line: int) -> int:
        """The line of the Markdown, from 1, for a line of the HTML, from 1."""
        place = bisect_right(self.anchors, line - 1, key=lambda anchor: anchor.written) - 1
        if place < 0:
            return 1
        anchor = self.anchors[place]
        return min(anchor.first + line - 1 - anchor.written, max(anchor.end - 1, anchor.first)) + 1


class TooComplexError(ValueError):
    """A body that cannot be parsed in a time that grows with its length alone; the message has the reason."""


def read_markdown(body: str) -> MarkdownBody:
    """Read a body in Markdown. Raises `TooComplexError` if it is too long or too deep."""
    for name, count, most in (
        ("characters", len(body), LONGEST_BODY),
        ("lines", body.count("\n"), MOST_LINES),
        ("opening brackets", body.count("["), MOST_BRACKETS),
    ):
        if count > most:
            raise TooComplexError(f"{count:,} {name}; expected at most {most:,}")
    parser = _parser()
    env: dict[str, Any] = {}
    tokens = parser.parse(body, env)
    if any(token.level >= DEEPEST - 1 for token in tokens):
        raise TooComplexError(f"blocks in {DEEPEST} others; expected at most {DEEPEST - 1} levels of lists and quotes")
    lines = body.split("\n")
    dropped = [
        Dropped("element", text, "a reference that nothing refers to") for text in loose_references(env, tokens, lines)
    ]
    dropped += _dropped(tokens)
    html, anchors = _written(parser, tokens, env)
    tags = tuple((line + 1, tag) for line, tag in tags_in(tokens))
    return MarkdownBody(html, tuple(dropped), tags, _first_heading(tokens), anchors)


def _first_heading(tokens: list[Token]) -> str:
    """The text of the heading of the first level that is the first block; empty if another block is."""
    if not tokens or tokens[0].type != "heading_open" or tokens[0].tag != "h1":
        return ""
    children = tokens[1].children or []
    return "".join(" " if child.type == "softbreak" else child.content for child in children if child.nesting == 0)


class _Parser(MarkdownIt):
    """A parser that leaves URLs as they are written: they are checked where those of all bodies are."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - markdown-it's form
        """Return True."""
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it's form
        """Return the URL."""
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - markdown-it's form
        """Return the URL."""
        return link


@lru_cache(maxsize=1)
def _parser() -> _Parser:
    parser = _Parser()
    parser.inline = EastAsianInline()
    # Each part of a parser has the rules that its configuration names.
    parser.configure("commonmark", {"html": True, "maxNesting": DEEPEST, "store_labels": True})
    parser.enable(["table", "strikethrough"])
    tables(parser)
    notes(parser)
    mathematics(parser)
    attribute_lists(parser)
    template_tags(parser)
    prepare_blocks(parser)
    parser.add_render_rule(TEMPLATE_TAG, _as_text)
    parser.add_render_rule(ATTRIBUTES, _as_nothing)
    return parser


def _as_text(_: RendererHTML, tokens: list[Token], index: int, *__: Any) -> str:  # noqa: ANN401 - markdown-it's form
    return escapeHtml(tokens[index].content)


def _as_nothing(*_: Any) -> str:  # noqa: ANN401 - markdown-it's form
    return ""


def _written(parser: _Parser, tokens: list[Token], env: dict[str, Any]) -> tuple[str, tuple[_Anchor, ...]]:
    """The HTML of all blocks as the renderer's own loop writes it, and the lines that each of them comes from."""
    renderer = cast("RendererHTML", parser.renderer)
    pieces: list[str] = []
    anchors: list[_Anchor] = []
    line = 0
    for index, token in enumerate(tokens):
        if token.map and token.nesting >= 0:
            # The first line of code between fences is the one after the fence.
            first = token.map[0] + (token.type == "fence" and bool(token.markup))
            anchors.append(_Anchor(line, first, token.map[1]))
        if token.type == "inline":
            piece = renderer.renderInline(token.children or [], parser.options, env)
        elif token.type in renderer.rules:
            piece = renderer.rules[token.type](tokens, index, parser.options, env)
        else:
            piece = renderer.renderToken(tokens, index, parser.options, env)
        pieces.append(piece)
        line += piece.count("\n")
    return "".join(pieces), tuple(anchors)


def _dropped(tokens: list[Token]) -> Iterator[Dropped]:
    """The titles, options and attributes that no page shows."""
    for token in tokens:
        if options := token.meta.get("options"):
            yield Dropped(_ATTRIBUTE, options, "the options of a code block")
        if attributes := token.meta.get(ATTRIBUTES):
            yield Dropped(_ATTRIBUTE, attributes, "attributes of Markdown that no page shows")
        if token.type == ATTRIBUTES:
            yield Dropped(_ATTRIBUTE, token.content, "attributes of Markdown that no page shows")
        elif title := token.attrs.get("title"):
            yield Dropped(_ATTRIBUTE, str(title), "the title of a link or an image, which only a pointer shows")
        yield from _dropped(token.children or [])
