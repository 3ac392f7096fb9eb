"""Apply a source's rules to the parsed tree of one of its articles."""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape

from cssselect import HTMLTranslator
from cssselect import parse as parse_selectors
from lxml import etree

from newsarchive.base.htmltree import Element, drop_tag, drop_tree, is_comment, outermost, tag_of, text_of
from newsarchive.base.linear_pattern import compile_linear
from newsarchive.base.text import collapse_whitespace, visible
from newsarchive.clean.facts.statements import Statement
from newsarchive.clean.removals import RemovalLog, shows_image
from newsarchive.clean.rules.transforms import TRANSFORMS
from newsarchive.settings.sources import FactName, SourceFile

# In a selector: a class, an id, or a value that an attribute equals, starts with, ends with or contains.
_ATTRIBUTE = re.compile(r"\[[^\]]*\]")
_NAME = re.compile(r"[.#]([\w-]+)|=['\"]([\w /:.-]+)['\"]\]")
# A reason that states that an element shows nothing.
_EMPTY = re.compile(r"\bempty\b|空白|空的|空元素|空位|[为是]空", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_SHOWN_TEXT = etree.XPath(".//text()[not(parent::style or parent::script)]", smart_strings=False)


class RuleEngine:
    """Applies one source's rules to one tree.

    `statements` and `hidden_statements` hold the facts that elements and comments state, in the order of finding;
    `used` holds the key paths of the rules that matched.
    """

    def __init__(self, source: SourceFile, root: Element, markup: str, log: RemovalLog) -> None:
        self._path, self._rules = source
        self._root = root
        self._markup = markup
        self._log = log
        self.used: set[str] = set()
        self.statements: list[Statement] = []
        self.hidden_statements: list[Statement] = []

    def apply(self) -> None:
        """Apply all rules to the tree, record removals in the log, and collect the facts that are stated.

        Hidden comments are read first and `extract` comes second, so that no removal loses a fact; `rename` and the
        transforms come last, on the rest.
        """
        self._read_hidden_comments()
        self._extract()
        self._keep_content()
        self._truncate()
        self._drop()
        self._unlink()
        for index, unwrap in enumerate(self._rules.unwrap):
            for element in self._found("unwrap", index, unwrap.select):
                drop_tag(element)
        for index, rename in enumerate(self._rules.rename):
            for element in self._found("rename", index, rename.select):
                element.tag = rename.to
        for name in self._rules.transforms:
            TRANSFORMS[name](self._root)

    def _read_hidden_comments(self) -> None:
        rules = self._rules.hidden_comments
        for text in _comments(self._root) if rules else ():
            for index, rule in enumerate(rules):
                if text.startswith(rule.starts):
                    self.used.add(f"hidden_comments[{index}]")
                    hidden = "\n".join(_lines(text))
                    for pattern in rule.facts:
                        self.hidden_statements += _find_statements(pattern, hidden)

    def _extract(self) -> None:
        for index, rule in enumerate(self._rules.extract):
            for element in self._outermost("extract", index, rule.select):
                shown = collapse_whitespace(text_of(element))
                stated = collapse_whitespace(element.get(rule.attribute) or "") if rule.attribute else shown
                found = _find_statements(rule.pattern, stated)
                self.statements += found
                if found and not rule.keep_element:
                    why = f"shown as {', '.join(statement.fact for statement in found)}"
                    self._log.add("fact", shown or stated, rule=self._name("extract", index), why=why)
                    drop_tree(element)

    def _keep_content(self) -> None:
        """Remove everything that is neither in nor around an element selected as content."""
        for index, rule in enumerate(self._rules.content):
            kept = self._outermost("content", index, rule.select)
            around = {ancestor for element in kept for ancestor in element.iterancestors()}
            for parent in around:
                for child in list(parent):
                    if child not in kept and child not in around and not is_comment(child):
                        self._remove(child, self._name("content", index), rule.why)

    def _truncate(self) -> None:
        """Remove everything after a comment: in its parent and after each of its ancestors."""
        for index, rule in enumerate(self._rules.truncate_at):
            starts = (node for node in _comment_nodes(self._root) if (node.text or "").strip().startswith(rule.comment))
            start = next(starts, None)
            if start is None:
                continue
            self.used.add(f"truncate_at[{index}]")
            name = self._name("truncate_at", index)
            for node in (start, *start.iterancestors()):
                if node is self._root:
                    break
                self._remove_tail(node, name, rule.why)
                for sibling in list(node.itersiblings()):
                    self._remove_tail(sibling, name, rule.why)
                    if not is_comment(sibling):
                        self._remove(sibling, name, rule.why)

    def _drop(self) -> None:
        for index, rule in enumerate(self._rules.drop):
            is_for_empty = _EMPTY.search(rule.why)
            for element in self._outermost("drop", index, rule.select, text=rule.text):
                # The source's markup may have changed since the rule was written.
                if is_for_empty and shows_image(element):
                    continue
                self._remove(element, self._name("drop", index), rule.why)

    def _unlink(self) -> None:
        for index, rule in enumerate(self._rules.unlink):
            for element in self._found("unlink", index, rule.select):
                self._log.add("link", element.get("href", ""), rule=self._name("unlink", index), why=rule.why)
                drop_tag(element)

    def _name(self, kind: str, index: int) -> str:
        return f"{self._path}: {kind}[{index}]"

    def _found(self, kind: str, index: int, selector: str) -> list[Element]:
        found = self._matching(selector)
        if found:
            self.used.add(f"{kind}[{index}]")
        return found

    def _matching(self, selector: str) -> list[Element]:
        """The elements that a selector matches; the tree is searched only if their names occur in the markup."""
        if not any(all(name in self._markup for name in names) for names in _names_in(selector)):
            return []
        found: list[Element] = _compiled(selector)(self._root)
        return found

    def _outermost(self, kind: str, index: int, selector: str, *, text: str = "") -> list[Element]:
        """The elements that a rule matches, without those inside another match."""
        found = self._matching(selector)
        if text:
            pattern = compile_linear(text)
            found = [element for element in found if pattern.matches_all(collapse_whitespace(text_of(element)))]
        if found:
            self.used.add(f"{kind}[{index}]")
        return list(outermost(found))

    def _remove_tail(self, node: Element, name: str, why: str) -> None:
        if visible(node.tail or ""):
            self._log.add("element", node.tail or "", rule=name, why=why)
        node.tail = None

    def _remove(self, element: Element, name: str, why: str) -> None:
        self._log.add("element", _shown(element) or element.get("src") or tag_of(element), rule=name, why=why)
        self._log.add_images(element, rule=name, why=why)
        drop_tree(element)


def _comment_nodes(root: Element) -> Iterator[Element]:
    return root.iter(etree.Comment)


def _comments(root: Element) -> list[str]:
    return [(node.text or "").strip() for node in _comment_nodes(root)]


def _shown(element: Element) -> str:
    """The text of an element that a browser shows."""
    return "".join(_SHOWN_TEXT(element))


def _lines(markup: str) -> list[str]:
    """The pieces of text in a comment's markup, one per line."""
    pieces = (collapse_whitespace(unescape(piece)) for piece in _TAG.split(markup))
    return [piece for piece in pieces if piece]


def _find_statements(pattern: str, text: str) -> list[Statement]:
    """The facts that the named groups of a pattern match in a text."""
    found = compile_linear(pattern, multiline=True).named_groups(text) or {}
    return [Statement(FactName(name), collapse_whitespace(value)) for name, value in found.items() if value]


@lru_cache(maxsize=1024)
def _names_in(selector: str) -> tuple[tuple[str, ...], ...]:
    """For each alternative of a selector, the names that the markup of every match contains.

    The names are classes, ids and attribute values, as far as they have only characters that markup need not escape.
    Alternatives with a pseudo-class have none, because names in `:not(.x)` may be missing.
    """
    alternatives = (alternative.canonical() for alternative in parse_selectors(selector))
    return tuple(
        () if ":" in _ATTRIBUTE.sub("", alternative) else tuple(map("".join, _NAME.findall(alternative)))
        for alternative in alternatives
    )


@lru_cache(maxsize=1024)
def _compiled(selector: str) -> etree.XPath:
    """Compile a selector to XPath.

    lxml's own translation of `:contains()` uses a function of its own namespace, which lxml 6.1 no longer finds after
    other documents were freed.
    """
    return etree.XPath(HTMLTranslator().css_to_xpath(selector))
