"""Pages of topics: their index, and each topic's thread of articles with the editor's notes in between."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from newsarchive.model.article import Article
from newsarchive.model.library import Topic
from newsarchive.site.pages.base import TEMPLATE, ArchivePage, ShellPage
from newsarchive.site.theme.context import SiteContext
from newsarchive.site.view.links import Link, links_to
from newsarchive.site.view.urls import list_page_url, topic_url

PART_LENGTH = 100
"""The number of articles of a topic on one page."""

# In the Markdown of a page, the markers before each of its notes, and after the last one.
_MARKER = "<!-- note {} -->"
_MARKERS = re.compile(r"<!-- note (\d+|end) -->")


class TopicsPage(ArchivePage):
    """The index of the topics."""

    section = "topics/index.md"
    template = "topic_index"

    def __init__(self, context: SiteContext) -> None:
        super().__init__(context.strings["topics"], "topics/", context, in_nav=True)

    @property
    def description(self) -> str:
        """The purpose of topics, as a lead."""
        return self.context.strings["topics_lead"]

    def links(self) -> Iterable[Link]:
        """The topics."""
        return (Link(topic.title, topic_url(topic)) for topic in self.context.library.topics)


class TopicPage(ShellPage):
    """A topic: the Markdown that an editor wrote in `docs/topics/`, followed by the thread of its articles."""

    section = "topics/index.md"

    def __init__(self, topic: Topic, file: File, context: SiteContext) -> None:
        super().__init__(topic.title, file, context, updated=topic.last_day)
        self.topic = topic
        self._part = ThreadPart(topic, 1, context)

    @property
    def description(self) -> str:
        """The editor's own description."""
        return self.topic.description or self.topic.title

    def read_source(self, config: MkDocsConfig) -> None:
        """Read the file as MkDocs does, but set the template of our shell.

        MkDocs takes invalid front matter for text, so our own reading replaces its result, unless another plugin has
        supplied a source. The notes are Markdown of the page, like its introduction.
        """
        super().read_source(config)
        own = not config.plugins.events["page_read_source"]
        self.markdown = f"{self.topic.introduction if own else self.markdown}\n\n{self._part.markdown}"
        self.meta = {**self.meta, "title": self.topic.title, "template": TEMPLATE}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set `content` and `toc`, and render the notes of the topic's further pages as well."""
        super().render(config, files)
        for number in part_numbers(self.topic)[1:]:
            part = ThreadPart(self.topic, number, self.context)
            if part.markdown:
                # Links are written relative to the topic's file, but must work at the part's URL.
                target = f"{part.url}index.html"
                file = File(
                    self.file.src_uri, self.file.src_dir, config.site_dir, config.use_directory_urls, dest_uri=target
                )
                page = Page(None, file, config)
                page.markdown = part.markdown
                page.render(config, files)
                self.context.topic_notes[part.url] = page.content or ""

    def wrap(self, content: str) -> str:
        """Return the introduction with the articles, oldest first."""
        return self.view("topic", topic=self.topic, part=self._part, **_parts_of(content))


class TopicPart(ArchivePage):
    """A further page of a long topic. It continues where the previous one ends, so that new articles move no page."""

    section = "topics/index.md"
    template = "topic"

    def __init__(self, topic: Topic, number: int, context: SiteContext) -> None:
        self.topic = topic
        self._part = ThreadPart(topic, number, context)
        title = context.strings.list_title(topic.title, number)
        super().__init__(title, self._part.url, context, updated=self._part.articles[-1].day)

    @property
    def description(self) -> str:
        """The editor's own description."""
        return self.topic.description or self.topic.title

    def write_content(self) -> str:
        """Return the articles of the page with the notes in between."""
        notes = self.context.topic_notes.get(self._part.url, "")
        return self.view(self.template, topic=self.topic, part=self._part, **_parts_of(notes))

    def links(self) -> Iterable[Link]:
        """The articles of the page."""
        return links_to(self._part.articles)


@dataclass(frozen=True, slots=True)
class ThreadEntry:
    """An article in a thread, or the number of a note, under a day."""

    day: date | None
    article: Article | None = None
    note: int | None = None


class ThreadPart:
    """The part of a topic's thread that is on one page."""

    def __init__(self, topic: Topic, number: int, context: SiteContext) -> None:
        self.number = number
        self._topic = topic
        start, stop = (number - 1) * PART_LENGTH, number * PART_LENGTH
        self.articles = context.library.pick(topic.articles[start:stop])
        self._is_last = number == part_numbers(topic)[-1]
        # Notes after the last article belong to the last page.
        self._notes = [
            (index, note)
            for index, note in enumerate(topic.notes)
            if start <= note.place and (note.place < stop or self._is_last)
        ]

    @property
    def url(self) -> str:
        """The URL of the page."""
        return _part_address(self._topic, self.number)

    @property
    def previous(self) -> str:
        """The URL of the previous page; empty for the first."""
        return _part_address(self._topic, self.number - 1) if self.number > 1 else ""

    @property
    def next(self) -> str:
        """The URL of the next page; empty for the last."""
        return "" if self._is_last else _part_address(self._topic, self.number + 1)

    @property
    def days(self) -> list[tuple[date | None, list[ThreadEntry]]]:
        """The articles and notes under each day, the oldest first."""
        # The sort is stable: notes at the same position keep their order.
        placed = [(note.place, False, ThreadEntry(note.day, note=index)) for index, note in self._notes]
        start = (self.number - 1) * PART_LENGTH
        placed += [(start + place, True, ThreadEntry(found.day, found)) for place, found in enumerate(self.articles)]
        entries = [entry for _, _, entry in sorted(placed, key=lambda one: one[:2])]
        return [(day, list(found)) for day, found in groupby(entries, key=lambda entry: entry.day)]

    @property
    def markdown(self) -> str:
        """The notes of the page, each after its marker."""
        marked = [f"{_MARKER.format(index)}\n\n{note.text}" for index, note in self._notes]
        return "\n\n".join([*marked, _MARKER.format("end")]) if marked else ""


def part_numbers(topic: Topic) -> range:
    """Return the numbers of a topic's pages; the first has the topic's own URL and the oldest articles."""
    return range(1, max(1, -(-len(topic.articles) // PART_LENGTH)) + 1)


def _part_address(topic: Topic, number: int) -> str:
    return list_page_url(topic_url(topic), None if number == 1 else number)


def _parts_of(content: str) -> Mapping[str, object]:
    """Split rendered Markdown into the introduction, the notes by number, and the end, such as footnotes."""
    introduction, *marked = _MARKERS.split(content)
    parts = dict(zip(marked[::2], map(Markup, marked[1::2]), strict=True))
    return {"content": Markup(introduction), "end": parts.pop("end", ""), "notes": parts}  # noqa: S704 - an editor's
