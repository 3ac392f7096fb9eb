"""Build blocks from a stream of text and marks: text opens a paragraph, blocks close it, marks continue in the next."""

from lxml import etree

from newsarchive.base.htmltree import Element, drop_tag, drop_tree, tag_of, text_of
from newsarchive.base.text import strip_control, visible
from newsarchive.clean.removals import GENERIC, RemovalLog
from newsarchive.clean.tree.whitespace import normalise_whitespace, trim_line_breaks

_MAX_INLINE_ELEMENTS = 2000
_EMPTY_ELEMENTS = frozenset({"br", "img"})
# Neither of them can be in the other: it would end it.
_RUBY_TEXTS = frozenset({"rt", "rp"})


class BlockBuilder:
    """Writes blocks into one container; text opens a paragraph if none is open.

    `marks` holds the open inline elements with their attributes, outermost first; `opened` holds those that the
    current paragraph has already.
    """

    def __init__(self, container: Element, log: RemovalLog) -> None:
        self.container = container
        self.log = log
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
        if not self._pieces or self.line_breaks or len(self.opened) < len(self.marks):
            self.open()
        self._pieces.append(text if text.isprintable() else strip_control(text))

    def open(self) -> Element:
        """Return the innermost open inline element, after two or more line breaks that of a new paragraph."""
        self._write_pieces()
        if self.line_breaks > 1:
            self.close()
        if self.paragraph is None:
            self.paragraph = append(self.container, "p")
        elif self.line_breaks:
            append(self.opened[-1] if self.opened else self.paragraph, "br")
        self.line_breaks = 0
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
            _drop_empty(paragraph)
            _join_equal(paragraph)
            _lift_breaks(paragraph)
            _drop_redundant_breaks(paragraph)
            # An empty mark hid the whitespace before it from the line break after it.
            trim_line_breaks(paragraph)
        if not visible(text_of(paragraph)) and paragraph.find(".//img") is None:
            self.container.remove(paragraph)
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
            text = text_of(paragraph)
            paragraph.clear()
            paragraph.text = text


def append(parent: Element, tag: str, attributes: dict[str, str] | None = None) -> Element:
    """Add an element at the end of its parent."""
    child: Element = parent.makeelement(tag, attributes or {})
    parent.append(child)
    return child


def last_child(element: Element) -> Element | None:
    """The last child element, found without counting all children as `len` does."""
    return next(element.iterchildren(reversed=True), None)


def _drop_empty(paragraph: Element) -> None:
    """Remove empty inline elements, innermost first, and keep the text after them."""
    for element in reversed(list(paragraph.iterdescendants())):
        if tag_of(element) not in _EMPTY_ELEMENTS and not element.text and last_child(element) is None:
            drop_tag(element)


def _join_equal(paragraph: Element) -> None:
    """Join adjacent equal inline elements: rich-text editors split bold in the middle of a word."""
    for element in list(paragraph.iterdescendants()):
        following = element.getnext()
        while (
            following is not None
            and not element.tail
            and following.tag == element.tag
            and following.attrib == element.attrib
            and tag_of(element) not in _EMPTY_ELEMENTS
        ):
            _absorb(element, following)
            following = element.getnext()


def _absorb(element: Element, following: Element) -> None:
    last = last_child(element)
    if last is None:
        element.text = (element.text or "") + (following.text or "")
    else:
        last.tail = (last.tail or "") + (following.text or "")
    element.extend(list(following))
    element.tail, following.tail = following.tail, None
    parent = following.getparent()
    if parent is not None:
        parent.remove(following)


def _lift_breaks(paragraph: Element) -> None:
    """Move each line break at the start of a mark before the mark."""
    for line_break in list(paragraph.iter("br")):
        parent = line_break.getparent()
        while parent is not None and parent is not paragraph and line_break.getprevious() is None and not parent.text:
            parent.text, line_break.tail = line_break.tail, None
            parent.addprevious(line_break)
            parent = line_break.getparent()


def _drop_redundant_breaks(paragraph: Element) -> None:
    """Remove line breaks that separate nothing, left over where an empty mark was removed."""
    redundant: set[Element] = set()
    last: Element | None = None
    has_text = False
    for event, node in etree.iterwalk(paragraph, events=("start", "end")):
        if event == "start" and node.tag == "br":
            redundant |= ({last} if last is not None else set()) if has_text else {node}
            last = node
        if node.tag == "img" or visible((node.text if event == "start" else node.tail) or ""):
            last, has_text = None, True
    for line_break in redundant if last is None else {*redundant, last}:
        drop_tree(line_break)
