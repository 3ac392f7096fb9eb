"""Formulas between dollar characters: text, in which nothing is Markdown."""

import re
from collections.abc import Callable
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.dollarmath.index import math_block_dollar, math_inline_dollar

_INLINE, _BLOCK = "math_inline", "math_block"
# A program or an author without formulas in their Markdown escaped the indexes and commands, which CommonMark undoes.
_ESCAPED = re.compile(r"\\[_*]|\\\\[A-Za-z]")
_UNESCAPED = re.compile(r"(?<!\\)(?:\\\\)*(?:[_*]|\\[A-Za-z])")


def mathematics(parser: MarkdownIt) -> None:
    """Make a parser leave formulas as they are written, with their dollars.

    A dollar next to a space inside, or to a number outside, is one of prices.
    """
    inline = math_inline_dollar(allow_space=False, allow_digits=False, allow_double=True)
    parser.inline.ruler.before("escape", _INLINE, _in_line(inline))
    parser.block.ruler.before("fence", _BLOCK, _in_block(math_block_dollar(allow_labels=False)))
    for kind in (_INLINE, _BLOCK):
        parser.add_render_rule(kind, _as_written)


def _in_line(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """The rule of the plugin for formulas in a line, without those that are escaped and with their dollars."""

    def read(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the form of a rule
        start = state.pos
        if state.src[start] != "$" or not rule(state, True):  # noqa: FBT003 - the form of a rule
            return False
        end, state.pos = state.pos, start
        if end > state.posMax or _is_escaped(state.src[start:end]):
            return False
        state.pos = end
        if not silent:
            state.push(_INLINE, "", 0).content = state.src[start:end]
        return True

    return read


def _in_block(rule: Callable[[StateBlock, int, int, bool], bool]) -> Callable[[StateBlock, int, int, bool], bool]:
    """The rule of the plugin for formulas that are blocks, without those that are escaped and with their dollars."""

    def read(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the form of a rule
        line, count = state.line, len(state.tokens)
        if not rule(state, start, end, silent):
            return False
        if len(state.tokens) == count:
            return True
        token = state.tokens[-1]
        if _is_escaped(token.content):
            state.tokens.pop()
            state.line = line
            return False
        token.content = f"{token.markup}{token.content}{token.markup}"
        return True

    return read


def _is_escaped(formula: str) -> bool:
    return _ESCAPED.search(formula) is not None and _UNESCAPED.search(formula) is None


def _as_written(_: Any, tokens: list[Token], index: int, *__: Any) -> str:  # noqa: ANN401 - markdown-it's form
    formula = escapeHtml(tokens[index].content)
    return f"<p>{formula}</p>\n" if tokens[index].block else formula
