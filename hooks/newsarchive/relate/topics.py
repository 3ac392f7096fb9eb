"""Dossiers: `docs/topics/<slug>.md`, an editor's introduction and the articles it is about."""

import re
from collections.abc import Mapping
from pathlib import Path

from newsarchive.base.fileio import read_text, walk, why_unreadable
from newsarchive.base.problems import Problem, error
from newsarchive.base.text import safe_name
from newsarchive.model.article import Article
from newsarchive.model.library import Topic
from newsarchive.read.frontmatter import Document, parse_document
from newsarchive.settings.archive import Settings

_OVERVIEW = "index.md"


def read_topics(settings: Settings, articles: Mapping[str, Article]) -> tuple[tuple[Topic, ...], tuple[Problem, ...]]:
    """Every dossier in the order of the file names. An id that no article has is reported with its line."""
    topics: list[Topic] = []
    problems: list[Problem] = []
    for file in walk(settings.topics_dir):
        if file.is_folder or not file.relative.endswith(".md") or file.relative == _OVERVIEW:
            continue
        path = settings.relative(file.path)
        try:
            text = read_text(file.path)
        except (OSError, UnicodeError) as reason:
            problems.append(error(path, "unreadable", f"cannot be read as UTF-8 text: {why_unreadable(reason)}"))
            continue
        topic, found = parse_topic(text, path, articles)
        problems += found
        first = next((other for other in topics if other.slug == topic.slug), None)
        if first:
            message = f"the same address as {first.path}, so it is left out; rename one of the two"
            problems.append(error(path, "topic-collision", message))
        else:
            topics.append(topic)
    return tuple(topics), tuple(problems)


def parse_topic(text: str, path: str, articles: Mapping[str, Article]) -> tuple[Topic, list[Problem]]:
    """A dossier from its file's text. Its front matter has `title`, `description` and `articles`, a list of ids."""
    document = parse_document(text, path)
    problems = list(document.problems)
    stem = Path(path).stem
    ids = []
    for article_id in document.values("articles"):
        if article_id in articles:
            ids.append(article_id)
        else:
            problems.append(_missing(article_id, path, document, text))
    if not ids:
        message = "no articles; expected a list articles: with the ids of some"
        problems.append(error(path, "topic-empty", message, line=document.line("articles")))
    in_time = sorted(set(ids), key=lambda article_id: articles[article_id].sort_key)
    topic = Topic(
        slug=safe_name(stem),
        title=document.value("title") or stem,
        description=document.value("description"),
        path=path,
        articles=tuple(in_time),
    )
    return topic, problems


def _missing(article_id: str, path: str, document: Document, text: str) -> Problem:
    message = f"no article has the id {article_id!r}; newsarchive show FILE tells a file's id"
    lines = text.split("\n")
    first = document.line("articles")
    whole = re.compile(rf"(?<![\w-]){re.escape(article_id)}(?![\w-])")
    line = next((number for number in range(first, len(lines) + 1) if whole.search(lines[number - 1])), first)
    return error(path, "topic-article-missing", message, line=line)
