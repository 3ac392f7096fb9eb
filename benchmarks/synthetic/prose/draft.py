"""Drafts of readable articles, with the sources, lengths and times of the synthetic archive."""

from collections.abc import Iterator
from datetime import date
from random import Random

from benchmarks.synthetic.draft import SHARE_EARLY, Draft, draw_length, draw_source
from benchmarks.synthetic.images.scenes import VARIANTS, image_url
from benchmarks.synthetic.language.traditional import traditional
from benchmarks.synthetic.moments import CHINA, early_moment, moment
from benchmarks.synthetic.names import pick
from benchmarks.synthetic.prose.story import Block, Story, story, subject_number
from benchmarks.synthetic.prose.templates import kinds
from benchmarks.synthetic.samples import code_sample
from benchmarks.synthetic.sources import Source

LAST_DAY = date(2022, 5, 31)
"""The last day of the generated articles; the newest ones of the demonstration were written by hand."""
_LONGEST_STORY = 2200
_LONGEST_ROUNDUP = 9000
_ROUNDUPS = ("一周回顾", "本周值得读")
_ROUNDUPS_OF_NEWS = ("早间要闻", "晚间精选", "每周综述", "一周回顾")
_NEWS = frozenset({"金融", "传统媒体", "新媒体", "游戏"})
_ASIDES = ("组图", "详讯", "更新", "附全文")
_WRITTEN_AS = {"hant": "zh"}


def readable_draft(rng: Random) -> Draft:
    """Draw an article whose sentences make sense and whose title has the facts of its text."""
    is_early = rng.random() < SHARE_EARLY
    published = early_moment(rng) if is_early else moment(rng, LAST_DAY)
    source = draw_source(rng)
    length = draw_length(rng, source)
    day = published.astimezone(CHINA).date()
    written = _story(rng, source, day, min(length, _LONGEST_STORY))
    title, blocks = written.title, list(written.blocks)
    if source.longest == 1:
        blocks = [("image", written.title), *(block for block in blocks if block[0] == "paragraph")]
    elif length > _LONGEST_STORY + 400:
        title, blocks = _roundup(rng, source, day, min(length, _LONGEST_ROUNDUP), written)
    elif source.code and "编程" in written.kind.settings["sections"]:
        blocks = list(_with_code(rng, source, blocks))
    if source.markup == "event":
        title = f"{written.facts['city']}{written.facts['district']}周末读书会报名"
    if source.language_key == "hant":
        title = traditional(title)
        blocks = [(kind, text if kind == "code" else traditional(text)) for kind, text in blocks]
    first = int(rng.random() * VARIANTS)
    return Draft(
        source,
        pick(rng, source.channels.split()),
        published,
        is_early,
        title,
        tuple(blocks),
        _facts(rng, source, written),
        written.words,
        tuple(image_url(written.scene, (first + step) % VARIANTS) for step in range(VARIANTS)),
    )


def _story(rng: Random, source: Source, day: date, length: int) -> Story:
    language = _WRITTEN_AS.get(source.language_key, source.language_key)
    known = kinds(language)
    kind = pick(rng, known.get(source.section) or known[next(iter(known))])
    return story(kind, subject_number(rng), rng, day, length=length, space=_space(source))


def _space(source: Source) -> str:
    """The space between sentences. The source's language would read a dictionary."""
    return " " if source.language_key == "en" else ""


def _roundup(rng: Random, source: Source, day: date, length: int, first: Story) -> tuple[str, list[Block]]:
    """Several stories below one title, as weekly reviews have them."""
    blocks: list[Block] = []
    written, following = 0, first
    while written < length:
        paragraphs = [block for block in following.blocks if block[0] != "heading"]
        blocks += [("heading", following.title), *paragraphs]
        written += sum(len(text) for _, text in paragraphs)
        following = _story(rng, source, day, 300 + int(rng.random() * 700))
    columns = _ROUNDUPS_OF_NEWS if source.section in _NEWS else _ROUNDUPS
    return f"The week: {first.title}" if _space(source) else f"{pick(rng, columns)}｜{first.title}", blocks


def _with_code(rng: Random, source: Source, blocks: list[Block]) -> Iterator[Block]:
    for kind, text in blocks:
        yield kind, text
        if kind == "paragraph" and rng.random() < source.code / 10:
            yield "code", code_sample(rng)


def _facts(rng: Random, source: Source, written: Story) -> dict[str, str]:
    """The facts that the markup of sources mentions."""
    known = written.facts
    is_english = source.language_key == "en"
    return {
        "editor": known["en_speaker"] if is_english else known["editor"],
        "author": known["en_resident"] if is_english else known["author"],
        "company": f"{known['en_city']} Gazette" if is_english else known["paper"],
        "ticker": pick(rng, ("sh60", "sz00", "sz30")) + f"{rng.random():.4f}"[2:],
        "word": known["company"] if source.name == "GameRes" else known["word"],
        "aside": "updated" if is_english else pick(rng, _ASIDES),
    }
