"""Problems: values for what is wrong in a file, with its position and severity."""

import traceback
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from newsarchive.base.text import collapse_whitespace, truncate

_LONGEST_REASON = 200


class Level(StrEnum):
    """The severity of a problem: errors and warnings fail a strict build, notices never do."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong at a position in a file.

    `path` is relative to the project, with slashes. `line` and `column` count from 1. `code` is a stable name in
    kebab case for tools; `message` gives the cause, what was expected and the remedy, in lower case, without full stop.
    """

    path: str
    line: int
    column: int
    code: str
    level: Level
    message: str
    detail: str = field(default="", compare=False, repr=False)
    """Information for developers, such as a traceback; ignored in comparisons."""

    def __str__(self) -> str:
        """One line in the format of yamllint and compilers, so that editors can jump to the position."""
        return f"{self.path}:{self.line}:{self.column}: {self.level}: {self.message} ({self.code})"

    @property
    def fails_strict(self) -> bool:
        """Return whether the problem fails a strict build."""
        return self.level is not Level.NOTICE


def error(path: str, code: str, message: str, *, line: int = 1, column: int = 1, detail: str = "") -> Problem:
    """A problem that makes something missing or wrong on the site."""
    return Problem(path, line, column, code, Level.ERROR, message, detail)


def warning(path: str, code: str, message: str, *, line: int = 1, column: int = 1) -> Problem:
    """A problem that the site copes with, but that an editor should fix."""
    return Problem(path, line, column, code, Level.WARNING, message)


def notice(path: str, code: str, message: str, *, line: int = 1, column: int = 1) -> Problem:
    """Information that needs no action."""
    return Problem(path, line, column, code, Level.NOTICE, message)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """All problems once each, by path, line and column."""
    return tuple(sorted(set(problems)))


def causes_first(causes: Iterable[Problem], problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """All problems once each, by path, line and column, after those that others may follow from."""
    first = in_order(causes)
    return (*first, *in_order(set(problems) - set(first)))


MAX_OF_A_KIND = 20
"""Problems of one kind, by level and code, that a report lists one by one."""
_SHOWN_OTHERS = 3


def joined_by_kind(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems in their order; of a kind that occurs very often only the first, with the number of the others."""
    kinds: dict[tuple[str, Level], list[Problem]] = {}
    problems = tuple(problems)
    for problem in problems:
        kinds.setdefault((problem.code, problem.level), []).append(problem)
    often = {kind: same for kind, same in kinds.items() if len(same) > MAX_OF_A_KIND}
    shown = []
    for problem in problems:
        kind = problem.code, problem.level
        if kind not in often:
            shown.append(problem)
        elif problem is often[kind][0]:
            shown.append(_with_others(often[kind]))
    return tuple(shown)


def _with_others(same: Sequence[Problem]) -> Problem:
    """The first of many problems of a kind, which names some of the others."""
    first, *others = same
    paths = list(dict.fromkeys(problem.path for problem in others if problem.path != first.path))[:_SHOWN_OTHERS]
    named = f", in {', '.join(paths)} and more files" if len(paths) == _SHOWN_OTHERS else f", in {', '.join(paths)}"
    message = (
        f"{first.message}; {len(others):,} more of this kind{named if paths else ''}, "
        "which newsarchive check --format json lists"
    )
    return replace(first, message=message)


def outside(path: str, folder: str) -> Problem:
    """The error of a link that leads outside its folder."""
    message = f"a link that leads outside {folder}, so it is not read; copy the file or folder here instead"
    return error(path, "link-outside", message)


def summary(problems: Iterable[Problem]) -> str:
    """The number of problems by level: `2 errors, 1 warning`, or `no problems`."""
    levels = [problem.level for problem in problems]
    counts = [(levels.count(level), level) for level in Level]
    words = [f"{count} {level}{'' if count == 1 else 's'}" for count, level in counts if count]
    return ", ".join(words) or "no problems"


def failure_message(work: str, reason: BaseException, consequence: str) -> str:
    """The message for an error of the program in some work, which has a consequence for the article."""
    what = truncate(collapse_whitespace(f"{type(reason).__name__}: {reason}"), _LONGEST_REASON)
    return (
        f"{work} failed with {what!r}, so {consequence}; this is a bug in newsarchive, "
        "please report it with the output of mkdocs build --verbose"
    )


def traceback_of(reason: BaseException) -> str:
    """The traceback of an error of the program, for the detail of its problem."""
    return "".join(traceback.format_exception(reason))
