"""Cache keys: hashes of everything besides the raw bytes that affects an outcome."""

import platform
import zoneinfo
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from newsarchive.base.fileio import read_bytes
from newsarchive.base.hashing import sha256
from newsarchive.settings.archive import Settings
from newsarchive.settings.editorial import Editorial

_PACKAGE = Path(__file__).parents[1]
_FOLDERS = ("base", "clean", "convert", "features", "model", "pipeline", "read", "settings")
# Code, and the tables and lists of words that it reads.
_SUFFIXES = frozenset((".py", ".json", ".txt"))
_LIBRARIES = (
    "beautifulsoup4", "cssselect", "ftfy", "google-re2", "html5lib", "lxml", "markdown-it-py", "mdit-py-plugins", "nh3",
    "pydantic", "python-frontmatter", "pyyaml", "rjieba", "tzdata", "wcwidth",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Hashes of everything that affects all files, and of each source's rules by the path of their file."""

    common: str
    rules: Mapping[str, str]

    def key(self, path: str, raw_sha256: str, rules_file: str) -> str:
        """The cache key of a file's outcome; `rules_file` is empty if no source was recognised."""
        return _hash(self.common, self.rules.get(rules_file, ""), path, raw_sha256)


def fingerprint_of(settings: Settings, editorial: Editorial) -> Fingerprint:
    """The fingerprint of a build. The `recognise` rules of every source affect every file."""
    recognised_by = [f"{path}\x1f{rules.recognise.model_dump_json()}" for path, rules in editorial.sources]
    zone = settings.archive.timezone
    common = _hash(_code(), zone, _zone_data(zone), editorial.vocabulary.model_dump_json(), *recognised_by)
    return Fingerprint(common, {path: _hash(rules.model_dump_json()) for path, rules in editorial.sources})


@lru_cache(maxsize=1)
def _code() -> str:
    """The hash of the code that cleans and of the versions of its dependencies."""
    inside = (file for folder in _FOLDERS for file in (_PACKAGE / folder).rglob("*"))
    files = sorted(file for file in inside if file.suffix in _SUFFIXES)
    libraries = [f"{name} {version(name)}" for name in _LIBRARIES]
    return _hash(platform.python_version(), *libraries, *(sha256(file.read_bytes()) for file in files))


def _zone_data(zone: str) -> str:
    """The hash of the system's data of a time zone, which updates change; empty if the package tzdata is used."""
    files = (Path(folder, zone) for folder in zoneinfo.TZPATH)
    return next((sha256(read_bytes(file)) for file in files if file.is_file()), "")


def _hash(*parts: str) -> str:
    return sha256("\x1e".join(parts).encode())
