"""Blocks being written: text opens a paragraph, blocks close it, marks such as bold go on from one to the next."""

from lxml import etree

from newsarchive.base.htmltree import Element, tag_of, text_of
from newsarchive.base.text import strip_forbidden, visible
from newsarchive.clean.inline import tidy
from newsarchive.clean.removals import GENERIC, RemovalLog


class Flow:
    """Blocks being written into one container; text opens a paragraph where none is open."""

    def __init__(self, container: Element, log: RemovalLog) -> None:
        self.container = container
        self.log = log
        self.marks: list[tuple[str, dict[str, str]]] = []
        self.paragraph: Element | None = None
        self.cursor: Element | None = None
        self.line_breaks = 0

    def text(self, text: str | None) -> None:
        """Write text; blanks between blocks are none of the text."""
        if not text:
            return
        if text.isspace() and (self.paragraph is None or self.line_breaks):
            if text.count("\n") > 1:
                self.log.add("blank", "\n\n", rule=GENERIC, why="blank lines between paragraphs")
            return
        cursor = self.open()
        text = strip_forbidden(text)
        if len(cursor):
            cursor[-1].tail = (cursor[-1].tail or "") + text
        else:
            cursor.text = (cursor.text or "") + text

    def open(self) -> Element:
        """The innermost open inline element. Two line breaks or more in a row have ended the paragraph before."""
        if self.line_breaks > 1:
            self.close()
        elif self.line_breaks and self.cursor is not None:
            append(self.cursor, "br")
        self.line_breaks = 0
        if self.cursor is None:
            self.paragraph = self.cursor = append(self.container, "p")
            for tag, attributes in self.marks:
                self.cursor = append(self.cursor, tag, attributes)
        return self.cursor

    def line_break(self) -> None:
        """A `br`: one breaks the line, two part paragraphs."""
        if self.paragraph is not None:
            self.line_breaks += 1

    def enter(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin an inline element; it goes on in every paragraph that is opened before it is left."""
        if self.paragraph is not None:
            self.cursor = append(self.open(), tag, attributes)
        self.marks.append((tag, attributes))

    def leave(self) -> None:
        """End the inline element that was entered last."""
        self.marks.pop()
        if self.cursor is not None:
            self.cursor = self.cursor.getparent()

    def close(self) -> None:
        """End the open paragraph; one without a visible character is taken back."""
        paragraph, self.paragraph, self.cursor, self.line_breaks = self.paragraph, None, None, 0
        if paragraph is None:
            return
        indent = tidy(paragraph)
        _drop_empty(paragraph)
        _drop_idle_breaks(paragraph)
        if not visible(text_of(paragraph)):
            self.container.remove(paragraph)
            self.log.add("blank", indent or "p", rule=GENERIC, why="empty paragraph")
        elif "\u3000" in indent:
            self.log.add("blank", indent, rule=GENERIC, why="indent by blanks; the style sheet indents")


def append(parent: Element, tag: str, attributes: dict[str, str] | None = None) -> Element:
    """Add an element behind all that is in its parent."""
    child: Element = parent.makeelement(tag, attributes or {})
    parent.append(child)
    return child


def _drop_empty(paragraph: Element) -> None:
    """Take inline elements out that hold nothing, innermost first; what is behind them stays."""
    for element in reversed(list(paragraph.iterdescendants())):
        if tag_of(element) not in {"br", "img"} and not len(element) and not element.text:
            element.drop_tag()


def _drop_idle_breaks(paragraph: Element) -> None:
    """Take the breaks out that part nothing: an empty mark stood behind them, and is gone."""
    idle: set[Element] = set()
    last: Element | None = None
    has_text = False
    for event, node in etree.iterwalk(paragraph, events=("start", "end")):
        if event == "start" and node.tag == "br":
            idle |= ({last} if last is not None else set()) if has_text else {node}
            last = node
        if visible((node.text if event == "start" else node.tail) or ""):
            last, has_text = None, True
    for line_break in idle if last is None else {*idle, last}:
        line_break.drop_tree()
