"""The report of a build in MkDocs' log: all problems at the end, after which a strict build fails."""

from collections.abc import Iterable

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from newsarchive.base.problems import Level, Problem, joined_by_kind, summary
from newsarchive.base.text import quantity
from newsarchive.base.timings import Timings

# MkDocs counts this logger's warnings and errors, and fails a strict build after its last page.
_log = get_plugin_logger("newsarchive")


def report(problems: Iterable[Problem], *, articles: int, changed: int, timings: Timings) -> None:
    """Log each problem on a line, then the totals on one; under --verbose the timings, too.

    `changed` is the number of raw files that were cleaned again.
    """
    problems = tuple(problems)
    for problem in joined_by_kind(problems):
        _log_problem(problem)
        if problem.detail:
            _log.debug(problem.detail)
    for line in timings.table().splitlines():
        _log.debug(line)
    _log.info(
        "%s, %d changed, %s, %.1f seconds", quantity(articles, "article"), changed, summary(problems), timings.seconds
    )


def settings_error(problems: Iterable[Problem]) -> PluginError:
    """Return the error that stops a build with invalid settings; it lists all problems."""
    lines = "\n".join(f"  {problem}" for problem in problems)
    return PluginError(f"invalid settings of the archive; fix them:\n{lines}")


def editorial_error(problems: Iterable[Problem]) -> PluginError:
    """Return the error that stops a build before it writes anything; it lists the errors in the editors' files."""
    lines = "\n".join(f"  {problem}" for problem in problems)
    return PluginError(
        "errors in editors' files, which would take pages or tags from the published site; nothing was built, fix "
        f"them:\n{lines}\n"
        "(A build without --strict, and without CI in its environment, leaves out only what is wrong.)"
    )


def _log_problem(problem: Problem) -> None:
    match problem.level:
        case Level.ERROR:
            _log.error(problem)
        case Level.WARNING:
            _log.warning(problem)
        case Level.NOTICE:
            _log.info(problem)
