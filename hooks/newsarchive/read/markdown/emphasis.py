"""Emphasis next to Chinese, Japanese and Korean characters, which have no spaces around words.

CommonMark closes emphasis after punctuation only if a space or other punctuation follows, so that `**重点。**后文`
would keep its asterisks. Here a character of these scripts counts as that space, as in the amendment to CommonMark at
https://github.com/tats-u/markdown-cjk-friendly/blob/main/specification.md.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token
from markdown_it.utils import EnvType

from newsarchive.read.markdown.masks import is_mask

_EAST_ASIAN = re.compile(
    r"[\u1100-\u11ff\u2e80-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f"
    r"\uff01-\uffee\U0001aff0-\U0001b16f\U0001f200-\U0001f2ff\U00020000-\U0003ffff]"
)


class EastAsianInline(ParserInline):
    """The parser of text in a block, with the emphasis of this module."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Parse the text of one block into `tokens`."""
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class _State(StateInline):
    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: FBT001, N802, N803 - markdown-it's form
        """Scan a run of one marker at `start`: its length, and whether it can open and close emphasis."""
        found = super().scanDelims(start, canSplitWord)
        if not canSplitWord:
            return found
        end = start + found.length
        before = self.src[start - 1] if start else " "
        after = self.src[end] if end < self.posMax else " "
        can_open, can_close = found.can_open, found.can_close
        if _EAST_ASIAN.match(before) or _EAST_ASIAN.match(after):
            can_open = not after.isspace() and (not _is_other_punctuation(after) or _separates(before))
            can_close = not before.isspace() and (not _is_other_punctuation(before) or _separates(after))
        can_open = can_open and not (self.src[start] == "*" and is_mask(self.src, start, end))
        return Scanned(can_open, can_close, found.length)


def _separates(character: str) -> bool:
    is_wide = _EAST_ASIAN.match(character) is not None
    return is_wide or character.isspace() or _is_other_punctuation(character)


def _is_other_punctuation(character: str) -> bool:
    """True for punctuation that is not East Asian."""
    is_punctuation = isMdAsciiPunct(ord(character)) or isPunctChar(character)
    return is_punctuation and not _EAST_ASIAN.match(character)
