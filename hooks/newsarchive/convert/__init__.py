"""Conversion of the canonical tree to HTML, Markdown and plain text."""

from newsarchive.base.htmltree import Element, html_of


def write_html(tree: Element) -> str:
    """Write each block of a canonical tree on a line of its own; `clean.sanitize` must filter the result."""
    # Writing the whole at once is several times faster than block by block.
    for block in tree:
        block.tail = "\n"
    written = html_of(tree)
    for block in tree:
        block.tail = None
    return written[written.index(">") + 1 : written.rindex("<")].removesuffix("\n")
