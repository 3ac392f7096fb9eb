"""Cases that were once cleaned wrongly: a table of inputs, fields and right values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from newsarchive.output.record import article_record
from newsarchive.search.indexing.documents import document_batches
from newsarchive.search.querying.searcher import search
from tests.builders import ROOT, Project, project
from tests.search.samples import document, files_of, index_of

FOLDER = Path(__file__).parent
CASES: list[dict[str, Any]] = yaml.safe_load((FOLDER / "cases.yml").read_text(encoding="utf-8"))
BACKGROUND = "为便于核对，本段写明背景：某市今天公布了上半年的工作安排，相关部门将逐项落实并及时向社会通报进展情况。"
"""The paragraph of many files around the piece that matters."""
ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


def marks(case: dict[str, Any]) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(strict=True, reason="open")] if case.get("open") else []


@pytest.mark.parametrize("case", [pytest.param(case, id=case["file"], marks=marks(case)) for case in CASES])
def test_the_case_has_its_right_values(case: dict[str, Any], tmp_path: Path) -> None:
    archive = archive_of(case, tmp_path)
    wanted = {name: value for name, value in case.items() if name not in {"file", "with", "open"}}
    read: Callable[[Project, dict[str, Any]], dict[str, Any]] = searched if "finds" in wanted else cleaned
    assert read(archive, wanted) == wanted


def test_every_file_is_in_the_table() -> None:
    assert sorted(path.stem for path in (FOLDER / "raw").iterdir()) == sorted(case["file"] for case in CASES)


def archive_of(case: dict[str, Any], folder: Path) -> Project:
    """An archive of the case's file, of another with it where the case names one, and of the repository's rules."""
    files = {f"articles/{name}.txt": raw_of(name) for name in (case["file"], case.get("with")) if name}
    return project(folder, files, settings={"editorial_dir": str(ROOT / "editorial")})


def raw_of(name: str) -> bytes:
    return (FOLDER / f"raw/{name}.txt").read_bytes()


def cleaned(archive: Project, wanted: dict[str, Any]) -> dict[str, Any]:
    """The wanted fields of the case's article as they are."""
    library = archive.library()
    path = min(archive.root.glob("articles/*")).relative_to(archive.root).as_posix()
    problems = [problem for problem in library.problems if problem.path == path]
    found: dict[str, Any] = {"codes": sorted(problem.code for problem in problems)}
    article = next((article for article in library.articles.values() if article.path == path), None)
    found["published"] = article is not None
    if article is not None:
        whole = library.whole(article.id)
        record = article_record(whole, tags=library.tags_of[article.id], problems=problems)
        soup = BeautifulSoup(whole.html, "html5lib")
        found |= {key: list(value) if isinstance(value, tuple) else value for key, value in record.items()}
        assert soup.body
        found["blocks"] = [line for line in map(block_line, soup.body.find_all(recursive=False)) if line]
        found["alts"] = [image.get("alt", "") for image in soup("img")]
        found["numbers"] = [number for ordered in soup("ol") for number in numbers_of(ordered)]
        found["contains"] = [piece for piece in wanted.get("contains", ()) if piece in whole.html]
        found["lacks"] = [piece for piece in wanted.get("lacks", ()) if piece not in whole.html]
        removed = [removal.text for removal in whole.removed]
        found["removed_contains"] = [text for text in wanted.get("removed_contains", ()) if text in removed]
    return {name: found.get(name) for name in wanted}


def block_line(block: Tag) -> str:
    """A block's tag and text; empty for the paragraph of background."""
    text = block.get_text().strip()
    return "" if text == BACKGROUND else f"{block.name}: " + re.sub(r"\n\s*", "", text)


def numbers_of(ordered: Tag) -> Iterator[str]:
    """The numbers that a browser shows, after the HTML standard's `ordinal value`."""
    items = ordered.find_all("li", recursive=False)
    step = -1 if ordered.has_attr("reversed") else 1
    number = int(str(ordered.get("start", str(len(items) if step < 0 else 1))))
    for item in items:
        number = int(str(item.get("value", str(number))))
        form = str(ordered.get("type"))
        yield {"A": chr(64 + max(number, 0)), "I": ROMAN[max(number, 0) % 10]}.get(form, str(number))
        number += step


def searched(archive: Project, wanted: dict[str, Any]) -> dict[str, Any]:
    """The queries that find the case's file among others, and those that find nothing at all."""
    others = [document(text, id=f"{number:012}") for number, text in enumerate(OTHER_TEXTS)]
    library = archive.library()
    case = [found for batch in document_batches(library, 1) for found in batch()]
    index = index_of(files_of([*case, *others]))
    ids = {query: [one.id for one in search(index, query).results] for group in wanted.values() for query in group}
    return {
        name: [query for query in group if (ids[query] == [case[0].id] if name == "finds" else ids[query] == [])]
        for name, group in wanted.items()
    }


OTHER_TEXTS = ("某市今天公布了上半年的工作安排。", "天气晴，升到了三十度。", "A bank lends money to firms.")
