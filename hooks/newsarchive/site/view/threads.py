"""Threads of topics: articles by day with the editor's notes in between, in parts of one page each."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from markupsafe import Markup

from newsarchive.model.article import Article
from newsarchive.model.library import Library, Topic
from newsarchive.site.view.urls import list_page_url, topic_url

PART_LENGTH = 100
"""The number of articles of a topic on one page."""

# In the Markdown of a page, the markers before each of its notes, and after the last one.
_MARKER = "<!-- note {} -->"
_MARKERS = re.compile(r"<!-- note (\d+|end) -->")


@dataclass(frozen=True, slots=True)
class ThreadEntry:
    """An article in a thread, or the number of a note, under a day."""

    day: date | None
    article: Article | None = None
    note: int | None = None


class ThreadPart:
    """The part of a topic's thread that is on one page."""

    def __init__(self, topic: Topic, number: int, library: Library) -> None:
        self.number = number
        self._topic = topic
        start, stop = (number - 1) * PART_LENGTH, number * PART_LENGTH
        self.articles = library.pick(topic.articles[start:stop])
        self._is_last = number == part_numbers(topic)[-1]
        # Notes after the last article belong to the last page.
        self._notes = [
            (index, note)
            for index, note in enumerate(topic.notes)
            if start <= note.position and (note.position < stop or self._is_last)
        ]

    @property
    def url(self) -> str:
        """The URL of the page."""
        return _part_url(self._topic, self.number)

    @property
    def previous(self) -> str:
        """The URL of the previous page; empty for the first."""
        return _part_url(self._topic, self.number - 1) if self.number > 1 else ""

    @property
    def next(self) -> str:
        """The URL of the next page; empty for the last."""
        return "" if self._is_last else _part_url(self._topic, self.number + 1)

    @property
    def days(self) -> list[tuple[date | None, list[ThreadEntry]]]:
        """The articles and notes under each day, the oldest first."""
        # The sort is stable: notes at the same position keep their order.
        positioned = [(note.position, False, ThreadEntry(note.day, note=index)) for index, note in self._notes]
        start = (self.number - 1) * PART_LENGTH
        positioned += [
            (start + index, True, ThreadEntry(found.day, found)) for index, found in enumerate(self.articles)
        ]
        entries = [entry for _, _, entry in sorted(positioned, key=lambda one: one[:2])]
        return [(day, list(found)) for day, found in groupby(entries, key=lambda entry: entry.day)]

    @property
    def markdown(self) -> str:
        """The notes of the page, each after its marker."""
        marked = [f"{_MARKER.format(index)}\n\n{note.text}" for index, note in self._notes]
        return "\n\n".join([*marked, _MARKER.format("end")]) if marked else ""


def part_numbers(topic: Topic) -> range:
    """Return the numbers of a topic's pages; the first has the topic's own URL and the oldest articles."""
    return range(1, max(1, -(-len(topic.articles) // PART_LENGTH)) + 1)


def _part_url(topic: Topic, number: int) -> str:
    return list_page_url(topic_url(topic), None if number == 1 else number)


def split_notes(content: str) -> Mapping[str, object]:
    """Split rendered Markdown into the introduction, the notes by number, and the end, such as footnotes."""
    introduction, *marked = _MARKERS.split(content)
    parts = dict(zip(marked[::2], map(Markup, marked[1::2]), strict=True))
    return {"content": Markup(introduction), "end": parts.pop("end", ""), "notes": parts}  # noqa: S704 - an editor's
