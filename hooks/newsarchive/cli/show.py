"""`newsarchive show`: raw files as cleaned articles."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import click

from newsarchive.base.problems import in_order
from newsarchive.build import show_files
from newsarchive.cli.common import config_option, exit_by, print_problems, settings_or_exit
from newsarchive.output.record import article_record
from newsarchive.output.terminal import terminal_page

# Longer lines are hard to read: 50 Chinese characters, 100 Latin ones.
_MAX_WIDTH = 100


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per line.")
@config_option
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
def show(paths: Sequence[Path], config_file: Path, *, as_json: bool) -> None:
    """Show the cleaned article of each raw file in PATHS."""
    shown, problems = show_files(settings_or_exit(config_file), paths)
    width = min(shutil.get_terminal_size().columns, _MAX_WIDTH)
    for number, (article, item) in enumerate((item.article, item) for item in shown if item.article):
        if as_json:
            record = article_record(article, tags=item.tags, problems=item.problems)
            click.echo(json.dumps(record, ensure_ascii=False))
        else:
            click.echo(f"\n{'═' * width}\n\n" if number else "", nl=False)
            click.echo(terminal_page(article, tags=item.tags, width=width))
    problems = in_order([*problems, *(problem for item in shown for problem in item.problems)])
    print_problems(problems, err=True)
    exit_by(problems)
