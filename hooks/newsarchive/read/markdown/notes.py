"""Footnotes and references that CommonMark would lose: those that nothing refers to, or that are defined twice."""

import re
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import reference as read_reference
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

_OPEN, _CLOSE = "footnote_reference_open", "footnote_reference_close"
_DEFINITION = re.compile(r"\[(?:[^\[\]\\]|\\.){1,999}\]:[ \t]*(\S*)")
# Angle brackets, a scheme, a path, a host, or no other than ASCII.
_URL = re.compile(r"<|[a-z][a-z\d+.-]*:|[/#.?]|[\w.-]+\.[a-z]|[!-~]*$", re.IGNORECASE | re.ASCII)


def notes(parser: MarkdownIt) -> None:
    """Make a parser read footnotes, and only those references whose target may be a URL.

    A line such as `[记者]: 您好` is speech.
    """
    footnote_plugin(parser, inline=False)
    parser.core.ruler.before("footnote_tail", "loose_footnotes", _keep_loose_footnotes)
    parser.block.ruler.at("reference", _reference)
    parser.add_render_rule("footnote_caption", _caption)


def loose_references(env: dict[str, Any], tokens: list[Token], lines: list[str]) -> list[str]:
    """Return the definitions of references, as they are written, that nothing refers to, or that repeat a label."""
    defined = env.get("references", {})
    if not defined:
        return []
    used = {child.meta.get("label") for token in tokens for child in _spans(token)}
    loose = [reference for label, reference in defined.items() if label not in used]
    loose += env.get("duplicate_refs", [])
    return ["\n".join(lines[slice(*reference["map"])]).strip() for reference in loose]


def _spans(token: Token) -> list[Token]:
    """The links and images in a block, and in their own text."""
    children = token.children or []
    return [*children, *(inner for child in children if child.children for inner in _spans(child))]


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the form of a rule
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    found = _DEFINITION.match(line)
    if found and found[1] and not _URL.match(found[1]):
        return False
    return read_reference(state, start, end, silent)


def _keep_loose_footnotes(state: StateCore) -> None:
    """Leave footnotes that nothing refers to where they are, as text with the mark that they were written with."""
    defined = state.env.get("footnotes", {}).get("refs", {})
    if defined:
        state.tokens = _side_by_side(state.tokens)
    last = {token.meta["label"]: token for token in state.tokens if token.type == _OPEN} if defined else {}
    kept: list[Token] = []
    is_loose, label = False, ""
    for token in state.tokens:
        if token.type == _OPEN:
            label = token.meta["label"]
            is_loose = defined.get(f":{label}", -1) < 0 or last[label] is not token
        if is_loose and token.type in {_OPEN, _CLOSE}:
            is_loose = token.type == _OPEN
            continue
        if is_loose and label and token.type == "inline" and token.children is not None:
            token.children.insert(0, Token("text", "", 0, content=f"[^{label}]: "))
            label = ""
        kept.append(token)
    state.tokens = kept


def _side_by_side(tokens: list[Token]) -> list[Token]:
    """The tokens with each footnote that is in another one after it, as the plugin expects them."""
    open_notes: list[list[Token]] = [[]]
    inner: list[list[Token]] = []
    for token in tokens:
        if token.type == _OPEN:
            open_notes.append([token])
            continue
        open_notes[-1].append(token)
        if token.type == _CLOSE:
            inner.append(open_notes.pop())
            if len(open_notes) == 1:
                open_notes[0] += [part for note in reversed(inner) for part in note]
                inner = []
    return open_notes[0]


def _caption(_: Any, tokens: list[Token], index: int, *__: Any) -> str:  # noqa: ANN401 - markdown-it's form
    """The mark of a footnote, which is the same each time that it is referred to."""
    return f"[{tokens[index].meta['id'] + 1}]"
