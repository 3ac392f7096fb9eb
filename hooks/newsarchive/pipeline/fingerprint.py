"""What decides, beside a file's own bytes, what becomes of it: a cached outcome holds as long as none of it changes."""

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
_LIBRARIES = ("cssselect", "lxml", "nh3", "pydantic", "python-frontmatter", "pyyaml", "rjieba", "tzdata")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Hashes of what decides on every file, and of the rules of each source by the path of their file."""

    common: str
    rules: Mapping[str, str]

    def key(self, path: str, raw_sha256: str, rules_file: str) -> str:
        """What the outcome of a file is known by; `rules_file` is empty where no source was recognised."""
        return _hash(self.common, self.rules.get(rules_file, ""), path, raw_sha256)


def fingerprint_of(settings: Settings, editorial: Editorial) -> Fingerprint:
    """The fingerprint of a build. Any source's way of being recognised may decide on any file."""
    recognised_by = [f"{path}\x1f{rules.recognise.model_dump_json()}" for path, rules in editorial.sources]
    zone = settings.archive.timezone
    common = _hash(_code(), zone, _zone_data(zone), editorial.vocabulary.model_dump_json(), *recognised_by)
    return Fingerprint(common, {path: _hash(rules.model_dump_json()) for path, rules in editorial.sources})


@lru_cache(maxsize=1)
def _code() -> str:
    """The code that cleans and the versions of what it builds on."""
    files = sorted(file for folder in _FOLDERS for file in (_PACKAGE / folder).rglob("*.py"))
    libraries = [f"{name} {version(name)}" for name in _LIBRARIES]
    return _hash(platform.python_version(), *libraries, *(sha256(file.read_bytes()) for file in files))


def _zone_data(zone: str) -> str:
    """The hash of the system's data on a time zone, which its updates change; empty where tzdata's are used."""
    files = (Path(folder, zone) for folder in zoneinfo.TZPATH)
    return next((sha256(read_bytes(file)) for file in files if file.is_file()), "")


def _hash(*parts: str) -> str:
    return sha256("\x1e".join(parts).encode())
