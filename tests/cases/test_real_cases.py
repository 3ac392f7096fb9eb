"""Pieces of real markup with rewritten prose, each with what an editor would publish."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from newsarchive.output.record import article_record
from tests.builders import ROOT, project

FOLDER = Path(__file__).parent / "real"
Record = dict[str, Any]


@pytest.mark.parametrize("name", sorted(case.name for case in FOLDER.iterdir()))
def test_an_editor_would_publish_the_case_unchanged(name: str, tmp_path: Path) -> None:
    wanted: Record = json.loads((FOLDER / name / "expect.json").read_text(encoding="utf-8"))
    record = record_of(name, tmp_path)
    assert differences(record, wanted) == []


def record_of(name: str, folder: Path) -> Record:
    """The case's article as `newsarchive show --json` has it."""
    raw = (FOLDER / name / "raw.md").read_bytes()
    archive = project(folder, {f"articles/{name}.md": raw}, settings={"editorial_dir": str(ROOT / "editorial")})
    library = archive.library()
    (article_id,) = library.articles
    whole = library.whole(article_id)
    return article_record(whole, tags=library.tags_of[article_id], problems=library.problems)


def differences(record: Record, wanted: Record) -> list[str]:
    """Each expectation that the article does not meet, with what it has."""
    found: list[str] = []

    def expect(right: object, name: str, value: object) -> None:
        if not right:
            found.append(f"{name}: {value}")

    expect(record["title"] in {wanted["title"], *wanted.get("title_also_ok", ())}, "title", record["title"])
    date = record["date"] and dt.datetime.fromisoformat(record["date"])
    expect(date == dt.datetime.fromisoformat(wanted["date"]), "date", record["date"])
    categories = list(record["categories"])
    expect(categories in (wanted["categories"], wanted.get("categories_also_ok")), "categories", categories)
    for fact in ("source", "editor", "origin", "byline"):
        expect(record[fact] == wanted[fact], fact, record[fact])
    images = list(record["images"])
    expect(images == wanted["images"], "images", images)
    for link in wanted["links"]:
        right = {link, *wanted.get("links_also_ok", {}).get(link, ())}
        expect(right & set(record["links"]), f"link {link}", record["links"])

    html = record["html"]
    page = collapsed(" ".join([BeautifulSoup(html, "html5lib").get_text(), *data_lines(record)]))
    for text in wanted["must_contain"]:
        expect(collapsed(text) in page, f"must contain {text}", page)
    for text in wanted["must_not_contain"]:
        expect(text not in html and collapsed(text) not in page, f"must not contain {text}", html)
    for pattern in wanted["must_contain_markup"]:
        expect(re.search(pattern, html), f"must match {pattern}", html)
    return found


def data_lines(record: Record) -> list[str]:
    """The facts that the page shows around the text, and the parts of the dateline as JSON."""
    facts = [record[fact] or "" for fact in ("source", "origin", "byline", "editor", "image_credit")]
    return [*facts, json.dumps(record["dateline"], ensure_ascii=False)]


def collapsed(text: str) -> str:
    return " ".join(text.split())
