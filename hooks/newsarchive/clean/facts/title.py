"""Restore the title's punctuation: the crawler replaced characters that file names cannot contain with `_`."""

import re
from collections.abc import Sequence
from html import unescape
from itertools import pairwise

from newsarchive.base.text import HAN, collapse_whitespace, strip_control
from newsarchive.clean.facts.title_punctuation import tag_before_entity, unambiguous_punctuation

# The characters that the crawler replaced, one `_` each: re.sub(r'[:/\\?*“”<>|\[\]]', '_', title).
REPLACED = ":/\\?*“”<>|[]"
_READ_FROM_UNDERSCORE = frozenset(REPLACED) | {"_"}
_PAIRS = ("“”", "[]", "<>")
# A single `<` means less; a single quotation mark or bracket means nothing.
_ONLY_AS_PAIRS = {"”": "“", "]": "["}
_LONGEST_QUOTED = 40
_LONE_QUOTED = re.compile(f"[{HAN}]")
_SPACE_IN_QUOTES = re.compile(r"(?<=[“‘])\s+|\s+(?=[”’])")
# The number of characters required on each side of a replaced one, or in the whole title, for the body to prove it.
# Where the title ends sooner on one side, the other side must have the rest.
_CONTEXT = 4
# No headline has more; the text around each replaced character is searched for in the whole body.
LONGEST_TITLE = 1000
_MOST_REPLACED = 24
_MIN_ON_A_SIDE = 2
# A word of Latin letters or digits with a replaced character in or around it: HTTP/3, <App/>.
_LATIN = "A-Za-z0-9"
_WORD = re.compile(rf"(?<![{_LATIN}.+#-])[{_LATIN}.+#-]*_[{_LATIN}_.+#-]*")
_LATIN_CHARACTER = re.compile(f"[{_LATIN}]")
_MIN_WORD_LENGTH = 3
# 币世界 wrote the time of day, always midnight, on a line of its own above the headline.
_CLOCK = re.compile(r"(?:[01]\d|2[0-3])_[0-5]\d")
_MIDNIGHT = re.compile(rf"^(00_00) (?=[{HAN}【「《])")
# A line of the text that repeats the headline: 标题：…, 原标题：…
_TITLE_LINE = re.compile(r"^[【\[]?原?[标標][题題][】\]]?\s*[:：]\s*(\S.*)$", re.MULTILINE)
# Without the semicolon `&copy=1` would match too. Angle brackets stay escaped: a feed that escaped them meant no tag.
_ENTITY = re.compile(r"&(?!(?:lt|gt|#60|#62|#x3c|#x3e);)(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});", re.IGNORECASE)


def split_clock(raw_title: str, first_line: str) -> tuple[str, str]:
    """Split the time of day above a headline, or empty text, from the headline.

    `first_line` is the first line of a title on several lines, else empty.
    """
    if _CLOCK.fullmatch(first_line) and raw_title.startswith(first_line):
        return first_line, raw_title.removeprefix(first_line).lstrip()
    midnight = _MIDNIGHT.match(raw_title)
    return (midnight[1], raw_title[midnight.end() :]) if midnight else ("", raw_title)


def restore_title(raw_title: str, body_text: str, headlines: Sequence[str] = ()) -> str:
    """Restore the punctuation that the body proves or the title itself determines; any other `_` is kept.

    Evidence is, in this order: the whole title in one of the `headlines` that the page has outside its text (the alt
    text of an image, a heading that was removed), the whole title in the body, a phrase between two `_` that the body
    has in quotes, a Latin word that the body always writes with the same character, the same characters around it in
    the body. Quotation marks and brackets are restored in pairs or not at all. Entities such as `&nbsp;` are decoded.
    """
    decoded = raw_title
    if "&" in raw_title:
        decoded = _ENTITY.sub(lambda entity: unescape(entity[0]), tag_before_entity(raw_title))
    title = collapse_whitespace(strip_control(decoded))
    if "_" not in title or len(title) > LONGEST_TITLE or title.count("_") > _MOST_REPLACED:
        return title
    own_lines = "\n".join((*headlines, *_TITLE_LINE.findall(body_text)))
    proved = _proved_whole(title, own_lines) or _proved_whole(title, body_text)
    if proved is None:
        evidence = _SPACE_IN_QUOTES.sub("", f"{body_text}\n{own_lines}")
        proved = _proved_words(_proved_quotes(title, evidence), evidence)
        proved = _only_whole_pairs(_proved_characters(proved, evidence), title)
    return unambiguous_punctuation(proved)


def _proved_whole(title: str, body_text: str) -> str | None:
    if len(title.replace("_", "")) < _CONTEXT:
        return None
    found = _only(_readings(title, body_text))
    # The body may have quotes of its own around the whole title, one of which would match.
    return found if found and found.count("“") == found.count("”") else None


