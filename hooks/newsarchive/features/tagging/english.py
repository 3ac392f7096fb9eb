"""Names, terms and subjects in English text."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from newsarchive.features.tagging.evidence import TITLE, Evidence, Kind
from newsarchive.features.tagging.latin import LatinLine, Terms, is_name, name_length, term_at
from newsarchive.features.tagging.word_lists import word_list

# Two words are a compound if the article repeats them so often.
_MIN_COUNT = 3
_SHORTEST_NOUN = 4
_NO_NOUN = ("ed", "ing", "ly")

_Lines = Sequence[tuple[int, LatinLine]]


def read_english(lines: _Lines, terms: Terms, evidence: Evidence) -> None:
    """Note what each line mentions. The title is read last: in title case only the text shows its names."""
    names_inside = {
        line.lower[at]
        for number, line in lines
        for at in range(len(line.words))
        if number != TITLE and not line.words[at].islower() and not line.is_sentence_start(at)
    }
    names: dict[str, str] = {}
    noted: list[tuple[int, str, Kind, str]] = []
    for number, line in lines:
        if number != TITLE or not line.is_title_case:
            noted += _mentions(number, line, terms, names_inside)
    names = {key: word for _, key, kind, word in noted if kind is Kind.LATIN}
    whole = _whole_names(names)
    for number, line in lines:
        if number == TITLE and line.is_title_case:
            noted += _known_mentions(line, terms, names)
    subjects = _subjects(lines, {part for name in names for part in name.split()})
    for number, key, kind, word in sorted(noted + subjects, key=lambda mention: mention[0]):
        key_, word_ = whole.get(key, (key, word))
        evidence.note(key_, kind, number, word_)


def _mentions(number: int, line: LatinLine, terms: Terms, names_inside: set[str]) -> list[tuple[int, str, Kind, str]]:
    """The terms and names of a line: number of the line, key, kind and word."""
    found: list[tuple[int, str, Kind, str]] = []
    end = 0
    for at in line.worth_a_look(terms):
        if at < end:
            continue
        length, term, kind = term_at(line, at, terms)
        name = name_length(line, at)
        is_acronym = length == 1 and line.words[at].isupper()
        if name and not is_acronym and _is_everyday(line, at, name, names_inside):
            name, length, term = 0, 1, ""
        if term and length >= name:
            found.append((number, term, kind, term))
        elif name and is_name(line.words[at : at + name]):
            word = " ".join(line.words[at : at + name])
            found.append((number, word.lower(), Kind.LATIN, word))
        end = at + max(1, length, name)
    return found


def _is_everyday(line: LatinLine, at: int, length: int, names_inside: set[str]) -> bool:
    """True for a word that may have its capital from the start of a sentence only, and for one such as President."""
    lower = line.lower[at]
    return lower in word_list("english") or (length == 1 and line.is_sentence_start(at) and lower not in names_inside)


def _known_mentions(line: LatinLine, terms: Terms, names: dict[str, str]) -> list[tuple[int, str, Kind, str]]:
    """The terms of a headline in title case, and the names that the text has."""
    found: list[tuple[int, str, Kind, str]] = []
    at = 0
    while at < len(line.words):
        length, term, kind = term_at(line, at, terms)
        name = max((n for n in range(1, 6) if " ".join(line.lower[at : at + n]) in names), default=0)
        if term and length >= name:
            found.append((TITLE, term, kind, term))
        elif name:
            key = " ".join(line.lower[at : at + name])
            found.append((TITLE, key, Kind.LATIN, names[key]))
        at += max(1, length, name)
    return found


def _whole_names(names: dict[str, str]) -> dict[str, tuple[str, str]]:
    """The whole name, as key and word, of each last name that is alone elsewhere."""
    ends: dict[str, set[str]] = {}
    for key in names:
        if " " in key:
            ends.setdefault(key.rsplit(" ", 1)[1], set()).add(key)
    return {last: (key, names[key]) for last, keys in ends.items() if last in names and len(keys) == 1 for key in keys}


@lru_cache(maxsize=65_536)
def _may_be_subject(word: str) -> bool:
    """True for a word of letters that is no everyday word and does not look like a verb or an adverb."""
    is_everyday = word in word_list("english") or word.endswith(_NO_NOUN)
    return word.isalpha() and len(word) >= _SHORTEST_NOUN and not is_everyday


def _subjects(lines: _Lines, in_names: set[str]) -> list[tuple[int, str, Kind, str]]:
    """The words in lower case that may be subjects: pairs that are repeated, and words of the title."""
    pairs: list[tuple[int, str]] = []
    words: list[tuple[int, str]] = []
    for number, line in lines:
        usable = [_may_be_subject(lower) and lower not in in_names for lower in line.lower]
        words += [(number, lower) for lower, is_usable in zip(line.lower, usable, strict=True) if is_usable]
        pairs += [
            (number, f"{line.lower[at]} {line.lower[at + 1]}")
            for at in range(len(usable) - 1)
            if usable[at] and usable[at + 1] and line.is_next(at + 1)
        ]
    counts = Counter(pair for _, pair in pairs)
    compounds = {pair for pair, count in counts.items() if count >= _MIN_COUNT}
    in_compounds = {word for pair in compounds for word in pair.split()}
    title = {word for number, word in words if number == TITLE}
    return [(number, pair, Kind.COMPOUND, pair) for number, pair in pairs if pair in compounds] + [
        (number, word, Kind.NOUN, word) for number, word in words if word in title and word not in in_compounds
    ]
