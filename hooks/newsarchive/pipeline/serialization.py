"""Serialise outcomes as JSON rows for the cache; unlike pickle, a manipulated file cannot run code."""

import json
from dataclasses import astuple, fields, replace
from datetime import date, datetime
from functools import lru_cache
from sys import intern
from typing import Any

from newsarchive.base.problems import Level, Problem
from newsarchive.model.article import Article, ArticleBody, DateKind, Dateline, Removal, TagCandidates
from newsarchive.pipeline.process import Outcome
from newsarchive.settings.archive import Settings

_COMMON_TEXT = ("path", "sha256", "source", "channel", "origin", "editor", "language")
_COMMON = (*_COMMON_TEXT, "categories", "tag_candidates")
_FACTS = tuple(field.name for field in fields(Article) if field.name != "body")


def outcome_to_row(outcome: Outcome) -> tuple[str, str]:
    """The outcome without its article's body, and that body; the latter is empty where there is no article."""
    article = outcome.article
    row = [
        article and _facts(article),
        # The last field is the detail of a failure, and failures are not kept.
        [astuple(problem)[:-1] for problem in outcome.problems],
        outcome.rules_file,
        outcome.raw_sha256,
        sorted(outcome.used_rules),
    ]
    return _written(row), _written(_body(article.body)) if article and article.body else ""


def outcome_from_row(row: str, settings: Settings) -> Outcome:
    """The outcome, its article without a body. Raises ValueError, TypeError or LookupError for an invalid row."""
    facts, problems, rules_file, raw_sha256, used_rules = json.loads(row)
    return Outcome(
        article=_article(facts, settings) if facts else None,
        problems=tuple(_problem(*problem) for problem in problems),
        rules_file=rules_file,
        raw_sha256=intern(raw_sha256),
        used_rules=frozenset(used_rules),
    )


def body_from_row(row: str) -> ArticleBody:
    """The body of an article. Raises as `outcome_from_row` does."""
    html, markdown, text, removed = json.loads(row)
    return ArticleBody(html, markdown, text, tuple(Removal(*removal) for removal in removed))


def without_body(outcome: Outcome) -> Outcome:
    """The outcome with its article's body removed, equal to what `outcome_from_row` returns."""
    article = outcome.article
    if article is None:
        return outcome
    common = _interned({name: getattr(article, name) for name in _COMMON})
    return replace(outcome, article=replace(article, body=None, **common))


def _facts(article: Article) -> list[Any]:
    facts = {name: getattr(article, name) for name in _FACTS}
    moment, dateline = article.date, article.dateline
    # `fold` distinguishes the two occurrences of an hour that the clocks repeat.
    facts["date"] = moment and [moment.replace(tzinfo=None).isoformat(), moment.fold]
    facts["dateline"] = dateline and [*astuple(dateline)[:3], dateline.day and dateline.day.isoformat()]
    facts["tag_candidates"] = astuple(article.tag_candidates)
    facts["block_hashes"] = article.block_hashes.hex()
    return list(facts.values())


def _article(values: list[Any], settings: Settings) -> Article:
    facts = dict(zip(_FACTS, values, strict=True))
    if facts["date"]:
        written, fold = facts["date"]
        facts["date"] = datetime.fromisoformat(written).replace(tzinfo=settings.zone, fold=fold)
    if facts["date_kind"]:
        facts["date_kind"] = DateKind(facts["date_kind"])
    if facts["dateline"]:
        text, place, agency, day = facts["dateline"]
        facts["dateline"] = Dateline(text, place, agency, day and date.fromisoformat(day))
    for name in ("images", "links", "source_tags", "stated_tags", "presumed_quotes", "minhash"):
        facts[name] = tuple(facts[name])
    facts["block_hashes"] = bytes.fromhex(facts["block_hashes"])
    words, weights = facts["tag_candidates"]
    facts["tag_candidates"] = TagCandidates(tuple(words), tuple(weights))
    facts["unknown_keys"] = tuple(map(tuple, facts["unknown_keys"]))
    return Article(**facts | _interned(facts))


def _interned(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts that many articles have in common, and those that more than an article knows, each value one object.

    That is a quarter of what an article takes in memory.
    """
    names = {name: _text(facts[name]) for name in _COMMON_TEXT}
    candidates: TagCandidates = facts["tag_candidates"]
    return {
        **names,
        "categories": tuple(map(_text, facts["categories"])),
        "tag_candidates": TagCandidates(tuple(map(_text, candidates.words)), tuple(map(_number, candidates.weights))),
    }


def _text(text: str) -> str:
    # What lxml found is a subclass of str, which holds on to its tree.
    return intern(str(text))


# Weights are rounded, so there are few.
_number = lru_cache(maxsize=4096)(float)


def _body(body: ArticleBody) -> list[Any]:
    removed = [[entry.what, entry.text, entry.rule, entry.why, entry.count] for entry in body.removed]
    return [body.html, body.markdown, body.text, removed]


def _problem(path: str, line: int, column: int, code: str, level: str, *rest: str) -> Problem:
    return Problem(path, line, column, code, Level(level), *rest)


def _written(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # Half a surrogate pair, which no file holds and no text should, becomes the escape that JSON has for it.
    return text.encode(errors="backslashreplace").decode()
