"""The clean tree as HTML."""

from lxml import html

from newsarchive.base.htmltree import Element


def write_html(clean: Element) -> str:
    """The blocks of a clean tree, each on a line of its own; it goes through `clean.sanitize` before anyone sees it."""
    return "\n".join(html.tostring(block, encoding="unicode", with_tail=False) for block in clean)
