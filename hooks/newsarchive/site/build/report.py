"""Problems to MkDocs' log: they are listed together at the end, and a strict build then fails."""

from collections.abc import Iterable

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from newsarchive.base.problems import Level, Problem, summary
from newsarchive.base.timings import Timings

# MkDocs counts what this logger says as a warning or worse, and stops a strict build after its last page.
_log = get_plugin_logger("newsarchive")


def report(problems: Iterable[Problem], *, articles: int, changed: int, timings: Timings) -> None:
    """Log every problem on a line of its own, then what was done in a line; under --verbose where the time went, too.

    `changed` counts the raw files that were cleaned anew.
    """
    problems = tuple(problems)
    for problem in problems:
        _log_problem(problem)
        if problem.detail:
            _log.debug(problem.detail)
    for line in timings.table().splitlines():
        _log.debug(line)
    _log.info("%d articles, %d changed, %s, %.1f seconds", articles, changed, summary(problems), timings.seconds)


def settings_error(problems: Iterable[Problem]) -> PluginError:
    """The error that stops a build whose settings are wrong, with all that is wrong with them."""
    lines = "\n".join(f"  {problem}" for problem in problems)
    return PluginError(f"the settings of the archive are wrong:\n{lines}")


def _log_problem(problem: Problem) -> None:
    match problem.level:
        case Level.ERROR:
            _log.error(problem)
        case Level.WARNING:
            _log.warning(problem)
        case Level.NOTICE:
            _log.info(problem)
