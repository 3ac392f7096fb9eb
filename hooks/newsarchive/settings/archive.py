"""The settings of the archive: `extra.archive` in mkdocs.yml."""

import os
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import Field, field_validator

from newsarchive.base.problems import Problem, error
from newsarchive.settings.checked import Checked
from newsarchive.settings.days import Day
from newsarchive.settings.schema import Locate, Location, check
from newsarchive.settings.yaml_tree import KeyPath

_DASK = "dask://"


class ArchiveSettings(Checked):
    """The keys of `extra.archive`. All folders are relative to mkdocs.yml."""

    articles_dir: str = "articles"
    """The raw files."""
    editorial_dir: str = "editorial"
    """The editors' files: sources, vocabulary, front page."""
    cache_dir: str = ".cache"
    """The cache of builds. It may be deleted at any time."""
    timezone: str = "Asia/Shanghai"
    """The zone in which every date is shown: a name of the IANA database."""
    until: Day | None = None
    """The day of the newest crawl, as in 2022-09-30; a later date in a file is a mistake. None: the files show it."""
    language: Literal["zh", "en"] = "zh"
    """The language of the user interface."""
    workers: int = Field(default=0, ge=0, le=256)
    """The number of processes or threads that clean articles; 0: one per core. A cluster has its own workers."""
    executor: str = "process"
    """The kind of workers: process, thread, or a Dask cluster, as dask://host:port of its scheduler."""
    max_raw_file_size: int = Field(default=10_000_000, ge=1)
    """The size in bytes of the largest raw file that is read. Larger ones are reported and left out."""
    search: bool = False
    """True to build the full-text search index."""
    raw_files: bool | None = None
    """True to publish each raw file as `raw.txt` next to its article's page; if not set, below 20,000 articles."""

    @field_validator("timezone")
    @classmethod
    def _timezone_exists(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ValueError, KeyError, OSError) as reason:
            raise ValueError("expected the name of a time zone such as Asia/Shanghai or Europe/Berlin") from reason
        return name

    @field_validator("executor")
    @classmethod
    def _executor_is_known(cls, name: str) -> str:
        if name in {"process", "thread"} or _names_a_scheduler(name):
            return name
        raise ValueError("expected process, thread or the scheduler of a Dask cluster such as dask://10.0.0.5:8786")

    @property
    def dask_scheduler(self) -> str:
        """Host and port of the Dask scheduler, or empty."""
        return self.executor.removeprefix(_DASK) if self.executor.startswith(_DASK) else ""


def _names_a_scheduler(name: str) -> bool:
    """Return whether this is `dask://host:port` and nothing more."""
    try:
        parts = urlsplit(name)
        return bool(parts.hostname and parts.port) and name == f"{_DASK}{parts.netloc}" and "@" not in name
    except ValueError:
        return False


class Settings(Checked):
    """The settings of a build; small, so that each worker gets all of them."""

    root: Path
    """The folder of mkdocs.yml; paths in problems and pages are relative to it."""
    docs_dir: Path
    archive: ArchiveSettings

    @property
    def zone(self) -> ZoneInfo:
        """The archive's time zone."""
        return ZoneInfo(self.archive.timezone)

    @property
    def articles_dir(self) -> Path:
        """The folder of the raw files."""
        return self.root / self.archive.articles_dir

    @property
    def editorial_dir(self) -> Path:
        """The folder of the editors' files."""
        return self.root / self.archive.editorial_dir

    @property
    def cache_dir(self) -> Path:
        """The folder of the cache."""
        return self.root / self.archive.cache_dir

    @property
    def topics_dir(self) -> Path:
        """The folder of the topics."""
        return self.docs_dir / "topics"

    def relative(self, path: Path) -> str:
        """A path as displayed in problems and on pages: relative to the project, with slashes."""
        return shown((path.relative_to(self.root) if path.is_relative_to(self.root) else path).as_posix())


def shown(name: str) -> str:
    """A path with U+FFFD for bytes that are not UTF-8, which neither pages nor terminals accept."""
    return os.fsencode(name).decode(errors="replace")


def _misspelt_archive(extra: Mapping[str, object]) -> str:
    """The key of `extra` that is a misspelling of `archive`, whose settings would silently be defaults; or empty."""
    near = get_close_matches("archive", [str(key) for key in extra], n=1, cutoff=0.8)
    return near[0] if near and "archive" not in extra else ""


def parse_settings(
    extra: Mapping[str, object], *, config_file: Path, docs_dir: Path, locate: Locate | None = None
) -> tuple[Settings | None, tuple[Problem, ...]]:
    """`extra.archive` as settings, or None and a problem for each error in it.

    `locate` finds the keys of the whole configuration; without it problems are at the start of the file.
    """
    root = config_file.parent

    def locate_setting(keys: KeyPath) -> Location:
        keys = ("extra", "archive", *keys)
        return locate(keys) if locate else Location(config_file.name, 1, 1, keys)

    if misspelt := _misspelt_archive(extra):
        place = locate(("extra", misspelt)) if locate else locate_setting(())
        message = f"extra.{misspelt}: unknown key; did you mean 'archive'?"
        return None, (error(place.path, "setting-invalid", message, line=place.line, column=place.column),)
    archive, problems = check(extra.get("archive") or {}, ArchiveSettings, locate=locate_setting)
    if archive is None:
        return None, problems
    return Settings(root=root, docs_dir=docs_dir, archive=archive), ()
