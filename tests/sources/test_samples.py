"""Samples of every source: its real markup with text of our own, and the expected HTML, Markdown and facts.

`pytest tests/sources --rewrite` writes the current results; review the difference before committing it.
"""

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from newsarchive.model.article import Article
from newsarchive.output.record import article_record
from newsarchive.pipeline.process import Outcome, process
from newsarchive.settings.archive import ArchiveSettings, Settings
from newsarchive.settings.editorial import Editorial, read_editorial
from tests.builders import ROOT, clean
from tests.conservation import lost
from tests.convert.reading import read_python_markdown, seen

FOLDER = Path(__file__).parent
SAMPLES = sorted(path.parent.relative_to(FOLDER).as_posix() for path in FOLDER.glob("*/*/raw.*"))
SETTINGS = Settings(root=ROOT, docs_dir=ROOT / "docs", archive=ArchiveSettings())
# Keys of the record that the other expected files contain, that follow from the file's bytes, or that are aliases.
NOT_FACTS = frozenset(
    {
        "id",
        "url",
        "path",
        "sha256",
        "tags",
        "stated_tags",
        "presumed_quotes",
        "html",
        "markdown",
        "text",
        "removed",
        "picture_credit",
    },
)

each = pytest.mark.parametrize("sample", SAMPLES)


@cache
def editorial() -> Editorial:
    found, problems = read_editorial(SETTINGS)
    assert problems == ()
    return found


@cache
def outcome(sample: str) -> Outcome:
    raw = next((FOLDER / sample).glob("raw.*"))
    return process(raw.read_bytes(), f"{sample}/{raw.name}", settings=SETTINGS, editorial=editorial())


def article(sample: str) -> Article:
    found = outcome(sample).article
    assert found is not None, outcome(sample).problems
    return found


def facts(sample: str) -> str:
    record = article_record(article(sample), tags=(), problems=outcome(sample).problems)
    return json.dumps({key: record[key] for key in record if key not in NOT_FACTS}, ensure_ascii=False, indent=1) + "\n"


def test_there_are_two_samples_of_every_source_that_has_rules() -> None:
    counted = Counter(article(sample).source for sample in SAMPLES)
    assert {rules.name: counted[rules.name] for _, rules in editorial().sources if counted[rules.name] < 2} == {}


@each
def test_a_sample_becomes_what_is_expected(sample: str, request: pytest.FixtureRequest) -> None:
    found = {
        "expected.html": article(sample).html + "\n",
        "expected.md": article(sample).markdown,
        "facts.json": facts(sample),
    }
    if request.config.getoption("--rewrite"):
        for name, text in found.items():
            (FOLDER / sample / name).write_text(text, encoding="utf-8")
    assert found == {name: (FOLDER / sample / name).read_text(encoding="utf-8") for name in found}


@each
def test_every_visible_character_is_in_the_text_a_fact_or_among_what_was_removed(sample: str) -> None:
    """No character is lost and none is duplicated; only the text of link cards is added."""
    raw = next((FOLDER / sample).glob("raw.*")).read_text(encoding="utf-8")
    body = raw.split("\n---\n", 2)[-1] if raw.startswith("\n") else raw.split("---\n", 2)[2]
    assert lost(body, article(sample)) == Counter()


@each
def test_the_markdown_has_the_same_content_as_the_html(sample: str) -> None:
    assert seen(read_python_markdown(article(sample).markdown)) == seen(article(sample).html)


@each
def test_cleaning_what_is_clean_changes_nothing(sample: str) -> None:
    once = article(sample)
    assert clean(once.html, title=once.title, author="", categories=()).html == once.html
