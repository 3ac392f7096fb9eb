"""Dossiers: `docs/topics/<slug>.md`, an editor's introduction and notes, and the articles they are about."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from newsarchive.base.fileio import read_failure, read_text, walk
from newsarchive.base.problems import Problem, error
from newsarchive.base.text import safe_name
from newsarchive.model.article import Article
from newsarchive.model.library import Topic, TopicNote
from newsarchive.relate.topic_queries import Finder
from newsarchive.settings.archive import Settings
from newsarchive.settings.schema import KeyPath
from newsarchive.settings.topics import TopicFile, WrittenTopic, parse_topic_file

_OVERVIEW = "index.md"


def read_topics(settings: Settings, finder: Finder) -> tuple[tuple[Topic, ...], tuple[Problem, ...]]:
    """Every dossier, the one with the newest article first, and what is wrong in their files."""
    topics: dict[str, Topic] = {}
    problems: list[Problem] = []
    for file in walk(settings.topics_dir):
        if file.is_folder or not file.relative.endswith(".md") or file.relative == _OVERVIEW:
            continue
        path = settings.relative(file.path)
        try:
            text = read_text(file.path)
        except (OSError, UnicodeError) as reason:
            problems.append(error(path, "unreadable", f"cannot be read as UTF-8 text: {read_failure(reason)}"))
            continue
        topic, found = parse_topic(text, path, finder)
        problems += found
        first = topics.setdefault(topic.slug, topic)
        if first is not topic:
            message = f"the same address as {first.path}, so it is left out; rename one of the two"
            problems.append(error(path, "topic-collision", message))
    return tuple(sorted(topics.values(), key=_newest_first)), tuple(problems)


def parse_topic(text: str, path: str, finder: Finder) -> tuple[Topic, list[Problem]]:
    """A dossier from its file's text, with all that is right in it, and a problem for each thing that is not."""
    written = parse_topic_file(text, path)
    declared, stem = written.declared, Path(path).stem
    listed = {picked.id for picked in declared.articles if picked.id in finder.articles}
    found = [finder.find(query) for query in declared.queries]
    ids = listed | (set().union(*found) - set(declared.left_out))
    articles = sorted((finder.articles[article_id] for article_id in ids), key=lambda article: article.sort_key)
    days = [article.day for article in articles if article.day]
    topic = Topic(
        slug=safe_name(stem),
        title=declared.title or stem,
        description=declared.description,
        path=path,
        introduction=written.introduction,
        articles=tuple(article.id for article in articles),
        notes=_notes(declared, articles),
        first_day=days[0] if days else None,
        last_day=days[-1] if days else None,
    )
    wrong = [*_missing(declared, finder), *_fruitless(declared, found, finder)]
    if not ids:
        place: KeyPath = ("articles",) if ("articles",) in written.lines else ("queries",)
        message = "no articles; expected a list articles: with the ids of some, or queries: that find some"
        wrong.append((place, "topic-empty", message))
    return topic, [*written.problems, *(_problem(path, written, *problem) for problem in wrong)]


def _newest_first(topic: Topic) -> tuple[int, str]:
    return -topic.last_day.toordinal() if topic.last_day else 0, topic.slug


def _notes(declared: TopicFile, articles: Sequence[Article]) -> tuple[TopicNote, ...]:
    """The notes at their places: one of a day before the articles of that day or later, one of an article before it."""
    # Articles without a date come before all others.
    days = [article.day or date.min for article in articles]
    dated = sorted(declared.notes, key=lambda note: note.date)
    notes = [TopicNote(note.text, bisect_left(days, note.date), note.date) for note in dated]
    places = {article.id: place for place, article in enumerate(articles)}
    for picked in declared.articles:
        if picked.note and picked.id in places:
            place = places[picked.id]
            notes.append(TopicNote(picked.note, place, articles[place].day))
    return tuple(sorted(notes, key=lambda note: note.place))


Wrong = tuple[KeyPath, str, str]
"""Where something is wrong, the problem's code, and its message."""


def _missing(declared: TopicFile, finder: Finder) -> Iterator[Wrong]:
    """The ids that no article has."""
    named = [(("articles", index), picked.id) for index, picked in enumerate(declared.articles)]
    named += [(("except", index), article_id) for index, article_id in enumerate(declared.left_out)]
    for place, article_id in named:
        if article_id not in finder.articles:
            message = f"no article has the id {article_id!r}; newsarchive show FILE tells a file's id"
            yield place, "topic-article-missing", message


def _fruitless(declared: TopicFile, found: Sequence[set[str]], finder: Finder) -> Iterator[Wrong]:
    """What queries name and no article has, the queries that find nothing, and what is left out for nothing."""
    for index, query in enumerate(declared.queries):
        unknown = [(("queries", index, *place), "topic-name-unknown", said) for place, said in finder.unknown(query)]
        yield from unknown
        if not unknown and not found[index]:
            message = "the query finds no article; each has to meet all of its conditions"
            yield ("queries", index), "topic-query-empty", message
    for index, article_id in enumerate(declared.left_out):
        if article_id in finder.articles and not any(article_id in ids for ids in found):
            message = f"no query finds the article {article_id!r}, so there is nothing to leave out; remove it here"
            yield ("except", index), "topic-except-unused", message


def _problem(path: str, written: WrittenTopic, place: KeyPath, code: str, message: str) -> Problem:
    line, column = written.lines.get(place, (1, 1))
    return error(path, code, message, line=line, column=column)
