"""The clean tree as plain text."""

from collections.abc import Iterator

from newsarchive.base.htmltree import Element

BLOCKS = frozenset("p h2 h3 h4 h5 h6 ul ol li blockquote pre table caption thead tbody tr figure figcaption hr".split())


def write_text(clean: Element) -> str:
    """One paragraph a line: the text of every block that holds no other; cells of a row are parted by tabs."""
    return "\n".join(paragraphs(clean))


def paragraphs(clean: Element, *, with_code: bool = True) -> list[str]:
    """The lines of `write_text`."""
    lines: list[str] = []
    for block in clean:
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
    """The text of a block with a line break for each `br`."""
    return "".join(_pieces(block)) if len(block) else block.text or ""


def _pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == "br":
            yield "\n"
        yield from _pieces(child)
        yield child.tail or ""
