"""Progress of a long build: a bar on a terminal, a log line per tenth elsewhere, nothing under --quiet."""

import logging
import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click
from mkdocs.plugins import get_plugin_logger

Item = TypeVar("Item")

# Fewer items are done within seconds.
_LONG = 1_000
_LINES = 10

_log = get_plugin_logger("newsarchive")


def show_progress(items: Iterable[Item], total: int, what: str) -> Iterator[Item]:
    """Yield the items and show how many of the total have come."""
    if total < _LONG or not _log.isEnabledFor(logging.INFO):
        yield from items
    elif sys.stderr.isatty():
        with click.progressbar(items, length=total, label=what, show_pos=True, file=sys.stderr) as bar:
            yield from bar
    else:
        yield from _with_lines(items, total, what)


def _with_lines(items: Iterable[Item], total: int, what: str) -> Iterator[Item]:
    logged = 0
    for done, item in enumerate(items, start=1):
        yield item
        tenths = done * _LINES // total
        if tenths > logged:
            logged = tenths
            _log.info("%s: %d of %d", what, done, total)
