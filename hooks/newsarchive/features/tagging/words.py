"""Chinese text as words, each with a class of one letter, so that names and compounds are patterns over letters.

The segmenter knows the vocabulary, so a term is found by looking up words: 11,094 spellings cost 0.03 ms an article of
1,000 characters and make the segmentation 0.02 ms slower. One RE2 pattern of all took 0.38 ms, a table by the first two
characters 0.52 ms; both also find terms across the boundaries of words.
"""

import re
from functools import lru_cache

from newsarchive.base.folding import simplified_characters
from newsarchive.base.text import HAN
from newsarchive.features.tagging.evidence import Kind
from newsarchive.features.tagging.word_lists import family_names, word_list
from newsarchive.settings.vocabulary import Vocabulary

TERM, PLACE_TERM, PERSON_TERM, ORGANISATION_TERM, HEAD_TERM = "TQUAH"
PERSON, FOREIGN, PLACE, ORGANISATION, NAME = "RFPOZ"
NOUN, COMMON_NOUN, VERBAL, VERB, MODIFIER, CHARACTER_NOUN = "NnWVBk"
ORGANISATION_HEAD, DIVISION, HAN_CHARACTER, LATIN, SPEECH, BREAK, DOT, COMMA, FAMILY_NAME, OTHER = "Xqhesbd,y."

# Parts of speech in jieba's notation.
_CLASSES = {
    "nr": PERSON, "nrt": FOREIGN, "nrfg": PERSON, "nt": ORGANISATION, "ns": PLACE, "nz": NAME, "n": NOUN,
    "l": COMMON_NOUN, "j": NOUN, "vn": VERBAL, "b": MODIFIER, "eng": LATIN, "an": COMMON_NOUN, "v": VERB,
}  # fmt: skip
_KINDS = {
    PERSON: Kind.PERSON, FOREIGN: Kind.GUESS, ORGANISATION: Kind.ORGANISATION, PLACE: Kind.PLACE, NAME: Kind.NAME,
    NOUN: Kind.NOUN,
}  # fmt: skip
_KINDS_OF_TERMS = {
    TERM: Kind.SUBJECT_TERM, HEAD_TERM: Kind.SUBJECT_TERM, PLACE_TERM: Kind.PLACE_TERM,
    ORGANISATION_TERM: Kind.ORGANISATION_TERM, PERSON_TERM: Kind.PERSON_TERM,
}  # fmt: skip
_MAY_BE_HEADS = (TERM, ORGANISATION_TERM)
_MIN_LENGTH = 2
# Words in jieba's dictionary that are more frequent than this, of 60 million, are too general for a tag.
_COMMON_FREQUENCY = 1500
# A verb above this frequency is no part of a term.
_FREQUENT_VERB = 4000
_CHARACTERS = {
    "\n": BREAK, "·": DOT, "、": COMMA, **dict.fromkeys("省市县区州镇乡村", DIVISION),
    **dict.fromkeys("局院所厂馆", ORGANISATION_HEAD),
}  # fmt: skip
# They are in no name and no compound.
_FUNCTION_WORDS = frozenset(
    "的了在是和与把被将就也都不有没为对从到这那其之及或而并再又还上下前后里中内外个年月日时大小多少去来让向给比别先最很太更"
)
# A word that jieba only guesses is a part of a sentence with one of these: 不卡顿, 两金.
_IN_NO_GUESS = _FUNCTION_WORDS - frozenset("中大小上下里") | frozenset("不两几每各某")
_DISTRICT_ENDS = frozenset("市县区州镇乡")
_DIVISION_ENDS = frozenset("省市县区州镇乡村河江湖山岛港湾")
_NOUNS = frozenset(("n", "ng", "k", "nz"))
# A person's name ends before these.
_SPEECH = frozenset("表示 说 称 指出 介绍 认为 强调 透露 告诉 ： 坦言 回应 解释 （ ， 、 等 在 和 与".split())
# About 20 MB.
_MAX_CACHED_WORDS = 131_072
_HAN = re.compile(f"[{HAN}]+")
_HAS_HAN = re.compile(f"[{HAN}]")