def _proved_quotes(title: str, body_text: str) -> str:
    """The title with quotes or brackets around each phrase between two `_` that the body always has in them.

    A phrase that is not proved leaves its second `_` to the next one, so that `1_1` before a quotation shifts nothing.
    Of phrases in a row that share their `_`, each second one is between two others; of an even number any may be.
    """
    restored = list(title)
    positions = [position for position, character in enumerate(title) if character == "_"]
    row: list[tuple[int, int, str]] = []
    for start, end in [*pairwise(positions), (len(title), len(title))]:
        pair = _proved_pair(title[start + 1 : end], body_text)
        if not pair:
            for opening, closing, marks in row[::2] if len(row) % 2 else ():
                restored[opening], restored[closing] = marks[0], marks[1]
            row = []
        else:
            row.append((start, end, pair))
    return "".join(restored)


def _proved_pair(quoted: str, body_text: str) -> str:
    """The two characters that the body always has around a phrase, or empty.

    Single quotes prove double ones: a quotation in a quotation has them.
    """
    phrase = quoted.strip()
    if not phrase or len(phrase) > _LONGEST_QUOTED or (len(phrase) == 1 and not _LONE_QUOTED.match(phrase)):
        return ""
    found = {reading[0] + reading[-1] for reading in _readings(f"_{phrase}_", body_text)}
    if f"‘{phrase}’" in body_text:
        found.add("“”")
    return found.pop() if len(found) == 1 and not found.isdisjoint(_PAIRS) else ""


def _only_whole_pairs(restored: str, title: str) -> str:
    """The restored title with `_` again for each quotation mark or bracket without its other half.

    Two `_` within a pair may be the inner halves of two pairs, so such a pair is none.
    """
    characters = list(restored)
    opened: dict[str, list[int]] = {opening: [] for opening in _ONLY_AS_PAIRS.values()}
    lone: set[int] = set()
    for position, character in enumerate(restored):
        if character in opened:
            opened[character].append(position)
        elif opening := _ONLY_AS_PAIRS.get(character):
            start = opened[opening].pop() if opened[opening] else -1
            within = restored[start + 1 : position].count("_")
            if start < 0 or (within and within % 2 == 0):
                lone |= {start, position}
    lone.update(*opened.values())
    for position in lone - {-1}:
        if title[position] == "_":
            characters[position] = "_"
    return "".join(characters)


def _proved_words(title: str, body_text: str) -> str:
    """The title with each Latin word as the body writes it; characters around a word must be a pair."""

    def proved(match: re.Match[str]) -> str:
        word = match[0]
        if len(word.replace("_", "")) < _MIN_WORD_LENGTH:
            return word
        found = _only(_readings(word, body_text, is_word=True)) or word
        is_inside = not word.startswith("_") and not word.endswith("_")
        return found if is_inside or found[0] + found[-1] in _PAIRS else word

    return _WORD.sub(proved, title)


def _proved_characters(title: str, body_text: str) -> str:
    """The title with each single `_` restored if the body has only one character within the same context."""
    restored = list(title)
    for position, character in enumerate(title):
        if character == "_" and (window := _window(title, position)):
            before, after = window
            proof = _only([found[len(before)] for found in _readings(f"{before}_{after}", body_text)])
            restored[position] = proof or "_"
    return "".join(restored)


def _window(title: str, position: int) -> tuple[str, str] | None:
    """The text before and after a position with enough known characters; None if the title is too short for that."""
    before, after = title[:position], title[position + 1 :]
    known_before, known_after = (min(_CONTEXT, len(side.replace("_", ""))) for side in (before, after))
    if min(known_before, known_after) < _MIN_ON_A_SIDE:
        return None
    reversed_before = _prefix(before[::-1], 2 * _CONTEXT - known_after)
    window = reversed_before[::-1], _prefix(after, 2 * _CONTEXT - known_before)
    return window if len("".join(window).replace("_", "")) >= 2 * _CONTEXT else None


def _prefix(text: str, length: int) -> str:
    """The shortest prefix of a text with `length` characters other than `_`, or all of it."""
    known = 0
    for end, character in enumerate(text, 1):
        known += character != "_"
        if known == length:
            return text[:end]
    return text


def _readings(text: str, body_text: str, *, is_word: bool = False) -> list[str]:
    """The occurrences of a text in the body, with any replaced character for each `_`.

    With `is_word`, only whole words count. The longest piece between two `_` is searched for, because a pattern for
    each title would take far longer to compile.
    """
    anchor = max(text.split("_"), key=len)
    before = text.index(anchor)
    first = text.index("_")
    readings = []
    start = body_text.find(anchor, before)
    while start >= 0:
        begin, end = start - before, start - before + len(text)
        # Most occurrences have another character there.
        if body_text[begin + first : begin + first + 1] in _READ_FROM_UNDERSCORE:
            found, around = body_text[begin:end], body_text[max(0, begin - 1) : begin] + body_text[end : end + 1]
            if _is_reading(found, text) and not (is_word and _LATIN_CHARACTER.search(around)):
                readings.append(found)
        start = body_text.find(anchor, start + 1)
    return readings


def _is_reading(found: str, text: str) -> bool:
    return len(found) == len(text) and all(
        # A `_` in the body is none of them: nothing was replaced there.
        character == wanted or (wanted == "_" and character in REPLACED)
        for character, wanted in zip(found, text, strict=True)
    )


def _only(found: list[str]) -> str | None:
    """The only distinct value found; None if there is none or more than one."""
    return found[0] if found and len(set(found)) == 1 else None
