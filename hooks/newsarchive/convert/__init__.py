"""Conversion of the canonical tree to HTML, Markdown and plain text."""

from newsarchive.base.htmltree import Element, html_of


def write_html(tree: Element) -> str:
    """Write each block of a canonical tree on a line of its own; `clean.sanitize` must filter the result."""
    return "\n".join(html_of(block) for block in tree)
