"""However many workers there are and whatever they are, the library is the same."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from newsarchive.pipeline.workers import process_all
from newsarchive.read.discover import discover
from tests.builders import Project, project, raw_article

ARTICLES = 200


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of 200 articles of several days, sources and subjects, some of them bad."""
    subjects = ["就业", "教育部", "高校毕业生", "碳中和", "期货", "疫苗", "航天", "王小明", "光伏产业链"]
    files: dict[str, str | bytes] = {}
    for number in range(ARTICLES):
        one, other = subjects[number % 9], subjects[number * 7 % 5]
        body = "".join(f"<p>　　{one}与{other}的第{paragraph}段，{one}很重要。</p>" for paragraph in range(4))
        files[f"articles/{number % 7}/{number:03}.txt"] = raw_article(
            title=f"{one}第{number}号",
            date=f"{1 + number % 28:02} Apr 2022 {number % 24:02}:00:01 GMT" if number % 50 else "昨天",
            categories=["金融", f"来源{number % 4}", f"频道{number % 8}"],
            body=f"{body}<p>责任编辑：编辑{number % 3}</p>",
        )
    folder = tmp_path_factory.mktemp("generated")
    project(folder, files | {"articles/empty.txt": "", "articles/bad.txt": b"\xff\xfe\xfd"})
    return folder


def with_workers(folder: Path, **settings: object) -> Project:
    return project(folder, {}, settings=settings)


@pytest.mark.parametrize(
    "settings",
    [{"workers": 2, "executor": "process"}, {"workers": 3, "executor": "thread"}, {"workers": 0, "executor": "thread"}],
    ids=["two processes", "three threads", "a thread a core"],
)
def test_the_library_is_the_same_as_with_one_worker(generated: Path, settings: dict[str, object]) -> None:
    alone = with_workers(generated, workers=1).library()
    assert len(alone.articles) == ARTICLES + 1
    assert len(alone.tags.terms) >= 5
    together = with_workers(generated, **settings).library()
    assert together == alone
    assert list(together.articles) == list(alone.articles)
    assert list(together.tags.terms) == list(alone.tags.terms)


def test_processes_are_processes_and_end_with_the_work(generated: Path) -> None:
    found = with_workers(generated, workers=2, executor="process")
    files, _ = discover(found.settings)
    outcomes = process_all(files, settings=found.settings, editorial=found.editorial())
    next(outcomes)
    assert len(multiprocessing.active_children()) == 2
    assert len(list(outcomes)) == len(files) - 1
    assert multiprocessing.active_children() == []


def test_a_few_files_are_not_worth_a_process(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {f"articles/{number}.txt": raw_article(title=str(number)) for number in range(3)}
    found = project(tmp_path, files, settings={"workers": 2})
    outcomes = process_all(discover(found.settings)[0], settings=found.settings, editorial=found.editorial())
    next(outcomes)
    assert multiprocessing.active_children() == []
    assert len(list(outcomes)) == 2


def test_outcomes_come_in_the_order_of_the_files(generated: Path) -> None:
    found = with_workers(generated, workers=4, executor="thread")
    files, _ = discover(found.settings)
    outcomes = process_all(files, settings=found.settings, editorial=found.editorial())
    paths = [outcome.article.path if outcome.article else outcome.problems[0].path for outcome in outcomes]
    assert paths == [file.path for file in files]


def test_no_files_are_no_work(tmp_path: Path) -> None:
    empty = project(tmp_path, {}, settings={"workers": 8})
    assert list(process_all([], settings=empty.settings, editorial=empty.editorial())) == []
    assert empty.library().articles == {}
