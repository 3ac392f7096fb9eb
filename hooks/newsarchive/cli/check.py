"""`newsarchive check`: the problems in an archive's files."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from newsarchive.base.fileio import absolute
from newsarchive.base.problems import Problem, joined_by_kind, summary
from newsarchive.build import build_library
from newsarchive.cli.common import config_option, exit_by, print_problems, settings_and_problems
from newsarchive.output.record import problem_record
from newsarchive.relate.repeated_blocks import find_repeated_blocks
from newsarchive.settings.declared import read_declared


@click.command()
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    show_default=True,
    help="Output format; github annotates pull requests.",
)
@config_option
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
def check(paths: Sequence[Path], config_file: Path, style: str) -> None:
    """List the problems in the archive's files, or only those in PATHS."""
    settings, found = settings_and_problems(config_file)
    declared = read_declared(settings)
    library = build_library(settings, declared=declared)
    problems = (*found, *library.problems, *find_repeated_blocks(library, declared.editorial))
    if paths:
        wanted = [settings.relative(absolute(path)) for path in paths]
        problems = tuple(problem for problem in problems if _is_below(problem.path, wanted))
    if style == "json":
        click.echo(json.dumps([problem_record(problem) for problem in problems], ensure_ascii=False, indent=2))
    elif style == "github":
        for problem in joined_by_kind(problems):
            click.echo(_as_github(problem))
    else:
        print_problems(problems)
        click.echo(summary(problems))
    exit_by(problems)


def _as_github(problem: Problem) -> str:
    """A workflow command, which GitHub shows next to the line in a pull request."""
    message = problem.message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    position = f"file={_property(problem.path)},line={problem.line},col={problem.column},title={problem.code}"
    return f"::{problem.level} {position}::{message}"


def _property(value: str) -> str:
    for character, escaped in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C")):
        value = value.replace(character, escaped)
    return value


def _is_below(path: str, wanted: Iterable[str]) -> bool:
    return any(path == one or path.startswith(f"{one.rstrip('/')}/") or one == "." for one in wanted)
