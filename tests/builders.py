"""Small archives for tests: a dict of path to text becomes a project folder; raw files as the crawler writes them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from newsarchive.build import build_library
from newsarchive.model.article import Article
from newsarchive.model.library import Library
from newsarchive.pipeline.process import Outcome, process
from newsarchive.settings.archive import ArchiveSettings, Settings
from newsarchive.settings.editorial import Editorial, read_editorial
from newsarchive.site.config import read_settings

ROOT = Path(__file__).parents[1]
"""The checkout, with the real `articles/` and `editorial/`."""
SEEDS = ("000_893abcd2431d731a.txt", "002_443af4c5a7996c3b.txt")
"""The archive's first two articles, given by its owner."""
CATEGORIES = ("金融", "新浪财经", "新浪财经－国內")
DATE = "Wed, 27 Apr 2022 02:53:54 GMT"


@dataclass(frozen=True)
class Project:
    """An archive in a folder of its own."""

    root: Path

    @property
    def settings(self) -> Settings:
        settings, problems = read_settings(self.root / "mkdocs.yml")
        assert settings is not None, problems
        return settings

    def editorial(self) -> Editorial:
        editorial, problems = read_editorial(self.settings)
        assert not problems, problems
        return editorial

    def library(self) -> Library:
        return build_library(self.settings)

    def problems(self) -> list[str]:
        """Every problem of the whole archive, one line each, as `newsarchive check` prints it."""
        return [str(problem) for problem in self.library().problems]

    def paths(self) -> list[str]:
        """The raw files that have an article, in the order of paths."""
        return sorted(article.path for article in self.library().articles.values())

    def article(self, path: str) -> Article:
        """The article of one raw file; there must be one."""
        library = self.library()
        return next(library.whole(article.id) for article in library.articles.values() if article.path == path)

    def write(self, path: str, content: str | bytes) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file


def project(
    folder: Path,
    files: Mapping[str, str | bytes],
    *,
    settings: Mapping[str, object] | None = None,
    config: Mapping[str, object] | None = None,
) -> Project:
    """A project of these files. `settings` are those of `extra.archive`, `config` all other keys of mkdocs.yml.

    One worker cleans its articles unless the settings say otherwise. A `mkdocs.yml` among the files is used unchanged.
    """
    built = Project(folder)
    archive = {"workers": 1, **(settings or {})}
    values: dict[str, Any] = {"site_name": "Test", **(config or {}), "extra": {"archive": archive}}
    built.write("mkdocs.yml", yaml.safe_dump(values, allow_unicode=True, sort_keys=False))
    (folder / "articles").mkdir(exist_ok=True)
    (folder / "docs").mkdir(exist_ok=True)
    for path, content in files.items():
        built.write(path, content)
    return built


def raw_article(  # noqa: PLR0913 - a key each
    *,
    title: str = "一篇稿件",
    date: str = DATE,
    categories: Sequence[str] = CATEGORIES,
    author: str = "新浪财经",
    body: str = "<p>　　正文。</p>",
    comments: bool = False,
    image: str = "",
) -> str:
    """A raw file as the crawler writes it: title in quotes, nothing escaped, braces replaced, body in its own `div`.

    The title is used as given; `crawled_title` changes one as the crawler does.
    """
    quote = '"' if "'" in title else "'"
    front = [
        f"title: {quote}{title}{quote}",
        "categories: ",
        *(f" - {category}" for category in categories),
        f"headimg: '{image}'",
        f"author: {author}",
        f"comments: {str(comments).lower()}",
        f"date: {date}",
        f"thumbnail: '{image}'",
    ]
    text = "\n".join(["", "---", *front, "---", "", "<div>   ", body, "  ", "</div>", " " * 12])
    return text.replace("{", "&#123;").replace("}", "&#125;")


def crawled_title(title: str) -> str:
    """The title with `_` for each character that is not allowed in file names, as the crawler stores it."""
    return re.sub(r"[:/\\?*“”<>|\[\]]", "_", title)


def seed(name: str) -> bytes:
    """The bytes of one of the archive's first articles."""
    return (ROOT / "articles" / name).read_bytes()


def clean(body: str, *, editorial: Editorial | None = None, **front: Any) -> Article:  # noqa: ANN401 - see raw_article
    """The article that a raw body becomes; without `editorial` only the passes that hold for every source run."""
    outcome = process_text(raw_article(body=body, **front), editorial=editorial)
    assert outcome.article is not None, outcome.problems
    return outcome.article


def process_text(raw: str | bytes, *, editorial: Editorial | None = None, path: str = "articles/a.txt") -> Outcome:
    """The outcome of a raw file's content, without a file."""
    content = raw.encode() if isinstance(raw, str) else raw
    return process(content, path, settings=IN_MEMORY, editorial=editorial or Editorial())


def rules(text: str, *, vocabulary: str = "") -> dict[str, str]:
    """Editorial files for `project`: the YAML of one source, and of the vocabulary."""
    files = {"editorial/sources/source.yml": text}
    return files | ({"editorial/vocabulary.yml": vocabulary} if vocabulary else {})


IN_MEMORY = Settings(root=Path("/nowhere"), docs_dir=Path("/nowhere/docs"), archive=ArchiveSettings(workers=1))
"""Settings of an archive without a folder, for pure functions."""
