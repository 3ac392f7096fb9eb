"""Drafts: the content of an article before any markup, as a title and blocks of text."""

from bisect import bisect
from dataclasses import dataclass
from datetime import date, datetime
from random import Random

from benchmarks.synthetic.language.traditional import traditional
from benchmarks.synthetic.language.writer import Writer, topic
from benchmarks.synthetic.moments import early_moment, moment
from benchmarks.synthetic.names import pick
from benchmarks.synthetic.samples import code_sample
from benchmarks.synthetic.sources import SECTIONS, Source, cumulative_shares, sources

_TOPICS_A_SECTION = 60
# Quantiles of the length in characters: (share of articles, length). Very long articles are drawn separately.
_LENGTHS = ((0.0, 40), (0.1, 180), (0.25, 560), (0.5, 1250), (0.75, 2250), (0.9, 3700), (0.97, 6500), (1.0, 12_000))
_VERY_LONG = (30_000, 38_000)
SHARE_VERY_LONG = 0.01
SHARE_EARLY = 0.03
_SHARE_COLUMN = 0.04
_COLUMNS = ("早间要闻", "收盘综述", "每日一图", "一周回顾", "今日头条新闻汇总", "晚间公告精选", "数据速览")


@dataclass(frozen=True, slots=True)
class Draft:
    """An article without markup."""

    source: Source
    channel: str
    published: datetime
    is_early: bool
    title: str
    blocks: tuple[tuple[str, str], ...]
    facts: dict[str, str]
    topic_words: tuple[str, ...]
    images: tuple[str, ...] = ()
    """The URLs of its images, in place of those that its source would give them."""

    @property
    def day(self) -> date:
        """The day of publication."""
        return self.published.date()


def draft(rng: Random) -> Draft:
    """Draw an article."""
    is_early = rng.random() < SHARE_EARLY
    published = early_moment(rng) if is_early else moment(rng)
    source = draw_source(rng)
    # Squared: a quarter of the topics has as many articles as all others together.
    number = SECTIONS.index(source.section) * 1000 + int(rng.random() ** 2 * _TOPICS_A_SECTION)
    about = topic(number, source.language_key)
    writer = Writer(rng, source.language, about, published.date())
    blocks = _blocks(rng, writer, source, draw_length(rng, source))
    is_column = source.language_key == "zh" and rng.random() < _SHARE_COLUMN
    title = pick(rng, _COLUMNS) if is_column else writer.title()
    facts = {
        "editor": writer.name(),
        "author": writer.name(),
        "company": writer.company(),
        "ticker": writer.ticker(),
        "word": writer.subject(),
    }
    if source.language_key == "hant":
        title = traditional(title)
        blocks = [(kind, text if kind == "code" else traditional(text)) for kind, text in blocks]
    return Draft(
        source, pick(rng, source.channels.split()), published, is_early, title, tuple(blocks), facts, about.subjects
    )


def draw_source(rng: Random) -> Source:
    """Draw a source by the number of its articles."""
    shares = cumulative_shares()
    return sources()[bisect(shares, rng.random() * shares[-1])]


def draw_length(rng: Random, source: Source) -> int:
    """Draw the length of a text in characters."""
    if source.longest:
        return int(source.longest * (0.4 + 0.6 * rng.random()))
    if rng.random() < SHARE_VERY_LONG:
        return int(_VERY_LONG[0] + rng.random() * (_VERY_LONG[1] - _VERY_LONG[0]))
    drawn = rng.random()
    above = next(index for index, (share, _) in enumerate(_LENGTHS) if share > drawn)
    (share, length), (next_share, next_length) = _LENGTHS[above - 1], _LENGTHS[above]
    return int(length + (drawn - share) / (next_share - share) * (next_length - length))


def _blocks(rng: Random, writer: Writer, source: Source, length: int) -> list[tuple[str, str]]:
    """Draw paragraphs of this total length, and other blocks between them."""
    blocks = [("image", writer.heading())] if rng.random() < 0.45 else []
    blocks.append(("paragraph", writer.paragraph(min(length, 60))))
    written = len(blocks[-1][1])
    while written < length:
        kind = rng.random()
        if kind < 0.1:
            blocks.append(("heading", writer.heading()))
        elif kind < 0.16:
            blocks.append(("image", writer.heading()))
        elif kind < 0.18:
            blocks.append(("quote", writer.sentence()))
        elif kind < 0.2:
            blocks.append(("items", "\n".join(writer.heading() for _ in range(3 + int(rng.random() * 4)))))
        elif kind < 0.205 and source.section == "金融":
            blocks.append(("table", _table(rng, writer)))
        elif kind < 0.205 + source.code / 10:
            blocks.append(("code", code_sample(rng)))
        blocks.append(("paragraph", writer.paragraph(int(30 + 190 * rng.random()))))
        written += len(blocks[-1][1])
    return blocks


def _table(rng: Random, writer: Writer) -> str:
    """Draw a table: rows separated by line feeds, cells by tabs."""
    rows = (
        f"{writer.ticker()[2:]}\t{writer.company()}\t{rng.random() * 90:.2f}\t{rng.random() * 20 - 10:.2f}%"
        for _ in range(3 + int(rng.random() * 9))
    )
    return "\n".join(["代码\t名称\t收盘价\t涨跌幅", *rows])
