"""Articles of the synthetic archive by number; an article does not depend on the size of the archive."""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from random import Random

from benchmarks.synthetic.corruption import corrupt
from benchmarks.synthetic.crawl import raw_file
from benchmarks.synthetic.draft import Draft, draft
from benchmarks.synthetic.names import pick
from benchmarks.synthetic.sources import sources

_SEED = 20_220_427
_SHARE_BROKEN = 0.02
_SHARE_NEAR_DUPLICATE = 0.03
# Other publishers copy a story within days. Numbers do not follow dates, so any of the last ones will do.
_NEAREST_ORIGINALS = 200
_BATCH = 250

Drafter = Callable[[Random], Draft]
"""Writes the content of an article: of random words, or of sentences that make sense."""


class Kind(StrEnum):
    """The purpose of an article."""

    PLAIN = "plain"
    NEAR_DUPLICATE = "near duplicate"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class SyntheticFile:
    """A raw file of the archive."""

    path: str
    content: bytes
    kind: Kind


def article(number: int, write_draft: Drafter = draft) -> SyntheticFile:
    """Return the article with this number."""
    drawn = _rng(number, "kind").random()
    rng = _rng(number, "file")
    if drawn < _SHARE_BROKEN:
        path, text = raw_file(rng, _original(number, write_draft), number)
        return SyntheticFile(path, corrupt(rng, text.encode()), Kind.BROKEN)
    if drawn < _SHARE_BROKEN + _SHARE_NEAR_DUPLICATE:
        path, text = raw_file(rng, _near_duplicate(number, write_draft), number)
        return SyntheticFile(path, text.encode(), Kind.NEAR_DUPLICATE)
    path, text = raw_file(rng, _original(number, write_draft), number)
    return SyntheticFile(path, text.encode(), Kind.PLAIN)


def _original(number: int, write_draft: Drafter) -> Draft:
    """Return the content of the article with this number if it is no near duplicate."""
    return write_draft(_rng(number, "draft"))


def _rng(number: int, purpose: str) -> Random:
    """Return random numbers for one purpose; independent, so that a change to one purpose leaves the others unchanged.

    A seed that is text does not depend on `hash()`.
    """
    return Random(f"{_SEED} {number} {purpose}")  # noqa: S311 - nothing here is secret


def _near_duplicate(number: int, write_draft: Drafter) -> Draft:
    """Return an earlier article as another publisher has it: with its headline or a longer one, without a paragraph."""
    rng = _rng(number, "taken over")
    first = _original(max(0, number - 1 - int(rng.random() * _NEAREST_ORIGINALS)), write_draft)
    others = [
        source
        for source in sources()
        if source.language_key == first.source.language_key and source is not first.source and not source.longest
    ]
    source = pick(rng, others) if others else first.source
    own = _original(number, write_draft)
    blocks = list(first.blocks)
    if len(blocks) > 3:
        del blocks[1 + int(rng.random() * (len(blocks) - 1))]
    return replace(
        first,
        source=source,
        channel=pick(rng, source.channels.split()),
        published=first.published + timedelta(minutes=5 + int(rng.random() * 1500)),
        title=first.title if rng.random() < 0.5 else f"{first.title}（{own.facts.get('aside') or own.facts['word']}）",
        blocks=tuple(blocks),
        facts=own.facts | {"word": first.facts["word"]},
    )


def write(count: int, folder: Path, write_draft: Drafter = draft) -> int:
    """Write the first `count` articles into a folder, on all cores; return their size in bytes."""
    numbers = range(count)
    with ProcessPoolExecutor(os.cpu_count()) as executor:
        batches = [range(start, min(start + _BATCH, count)) for start in numbers[::_BATCH]]
        return sum(executor.map(_write_batch, batches, [folder] * len(batches), [write_draft] * len(batches)))


def _write_batch(numbers: Iterable[int], folder: Path, write_draft: Drafter) -> int:
    written = 0
    for number in numbers:
        made = article(number, write_draft)
        file = folder / made.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(made.content)
        written += len(made.content)
    return written
