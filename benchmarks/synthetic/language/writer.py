"""Sentences about a topic: its words recur throughout an article, all others at their usual frequency."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from random import Random

from benchmarks.synthetic.language import LANGUAGES
from benchmarks.synthetic.language.grammar import Language, Pattern
from benchmarks.synthetic.language.lexicon import Words
from benchmarks.synthetic.names import pick

_BATCH = 64
_UNITS = ("亿元", "万元", "万人", "万台", "家", "个", "倍", "万吨", "公里", "%", "项", "平方米", "万辆", "美元", "小时")
# Share of words, by kind, that are drawn from the topic's own.
_TOPIC_SHARE = {"S": 0.5, "V": 0.15, "L": 0.5}
_LATIN = "App AI 5G GDP CPI PPI ETF IPO SaaS Linux Python GPU OLED VR NFT Switch Steam PC LPR MLF iOS Android".split()
_MONTHS = "January February March April May June July August September October November December".split()


@dataclass(frozen=True, slots=True)
class Topic:
    """The words that several articles have in common."""

    subjects: tuple[str, ...]
    verbs: tuple[str, ...]
    places: tuple[str, ...]
    people: tuple[str, ...]
    companies: tuple[str, ...]
    tickers: tuple[str, ...]


@lru_cache(maxsize=4096)
def topic(number: int, language_key: str) -> Topic:
    """Return the topic with this number, the same in every archive."""
    rng = Random(f"topic {number}")  # noqa: S311 - nothing here is secret
    known = LANGUAGES[language_key]()
    return Topic(
        subjects=tuple(rng.choices(known.words["S"], k=14)),
        verbs=tuple(rng.choices(known.words["V"], k=6)),
        places=tuple(rng.choices(known.words["L"], k=3)),
        people=tuple(known.person(rng) for _ in range(4)),
        companies=tuple(known.company(rng) for _ in range(3)),
        tickers=tuple(pick(rng, ("sh60", "sz00", "sz30")) + f"{rng.random():.4f}"[2:] for _ in range(3)),
    )


class Writer:
    """Writes one article's sentences."""

    def __init__(self, rng: Random, language: Language, about: Topic, day: date) -> None:
        self._rng = rng
        self._language = language
        self._about = about
        self._day = day
        # An article uses a part of its topic's words, so that articles on one topic differ.
        own = tuple(word for word in about.subjects if rng.random() < 0.6) or about.subjects
        favourites = {"S": own, "V": about.verbs, "L": about.places}
        self._draw: dict[str, Callable[[], str]] = {
            kind: self._stream(words, favourites.get(kind, ()), _TOPIC_SHARE.get(kind, 0.0)).__next__
            for kind, words in language.words.items()
        }
        self._draw |= {
            "P": lambda: self._known_or(about.people, language.person),
            "O": lambda: self._known_or(about.companies, language.company),
            "T": self._date,
            "M": self._amount,
            "R": lambda: f"{rng.random() * 60:.1f}%",
            "X": lambda: pick(rng, _LATIN),
            "K": self.ticker,
            "C": self._clauses,
        }

    def _stream(self, words: Words, favourites: tuple[str, ...], share: float) -> Iterator[str]:
        rng = self._rng
        while True:
            for word in rng.choices(words, k=_BATCH):
                yield pick(rng, favourites) if share and rng.random() < share else word

    def _known_or(self, known: tuple[str, ...], new: Callable[[Random], str]) -> str:
        return pick(self._rng, known) if self._rng.random() < 0.8 else new(self._rng)

    def _date(self) -> str:
        day = self._day - timedelta(days=int(self._rng.random() ** 3 * 90))
        if self._language.space:
            return f"{day.day} {_MONTHS[day.month - 1]}"
        return f"{day.month}月{day.day}日" if self._rng.random() < 0.8 else f"{day.year}年{day.month}月"

    def _amount(self) -> str:
        number = self._rng.random() ** 2 * 900
        if self._language.space:
            return f"{number * 100:,.0f}"
        return (f"{number:.1f}" if self._rng.random() < 0.4 else f"{number + 1:.0f}") + pick(self._rng, _UNITS)

    def _fill(self, pattern: Pattern) -> str:
        draw = self._draw
        return self._language.space.join([draw[part]() if part in draw else part for part in pattern])

    def _clauses(self) -> str:
        rng, language = self._rng, self._language
        count = 1 + int(rng.random() * (2 if language.space else 3))
        clauses = [self._fill(pick(rng, language.clauses)) for _ in range(count)]
        return (language.comma + language.space).join(clauses) + language.stop

    def sentence(self) -> str:
        """Return a sentence of one to three clauses, in some cases with an opening or as a quotation."""
        kind = self._rng.random()
        if kind < 0.1:
            text = self._fill(pick(self._rng, self._language.quotes))
        elif kind < 0.35:
            text = self._fill(pick(self._rng, self._language.openings)) + self._language.space + self._clauses()
        else:
            text = self._clauses()
        return _tidy(text) if self._language.space else text

    def paragraph(self, length: int) -> str:
        """Return sentences of at least `length` characters in total."""
        sentences = [self.sentence()]
        written = len(sentences[0])
        while written < length:
            sentences.append(self.sentence())
            written += len(sentences[-1])
        return self._language.space.join(sentences)

    def title(self) -> str:
        """Return a headline, with the publisher's punctuation."""
        return self._line(self._language.titles)

    def heading(self) -> str:
        """Return a heading, or the caption of an image."""
        return self._line(self._language.headings)

    def _line(self, patterns: tuple[Pattern, ...]) -> str:
        text = self._fill(pick(self._rng, patterns))
        return _tidy(text) if self._language.space else text

    def name(self) -> str:
        """Return a person of the topic, or another one."""
        return self._draw["P"]()

    def company(self) -> str:
        """Return a company of the topic, or another one."""
        return self._draw["O"]()

    def subject(self) -> str:
        """Return one word of the subject."""
        return pick(self._rng, self._about.subjects)

    def ticker(self) -> str:
        """Return a ticker symbol of the topic."""
        return pick(self._rng, self._about.tickers)


def _tidy(text: str) -> str:
    """Return English text with correct spacing around punctuation and an initial capital."""
    for loose, tight in ((" ,", ","), (" .", "."), (" ?", "?"), (" :", ":"), ('" ', '"'), (' "', '"'), (',"', ', "')):
        text = text.replace(loose, tight)
    text = text.replace('said:"', 'said: "').replace('."said', '." said')
    return text[:1].upper() + text[1:]
