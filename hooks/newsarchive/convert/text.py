"""The canonical tree as plain text."""

from collections.abc import Iterator

from newsarchive.base.htmltree import Element

BLOCKS = frozenset("p h2 h3 h4 h5 h6 ul ol li blockquote pre table caption thead tbody tr figure figcaption hr".split())


def write_text(tree: Element) -> str:
    """Write one line per paragraph: the text of each block without inner blocks; tabs separate the cells of a row."""
    return "\n".join(paragraphs(tree))


def paragraphs(tree: Element, *, with_code: bool = True) -> list[str]:
    """Return the lines of `write_text`."""
    lines: list[str] = []
    for block in tree:
        if block.tag == "pre" and not with_code:
            continue
        if block.tag == "tr":
            lines.append("\t".join(line_of(cell) for cell in block))
        elif any(child.tag in BLOCKS for child in block):
            lines += paragraphs(block, with_code=with_code)
        else:
            lines.append(line_of(block))
    return [line for line in lines if line.strip()]


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
