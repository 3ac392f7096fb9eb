"""The key that the rows of the cache are signed with, so that a changed cache file cannot put anything on a page.

It is kept outside the cache: write access there, as of a job of continuous integration, makes no valid signature.
"""

import os
import secrets
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from newsarchive.base.fileio import read_failure, read_or_create

VARIABLE = "NEWSARCHIVE_CACHE_KEY"
"""The environment variable with a secret that several machines share, and with it a cache."""
_FILE = Path("newsarchive", "cache-key")
_LENGTH = 32


def cache_key() -> tuple[bytes, str]:
    """The key of 32 bytes, and the reason if it holds for this process only; otherwise that is empty.

    It is made from the variable's text, or else kept in the user's folder for the state of programs.
    """
    shared = os.environ.get(VARIABLE, "")
    if shared:
        return sha256(shared.encode("utf-8", "surrogateescape")).digest(), ""
    try:
        file = _state_folder() / _FILE
        key = read_or_create(file, secrets.token_bytes(_LENGTH))
    except (OSError, RuntimeError) as reason:
        why = read_failure(reason) if isinstance(reason, OSError) else str(reason)
        return _key_of_this_process(), f"its key cannot be kept: {why}; set {VARIABLE} to a secret text"
    if len(key) != _LENGTH:
        return _key_of_this_process(), f"{file} does not hold a key of {_LENGTH} bytes; remove it"
    return key, ""


@lru_cache(maxsize=1)
def _key_of_this_process() -> bytes:
    return secrets.token_bytes(_LENGTH)


def _state_folder() -> Path:
    """The folder for the state of programs, after the XDG Base Directory Specification; RuntimeError without a home."""
    named = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_STATE_HOME", "")
    return Path(named) if Path(named).is_absolute() else Path.home() / ".local/state"
