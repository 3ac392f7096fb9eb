"""How far a long build is: a bar on a terminal, now and then a line where there is none, nothing under --quiet."""

import logging
import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click
from mkdocs.plugins import get_plugin_logger

Item = TypeVar("Item")

# Fewer are done before anybody wonders.
_LONG = 1_000
_LINES = 10

_log = get_plugin_logger("newsarchive")


def show_progress(items: Iterable[Item], total: int, what: str) -> Iterator[Item]:
    """The items as they come; who waits for the last of them sees how many have come."""
    if total < _LONG or not _log.isEnabledFor(logging.INFO):
        yield from items
    elif sys.stderr.isatty():
        with click.progressbar(items, length=total, label=what, show_pos=True, file=sys.stderr) as bar:
            yield from bar
    else:
        yield from _with_lines(items, total, what)


def _with_lines(items: Iterable[Item], total: int, what: str) -> Iterator[Item]:
    told = 0
    for done, item in enumerate(items, start=1):
        yield item
        tenths = done * _LINES // total
        if tenths > told:
            told = tenths
            _log.info("%s: %d of %d", what, done, total)
