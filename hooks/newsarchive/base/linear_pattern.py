r"""Regular expressions of people and of sites, matched by RE2 in time linear in the text, whatever the pattern.

The syntax is Python's. What RE2 reads in another way is translated: `\w`, `\d` and `\s` are classes of Unicode, and
`\uXXXX` and escaped characters outside of ASCII are themselves. What no linear engine can match is refused: lookahead,
lookbehind, references to groups, atomic groups and possessive repetition; so are `\b` and `\B`, which RE2 knows for
ASCII only, and negated classes within brackets.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import re2

# The members of each class of Unicode as Python's `re` defines it, for use within brackets.
_CLASSES = {
    "d": r"\p{Nd}",
    "w": r"\p{L}\p{N}_",
    "s": r"\t-\r\x1c-\x20\x85\xa0\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}",
}
_TOKEN = re.compile(r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})|\\(.)|(\[\^?\]?|\])|.", re.DOTALL)
_NOT_LINEAR = {
    "(?=": "lookahead",
    "(?!": "lookahead",
    "(?<=": "lookbehind",
    "(?<!": "lookbehind",
    "(?>": "an atomic group",
    "(?P=": "a reference to a group",
    "(?(": "a condition",
}
_POSSESSIVE = re.compile(r"[*+?}]\+")
_REMEDY = (
    "source rules are matched in linear time, so a pattern is made of groups, alternatives, classes and repetitions; "
    "match what comes before and after as well, and put only the part that counts in a named group"
)
_OPTIONS = re2.Options()
_OPTIONS.log_errors = False


class LinearPattern:
    """A compiled pattern. RE2 gets bytes, because it takes ten times as long to count a match's place in characters."""

    def __init__(self, compiled: Any) -> None:  # noqa: ANN401 - RE2 has no types
        self._compiled = compiled

    def named_groups(self, text: str) -> dict[str, str] | None:
        """The texts of the named groups that take part in the first match anywhere; None if there is no match."""
        match = self._compiled.search(text.encode())
        if match is None:
            return None
        return {name.decode(): value.decode() for name, value in match.groupdict().items() if value is not None}

    def matches_all(self, text: str) -> bool:
        """Return whether the whole text matches."""
        return self._compiled.fullmatch(text.encode()) is not None


@lru_cache(maxsize=1024)
def compile_linear(pattern: str, *, multiline: bool = False) -> LinearPattern:
    """Compile a pattern; with `multiline`, `^` and `$` match at lines. Raises `ValueError` with the reason."""
    try:
        re.compile(pattern)
    except re.error as reason:
        raise ValueError(f"expected a regular expression ({reason})") from reason
    translated = _translated(pattern)
    try:
        return LinearPattern(re2.compile((f"(?m){translated}" if multiline else translated).encode(), _OPTIONS))
    except re2.error as reason:
        detail = reason.args[0].decode() if isinstance(reason.args[0], bytes) else str(reason)
        raise ValueError(f"expected a regular expression of the linear engine ({detail}): {_REMEDY}") from reason


def _translated(pattern: str) -> str:
    """The pattern in the syntax of RE2."""
    written: list[str] = []
    in_brackets = False
    for token in _TOKEN.finditer(pattern):
        four, eight, escaped, bracket = token.groups()
        if four or eight:
            written.append(rf"\x{{{four or eight}}}")
        elif escaped:
            written.append(_escape(escaped, in_brackets=in_brackets))
        elif in_brackets:
            in_brackets = not token[0].endswith("]")
            # Only RE2 gives a bracket within brackets a meaning, before a colon.
            written.append(token[0].replace("[", r"\["))
        else:
            in_brackets = bracket is not None and bracket != "]"
            written.append(token[0].replace("[]", r"[\]").replace("[^]", r"[^\]"))
            if not in_brackets:
                _refuse_not_linear(pattern, token.start())
    return "".join(written)


def _refuse_not_linear(pattern: str, position: int) -> None:
    """Raise `ValueError` if a construct at this position cannot be matched in linear time."""
    rest = pattern[position : position + 4]
    found = next((name for start, name in _NOT_LINEAR.items() if rest.startswith(start)), "")
    if not found and _POSSESSIVE.match(rest):
        found = "a possessive repetition"
    if found:
        raise ValueError(f"expected a regular expression without {found}: {_REMEDY}")


def _escape(character: str, *, in_brackets: bool) -> str:
    r"""The meaning of `\` with this character."""
    if character.lower() in _CLASSES:
        members = _CLASSES[character.lower()]
        if character.islower():
            return members if in_brackets else f"[{members}]"
        if not in_brackets:
            return f"[^{members}]"
        if character == "D":
            return r"\P{Nd}"
    refused: dict[str, Callable[[str], bool]] = {
        r"a boundary of words (\b)": lambda escaped: escaped in "bB" and not in_brackets,
        "a reference to a group": lambda escaped: escaped in "123456789" and not in_brackets,
        r"\S or \W within brackets": lambda escaped: escaped in "SW",
    }
    for name, is_refused in refused.items():
        if is_refused(character):
            raise ValueError(f"expected a regular expression without {name}: {_REMEDY}")
    if character == "Z":
        return r"\z"
    return f"\\{character}" if character.isascii() else character
