"""Parsed values of YAML, JSON and TOML as the texts of an entry."""

from collections.abc import Iterator
from datetime import date, datetime, time

from newsarchive.base.text import strip_control
from newsarchive.read.document import restore_braces


def texts(value: object) -> Iterator[str]:
    """Return the texts in a nested value, in order; missing and empty ones are none."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
    elif value is not None and (text := unescaped(_written(value))):
        yield restore_braces(text)


def unescaped(value: object) -> str:
    r"""A scalar's text, with an escaped surrogate pair such as `\ud83d\ude00` joined to one character.

    The other half of a pair may be missing, and an escape may be of a character that no document can contain.
    """
    whole = str(value).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return strip_control(whole).strip()


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date | datetime | time) else str(value)