class ChineseWords:
    """Segments text into words and knows the class of each."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        # 33 MB, which a build that finds everything in its cache does not need.
        import rjieba  # noqa: PLC0415

        self._segmenter = rjieba.Jieba()
        self._classes_of_terms, self.terms = _terms(vocabulary)
        self._blocked = vocabulary.blocked
        self._heads = word_list("organisation heads")
        self._long_heads = tuple(sorted(head for head in self._heads if len(head) >= _MIN_LENGTH))
        for word in dict.fromkeys((*self.terms, *vocabulary.words)):
            if _HAS_HAN.search(word):
                # Just frequent enough to stay whole where no other reading of the text is likelier.
                self._segmenter.add_word(word, freq=max(3, self._segmenter.suggest_freq(word)), tag="nz")
        for word in filter(_HAS_HAN.search, self._blocked):
            # 微信公众号 must stay whole, or 微信 is found in it.
            if any(part in self.terms for part in self._segmenter.cut(word)):
                self._segmenter.add_word(word, freq=max(3, self._segmenter.suggest_freq(word)), tag="n")
        self.term_kinds = {term: _KINDS_OF_TERMS[self._classes_of_terms[key]] for key, term in self.terms.items()}
        """The kind of each term by the term itself."""
        self._classes = _ClassCache(self)
        self._frequencies: dict[str, int] = {}
        self.kinds: dict[str, Kind] = {}
        """The kind of each word that was read and may be a tag."""

    def cut(self, text: str) -> tuple[list[str], str]:
        """The words of a text, and their classes, a letter each."""
        words = self._segmenter.cut(text)
        return words, "".join(map(self._classes.__getitem__, words))

    def class_of(self, word: str) -> str:
        """The class of a word, which does not depend on its context."""
        if letter := self._classes_of_terms.get(word) or self._classes_of_terms.get(word.lower()):
            # The term of this spelling is found by it from now on.
            self.terms.setdefault(word, self.terms[word] if word in self.terms else self.terms[word.lower()])
            return HEAD_TERM if letter in _MAY_BE_HEADS and word in self._heads else letter
        if word in _SPEECH:
            return SPEECH
        if len(word) < _MIN_LENGTH:
            return self._class_of_character(word)
        tokens = self._segmenter.tag(word)
        found = _CLASSES.get(tokens[0][1], OTHER) if len(tokens) == 1 else OTHER
        if found == LATIN or not _HAN.fullmatch(word):
            return LATIN if found == LATIN else OTHER
        return self._refined(word, found)

    def is_blocked(self, word: str) -> bool:
        """True for a word that the vocabulary forbids."""
        return word in self._blocked

    def _class_of_character(self, character: str) -> str:
        known = _CHARACTERS.get(character)
        if known or not _HAN.match(character):
            return known or OTHER
        if character in _FUNCTION_WORDS:
            return OTHER
        if character in family_names():
            return FAMILY_NAME
        return CHARACTER_NOUN if self._segmenter.tag(character)[0][1] in _NOUNS else HAN_CHARACTER

    def _refined(self, word: str, found: str) -> str:
        """The class of a word of Han characters after its length, its ending and the lists of words."""
        if word in self._blocked or found == OTHER:
            return OTHER
        if word in self._heads:
            return ORGANISATION_HEAD
        if found in "NO" and word.endswith(self._long_heads):
            return ORGANISATION if found == ORGANISATION else ORGANISATION_HEAD
        if word in word_list("chinese"):
            return COMMON_NOUN if found in "NZPRFBW" else OTHER
        if found == VERB:
            # What jieba only guesses to be a verb, as 先看 and 比放, is a part of a sentence.
            return VERB if len(word) == 2 and 0 < self.frequency(word) < _FREQUENT_VERB else OTHER
        return self._after_frequency(word, found)

    def _after_frequency(self, word: str, found: str) -> str:
        """The class of a word that jieba may only guess, or that is too general."""
        is_listed = self._segmenter.has_word(word)
        if found == PERSON:
            # Of the words that jieba does not list, what it guesses to be a name is often none.
            return PERSON if _is_chinese_name(word) and (is_listed or len(word) > 2) else FOREIGN
        if not is_listed:
            if found == PLACE and word[-1] in _DIVISION_ENDS:
                return PLACE
            return FOREIGN if found in "NZPOF" and _IN_NO_GUESS.isdisjoint(word) else OTHER
        return COMMON_NOUN if found == NOUN and self.frequency(word) > _COMMON_FREQUENCY else found

    def frequency(self, word: str) -> int:
        """The frequency of a word in jieba's dictionary, of 60 million words; 0 for one that is not in it."""
        known = self._frequencies.get(word)
        if known is None:
            known = self._segmenter.suggest_freq(word) if self._segmenter.has_word(word) else 0
            if len(self._frequencies) < _MAX_CACHED_WORDS:
                self._frequencies[word] = known
        return known


class _ClassCache(dict[str, str]):
    """The class of each word, because news repeats its words. A full cache is cleared, the cheapest eviction."""

    def __init__(self, words: ChineseWords) -> None:
        super().__init__()
        self._words = words

    def __missing__(self, word: str) -> str:
        if len(self) >= _MAX_CACHED_WORDS:
            self.clear()
            self._words.kinds.clear()
        found = self[word] = self._words.class_of(word)
        if kind := _KINDS.get(found):
            is_district = kind is Kind.PLACE and len(word) > _MIN_LENGTH and word[-1] in _DISTRICT_ENDS
            self._words.kinds[word] = Kind.DISTRICT if is_district else kind
        return found


def _is_chinese_name(word: str) -> bool:
    names = family_names()
    return (word[:1] in names and len(word) <= 3) or (word[:2] in names and len(word) <= 4)


def _terms(vocabulary: Vocabulary) -> tuple[dict[str, str], dict[str, str]]:
    """The class and the term of each spelling of the vocabulary, in Simplified characters and lower case."""
    kinds = {
        PERSON_TERM: vocabulary.people,
        ORGANISATION_TERM: vocabulary.organisations,
        PLACE_TERM: vocabulary.places,
        TERM: vocabulary.subjects,
    }
    letter_of = {term: letter for letter, terms in kinds.items() for term in terms}
    classes, found = {}, {}
    for spelling, term in vocabulary.spellings.items():
        key = spelling if spelling.isascii() else simplified(spelling)
        classes[key], found[key] = letter_of[term], term
    return classes, found


def simplified(text: str) -> str:
    """The text with Simplified characters, as long as before."""
    return text.translate(simplified_characters())


chinese_words = lru_cache(maxsize=4)(ChineseWords)
