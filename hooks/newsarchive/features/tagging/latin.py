"""Names and terms in Latin letters: whole words only, in Chinese, Japanese and English text."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from newsarchive.base.text import fold
from newsarchive.features.tagging.evidence import Evidence, Kind
from newsarchive.features.tagging.word_lists import word_list
from newsarchive.settings.vocabulary import Vocabulary

_WORD = re.compile(r"[A-Za-zÀ-ɏ0-9](?:[A-Za-zÀ-ɏ0-9+#]|[&'’-](?=[A-Za-zÀ-ɏ0-9])|\.(?=[A-Za-z0-9]))*")
_HAS_WORD = re.compile("[A-Za-zÀ-ɏ]{2}")
_URL = re.compile(r"(?:https?://|www\.)[!-~]+|[\w.-]+@[\w.-]+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|cn|net|org)\b[!-~]*")
_POSSESSIVE = re.compile(r"['’]s?$")
# A sentence ends before the next word, or a quotation starts.
_SENTENCE_END = re.compile(r"[.!?:;“”\"‘(\[—–]\s*$")
# Words inside a name, such as Bank of England.
_LINKS = frozenset("of the for de la du del da van von and & bin al".split())
_MOST_WORDS = 5
# Between two words of a name or a term.
_NO_GAPS = frozenset((" ", "-", "\u00a0", " & "))
# A headline is in title case if this share of its longer words has capitals.
_TITLE_CASE = 0.6

# The words of a spelling, its term and the term's kind.
Term = tuple[tuple[str, ...], str, Kind]
Terms = Mapping[str, tuple[Term, ...]]


class LatinLine:
    """A line as words of Latin letters and digits, each with the text since the one before."""

    def __init__(self, line: str) -> None:
        self._line = line
        self.words: list[str] = []
        self._starts: list[int] = []
        for match in _WORD.finditer(line):
            word = match[0]
            self.words.append(_POSSESSIVE.sub("", word) if "'" in word or "’" in word else word)
            self._starts.append(match.start())
        self.lower = [word.lower() for word in self.words]

    def _gap(self, at: int) -> str:
        """The text between the word before and a word that is not the first."""
        return self._line[self._starts[at - 1] + len(self.words[at - 1]) : self._starts[at]]

    def worth_a_look(self, terms: "Terms") -> list[int]:
        """The numbers of the words at which a name or a term may start: most words are in lower case and start none."""
        return [at for at, word in enumerate(self.lower) if word in terms or self.words[at] != word]

    def is_sentence_start(self, at: int) -> bool:
        """True for the first word of the line or of a sentence."""
        return at == 0 or bool(_SENTENCE_END.search(self._gap(at)))

    def is_next(self, at: int) -> bool:
        """True if nothing but a space or a hyphen is before a word that exists."""
        return at < len(self.words) and self._gap(at) in _NO_GAPS

    @property
    def is_title_case(self) -> bool:
        """True if most of the longer words begin with capitals."""
        long = [word for word in self.words if len(word) > 3]
        return sum(word[:1].isupper() for word in long) > _TITLE_CASE * len(long)


@lru_cache(maxsize=4)
def latin_terms(vocabulary: Vocabulary) -> Terms:
    """The Latin spellings of the vocabulary by their first word in lower case, the longest first.

    They are in lower case, but for one word of capitals, which only capitals match: WHO is another word than who.
    """
    acronyms = {fold(word): word for word in vocabulary.words if word.isascii() and word.isalpha() and word.isupper()}
    kinds = {
        Kind.PERSON_TERM: vocabulary.people,
        Kind.ORGANISATION_TERM: vocabulary.organisations,
        Kind.PLACE_TERM: vocabulary.places,
        Kind.SUBJECT_TERM: vocabulary.subjects,
    }
    kind_of = {term: kind for kind, terms in kinds.items() for term in terms}
    found: dict[str, list[Term]] = {}
    for spelling, term in vocabulary.spellings.items():
        words = tuple(_WORD.findall(acronyms.get(spelling, spelling))) if spelling.isascii() else ()
        if words:
            found.setdefault(words[0].lower(), []).append((words, term, kind_of[term]))
    return {first: tuple(sorted(terms, key=lambda known: (-len(known[0]), known))) for first, terms in found.items()}


def latin_lines(lines: Sequence[str]) -> list[tuple[int, LatinLine]]:
    """The lines with words of Latin letters, without URLs, each with its number."""
    return [
        (number, LatinLine(_URL.sub(" ", line) if "." in line or "@" in line else line))
        for number, line in enumerate(lines)
        if _HAS_WORD.search(line)
    ]


def note_terms_and_names(lines: Sequence[tuple[int, LatinLine]], terms: Terms, evidence: Evidence) -> None:
    """Note the terms of the vocabulary and the names of lines in Chinese or Japanese."""
    for number, line in lines:
        end = 0
        for at in line.worth_a_look(terms):
            if at >= end:
                length, term, kind = term_at(line, at, terms)
                name = 0 if term else name_length(line, at)
                if term:
                    evidence.note(term, kind, number)
                elif name and is_name(line.words[at : at + name]):
                    word = " ".join(line.words[at : at + name])
                    evidence.note(word.lower(), Kind.LATIN, number, word)
                end = at + max(1, length, name)


def term_at(line: LatinLine, at: int, terms: Terms) -> tuple[int, str, Kind]:
    """The number of words of the longest term at a word, the term and its kind; 0 and empty if there is none."""
    for words, term, kind in terms.get(line.lower[at], ()):
        length = len(words)
        written = (line.words if words[0].isupper() else line.lower)[at : at + length]
        if tuple(written) == words and all(map(line.is_next, range(at + 1, at + length))):
            return length, term, kind
    return 0, "", Kind.LATIN


def name_length(line: LatinLine, at: int) -> int:
    """The number of words with capitals at a word, and of links between them; 0 if it has none."""
    if not _has_capital(line.words[at]):
        return 0
    length = 1
    while length < _MOST_WORDS and line.is_next(at + length):
        if _is_part(line, at + length):
            length += 1
        elif line.lower[at + length] in _LINKS and line.is_next(at + length + 1) and _is_part(line, at + length + 1):
            length += 2
        else:
            break
    return length


def _is_part(line: LatinLine, at: int) -> bool:
    """True for a word that continues a name: a capital or a number, and no everyday word such as President."""
    return (_has_capital(line.words[at]) and line.lower[at] not in word_list("english")) or line.words[at].isdigit()


def is_name(words: Sequence[str]) -> bool:
    """True for words that may be a tag: not only everyday words and numbers, not one letter, no model such as X3."""
    lower = [word.lower() for word in words]
    if all(word in word_list("english") or not word.isalpha() for word in lower) and not _is_named(words):
        return False
    return len(" ".join(words)) > 1 and " ".join(lower) not in word_list("media")


def _is_named(words: Sequence[str]) -> bool:
    """True for one word of letters and digits that is no number of a model and no amount: HTTP2, not X3 or 90MB."""
    return len(words) == 1 and words[0][0].isalpha() and sum(map(str.isalpha, words[0])) > 1 and len(words[0]) > 3


def _has_capital(word: str) -> bool:
    return not word.islower() and not word.isdigit() and any(map(str.isupper, word))
