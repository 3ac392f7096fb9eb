"""Format a cleaned body as lines for a terminal, readable without colours too."""

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import Any

import click

from newsarchive.base.display_width import display_width, pad, wrap
from newsarchive.base.htmltree import Element, parse_fragment, tag_of
from newsarchive.base.text import collapse_whitespace
from newsarchive.convert.numbers import item_numbers
from newsarchive.convert.text import BLOCKS, line_of

Look = dict[str, Any]
"""Keyword arguments of `click.style`."""
FAINT: Look = {"dim": True}
BOLD: Look = {"bold": True}
_LOOKS: dict[str, Look] = {
    "strong": BOLD,
    "em": {"italic": True},
    "a": {"underline": True},
    "code": {"fg": "cyan"},
    "kbd": {"fg": "cyan"},
    "del": {"strikethrough": True},
    "mark": {"reverse": True},
}
_IMAGE = "▣ "
_INDENT = "    "
_BETWEEN_CELLS = " │ "


def body_lines(html: str, width: int) -> list[str]:
    """The lines of a body; links are numbered, and their targets listed below it."""
    body = parse_fragment(html)
    if body is None:
        return []
    writer = _Writer()
    lines = writer.blocks(body, width)
    targets = [click.style(f"‹{number}› {target}", **FAINT) for number, target in enumerate(writer.links, 1)]
    return [*lines, *([""] if lines and targets else []), *targets]


def paragraph(pieces: list[tuple[str, Look]], width: int) -> list[str]:
    """Styled pieces of text as lines, wrapped to the width."""
    characters = [(character, look) for text, look in pieces for character in text]
    lines = []
    start = 0
    for line in "".join(character for character, _ in characters).split("\n"):
        lines += [_styled(characters[start + part.start : start + part.stop]) for part in wrap(line, width)]
        start += len(line) + 1
    return lines


def prefixed(marker: str, lines: list[str], *, rest: str = "") -> list[str]:
    """The first line prefixed with a marker, the others with `rest`, or indented by the marker's width."""
    following = rest or " " * display_width(marker)
    return [f"{following if number else marker}{line}".rstrip() for number, line in enumerate(lines)]


def _styled(characters: list[tuple[str, Look]]) -> str:
    runs = [
        (look, "".join(character for character, _ in run))
        for look, run in groupby(characters, key=lambda character: character[1])
    ]
    return "".join(click.style(text, **look) if look else text for look, text in runs)


class _Writer:
    """Writes blocks and collects the targets of their links."""

    def __init__(self) -> None:
        self.links: list[str] = []
        self._writers: Mapping[str, Callable[[Element, int], list[str]]] = {
            **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), self._heading),
            "ul": self._list,
            "ol": self._list,
            "dl": self._definitions,
            "blockquote": self._quote,
            "pre": _code,
            "table": _table,
            "figure": self._figure,
            "hr": _rule,
        }

    def blocks(self, container: Element, width: int) -> list[str]:
        """The blocks of a container, separated by empty lines."""
        lines: list[str] = []
        for block in container:
            written = self._block(block, width)
            lines += [""] if lines and written else []
            lines += written
        return lines

    def _block(self, block: Element, width: int) -> list[str]:
        return self._writers.get(tag_of(block), self._text)(block, width)

    def _text(self, block: Element, width: int, look: Look | None = None) -> list[str]:
        return paragraph(list(self._pieces(block, look or {})), width)

    def _heading(self, heading: Element, width: int) -> list[str]:
        marker = "#" * int(tag_of(heading)[1]) + " "
        lines = self._text(heading, width - len(marker), BOLD)
        return prefixed(click.style(marker, **BOLD), lines, rest=" " * len(marker))

    def _quote(self, quote: Element, width: int) -> list[str]:
        return prefixed("│ ", self.blocks(quote, width - 2), rest="│ ")

    def _pieces(self, element: Element, look: Look) -> Iterator[tuple[str, Look]]:
        yield element.text or "", look
        for child in element:
            tag = tag_of(child)
            if tag == "br":
                yield "\n", look
            if tag == "img":
                yield _IMAGE + (child.get("alt") or child.get("src") or ""), FAINT
            yield from self._pieces(child, look | _LOOKS.get(tag, {}))
            if tag == "a" and child.get("href") != line_of(child):
                self.links.append(child.get("href") or "")
                yield f"‹{len(self.links)}›", FAINT
            yield child.tail or "", look

    def _list(self, items: Element, width: int) -> list[str]:
        lines: list[str] = []
        is_loose = any(child.tag in BLOCKS for item in items for child in item)
        numbers = item_numbers(items) if items.tag == "ol" else None
        for index, item in enumerate(items):
            marker = f"{numbers[index]}. " if numbers else "• "
            holds_blocks = any(child.tag in BLOCKS for child in item)
            room = width - len(marker)
            lines += [""] if lines and is_loose else []
            lines += prefixed(marker, self.blocks(item, room) if holds_blocks else self._text(item, room))
        return lines

    def _definitions(self, definitions: Element, width: int) -> list[str]:
        lines: list[str] = []
        for part in definitions:
            if part.tag == "dt":
                lines += self._text(part, width, BOLD)
                continue
            holds_blocks = any(child.tag in BLOCKS for child in part)
            room = width - len(_INDENT)
            lines += prefixed(_INDENT, self.blocks(part, room) if holds_blocks else self._text(part, room))
        return lines

    def _figure(self, figure: Element, width: int) -> list[str]:
        lines = []
        caption = figure.find("figcaption")
        for image in figure.iter("img"):
            lines.append(click.style(_IMAGE + (image.get("src") or ""), **FAINT))
            alt = image.get("alt") or ""
            if alt and (caption is None or alt not in line_of(caption)):
                lines += prefixed("  ", paragraph([(f"({alt})", FAINT)], width - 2))
        if caption is not None:
            lines += prefixed("  ", self._text(caption, width - 2, {"italic": True}))
        return lines


def _code(block: Element, _: int) -> list[str]:
    """The lines of code, not wrapped."""
    lines = "".join(block.itertext()).expandtabs(4).split("\n")
    return [f"    {click.style(line, **_LOOKS['code'])}" if line else "" for line in lines]


def _rule(_: Element, __: int) -> list[str]:
    return ["* * *"]


def _table(table: Element, width: int) -> list[str]:
    rows = [[collapse_whitespace(line_of(cell)) for cell in row] for row in table.iter("tr")]
    widest = [
        max(display_width(row[at]) for row in rows if at < len(row)) for at in range(max(map(len, rows), default=0))
    ]
    fits = sum(widest) + len(_BETWEEN_CELLS) * (len(widest) - 1) <= width
    heads = len(table.findall("thead/tr"))
    lines = [click.style(collapse_whitespace(line_of(caption)), italic=True) for caption in table.iter("caption")]
    for number, row in enumerate(rows):
        cells = [pad(cell, room) for cell, room in zip(row, widest, strict=False)] if fits else row
        line = _BETWEEN_CELLS.join(cells).rstrip()
        lines.append(click.style(line, **BOLD) if number < heads else line)
    return lines
