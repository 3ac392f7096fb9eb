"""A small archive with every kind of content that a cache stores, and a record of the files that builds clean."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path

import pytest

from newsarchive.base.fileio import read_bytes
from newsarchive.build import build_library
from newsarchive.model.library import Library
from newsarchive.pipeline import cache, run
from newsarchive.pipeline.process import Outcome
from newsarchive.pipeline.tasks import process_file
from newsarchive.pipeline.workers import process_all
from newsarchive.read.discover import RawFile
from newsarchive.settings.archive import Settings
from newsarchive.settings.editorial import Editorial
from tests.builders import ROOT, Project, project, raw_article

ARTICLES = 12
_ONE = """\
name: 甲网
recognise: {author: [甲网]}
drop:
  - {select: .advert, why: an advert}
  - {select: .gone, why: an advert of former times}
"""
_OTHER = "name: 乙网\nrecognise: {author: [乙网]}\nunlink:\n  - {select: a.tag, why: a link of the site's own}\n"


def path_of(number: int) -> str:
    """The path of an article; those with an even number are of the first source, the others of the second."""
    return f"articles/{number:02}.txt"


def archive(folder: Path, *, settings: Mapping[str, object] | None = None) -> Project:
    """Articles of two sources, one without a date, an empty file, one in Latin-1, two with one id; a rule unused."""
    bodies = [f"<p>　　新华社北京4月{day + 1}日电 第{day}号就业稿件，就业优先。</p>" for day in range(ARTICLES)]
    files: dict[str, str | bytes] = {
        path_of(number): raw_article(
            title=f"就业第{number}号",
            author="乙网" if number % 2 else "甲网",
            categories=("金融", "乙网" if number % 2 else "甲网"),
            date=f"{number + 1:02} Apr 2022 02:53:54 GMT" if number != 5 else "昨天",
            body=f'{body}<p class="advert">广告</p><p>见<a class="tag" href="https://e.org/{number}">链接</a></p>',
        )
        for number, body in enumerate(bodies)
    }
    files |= {
        "articles/empty.txt": "",
        "articles/latin.txt": "---\ntitle: caf\xe9\nmood: x\n---\n<p>caf\xe9</p>".encode("latin-1"),
        "articles/twice.txt": files[path_of(1)],
        "editorial/sources/one.yml": _ONE,
        "editorial/sources/other.yml": _OTHER,
        "editorial/vocabulary.yml": "subjects:\n  就业: [就业优先]\n",
        "docs/topics/work.md": "---\ntitle: 就业\narticles: [nobody]\n---\n",
    }
    return project(folder, files, settings=settings)


FILES = ARTICLES + 3


def content(library: Library) -> dict[str, str]:
    """Everything in a library by field name, in order, except what depends on the cache by nature."""
    found = {field.name: getattr(library, field.name) for field in fields(library) if field.name != "changed"}
    found["problems"] = [problem for problem in library.problems if not problem.code.startswith("cache-")]
    return {name: repr(list(value.items()) if isinstance(value, Mapping) else value) for name, value in found.items()}


def built(settings: Settings) -> dict[str, str]:
    """The library of a build, whose cache is closed when this returns."""
    return content(build_library(settings))


def built_without_cache(found: Project, elsewhere: Path) -> dict[str, str]:
    """The library of a build without a cache."""
    archive_settings = found.settings.archive.model_copy(update={"cache_dir": str(elsewhere)})
    return built(found.settings.model_copy(update={"archive": archive_settings}))


def notices(library: Library) -> list[str]:
    """The codes of the problems with the cache."""
    return [problem.code for problem in library.problems if problem.code.startswith("cache-")]


def cache_file(found: Project) -> Path:
    return found.settings.cache_dir / cache.FILE


def settings_in(folder: str) -> Settings:
    return Project(Path(folder)).settings


def run_python(script: str, *arguments: str) -> subprocess.Popen[str]:
    """A subprocess that runs a script with the same import path as the tests."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


class Watch:
    """Records the paths of the files that builds in this process clean, and of those they only read and hash."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.cleaned: list[str] = []
        self.hashed: list[str] = []

        def clean(files: Sequence[RawFile], *, settings: Settings, editorial: Editorial) -> Iterator[Outcome]:
            self.cleaned += [file.path for file in files]
            return process_all(files, settings=settings, editorial=editorial)

        def read(file: Path, limit: int) -> bytes:
            self.hashed.append(file.name)
            return read_bytes(file, limit)

        def clean_again(file: RawFile, *, settings: Settings, editorial: Editorial) -> Outcome:
            self.cleaned.append(file.path)
            return process_file(file, settings=settings, editorial=editorial)

        monkeypatch.setattr(run, "process_all", clean)
        monkeypatch.setattr(run, "process_file", clean_again)
        monkeypatch.setattr(cache, "read_bytes", read)

    def forget(self) -> None:
        self.cleaned.clear()
        self.hashed.clear()
