"""The synthetic archive: reproducible, with the markup, the dates and the faults of a real one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from benchmarks.synthetic.archive import Kind, SyntheticFile, article, write
from benchmarks.synthetic.sources import SECTIONS, sources

from newsarchive.base.problems import Level
from newsarchive.model.article import Article, DateKind
from newsarchive.pipeline.process import Outcome, process
from newsarchive.settings.archive import ArchiveSettings, Settings
from newsarchive.settings.editorial import read_editorial
from tests.builders import ROOT

COUNT = 500
CHANNEL = re.compile(r"source/_posts/[^/]+/[^/]+/[^/]+－[^/]+/[^/]+\.md")


@dataclass(frozen=True)
class Archive:
    """The files and their outcomes."""

    files: tuple[SyntheticFile, ...]
    outcomes: tuple[Outcome, ...]

    @property
    def articles(self) -> list[Article]:
        return [outcome.article for outcome in self.outcomes if outcome.article]

    def of_kind(self, kind: Kind) -> list[SyntheticFile]:
        return [file for file in self.files if file.kind is kind]


@pytest.fixture(scope="module")
def archive() -> Archive:
    settings = Settings(root=ROOT, docs_dir=ROOT / "docs", archive=ArchiveSettings())
    editorial, problems = read_editorial(settings)
    assert not problems
    files = tuple(article(number) for number in range(COUNT))
    outcomes = (process(file.content, file.path, settings=settings, editorial=editorial) for file in files)
    return Archive(files, tuple(outcomes))


def test_an_article_is_the_same_whatever_the_size_of_the_archive(tmp_path: Path, archive: Archive) -> None:
    assert write(30, tmp_path / "small") == sum(len(file.content) for file in archive.files[:30])
    for file in archive.files[:30]:
        assert (tmp_path / "small" / file.path).read_bytes() == file.content


def test_articles_are_reproducible(archive: Archive) -> None:
    assert [article(number) for number in range(40)] == list(archive.files[:40])


def test_every_article_has_a_file_of_its_own(archive: Archive) -> None:
    assert len({file.path for file in archive.files}) == COUNT


def test_files_that_are_not_broken_have_no_problems(archive: Archive) -> None:
    wrong = [
        problem
        for file, outcome in zip(archive.files, archive.outcomes, strict=True)
        for problem in outcome.problems
        if file.kind is not Kind.BROKEN and (problem.level is Level.ERROR or problem.code != "date-invalid")
    ]
    assert wrong == []


def test_most_broken_files_have_problems(archive: Archive) -> None:
    noticed = [
        bool(outcome.problems)
        for file, outcome in zip(archive.files, archive.outcomes, strict=True)
        if file.kind is Kind.BROKEN
    ]
    assert sum(noticed) > len(noticed) / 2


@pytest.mark.parametrize(
    ("kind", "fewest", "most"), [(Kind.BROKEN, 0.01, 0.035), (Kind.NEAR_DUPLICATE, 0.015, 0.05)], ids=str
)
def test_some_files_are_of_a_special_kind(archive: Archive, kind: Kind, fewest: float, most: float) -> None:
    assert fewest <= len(archive.of_kind(kind)) / COUNT <= most


def test_files_are_as_long_as_real_ones(archive: Archive) -> None:
    lengths = sorted(len(file.content.decode()) for file in archive.of_kind(Kind.PLAIN))
    texts = [len(article.text) for article in archive.articles]
    assert 200 < lengths[0] < 400
    assert 2000 < lengths[len(lengths) // 2] < 3500
    assert lengths[-1] > 30_000
    assert 1500 < sum(texts) / len(texts) < 2400


def test_the_largest_source_is_a_quarter_of_the_archive(archive: Archive) -> None:
    (name, count), *others = Counter(article.source for article in archive.articles).most_common()
    assert name == "新浪财经"
    assert 0.2 < count / COUNT < 0.35
    assert len(others) > 70


def test_the_numbers_of_sections_sources_and_channels_are_realistic() -> None:
    channels = sum(len(source.channels.split()) for source in sources())
    assert (len(SECTIONS), len({source.name for source in sources()})) == (14, len(sources()))
    assert 110 <= len(sources()) <= 130
    assert 280 <= channels <= 330


def test_files_have_the_paths_of_the_crawler(archive: Archive) -> None:
    usual = [file for file in archive.files if CHANNEL.fullmatch(file.path)]
    assert 0.94 < len(usual) / COUNT < 1


def test_dates_follow_years_weeks_and_kinds(archive: Archive) -> None:
    moments = [article.date for article in archive.articles if article.date]
    years = Counter(moment.year for moment in moments)
    at_weekends = sum(moment.weekday() >= 5 for moment in moments)
    kinds = Counter(article.date_kind for article in archive.articles)
    assert set(years) == set(range(2017, 2023))
    assert years[2022] > years[2019] > years[2017]
    assert 0.08 < at_weekends / len(moments) < 0.22
    assert kinds[DateKind.PUBLISHED] > 0.75 * COUNT
    assert all(kinds[kind] > 0.01 * COUNT for kind in (DateKind.DAY, DateKind.CRAWLED, None))


def test_titles_repeat(archive: Archive) -> None:
    titles = Counter(article.title for article in archive.articles)
    assert max(titles.values()) >= 3


def test_most_articles_are_chinese(archive: Archive) -> None:
    languages = Counter(article.language for article in archive.articles)
    assert 0.65 < languages["zh-Hans"] / COUNT < 0.9
    assert all(languages[language] for language in ("en", "zh-Hant"))
