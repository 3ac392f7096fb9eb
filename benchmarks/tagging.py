"""Quality of tags: precision and recall against the tags that an editor set by hand, and two methods of jieba.

    .venv/bin/python -m benchmarks.tagging

It prints tables and writes them to `benchmarks/TAGS.md`. The articles and their tags are in `tests/tags/`. Each article
is cleaned and tagged as an archive of its own. A tag is chosen if it is one of the editor's, after folding (width,
case, Traditional characters), in the vocabulary's spelling, and without the marks 《》 of a title. It is right if it is
chosen, or one of the other terms in `fitting.yml`, which the editor would keep.

Precision at 5 is the share of right tags among the first five of an article, or among all that it has, if those are
fewer; chosen at 5 is the same for chosen tags. Recall at 8 is the share of the editor's tags that are among the first
eight. All are means over articles; an article without tags has a precision of 0.
"""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from statistics import mean
from typing import NamedTuple

import yaml
from benchmarks.results import markdown_table

from newsarchive.model.article import Article
from newsarchive.pipeline.process import Outcome, process
from newsarchive.pipeline.tasks import prepared
from newsarchive.relate.keywords import choose_tags, tag_key
from newsarchive.settings.archive import ArchiveSettings, Settings
from newsarchive.settings.editorial import Editorial, read_editorial
from newsarchive.settings.vocabulary import Vocabulary

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "tests/tags"
OUTPUT = ROOT / "benchmarks/TAGS.md"
_LONG = 300
"""Characters and words of an article that should have three tags."""
_FEWEST = 3
_PRECISION_AT, _RECALL_AT = 5, 8
_MOST = 8
_COLUMNS = (
    "", "articles", "tags an article", "precision at 5", "precision at 8", "chosen at 5", "recall at 5", "recall at 8",
    "three tags or more",
)  # fmt: skip
_HEAD = """\
# Tags

Written by `make bench-tags`. {articles} articles with tags that an editor set before any program read them are in
`tests/tags/`. A tag is chosen if it is one of the editor's, and right if it is chosen or one of the other terms that
the editor would keep; both after folding and in the vocabulary's spelling. Precision is the share of right tags, recall
that of the editor's tags that were found. Each article is tagged as an archive of its own. “Three tags or more” is the
share of the articles of more than 300 characters.

Rules and weights were chosen by the articles with odd numbers only. No rule was fitted to those with even numbers, but
they were not kept secret: their scores were printed several times while the rules were made. So the lower score
of the even half is nearer to what another archive gets, and still not an independent one.
"""


@dataclass(frozen=True, slots=True)
class Sample:
    """An article with the tags of a program and of an editor, both as keys."""

    name: str
    article: Article
    tags: tuple[str, ...]
    by_hand: frozenset[str]
    """The editor's tags."""
    fitting: frozenset[str] = frozenset()
    """Other terms that the editor would keep."""

    @property
    def number(self) -> int:
        """The number that the file's name begins with."""
        return int(self.name.partition("-")[0])

    @property
    def is_even(self) -> bool:
        """True for articles that no rule and no weight was chosen by."""
        return self.number % 2 == 0

    def precision(self, most: int) -> float:
        """The share of right tags among the first ones."""
        return self._share(self.by_hand | self.fitting, most)

    def chosen(self, most: int) -> float:
        """The share of the editor's tags among the first ones."""
        return self._share(self.by_hand, most)

    def _share(self, right: frozenset[str], most: int) -> float:
        first = self.tags[:most]
        return sum(tag in right for tag in first) / len(first) if first else 0.0

    def recall(self, most: int) -> float:
        """The share of the editor's tags among the first ones."""
        return len(self.by_hand.intersection(self.tags[:most])) / len(self.by_hand)


def read_outcomes(editorial: Editorial, settings: Settings) -> dict[str, Outcome]:
    """The outcomes of all sample files by the names of the files, without their extension."""
    return {
        file.stem: process(file.read_bytes(), file.name, settings=settings, editorial=editorial)
        for file in sorted((FOLDER / "articles").glob("*.md"))
    }


class Judgement(NamedTuple):
    """An editor's view of an article, formed before any program read it."""

    tags: list[str]
    fitting: list[str]
    """Other terms that fit."""


def judgements() -> dict[str, Judgement]:
    """The tags that an editor set and the other terms that fit, by the same names."""
    tags: dict[str, list[object]] = {}
    for file in sorted(FOLDER.glob("tags*.yml")):
        tags |= yaml.safe_load(file.read_text("utf-8"))
    fitting = yaml.safe_load((FOLDER / "fitting.yml").read_text("utf-8"))
    return {name: Judgement([*map(str, tags[name])], [*map(str, fitting.get(name, ()))]) for name in tags}


