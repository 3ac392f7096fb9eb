"""Exclusions from the canonical tree: comments, elements that are never shown, attributes without a meaning."""

from newsarchive.base.htmltree import Element, is_comment, tag_of, text_of
from newsarchive.base.text import visible
from newsarchive.clean.boilerplate.patterns import boilerplate_reason
from newsarchive.clean.removals import GENERIC, RemovalLog, written_url
from newsarchive.clean.tree.elements import NEVER_REASONS, NEVER_SHOWN, USED_ATTRIBUTES
from newsarchive.clean.tree.formulas import markup as formulas


def exclude_comment(node: Element, log: RemovalLog) -> None:
    """Record a node that is no element if it is a comment."""
    if is_comment(node):
        log.add("comment", node.text or "", rule=GENERIC, why="a comment is not shown")


def exclude_element(node: Element, *, has_attributes: bool, log: RemovalLog) -> bool:
    """Record an element that is no part of the article, with its images; return whether it is none.

    The only form of a formula stays, whatever element it is in.
    """
    if has_attributes and formulas.is_rendering(node):
        formulas.record_rendering(node, log)
        return True
    tag = tag_of(node)
    why = NEVER_REASONS.get(tag) or (boilerplate_reason(node) if has_attributes else "")
    if not why or formulas.is_only_form(node):
        return False
    shown = text_of(node) if visible(text_of(node)) else node.get("src") or tag
    log.add(NEVER_SHOWN.get(tag, "element"), shown, rule=GENERIC, why=why)
    log.add_images(node, rule=GENERIC, why=why)
    return True


def exclude_tag(node: Element, log: RemovalLog) -> None:
    """Record the tag of an element that is not HTML, and what that loads; the content is no part of it."""
    log.add("element", f"<{tag_of(node)}>", rule=GENERIC, why="not an HTML element; its content is kept")
    if url := written_url(node):
        log.add("image", url, rule=GENERIC, why="what an element that is not HTML loads")


def exclude_attributes(node: Element, log: RemovalLog) -> None:
    """Record the attributes of an element that are left out, and the images that only they name."""
    for name in node.attrib:
        if name not in USED_ATTRIBUTES:
            log.add("attribute", name, rule=GENERIC, why="only attributes with a meaning are kept")
    log.add_backgrounds(node, rule=GENERIC, why="the background of an element")
