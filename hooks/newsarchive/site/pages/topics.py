"""Pages of topics: their index, and each topic's thread of articles with the editor's notes in between."""

import os
from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from newsarchive.model.library import Topic
from newsarchive.site.pages.base import TEMPLATE, ArchivePage, ShellPage
from newsarchive.site.theme.context import SiteContext
from newsarchive.site.view.links import Link, links_to
from newsarchive.site.view.threads import ThreadPart, part_numbers, split_notes
from newsarchive.site.view.urls import topic_url


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
        root, docs_dir = self.context.settings.root, self.context.config.docs_dir
        return (
            Link(topic.title, topic_url(topic), Path(os.path.relpath(root / topic.path, docs_dir)).as_posix())
            for topic in self.context.library.topics
        )


class TopicPage(ShellPage):
    """A topic: the Markdown that an editor wrote in `docs/topics/`, followed by the thread of its articles."""

    section = "topics/index.md"
    template = "topic"

    def __init__(self, topic: Topic, file: File, context: SiteContext) -> None:
        super().__init__(topic.title, file, context, updated=topic.last_day)
        self.topic = topic
        self._part = ThreadPart(topic, 1, context.library)

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
        self.meta = {"description": self.description, **self.meta, "title": self.topic.title, "template": TEMPLATE}
        # For feeds: the RSS plugin gives a page without a date that of the build.
        if self.topic.last_day:
            self.meta.setdefault("date", self.topic.last_day)
        else:
            self.meta.setdefault("draft", True)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set `content` and `toc`, and render the notes of the topic's further pages as well."""
        super().render(config, files)
        for number in part_numbers(self.topic)[1:]:
            part = ThreadPart(self.topic, number, self.context.library)
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
        return self.render_template(topic=self.topic, part=self._part, **split_notes(content))


class TopicPart(ArchivePage):
    """A further page of a long topic. It continues where the previous one ends, so that new articles move no page."""

    section = "topics/index.md"
    template = "topic"

    def __init__(self, topic: Topic, number: int, context: SiteContext) -> None:
        self.topic = topic
        self._part = ThreadPart(topic, number, context.library)
        title = context.strings.list_title(topic.title, number)
        super().__init__(title, self._part.url, context, updated=self._part.articles[-1].day)

    @property
    def description(self) -> str:
        """The editor's own description."""
        return self.topic.description or self.topic.title

    def write_content(self) -> str:
        """Return the articles of the page with the notes in between."""
        notes = self.context.topic_notes.get(self._part.url, "")
        return self.render_template(topic=self.topic, part=self._part, **split_notes(notes))

    def links(self) -> Iterable[Link]:
        """The articles of the page."""
        return links_to(self._part.articles)
