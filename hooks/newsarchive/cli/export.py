"""`newsarchive export`: the cleaned archive as Markdown files."""

from pathlib import Path

import click

from newsarchive.base.fileio import write_bytes
from newsarchive.base.text import quantity
from newsarchive.build import build_library
from newsarchive.cli.common import config_option, exit_by, print_problems, settings_or_exit
from newsarchive.output.markdown_file import markdown_file


@click.command()
@config_option
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def export(folder: Path, config_file: Path) -> None:
    """Write the cleaned archive to DIR: one Markdown file per article, with YAML front matter."""
    library = build_library(settings_or_exit(config_file))
    for article in map(library.whole, library.articles):
        content = markdown_file(article, tags=library.tags_of[article.id])
        write_bytes(folder / f"{article.id}.md", content.encode())
    print_problems(library.problems, err=True)
    click.echo(f"{quantity(len(library.articles), 'article')} written to {folder}", err=True)
    exit_by(library.problems)
