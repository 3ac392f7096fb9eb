"""Build the library from the settings: read, clean and relate all articles."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from newsarchive.base.fileio import absolute, walk
from newsarchive.base.folding import fold
from newsarchive.base.problems import Problem, causes_first, error, in_order, warning
from newsarchive.base.timings import Timings
from newsarchive.model.article import Article
from newsarchive.model.library import Library
from newsarchive.pipeline.cache import OutcomeCache
from newsarchive.pipeline.process import Outcome
from newsarchive.pipeline.run import Bodies, CleaningRun, Progress
from newsarchive.pipeline.tasks import process_file
from newsarchive.read.discover import RawFile, discover, is_raw_name
from newsarchive.relate.category_names import unify_category_names
from newsarchive.relate.duplicates import find_duplicates
from newsarchive.relate.editorial_checks import find_missing_articles, find_unused_rules
from newsarchive.relate.front_page import choose_front_page
from newsarchive.relate.future_dates import without_future_dates
from newsarchive.relate.keywords import choose_tags
from newsarchive.relate.related import Related
from newsarchive.relate.taxonomies import build_taxonomies
from newsarchive.relate.timeline import build_timeline
from newsarchive.relate.topic_queries import QueryMatcher
from newsarchive.relate.topics import build_topics
from newsarchive.settings.archive import Settings
from newsarchive.settings.declared import Declared, read_declared


def build_library(
    settings: Settings,
    *,
    timings: Timings | None = None,
    progress: Progress | None = None,
    outcome_cache: OutcomeCache | None = None,
    declared: Declared | None = None,
) -> Library:
    """Read, clean and relate the whole archive. Errors in files never raise; see `Library.problems`.

    Errors in editors' files are the first of the problems, because others may follow from them. An `outcome_cache`
    passed from one build to the next saves loading unchanged outcomes; `declared` is the result of `read_declared`, if
    that was called already.
    Raises WorkersUnavailableError if the workers of the settings are unavailable.
    """
    timings = timings or Timings()
    with timings.measure("discover"):
        declared = declared or read_declared(settings)
        editorial = declared.editorial
        files, stray_problems = discover(settings)
    problems = [*declared.problems, *stray_problems]
    with timings.measure("clean"):
        cleaning = CleaningRun(files, settings, editorial, outcome_cache)
        cleaned, used_rules = _collect(cleaning.outcomes(progress), problems)
    with timings.measure("relate"):
        dated, mistaken = without_future_dates(cleaned, settings.archive.until)
        named, variants = unify_category_names(dated, editorial.vocabulary, fold)
        articles, collisions = _by_id(named)
        tags_of = choose_tags(articles.values(), editorial.vocabulary)
        categories, tags, sources, editors = build_taxonomies(articles, tags_of)
        matcher = QueryMatcher(articles, categories, tags, sources)
        topics, topic_problems = build_topics(declared.topics, matcher, editorial.doubtful)
        duplicates = find_duplicates(articles)
        unused = find_unused_rules(editorial, used_rules)
        missing = find_missing_articles(editorial, articles)
        # Without its folder of articles no name is known.
        has_folder = all(problem.code != "articles-missing" for problem in stray_problems)
        related = [*topic_problems, *unused, *missing] if has_folder else []
        library = Library(
            articles=articles,
            categories=categories,
            tags=tags,
            sources=sources,
            editors=editors,
            timeline=build_timeline(articles.values()),
            topics=topics,
            tags_of=tags_of,
            related=Related(articles, tags, tags_of, duplicates),
            duplicates=duplicates,
            bodies=Bodies(articles, cleaning),
            problems=causes_first(
                declared.errors,
                [*problems, *mistaken, *variants, *collisions, *related, *cleaning.problems],
            ),
            changed=cleaning.changed,
        )
        return replace(library, front_page=choose_front_page(library, editorial.front_page, settings.archive.language))


def _collect(outcomes: Iterable[Outcome], problems: list[Problem]) -> tuple[list[Article], dict[str, set[str]]]:
    """The articles of all outcomes and the rules they used, by rules file; their problems are added to `problems`."""
    articles: list[Article] = []
    used_rules: dict[str, set[str]] = {}
    for outcome in outcomes:
        problems += outcome.problems
        articles += [outcome.article] if outcome.article else []
        if outcome.rules_file:
            used_rules.setdefault(outcome.rules_file, set()).update(outcome.used_rules)
    return articles, used_rules


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A raw file for `newsarchive show`: its article, if there is one, with its tags, and the file's problems."""

    article: Article | None
    tags: tuple[str, ...]
    problems: tuple[Problem, ...]


