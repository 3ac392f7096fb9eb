"""Build blocks from a stream of text and marks: text opens a paragraph, blocks close it, marks continue in the next."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol

from lxml import etree

from newsarchive.base.htmltree import Element, text_of
from newsarchive.base.text import strip_control
from newsarchive.clean.removals import GENERIC, RemovalLog
from newsarchive.clean.tree.paragraph_marks import (
    drop_empty,
    drop_links_without_text,
    drop_redundant_breaks,
    is_shown,
    join_equal,
    last_child,
    lift_breaks,
)
from newsarchive.clean.tree.whitespace import normalise_whitespace, trim_line_breaks

# An attribute of paragraphs that may be captions; `attach_captions` removes it.
CAPTION_HINT = "data-caption"
# An attribute with the names that links inside the page lead to; `settle_links` replaces it by an id of our own.
NAMES = "data-names"
_MAX_INLINE_ELEMENTS = 2000
# Neither of them can be in the other: it would end it.
_RUBY_TEXTS = frozenset({"rt", "rp"})


@dataclass(slots=True)
class Context:
    """Attributes of the markup around the current text that its blocks take over."""

    scope: dict[str, str] = field(default_factory=dict)
    """`dir` and `lang`."""
    names: list[str] = field(default_factory=list)
    """Names that links lead to, of blocks that have no text yet."""
    inline_names: list[str] = field(default_factory=list)
    """The same of inline elements: the next link inside the page takes these, else the paragraph."""

    def take_names(self) -> list[str]:
        """The names that wait for the next text."""
        names, self.names = self.names, []
        return names + self.take_inline_names()

    def take_inline_names(self) -> list[str]:
        """The names of inline elements that wait for the next text."""
        names, self.inline_names = self.inline_names, []
        return names


class BlockBuilder:
    """Writes blocks into one container; text opens a paragraph if none is open.

    `marks` holds the open inline elements with their attributes, outermost first; `opened` holds those that the
    current paragraph has already.
    """

    def __init__(self, container: Element, log: RemovalLog, context: Context) -> None:
        self.container = container
        self.log = log
        self.context = context
        self.marks: list[tuple[str, dict[str, str]]] = []
        # The position in `marks` of each mark, in the order in which they were entered.
        self._entered: list[int] = []
        self.paragraph: Element | None = None
        self.opened: list[Element] = []
        self.line_breaks = 0
        # Text is written in one piece, because lxml copies all of an element's text whenever some is added.
        self._pieces: list[str] = []

    @property
    def last_block(self) -> Element | None:
        """The block written last."""
        return last_child(self.container)

    @property
    def in_page_link(self) -> Element | None:
        """The open link to a place inside the page, if any."""
        for index, (tag, attributes) in enumerate(self.marks):
            if tag == "a" and attributes["href"].startswith("#"):
                self.open()
                return self.opened[index]
        return None

    @property
    def is_unused(self) -> bool:
        """True if nothing has been written yet."""
        return self.paragraph is None and self.last_block is None

    def text(self, text: str | None) -> None:
        """Write text, except whitespace between blocks."""
        if not text:
            return
        if text.isspace() and (self.paragraph is None or self.line_breaks):
            if text.count("\n") > 1:
                self.log.add("whitespace", "\n\n", rule=GENERIC, why="empty lines between paragraphs")
            return
        context = self.context
        if (
            not self._pieces
            or self.line_breaks
            or len(self.opened) < len(self.marks)
            or context.names
            or context.inline_names
        ):
            self.open()
        self._pieces.append(text if text.isprintable() else strip_control(text))

    def open(self) -> Element:
        """Return the innermost open inline element, after two or more line breaks that of a new paragraph."""
        self._write_pieces()
        if self.line_breaks > 1:
            self.close()
        if self.paragraph is None:
            self.paragraph = append(self.container, "p", self.context.scope)
        elif self.line_breaks:
            append(self.opened[-1] if self.opened else self.paragraph, "br")
        self.line_breaks = 0
        if self.context.names or self.context.inline_names:
            add_names(self.paragraph, self.context.take_names())
        for tag, attributes in self.marks[len(self.opened) :]:
            self.opened.append(append(self.opened[-1] if self.opened else self.paragraph, tag, attributes))
        return self.opened[-1] if self.opened else self.paragraph

    def line_break(self) -> None:
        """Write a `br`: one breaks the line, two separate paragraphs."""
        if self.paragraph is not None:
            self.line_breaks += 1

    def enter(self, tag: str, attributes: dict[str, str], *, stays_in_code: bool = False) -> bool:
        """Begin an inline element, which is written with its first text and again in each new paragraph.

        Return False and begin nothing if the same element is already open: bold in bold is bold. Code is always the
        innermost, because tags in code are read as its text, unless the element is an index.
        """
        open_tags = [open_tag for open_tag, _ in self.marks]
        if tag in open_tags or (tag in _RUBY_TEXTS and not _RUBY_TEXTS.isdisjoint(open_tags)):
            return False
        is_outside_code = "code" in open_tags and not stays_in_code
        position = open_tags.index("code") if is_outside_code else len(open_tags)
        self._reopen_from(position)
        self.marks.insert(position, (tag, attributes))
        self._entered.append(position)
        return True

    def leave(self) -> None:
        """End the inline element entered last."""
        position = self._entered.pop()
        self._reopen_from(position)
        del self.marks[position]

    @contextmanager
    def without(self, tag: str) -> Iterator[None]:
        """Write without an open inline element, which goes on afterwards."""
        position = next((index for index, (open_tag, _) in enumerate(self.marks) if open_tag == tag), -1)
        if position < 0:
            yield
            return
        marks, entered = self.marks, self._entered
        self._reopen_from(position)
        self.marks, self._entered = [*marks[:position], *marks[position + 1 :]], []
        yield
        self._reopen_from(position)
        self.marks, self._entered = marks, entered

    def image(self, attributes: dict[str, str]) -> None:
        """Write an inline image, which is never in code."""
        marks = self.marks
        position = next((index for index, (tag, _) in enumerate(marks) if tag == "code"), len(marks))
        self._reopen_from(position)
        self.marks = marks[:position]
        append(self.open(), "img", attributes)
        self.marks = marks

    def _reopen_from(self, position: int) -> None:
        """End the written marks from a position on; the next text begins those that are still open anew."""
        self._write_pieces()
        del self.opened[position:]

    def close(self) -> None:
        """End the open paragraph; a paragraph without visible content is removed again."""
        if self.paragraph is None:
            return
        self._write_pieces()
        paragraph, self.paragraph, self.opened, self.line_breaks = self.paragraph, None, [], 0
        has_marks = len(paragraph) > 0
        if has_marks:
            self._flatten(paragraph)
        indent = normalise_whitespace(paragraph)
        if has_marks:
            drop_empty(paragraph)
            drop_links_without_text(paragraph, self.log)
            join_equal(paragraph)
            lift_breaks(paragraph)
            drop_redundant_breaks(paragraph)
            # An empty mark hid the whitespace before it from the line break after it.
            trim_line_breaks(paragraph)
        if not is_shown(paragraph):
            self.container.remove(paragraph)
            self.context.names += names_of(paragraph)
            self.log.add("whitespace", indent or "p", rule=GENERIC, why="empty paragraph")
        elif "\u3000" in indent:
            self.log.add("whitespace", indent, rule=GENERIC, why="indent by spaces; the style sheet indents")

    def _write_pieces(self) -> None:
        if not self._pieces or self.paragraph is None:
            return
        cursor = self.opened[-1] if self.opened else self.paragraph
        text = "".join(self._pieces)
        self._pieces.clear()
        last = last_child(cursor)
        if last is None:
            cursor.text = (cursor.text or "") + text
        else:
            last.tail = (last.tail or "") + text

    def _flatten(self, paragraph: Element) -> None:
        """Reduce a paragraph with more inline elements than any author writes to plain text."""
        if sum(1 for _ in paragraph.iterdescendants()) > _MAX_INLINE_ELEMENTS:
            why = f"more than {_MAX_INLINE_ELEMENTS} inline elements in one paragraph, which is shown as plain text"
            self.log.add("attribute", "inline elements", rule=GENERIC, why=why)
            text, attributes = text_of(paragraph), dict(paragraph.attrib)
            paragraph.clear()
            paragraph.attrib.update(attributes)
            paragraph.text = text


class BlockWriter(Protocol):
    """The part of the tree's writer that the writers of single elements need."""

    def builder(self, container: Element) -> BlockBuilder:
        """A builder that writes into a container."""

    def write_blocks(self, element: Element, container: Element) -> None:
        """Write the content of an element as blocks of a container."""

    def write_part(self, node: Element, container: Element) -> None:
        """Write the content of an item or a cell, which takes over its name, direction and language."""

    def write_content(self, element: Element, builder: BlockBuilder) -> None:
        """Write the content of an element."""

    def write_node(self, node: Element, builder: BlockBuilder) -> None:
        """Write an element."""


def append(parent: Element, tag: str, attributes: dict[str, str] | None = None) -> Element:
    """Add an element at the end of its parent."""
    return etree.SubElement(parent, tag, attributes or {})


def names_of(element: Element) -> list[str]:
    """The names that links lead to, of a written element."""
    return (element.get(NAMES) or "").split()


def add_names(element: Element, names: list[str]) -> None:
    """Let links that lead to these names lead to this element."""
    if names:
        element.set(NAMES, " ".join([*names_of(element), *names]))


def hand_over(source: Element, target: Element) -> None:
    """Give the attributes of an element that is about to be unwrapped to the one around it."""
    if source.attrib:
        add_names(target, names_of(source))
        for name in ("dir", "lang"):
            if (value := source.get(name)) and target.get(name) is None:
                target.set(name, value)
