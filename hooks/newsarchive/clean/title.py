"""The true title: the crawler replaced signs that file names cannot hold by `_`; what tells which they were."""

import re
from collections.abc import Iterator
from html import unescape

from newsarchive.base.text import HAN, collapse, strip_forbidden
from newsarchive.clean.titlesigns import certain_signs, tag_before_entity

# What the crawler replaced, one `_` each: re.sub(r'[:/\\?*“”<>|\[\]]', '_', title).
REPLACED = ":/\\?*“”<>|[]"
# A `_` in the body speaks against all of them: there it was never replaced.
_SIGN = f"[_{re.escape(REPLACED)}]"
_PAIRS = ("“”", "[]", "<>")
_QUOTED = re.compile(r"_([^_]{2,40})_")
# How much of a title's text must stand on each side of a sign, or in the whole title, for the body to prove it.
_CONTEXT = 4
# 币世界 wrote the time of day on a line of its own above the headline.
_CLOCK = re.compile(rf"^(?:[01]\d|2[0-3])_[0-5]\d (?=[{HAN}【「《])")
# Without the semicolon `&copy=1` would become a sign too. Angle brackets stay: a feed that wrote them so meant no tag.
_ENTITY = re.compile(r"&(?!(?:lt|gt|#60|#62|#x3c|#x3e);)(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});", re.IGNORECASE)


def restore_title(raw_title: str, body_text: str) -> str:
    """The title with the signs that the body proves or its own words tell; any other `_` stays one.

    Proof is, in this order: the whole title in the body, a phrase between two `_` that the body has in quotes, a sign
    between the same characters in the body. Entities such as `&nbsp;` become what they mean; a time of day in front of
    the headline goes.
    """
    title = collapse(strip_forbidden(_ENTITY.sub(lambda entity: unescape(entity[0]), tag_before_entity(raw_title))))
    title = _CLOCK.sub("", title)
    if "_" not in title:
        return title
    proved = _proved_whole(title, body_text) or _proved_signs(_proved_quotes(title, body_text), body_text)
    return certain_signs(proved)


def _proved_whole(title: str, body_text: str) -> str | None:
    if len(title.replace("_", "")) < _CONTEXT:
        return None
    pattern = re.escape(title).replace("_", _SIGN)
    return _only(re.findall(pattern, body_text))


def _proved_quotes(title: str, body_text: str) -> str:
    """The title with each phrase between two `_` in quotes where the body has it so, and no other pair of signs."""

    def proved(match: re.Match[str]) -> str:
        found = _only(re.findall(f"{_SIGN}{re.escape(match[1])}{_SIGN}", body_text))
        return found if found and found[0] + found[-1] in _PAIRS else match[0]

    return _QUOTED.sub(proved, title)


def _proved_signs(title: str, body_text: str) -> str:
    """The title with each single `_` replaced where the body has the same text around one and the same sign."""
    restored = list(title)
    for position in _positions(title):
        before, after = title[max(0, position - _CONTEXT) : position], title[position + 1 : position + 1 + _CONTEXT]
        if len(before) < _CONTEXT or len(after) < _CONTEXT or "_" in before + after:
            continue
        proof = _only(re.findall(re.escape(before) + f"({_SIGN})" + re.escape(after), body_text))
        restored[position] = proof or "_"
    return "".join(restored)


def _positions(title: str) -> Iterator[int]:
    return (position for position, character in enumerate(title) if character == "_")


def _only(found: list[str]) -> str | None:
    """The one thing that was found, however often; None where there is nothing or a contradiction."""
    return found[0] if found and len(set(found)) == 1 else None
