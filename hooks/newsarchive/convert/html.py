"""The clean tree as HTML."""

from newsarchive.base.htmltree import Element, html_of


def write_html(clean: Element) -> str:
    """The blocks of a clean tree, each on a line of its own; it goes through `clean.sanitize` before anyone sees it."""
    return "\n".join(html_of(block) for block in clean)
