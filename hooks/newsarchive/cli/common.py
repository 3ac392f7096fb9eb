"""Options, messages and exit codes that the subcommands share."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from newsarchive.base.problems import Level, Problem, joined_by_kind
from newsarchive.settings.archive import Settings
from newsarchive.site.config import read_settings

PROBLEMS_FOUND = 1
COULD_NOT_RUN = 2

config_option = click.option(
    "-f",
    "--config",
    "config_file",
    type=click.Path(path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="Configuration file of the archive.",
)


def settings_or_exit(config_file: Path) -> Settings:
    """The settings of an archive; exits with a message for each error in them."""
    return settings_and_problems(config_file)[0]


def settings_and_problems(config_file: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings of an archive and the problems that they can be used with; exits if they cannot."""
    settings, problems = read_settings(config_file)
    if settings is None:
        print_problems(problems, err=True)
        sys.exit(COULD_NOT_RUN)
    return settings, problems


def print_error(reason: object) -> None:
    """Print an error message to standard error."""
    click.echo(click.style(f"error: {reason}", fg="red"), err=True)


def print_problems(problems: Iterable[Problem], *, err: bool = False) -> None:
    """Print one line per problem, coloured by level, and one for all of a kind that occurs very often."""
    colours = {Level.ERROR: "red", Level.WARNING: "yellow", Level.NOTICE: "blue"}
    for problem in joined_by_kind(problems):
        click.echo(click.style(str(problem), fg=colours[problem.level]), err=err)


def exit_by(problems: Iterable[Problem]) -> None:
    """Exit with the status for these problems: notices do not count."""
    sys.exit(PROBLEMS_FOUND if any(problem.fails_strict for problem in problems) else 0)