def samples(editorial: Editorial, settings: Settings) -> list[Sample]:
    """The sample articles with our tags."""
    by_hand = judgements()
    found = []
    for name, outcome in read_outcomes(editorial, settings).items():
        article = prepared(outcome, editorial).article
        if article and name in by_hand:
            tags = choose_tags([article], editorial.vocabulary)[article.id]
            found.append(sample(name, article, tags, by_hand[name], editorial.vocabulary))
    return found


def sample(name: str, article: Article, tags: Iterable[str], judgement: Judgement, vocabulary: Vocabulary) -> Sample:
    """An article with tags in comparable form."""
    key = partial(comparable, spellings={tag_key(word): term for word, term in vocabulary.spellings.items()})
    by_hand, fitting = frozenset(map(key, judgement.tags)), frozenset(map(key, judgement.fitting))
    return Sample(name, article, tuple(dict.fromkeys(map(key, tags))), by_hand, fitting)


def comparable(tag: str, spellings: Mapping[str, str]) -> str:
    """The key of a tag in the vocabulary's spelling, without the marks of a title."""
    bare = tag.strip("《》")
    return tag_key(spellings.get(tag_key(bare), bare))


def with_jieba(method: Callable[..., list[str]], ours: Sequence[Sample], editorial: Editorial) -> list[Sample]:
    """The samples with the keywords of a method of `jieba.analyse` in place of ours."""
    by_hand = judgements()
    return [
        sample(
            found.name,
            found.article,
            method(f"{found.article.title}\n{found.article.text}", topK=_MOST),
            by_hand[found.name],
            editorial.vocabulary,
        )
        for found in ours
    ]


def row(name: str, found: Sequence[Sample]) -> list[str]:
    """A row of the table: means over the samples."""
    long = [one for one in found if one.article.length > _LONG]
    cells = [
        mean(one.precision(_PRECISION_AT) for one in found),
        mean(one.precision(_RECALL_AT) for one in found),
        mean(one.chosen(_PRECISION_AT) for one in found),
        mean(one.recall(_PRECISION_AT) for one in found),
        mean(one.recall(_RECALL_AT) for one in found),
    ]
    tagged = f"{mean(len(one.tags) >= _FEWEST for one in long):.0%}" if long else "–"
    tags = f"{mean(len(one.tags) for one in found):.1f}"
    return [name, str(len(found)), tags, *(f"{cell:.2f}" for cell in cells), tagged]


def grouped(found: Sequence[Sample], group_of: Callable[[Sample], str]) -> list[list[str]]:
    """A row for each group, the largest group first."""
    groups: dict[str, list[Sample]] = {}
    for one in found:
        groups.setdefault(group_of(one), []).append(one)
    return [row(name, group) for name, group in sorted(groups.items(), key=lambda entry: (-len(entry[1]), entry[0]))]


def report(ours: Sequence[Sample], others: Mapping[str, Sequence[Sample]]) -> str:
    """The tables as Markdown."""
    halves = [
        row("newsarchive", ours),
        row("– odd numbers", [one for one in ours if not one.is_even]),
        row("– even numbers", [one for one in ours if one.is_even]),
    ]
    parts = [
        _HEAD.format(articles=len(ours)),
        markdown_table(_COLUMNS, halves + [row(name, found) for name, found in others.items()]),
        "## By language\n",
        markdown_table(_COLUMNS, grouped(ours, lambda one: one.article.language)),
        "## By section\n",
        markdown_table(_COLUMNS, grouped(ours, lambda one: one.article.categories[0])),
    ]
    return "\n".join(parts)


def main() -> None:
    """Print the tables and write them; with a number as argument print the misses of that half, 1 or 0, instead."""
    settings = Settings(root=ROOT, docs_dir=ROOT / "docs", archive=ArchiveSettings())
    editorial, _ = read_editorial(settings)
    ours = samples(editorial, settings)
    if sys.argv[1:]:
        print_misses(ours, half=int(sys.argv[1]))
        return
    jieba = import_module("jieba")
    jieba.setLogLevel("WARNING")
    analyse = import_module("jieba.analyse")
    methods = {"jieba TF–IDF": analyse.extract_tags, "jieba TextRank": analyse.textrank}
    others = {name: with_jieba(method, ours, editorial) for name, method in methods.items()}
    text = report(ours, others)
    OUTPUT.write_text(text, encoding="utf-8", newline="\n")
    print(text)


def print_misses(ours: Sequence[Sample], half: int) -> None:
    """Print the wrong and the missing tags of the articles whose number leaves this remainder by 2."""
    for one in ours:
        if one.number % 2 == half:
            wrong = [tag for tag in one.tags if tag not in one.by_hand | one.fitting]
            fitting = [tag for tag in one.tags if tag in one.fitting and tag not in one.by_hand]
            missing = sorted(one.by_hand.difference(one.tags))
            chosen = [tag for tag in one.tags if tag in one.by_hand]
            print(one.name)
            for name, tags in (("chosen", chosen), ("fitting", fitting), ("wrong", wrong), ("missing", missing)):
                print(f"  {name:<8}{' '.join(tags)}")


if __name__ == "__main__":
    main()
