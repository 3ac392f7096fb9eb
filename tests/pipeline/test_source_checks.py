"""The notice for an article that states another source than its links and images."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsarchive.pipeline.process import process
from newsarchive.settings.archive import ArchiveSettings, Settings
from newsarchive.settings.editorial import Editorial, read_editorial
from newsarchive.settings.sources import SourceFile, SourceRules
from tests.builders import IN_MEMORY, ROOT, process_text, raw_article

ABROAD = SourceFile(
    "editorial/sources/abroad.yml",
    SourceRules.model_validate({"name": "海外台", "recognise": {"author": ["海外台"], "hosts": ["abroad.example"]}}),
)
DIGEST = SourceFile(
    "editorial/sources/digest.yml",
    SourceRules.model_validate({"name": "文摘", "aggregates": True, "recognise": {"author": ["文摘"]}}),
)
LINKS = '<p>一<a href="https://www.abroad.example/1">甲</a>、<a href="https://www.abroad.example/2">乙</a>。</p>'
IMAGE = '<img src="https://img.abroad.example/a.jpg">'


def doubts(body: str, *, author: str = "九江新闻", categories: tuple[str, ...] = ("新闻",)) -> list[str]:
    outcome = process_text(
        raw_article(body=body, author=author, categories=categories), editorial=Editorial(sources=(ABROAD, DIGEST))
    )
    return [str(problem) for problem in outcome.problems if problem.code == "source-doubtful"]


def test_links_and_images_that_are_all_another_publishers_raise_a_doubt() -> None:
    message = (
        "articles/a.txt:7:1: notice: the source '九江新闻' is doubtful: all 3 links and images lead to the hosts of "
        "editorial/sources/abroad.yml; expected some of its own: correct author: and categories:, or write "
        "aggregates: true in the rules of a source that republishes (source-doubtful)"
    )
    assert doubts(LINKS + IMAGE) == [message]


@pytest.mark.parametrize(
    ("body", "author", "category"),
    [
        pytest.param(LINKS + IMAGE, "海外台", "新闻", id="the publisher itself"),
        pytest.param(LINKS + IMAGE, "海外体育", "新闻", id="another feed of the publisher"),
        pytest.param(LINKS + IMAGE, "某网", "海外台", id="named in the categories"),
        pytest.param(LINKS + IMAGE, "文摘", "新闻", id="a source that republishes"),
        pytest.param(LINKS, "九江新闻", "新闻", id="links alone"),
        pytest.param(IMAGE * 3, "九江新闻", "新闻", id="images alone"),
        pytest.param(LINKS + IMAGE + '<img src="https://img.example.org/b.jpg">', "九江新闻", "新闻", id="one image elsewhere"),
        pytest.param(LINKS + IMAGE + '<p><a href="https://e.org/">丙</a></p>', "九江新闻", "新闻", id="one link elsewhere"),
        pytest.param(LINKS.replace("abroad", "unknown") + IMAGE.replace("abroad", "unknown"), "九江新闻", "新闻", id="hosts that nobody declares"),
    ],
)  # fmt: skip
def test_there_is_no_doubt_about(body: str, author: str, category: str) -> None:
    assert doubts(body, author=author, categories=(category,)) == []


def doubtful(paths: list[Path]) -> list[str]:
    """The folders of the raw files that raise a doubt with the rules of the checkout."""
    settings = Settings(root=ROOT, docs_dir=ROOT / "docs", archive=ArchiveSettings())
    editorial, _ = read_editorial(settings)
    found = []
    for path in paths:
        problems = process(path.read_bytes(), path.name, settings=IN_MEMORY, editorial=editorial).problems
        found += [path.parent.name for problem in problems if problem.code == "source-doubtful"]
    return found


def test_no_sample_of_any_source_raises_a_doubt() -> None:
    samples = sorted((ROOT / "tests/sources").glob("*/*/raw.*"))
    assert len(samples) > 90
    assert doubtful(samples) == []


def test_of_the_real_cases_only_the_one_that_states_another_publisher_raises_a_doubt() -> None:
    cases = sorted((ROOT / "tests/cases/real").glob("*/raw.md"))
    assert doubtful(cases) == ["05-rfa-related-list-and-three-roles"]
