"""The articles of this folder and their tags."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from newsarchive.model.article import Article
from newsarchive.pipeline.process import Outcome, process
from newsarchive.settings.archive import ArchiveSettings, Settings
from newsarchive.settings.editorial import Editorial, read_editorial
from tests.builders import ROOT

FOLDER = Path(__file__).parent / "articles"
NAMES = tuple(sorted(path.stem for path in FOLDER.glob("*.md")))
"""The articles by the names of their files, without the extension."""
SETTINGS = Settings(root=ROOT, docs_dir=ROOT / "docs", archive=ArchiveSettings())


@cache
def tags_by_hand() -> dict[str, tuple[str, ...]]:
    """Name of an article to its tags, the most important first, from all `tags-*.yml`."""
    files = sorted(Path(__file__).parent.glob("tags-*.yml"))
    found = [item for file in files for item in yaml.safe_load(file.read_text(encoding="utf-8")).items()]
    assert len(dict(found)) == len(found), "an article has its tags in two files"
    return {name: tuple(tags) for name, tags in found}


@cache
def fitting_tags() -> dict[str, tuple[str, ...]]:
    """Name of an article to other terms that fit it: an editor would not strike them out."""
    found = yaml.safe_load((Path(__file__).parent / "fitting.yml").read_text(encoding="utf-8"))
    return {name: tuple(terms) for name, terms in found.items()}


@cache
def editorial() -> Editorial:
    """The rules and the vocabulary that this project ships."""
    found, problems = read_editorial(SETTINGS)
    assert problems == ()
    return found


@cache
def outcome(name: str) -> Outcome:
    """The outcome of cleaning one of the articles."""
    return process((FOLDER / f"{name}.md").read_bytes(), f"{name}.md", settings=SETTINGS, editorial=editorial())


def article(name: str) -> Article:
    """One of the articles, cleaned."""
    found = outcome(name).article
    assert found is not None, outcome(name).problems
    return found
