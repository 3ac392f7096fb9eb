"""The numbers of an ordered list as browsers show them: decimal, letters or Roman numerals."""

from newsarchive.base.htmltree import Element

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST_ROMAN = 3999
_LETTERS = 26


def item_numbers(items: Element) -> list[str]:
    """The number of each item of a canonical `ol`, as text."""
    step = -1 if items.get("reversed") is not None else 1
    number = int(items.get("start") or (len(items) if step < 0 else 1))
    written = []
    for item in items:
        number = int(item.get("value") or number)
        written.append(_numeral(number, items.get("type") or ""))
        number += step
    return written


def _numeral(number: int, kind: str) -> str:
    """A number as its list's type writes it; decimal where the type has no form for it (CSS Counter Styles 3, 2.2)."""
    text = ""
    if kind.lower() == "a" and number > 0:
        text = _letters(number)
    elif kind.lower() == "i" and 0 < number <= _LARGEST_ROMAN:
        text = _roman(number)
    return (text.upper() if kind.isupper() else text) or str(number)


def _letters(number: int) -> str:
    text = ""
    while number > 0:
        number, digit = divmod(number - 1, _LETTERS)
        text = chr(ord("a") + digit) + text
    return text


def _roman(number: int) -> str:
    text = ""
    for value, numeral in _ROMAN:
        count, number = divmod(number, value)
        text += numeral * count
    return text
