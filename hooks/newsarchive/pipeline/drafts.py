"""Drafts: articles whose front matter keeps them from being published."""

from newsarchive.base.problems import Problem, notice, warning
from newsarchive.clean.facts.date_forms import read_form
from newsarchive.read.document import Document

_KEYS = frozenset(("draft", "published", "status"))
_TRUE = frozenset(("true", "yes", "on", "1", "y", "是"))
_FALSE = frozenset(("false", "no", "off", "0", "n", "否", ""))
# Pelican and WordPress have a word for each state.
_STATES = frozenset(("draft", "private", "hidden", "pending", "trash", "草稿"))
_REMEDY = "so the article is published nowhere; remove the key to publish it"


def draft_problem(document: Document, path: str) -> Problem | None:
    """Return a problem if the article is not to be published: a notice, or a warning if that is only a guess.

    One key that forbids it is enough. A value that is no truth value may be either, and what is published once is
    public; only the day that some tools write for `published` forbids nothing.
    """
    keys = [key for key in document.front if key.lower() in _KEYS]
    problems = [problem for key in keys if (problem := _problem(document, key, path))]
    return min(problems, key=lambda problem: (problem.level != "notice", problem.line), default=None)


def _problem(document: Document, key: str, path: str) -> Problem | None:
    name, value = key.lower(), document.value(key).partition(" #")[0].strip()
    plain, line = value.lower(), document.line(key)
    if name == "status":
        return notice(path, "draft", f"{key}: {value}, {_REMEDY}", line=line) if plain in _STATES else None
    forbids, allows = (_TRUE, _FALSE) if name == "draft" else (_FALSE - {""}, _TRUE | {""})
    if plain in allows or (name == "published" and _is_day(value)):
        return None
    if plain in forbids:
        return notice(path, "draft", f"{key}: {value}, {_REMEDY}", line=line)
    return warning(path, "draft-unclear", f"{key}: {value!r} is neither true nor false, {_REMEDY}", line=line)


def _is_day(value: str) -> bool:
    return read_form(value[:10]) is not None
