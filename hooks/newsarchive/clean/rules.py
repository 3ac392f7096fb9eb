"""A source's rules at work on the parsed tree of one of its articles."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from lxml.cssselect import CSSSelector

from newsarchive.base.htmltree import Element, is_comment, parse_fragment, tag_of, text_of
from newsarchive.base.text import collapse
from newsarchive.clean.removals import RemovalLog
from newsarchive.settings.sources import SourceRules


def recognise(
    sources: Iterable[tuple[str, SourceRules]], *, author: str, categories: tuple[str, ...]
) -> tuple[str, SourceRules] | None:
    """The first source, with its file's path, whose names stand in the front matter."""
    for path, rules in sources:
        if author in rules.recognise.author or set(categories) & set(rules.recognise.category):
            return path, rules
    return None


def apply_rules(root: Element, rules: SourceRules, *, path: str, log: RemovalLog) -> dict[str, str]:
    """Change the tree as the rules say, record what leaves it, and return the facts that were found.

    Facts in hidden comments come first, for the comments are gone after that; then extracting, so that no drop rule
    takes a fact along; renaming comes last.
    """
    facts = _read_hidden_comments(root, rules)
    facts |= _extract(root, rules, path=path, log=log)
    for index, drop in enumerate(rules.drop):
        for element in _outermost(root, drop.select):
            log.add("element", text_of(element) or tag_of(element), rule=f"{path}: drop[{index}]", why=drop.why)
            element.drop_tree()
    for index, unlink in enumerate(rules.unlink):
        for element in _select(root, unlink.select):
            log.add("link", element.get("href", ""), rule=f"{path}: unlink[{index}]", why=unlink.why)
            element.drop_tag()
    for rename in rules.rename:
        for element in _select(root, rename.select):
            element.tag = rename.to
    return facts


def _read_hidden_comments(root: Element, rules: SourceRules) -> dict[str, str]:
    facts: dict[str, str] = {}
    if not rules.hidden_comments:
        return facts
    for text in _comments(root):
        for comment in rules.hidden_comments:
            if text.startswith(comment.starts):
                hidden = "\n".join(_lines(parse_fragment(text)))
                for pattern in comment.facts:
                    facts |= _match(pattern, hidden)
    return facts


def _extract(root: Element, rules: SourceRules, *, path: str, log: RemovalLog) -> dict[str, str]:
    facts: dict[str, str] = {}
    for index, extract in enumerate(rules.extract):
        for element in _outermost(root, extract.select):
            text = collapse(text_of(element))
            found = _match(extract.pattern, text)
            if found:
                facts |= found
                log.add("fact", text, rule=f"{path}: extract[{index}]", why=f"shown as {', '.join(found)}")
                element.drop_tree()
    return facts


def _comments(root: Element) -> Iterator[str]:
    return ((node.text or "").strip() for node in root.iter() if is_comment(node))


def _lines(root: Element) -> Iterator[str]:
    return (collapse(text) for text in root.itertext() if collapse(text))


def _match(pattern: str, text: str) -> dict[str, str]:
    match = re.search(pattern, text, re.MULTILINE)
    return {name: collapse(value) for name, value in match.groupdict().items() if value} if match else {}


def _select(root: Element, selector: str) -> list[Element]:
    found: list[Element] = _compiled(selector)(root)
    return found


def _outermost(root: Element, selector: str) -> list[Element]:
    """The elements a selector finds, without those inside another that it finds."""
    found = _select(root, selector)
    inside = {inner for outer in found for inner in outer.iterdescendants()} if len(found) > 1 else set()
    return [element for element in found if element not in inside]


@lru_cache(maxsize=1024)
def _compiled(selector: str) -> CSSSelector:
    return CSSSelector(selector, translator="html")
