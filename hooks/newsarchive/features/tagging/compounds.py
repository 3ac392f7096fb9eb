"""Compounds: two or three nouns in a row, which an article repeats."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from newsarchive.features.tagging.word_lists import word_list

_SHORTEST, _LONGEST = 3, 10
"""Characters of a compound."""
_MIN_COUNT = 2
# A shorter compound is its own if it occurs this much more often than the longer one around it.
_MORE_OFTEN = 1.5
# A term of the vocabulary that is this long is specific enough.
_LONG_TERM = 3
_TERMS = "THQ"
_PLACES = "QP"
_LAST = "NnWVTHkyZ"
_IN_TITLE = "BNnWVZTHQPFekhyqXR"
_IN_TITLE_FIRST = "BNnWVZTHQPFek"
_IN_TITLE_LAST = "NnWVZTHFkhyXR"
_FUNCTION_WORDS = frozenset(
    "的了在是和与把被将就也都不有没为对从到这那其之及或而并再又还上下前后里中内外个年月日时大小多少去来"
)

# Words in a row, and their classes.
Run = tuple[Sequence[str], str]


def repeated_compounds(runs: Sequence[Run]) -> list[str]:
    """The compounds in runs of nouns that occur twice, the longest first, without parts of a longer one."""
    counts = Counter(compound for words, _ in runs for compound in _compounds(words))
    repeated = {word for word, count in counts.items() if count >= _MIN_COUNT and _SHORTEST <= len(word) <= _LONGEST}
    kept: dict[str, int] = {}
    for word in sorted(_named(runs, repeated), key=lambda word: (-len(word), word)) if repeated else ():
        count = counts[word]
        if not any(word in longer and count < often * _MORE_OFTEN for longer, often in kept.items()):
            kept[word] = count
    return list(kept)


def title_compounds(words: Sequence[str], letters: str, text: str) -> list[str]:
    """The compounds of a title that the text repeats, however it is segmented there; the longest at each place."""
    found: list[str] = []
    end = 0
    for start in range(len(words) - 1):
        longest = max(start + 2, end + 1)
        while longest <= len(words) and "".join(words[start:longest]) in text:
            longest += 1
        last = longest - 1
        while last > start + 1 and not _is_title_compound(words[start:last], letters[start:last]):
            last -= 1
        if last > max(start + 1, end):
            found.append("".join(words[start:last]))
            end = last
    return found


def _is_title_compound(words: Sequence[str], letters: str) -> bool:
    return (
        _SHORTEST <= sum(map(len, words)) <= _LONGEST
        and not set(letters).difference(_IN_TITLE)
        and letters[0] in _IN_TITLE_FIRST
        and letters[-1] in _IN_TITLE_LAST
        and words[0] not in word_list("chinese modifiers")
        and words[-1] not in word_list("chinese heads")
        and _FUNCTION_WORDS.isdisjoint(words)
    )


def _compounds(words: Sequence[str]) -> Iterator[str]:
    """Iterate over the pairs and threes of words in a row."""
    yield from map("".join, pairwise(words))
    if len(words) > 2:
        yield from map("".join, zip(words, words[1:], words[2:], strict=False))


def _named(runs: Iterable[Run], repeated: set[str]) -> set[str]:
    """The compounds that name one thing: without a mere modifier at the start or a mere head at the end."""
    named: set[str] = set()
    for words, letters in runs:
        for length in (2, 3):
            for start in range(len(words) - length + 1):
                parts = words[start : start + length]
                compound = "".join(parts)
                if compound in repeated:
                    repeated.remove(compound)
                    if _is_named(parts, letters[start : start + length]):
                        named.add(compound)
    return named


def _is_named(words: Sequence[str], letters: str) -> bool:
    return (
        words[0] not in word_list("chinese modifiers")
        and words[-1] not in word_list("chinese heads")
        and letters[-1] in _LAST
        and (letters[0] in _PLACES or not _has_long_term(words, letters))
    )


def _has_long_term(words: Sequence[str], letters: str) -> bool:
    return any(letter in _TERMS and len(word) >= _LONG_TERM for word, letter in zip(words, letters, strict=True))
