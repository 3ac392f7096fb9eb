"""Compounds: two or three nouns in a row, which an article repeats."""

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from newsarchive.features.tagging.word_lists import word_list

_SHORTEST, _LONGEST = 3, 10
"""Characters of a compound."""
_MIN_COUNT = 2
# A shorter compound is its own if it occurs this much more often than the longer one around it.
_MORE_OFTEN = 1.5
# A term of the vocabulary that is this long is specific enough.
_LONG_TERM = 3
# What begins with a verb, as 加装电梯 does, is more often a part of a sentence.
_VERB, _VERBS = "V", frozenset("VWB")
_TERMS = "THQ"
# A compound of terms is not needed if one of them is this long: 高校毕业生, 就业. 生猪期货 is more specific than 期货.
_SPECIFIC_TERM = 4
_PLACES = "QP"
_LAST = "NnWVTHkyZ"
_RUN = re.compile("[BNnWVZTHQPFeky]{2,}")
# A verb is the last word of a title's compound, as in 电池回收; one before is that of the sentence.
_TITLE_RUN = re.compile("(?:[BNnWZTHQPFekyqXR]|h(?=[ky]))+V?")
_IN_TITLE_FIRST = "BNnWZTHQPFek"
_IN_TITLE_LAST = "NnWVZTHFkyXR"
_SINGLE = "ky"


def repeated_compounds(words: Sequence[str], letters: str, repeated: AbstractSet[str]) -> list[str]:
    """The compounds of two or three nouns that occur twice, the longest first, without parts of a longer one.

    The `repeated` words are those that occur twice.
    """
    found: list[str] = []
    places: list[tuple[int, int]] = []
    for run in _RUN.finditer(letters):
        start, end = run.span()
        for at in range(start, end - 1):
            if words[at] in repeated and words[at + 1] in repeated:
                pair = words[at] + words[at + 1]
                found.append(pair)
                places.append((at, at + 2))
                if at + 2 < end and words[at + 2] in repeated:
                    found.append(pair + words[at + 2])
                    places.append((at, at + 3))
    kept: dict[str, int] = {}
    # Most runs occur once.
    if len(found) > len(set(found)):
        counts, place_of = Counter(found), dict(zip(found, places, strict=True))
        often = [word for word, count in counts.items() if count >= _MIN_COUNT]
        for word in sorted(often, key=lambda word: (-len(word), word)):
            start, end = place_of[word]
            is_part = any(word in longer and counts[word] < count * _MORE_OFTEN for longer, count in kept.items())
            is_often = counts[word] > _MIN_COUNT or letters[start] != _VERB
            if is_often and not is_part and _is_compound(words[start:end], letters[start:end]):
                kept[word] = counts[word]
    return list(kept)


def _is_compound(words: Sequence[str], letters: str) -> bool:
    """True if words name one thing: without a mere modifier at the start or a mere head at the end."""
    return (
        _SHORTEST <= sum(map(len, words)) <= _LONGEST
        and words[0] not in word_list("chinese modifiers")
        and words[-1] not in word_list("chinese heads")
        and letters[-1] in _LAST
        and not _VERBS.issuperset(letters)
        and not _is_specific_without(words, letters)
        and (letters[0] in _PLACES or not _has_long_term(words, letters))
    )


def _has_long_term(words: Sequence[str], letters: str) -> bool:
    return any(letter in _TERMS and len(word) >= _LONG_TERM for word, letter in zip(words, letters, strict=True))


def _is_specific_without(words: Sequence[str], letters: str) -> bool:
    """True if all words are terms and one is so specific that a compound of them adds nothing."""
    return set(_TERMS).issuperset(letters) and any(len(word) >= _SPECIFIC_TERM for word in words)


def title_compounds(words: Sequence[str], letters: str, text: str) -> list[str]:
    """The compounds of a title that the text repeats, however it is segmented there; the longest at each place."""
    found: list[str] = []
    end = 0
    for match in _TITLE_RUN.finditer(letters):
        for start in range(match.start(), match.end() - 1):
            last = max(start + 2, end + 1)
            compound = "".join(words[start:last])
            while compound in text and last < match.end():
                compound += words[last]
                last += 1
            last -= compound not in text
            while last > start + 1 and not _is_title_compound(words[start:last], letters[start:last]):
                last -= 1
            if last > max(start + 1, end):
                found.append("".join(words[start:last]))
                end = last
    return found


def _is_title_compound(words: Sequence[str], letters: str) -> bool:
    return (
        _SHORTEST <= sum(map(len, words)) <= _LONGEST
        and letters[0] in _IN_TITLE_FIRST
        and letters[-1] in _IN_TITLE_LAST
        and not _is_specific_without(words, letters)
        and words[0] not in word_list("chinese modifiers")
        and (letters[-1] in _SINGLE or words[-1] not in word_list("chinese heads"))
    )
