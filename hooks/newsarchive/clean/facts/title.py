"""The true title: the crawler replaced signs that file names cannot hold by `_`; what tells which they were."""

import re
from html import unescape

from newsarchive.base.text import HAN, collapse_whitespace, strip_control
from newsarchive.clean.facts.title_punctuation import tag_before_entity, unambiguous_punctuation

# What the crawler replaced, one `_` each: re.sub(r'[:/\\?*“”<>|\[\]]', '_', title).
REPLACED = ":/\\?*“”<>|[]"
_PAIRS = ("“”", "[]", "<>")
_QUOTED = re.compile(r"_([^_]{2,40})_")
# How much of a title's text must stand on each side of a sign, or in the whole title, for the body to prove it. Where
# the title ends sooner on one side, the other must have the rest.
_CONTEXT = 4
# No headline is longer; each sign of one is looked for in the whole body.
LONGEST = 1000
_FEWEST_ON_A_SIDE = 2
# A word of Latin letters or digits with a sign in or around it: HTTP/3, <App/>.
_LATIN = "A-Za-z0-9"
_WORD = re.compile(rf"[{_LATIN}_.+#-]*_[{_LATIN}_.+#-]*")
_LATIN_SIGN = re.compile(f"[{_LATIN}]")
_SHORTEST_WORD = 3
# 币世界 wrote the time of day on a line of its own above the headline; its clock stood at midnight.
_CLOCK = re.compile(r"(?:[01]\d|2[0-3])_[0-5]\d")
_MIDNIGHT = re.compile(rf"^(00_00) (?=[{HAN}【「《])")
# Without the semicolon `&copy=1` would become a sign too. Angle brackets stay: a feed that wrote them so meant no tag.
_ENTITY = re.compile(r"&(?!(?:lt|gt|#60|#62|#x3c|#x3e);)(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});", re.IGNORECASE)


def split_clock(raw_title: str, first_line: str) -> tuple[str, str]:
    """The clock above a headline, or empty, and the headline. `first_line` is the title's, if it goes on below."""
    if _CLOCK.fullmatch(first_line) and raw_title.startswith(first_line):
        return first_line, raw_title.removeprefix(first_line).lstrip()
    midnight = _MIDNIGHT.match(raw_title)
    return (midnight[1], raw_title[midnight.end() :]) if midnight else ("", raw_title)


def restore_title(raw_title: str, body_text: str) -> str:
    """The title with the signs that the body proves or its own words tell; any other `_` stays one.

    Proof is, in this order: the whole title in the body, a phrase between two `_` that the body has in quotes, a Latin
    word that the body writes with one and the same sign, a sign between the same characters in the body. Entities such
    as `&nbsp;` become what they mean.
    """
    title = collapse_whitespace(
        strip_control(_ENTITY.sub(lambda entity: unescape(entity[0]), tag_before_entity(raw_title)))
    )
    if "_" not in title or len(title) > LONGEST:
        return title
    proved = _proved_whole(title, body_text)
    if proved is None:
        proved = _proved_words(_proved_quotes(title, body_text), body_text)
        proved = _proved_signs(proved, body_text)
    return unambiguous_punctuation(proved)


def _proved_whole(title: str, body_text: str) -> str | None:
    if len(title.replace("_", "")) < _CONTEXT:
        return None
    found = _only(_readings(title, body_text))
    # Around the whole title the body may have quotes of its own, of which the pattern takes one in.
    return found if found and found.count("“") == found.count("”") else None


def _proved_quotes(title: str, body_text: str) -> str:
    """The title with each phrase between two `_` in quotes where the body has it so, and no other pair of signs."""

    def proved(match: re.Match[str]) -> str:
        found = _only(_readings(match[0], body_text))
        return found if found and found[0] + found[-1] in _PAIRS else match[0]

    return _QUOTED.sub(proved, title)


def _proved_words(title: str, body_text: str) -> str:
    """The title with the signs of each Latin word as the body writes it; signs around a word must be a pair."""

    def proved(match: re.Match[str]) -> str:
        word = match[0]
        if len(word.replace("_", "")) < _SHORTEST_WORD:
            return word
        found = _only(_readings(word, body_text, is_word=True)) or word
        is_inside = not word.startswith("_") and not word.endswith("_")
        return found if is_inside or found[0] + found[-1] in _PAIRS else word

    return _WORD.sub(proved, title)


def _proved_signs(title: str, body_text: str) -> str:
    """The title with each single `_` replaced where the body has the same text around one and the same sign."""
    restored = list(title)
    for position, sign in enumerate(title):
        if sign == "_" and (window := _window(title, position)):
            before, after = window
            proof = _only([found[len(before)] for found in _readings(f"{before}_{after}", body_text)])
            restored[position] = proof or "_"
    return "".join(restored)


def _window(title: str, position: int) -> tuple[str, str] | None:
    """What stands around a sign, with enough characters that are none; None where the title is too short for that."""
    before, after = title[:position], title[position + 1 :]
    known_before, known_after = (min(_CONTEXT, len(side.replace("_", ""))) for side in (before, after))
    if min(known_before, known_after) < _FEWEST_ON_A_SIDE:
        return None
    reversed_before = _beginning(before[::-1], 2 * _CONTEXT - known_after)
    window = reversed_before[::-1], _beginning(after, 2 * _CONTEXT - known_before)
    return window if len("".join(window).replace("_", "")) >= 2 * _CONTEXT else None


def _beginning(text: str, length: int) -> str:
    """The beginning of a text that has as many characters which are no replaced sign, or all of it."""
    known = 0
    for end, character in enumerate(text, 1):
        known += character != "_"
        if known == length:
            return text[:end]
    return text


def _readings(text: str, body_text: str, *, is_word: bool = False) -> list[str]:
    """What the body writes for the text, with any sign in the place of each `_`; with `is_word`, as whole words only.

    The longest piece without a sign is looked for: a pattern for each title would take far longer to compile.
    """
    anchor = max(text.split("_"), key=len)
    before = text.index(anchor)
    readings = []
    start = body_text.find(anchor, before)
    while start >= 0:
        begin, end = start - before, start - before + len(text)
        found, around = body_text[begin:end], body_text[max(0, begin - 1) : begin] + body_text[end : end + 1]
        if _is_reading(found, text) and not (is_word and _LATIN_SIGN.search(around)):
            readings.append(found)
        start = body_text.find(anchor, start + 1)
    return readings


def _is_reading(found: str, text: str) -> bool:
    return len(found) == len(text) and all(
        # A `_` in the body speaks against all of them: there it was never replaced.
        sign == meant or (meant == "_" and sign in REPLACED)
        for sign, meant in zip(found, text, strict=True)
    )


def _only(found: list[str]) -> str | None:
    """The one thing that was found, however often; None where there is nothing or a contradiction."""
    return found[0] if found and len(set(found)) == 1 else None
