"""Topics: an editor's introduction and notes, with the articles that the topic lists or its queries find."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from newsarchive.base.problems import Problem, error
from newsarchive.base.text import safe_name
from newsarchive.model.article import Article
from newsarchive.model.library import Topic, TopicNote
from newsarchive.relate.topic_queries import QueryMatcher
from newsarchive.settings.editorial import is_broken
from newsarchive.settings.topics import SUFFIX, ParsedTopic, TopicFile, TopicQuery
from newsarchive.settings.yaml_tree import KeyPath


def build_topics(
    files: Iterable[ParsedTopic], matcher: QueryMatcher, doubtful: AbstractSet[str] = frozenset()
) -> tuple[tuple[Topic, ...], tuple[Problem, ...]]:
    """Every topic, the one with the newest article first, and the problems of their articles and queries.

    Names of a `doubtful` kind, such as `tags`, may be unknown only because of an error that is reported elsewhere.
    """
    topics: dict[str, Topic] = {}
    problems: list[Problem] = []
    for file in files:
        topic, found = build_topic(file, matcher, doubtful)
        problems += found
        first = topics.setdefault(topic.slug, topic)
        if first is not topic:
            message = f"the same URL as {first.path}, so it is left out; rename one of the two"
            problems.append(error(file.path, "topic-collision", message))
    return tuple(sorted(topics.values(), key=_newest_first)), tuple(problems)


def build_topic(
    file: ParsedTopic, matcher: QueryMatcher, doubtful: AbstractSet[str] = frozenset()
) -> tuple[Topic, list[Problem]]:
    """A topic from its file, and a problem for each name in it that no article has.

    Consequences of errors in the file, or of those that make names `doubtful`, are not reported.
    """
    declared, stem = file.declared, file.path.rpartition("/")[2].removesuffix(SUFFIX)
    listed = {picked.id for picked in declared.articles if picked.id in matcher.articles}
    found = [matcher.find(query) for query in declared.queries]
    ids = listed | (set().union(*found) - set(declared.left_out))
    articles = sorted((matcher.articles[article_id] for article_id in ids), key=lambda article: article.sort_key)
    days = [article.day for article in articles if article.day]
    topic = Topic(
        slug=safe_name(stem),
        title=declared.title or stem,
        description=declared.description,
        path=file.path,
        introduction=file.introduction,
        articles=tuple(article.id for article in articles),
        notes=_notes(declared, articles),
        first_day=days[0] if days else None,
        last_day=days[-1] if days else None,
    )
    # The lines of an earlier version are not those of the file.
    if file.is_stale:
        return topic, []
    is_partial = is_broken(file.problems) or any(_is_doubtful(query, doubtful) for query in declared.queries)
    wrong = [*_missing(declared, matcher), *_without_effect(declared, found, matcher, doubtful)]
    if is_partial:
        wrong = [problem for problem in wrong if problem[1] != "topic-except-unused"]
    elif not ids and not wrong:
        keys: KeyPath = ("articles",) if ("articles",) in file.lines else ("queries",)
        message = "no articles; expected a list articles: with the ids of some, or queries: that find some"
        wrong.append((keys, "topic-empty", message))
    return topic, [_problem(file, *problem) for problem in wrong]


def _is_doubtful(query: TopicQuery, doubtful: AbstractSet[str]) -> bool:
    return any(getattr(query, kind) for kind in doubtful)


def _newest_first(topic: Topic) -> tuple[int, str]:
    return -topic.last_day.toordinal() if topic.last_day else 0, topic.slug


def _notes(declared: TopicFile, articles: Sequence[Article]) -> tuple[TopicNote, ...]:
    """The notes in order: a dated note precedes the articles of its day or later, an article's note that article."""
    # Articles without a date come before all others.
    days = [article.day or date.min for article in articles]
    dated = sorted(declared.notes, key=lambda note: note.date)
    notes = [TopicNote(note.text, bisect_left(days, note.date), note.date) for note in dated]
    positions = {article.id: index for index, article in enumerate(articles)}
    for picked in declared.articles:
        if picked.note and picked.id in positions:
            position = positions[picked.id]
            notes.append(TopicNote(picked.note, position, articles[position].day))
    return tuple(sorted(notes, key=lambda note: note.position))


Wrong = tuple[KeyPath, str, str]
"""The key path of something wrong, the problem's code, and its message."""


def _missing(declared: TopicFile, matcher: QueryMatcher) -> Iterator[Wrong]:
    """The ids that no article has."""
    named = [(("articles", index), picked.id) for index, picked in enumerate(declared.articles)]
    named += [(("except", index), article_id) for index, article_id in enumerate(declared.left_out)]
    for keys, article_id in named:
        if article_id not in matcher.articles:
            message = f"no article has the id {article_id!r}; newsarchive show FILE prints a file's id"
            yield keys, "topic-article-missing", message


def _without_effect(
    declared: TopicFile, found: Sequence[set[str]], matcher: QueryMatcher, doubtful: AbstractSet[str]
) -> Iterator[Wrong]:
    """Names in queries that no article has, queries without a match, and exceptions without an effect."""
    for index, query in enumerate(declared.queries):
        unknown = [
            (("queries", index, *keys), "topic-name-unknown", message)
            for keys, message in matcher.unknown(query)
            if keys[0] not in doubtful
        ]
        yield from unknown
        if not unknown and not found[index] and not _is_doubtful(query, doubtful):
            message = "the query finds no article; an article has to meet all of its conditions"
            yield ("queries", index), "topic-query-empty", message
    for index, article_id in enumerate(declared.left_out):
        if article_id in matcher.articles and not any(article_id in ids for ids in found):
            message = f"no query finds the article {article_id!r}, so there is nothing to leave out; remove it here"
            yield ("except", index), "topic-except-unused", message


def _problem(file: ParsedTopic, keys: KeyPath, code: str, message: str) -> Problem:
    line, column = file.lines.get(keys, (1, 1))
    return error(file.path, code, message, line=line, column=column)
