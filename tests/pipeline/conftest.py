"""An archive that is large enough for several workers."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from newsarchive.model.library import Library
from tests.builders import project, raw_article

ARTICLES = 200


def cleaned_library(folder: Path, **settings: object) -> Library:
    """The library of a folder, built without a cache."""
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    library = project(folder, {}, settings=settings).library()
    assert library.changed == ARTICLES + 2
    return library


@pytest.fixture(scope="session")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of 200 articles of several days, sources and subjects, and two bad files."""
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
