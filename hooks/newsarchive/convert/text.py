"""The canonical tree as plain text."""

from collections.abc import Iterable, Iterator

from newsarchive.base.htmltree import Element
from newsarchive.base.language import PLAY
from newsarchive.convert.numbers import item_numbers

BLOCKS = frozenset(
    "p h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre table caption thead tbody tr figure figcaption hr".split()
)

_LISTS = frozenset(("ul", "ol", "dl"))
# An item of a list that is this long is no name or label.
_LENGTH_OF_SENTENCES = 40


def write_text(tree: Element) -> str:
    """Write one line per paragraph: the text of each block without inner blocks; tabs separate the cells of a row.

    The items of an ordered list begin with their numbers if the source states them; numbers that count from one are
    clear from the order.
    """
    return "\n".join(paragraphs(tree))


def paragraphs(tree: Iterable[Element], *, with_code: bool = True) -> list[str]:
    """Return the lines of `write_text`."""
    lines: list[str] = []
    for block in tree:
        if block.tag == "pre" and not with_code:
            continue
        if block.tag == "tr":
            lines.append("\t".join(line_of(cell) for cell in block))
        elif block.tag == "ol" and _states_numbers(block):
            for number, item in zip(item_numbers(block), block, strict=True):
                written = list(filter(str.strip, _lines_of(item, with_code=with_code)))
                lines += [f"{number}. {line}" for line in written[:1]] + written[1:]
        else:
            lines += _lines_of(block, with_code=with_code)
    return [line for line in lines if line.strip()]


def prose(tree: Iterable[Element]) -> list[str]:
    """Return the paragraphs of running text: no headings, captions, tables or code, of lists only whole sentences.

    A link that replaces a player is no running text either.
    """
    lines: list[str] = []
    for block in tree:
        if block.tag == "p":
            if not _is_player(block):
                lines.append(line_of(block))
        elif block.tag == "blockquote":
            lines += prose(block)
        elif block.tag in _LISTS:
            lines += [line for line in paragraphs(block) if len(line) >= _LENGTH_OF_SENTENCES]
    return [line for line in lines if line.strip()]


def _is_player(block: Element) -> bool:
    """True for a paragraph that is nothing but a link to the media of a player, as `▶ Vimeo` is."""
    return len(block) == 1 and not block.text and block[0].tag == "a" and (block[0].text or "").startswith(PLAY)


def _lines_of(block: Element, *, with_code: bool) -> list[str]:
    """The lines of a block; text between the blocks in it, as in a caption with a list, is a line too."""
    if not len(block) or not any(child.tag in BLOCKS for child in block):
        return [line_of(block)]
    lines: list[str] = []
    between = [block.text or ""]
    for child in block:
        if child.tag in BLOCKS:
            lines += ["".join(between).strip("\n"), *paragraphs([child], with_code=with_code)]
            between = [child.tail or ""]
        else:
            between += ["\n" if child.tag == "br" else "", *_pieces(child), child.tail or ""]
    return [line for line in [*lines, "".join(between).strip("\n")] if line.strip()]


def _states_numbers(items: Element) -> bool:
    return bool({"start", "reversed", "type"} & set(items.keys())) or any(item.get("value") for item in items)


def line_of(block: Element) -> str:
    """Return the text of a block with a line feed for each `br`."""
    return "".join(_pieces(block)) if len(block) else block.text or ""


def _pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == "br":
            yield "\n"
        yield from _pieces(child)
        yield child.tail or ""