def show_files(settings: Settings, paths: Sequence[Path]) -> tuple[list[ShownFile], tuple[Problem, ...]]:
    """The articles of these files, in order, and the problems of the editorial files that affect them.

    A folder means all raw files below it. The files need not belong to the archive, but their tags are chosen by the
    statistics of the archive.
    """
    declared = read_declared(settings)
    editorial = declared.editorial
    library = build_library(settings, declared=declared)
    files = _raw_files(settings, paths)
    outcomes = [process_file(file, settings=settings, editorial=editorial) for file in files]
    shown = {outcome.article.id: outcome.article for outcome in outcomes if outcome.article}
    tags_of = choose_tags({**library.articles, **shown}.values(), editorial.vocabulary)
    return [
        ShownFile(
            article=outcome.article and _as_related(outcome.article, library),
            tags=tags_of[outcome.article.id] if outcome.article else (),
            problems=in_order([*outcome.problems, *(known for known in library.problems if known.path == file.path)]),
        )
        for file, outcome in zip(files, outcomes, strict=True)
    ], tuple(problem for problem in declared.problems if problem.path not in {topic.path for topic in declared.topics})


def _as_related(article: Article, library: Library) -> Article:
    """The article with the date and the names that the archive shows, if it is one of the archive's."""
    known = library.articles.get(article.id)
    if known is None or known.path != article.path:
        return article
    shared = ("date", "date_kind", "month", "dateline", "categories", "source", "channel")
    return replace(article, **{name: getattr(known, name) for name in shared})


def _raw_files(settings: Settings, paths: Sequence[Path]) -> list[RawFile]:
    files: list[RawFile] = []
    for path in paths:
        location = absolute(path)
        if location.is_dir():
            inside = (
                entry.path
                for entry in walk(location)
                if is_raw_name(entry.relative) and not (entry.is_folder or entry.is_outside)
            )
            files += [RawFile(str(file), settings.relative(file)) for file in inside]
        else:
            files.append(RawFile(str(location), settings.relative(location)))
    return files


def _by_id(found: Iterable[Article]) -> tuple[dict[str, Article], list[Problem]]:
    """The articles by id, newest first. Of two with one id the first in path order keeps the URL."""
    kept: dict[str, Article] = {}
    problems = []
    for article in found:
        first = kept.setdefault(article.id, article)
        if first is not article:
            problems.append(_repeated(article, first))
    newest_first = sorted(kept.values(), key=lambda article: article.sort_key, reverse=True)
    return {article.id: article for article in newest_first}, problems


def _repeated(article: Article, first: Article) -> Problem:
    """The problem of an article with the id of another one, which may be the same article in a second file."""
    if _content(article) == _content(first):
        message = f"the same article as in {first.path}, which is shown; remove one of the two files"
        return warning(article.path, "article-repeated", message, line=article.title_line)
    message = (
        f"the same id as {first.path}, {article.id!r}, but other content, so it is left out; remove one of the two, "
        "or give one an id: of its own"
    )
    return error(article.path, "id-collision", message, line=article.title_line)


def _content(article: Article) -> tuple[object, ...]:
    """The parts of an article, without its body, that readers would notice a difference in."""
    return (
        article.title, article.date, article.length, article.excerpt, article.minhash, article.images, article.links
    )  # fmt: skip
