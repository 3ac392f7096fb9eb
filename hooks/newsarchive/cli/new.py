"""`newsarchive new`: a new archive."""

import shlex
import sys
from pathlib import Path

import click

from newsarchive.cli.common import COULD_NOT_RUN, print_error
from newsarchive.scaffold import ArchiveNotCreatedError, Language, create_archive


@click.command()
@click.option(
    "--language", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="Language of the archive."
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def new(folder: Path, language: Language) -> None:
    """Make a new archive in DIR: settings, pages, rules for known sources, a sample article, a workflow for Pages."""
    try:
        files = create_archive(folder, language)
    except ArchiveNotCreatedError as reason:
        print_error(reason)
        sys.exit(COULD_NOT_RUN)
    click.echo(f"{files} files written to {folder}; to see the site: cd {_in_shell(folder)} && mkdocs serve", err=True)


def _in_shell(folder: Path) -> str:
    """Return the folder as one word of a shell's command that is not an option."""
    name = str(folder)
    return shlex.quote(f"./{name}" if name.startswith("-") else name)
