"""The `newsarchive` command: for editors, without building the site. Only this module prints.

Exit status: 0 fine, 1 problems found, 2 could not run.
"""

import json
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from newsarchive import __version__
from newsarchive.base.fileio import absolute, write_bytes
from newsarchive.base.problems import Level, Problem, in_order, summary
from newsarchive.build import build_library, show_files
from newsarchive.output.markdown_file import markdown_file
from newsarchive.output.record import article_record, problem_record
from newsarchive.output.terminal import terminal_page
from newsarchive.pipeline.executors import WorkersUnavailableError
from newsarchive.scaffold import FolderNotEmptyError, Language, create_archive
from newsarchive.settings.archive import Settings
from newsarchive.site.config import read_settings, site_dir_of

PROBLEMS_FOUND = 1
COULD_NOT_RUN = 2
# Longer lines are hard to read: 50 Chinese characters, 100 Latin ones.
_WIDEST = 100

_paths = click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
_config = click.option(
    "-f",
    "--config",
    "config_file",
    type=click.Path(path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The configuration of the archive.",
)


class _Commands(click.Group):
    """Commands that end with a message where there is nobody to do the work."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except WorkersUnavailableError as reason:
            click.echo(click.style(f"error: {reason}", fg="red"), err=True)
            sys.exit(COULD_NOT_RUN)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="newsarchive")
@click.pass_context
def main(context: click.Context) -> None:
    """Look into a news archive: its cleaned articles, what is wrong in its files, and what a query finds."""
    # https://no-color.org: any value but an empty one.
    context.color = False if os.environ.get("NO_COLOR") else None


@main.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@_config
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
def show(paths: Sequence[Path], config_file: Path, *, as_json: bool) -> None:
    """Show each raw file of PATHS as the cleaned article that it becomes."""
    shown, problems = show_files(_settings(config_file), paths)
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    for number, (article, item) in enumerate((item.article, item) for item in shown if item.article):
        if as_json:
            record = article_record(article, tags=item.tags, problems=item.problems)
            click.echo(json.dumps(record, ensure_ascii=False))
        else:
            click.echo(f"\n{'═' * width}\n\n" if number else "", nl=False)
            click.echo(terminal_page(article, tags=item.tags, width=width))
    problems = in_order([*problems, *(problem for item in shown for problem in item.problems)])
    _print_problems(problems, err=True)
    _exit(problems)


@main.command()
@click.option("--format", "style", type=click.Choice(["text", "github", "json"]), default="text", show_default=True)
@_config
@_paths
def check(paths: Sequence[Path], config_file: Path, style: str) -> None:
    """List what is wrong in the archive's files, or only in those of PATHS."""
    settings = _settings(config_file)
    problems = build_library(settings).problems
    if paths:
        wanted = [settings.relative(absolute(path)) for path in paths]
        problems = tuple(problem for problem in problems if _is_below(problem.path, wanted))
    if style == "json":
        click.echo(json.dumps([problem_record(problem) for problem in problems], ensure_ascii=False, indent=2))
    elif style == "github":
        for problem in problems:
            click.echo(_as_github(problem))
    else:
        _print_problems(problems)
        click.echo(summary(problems))
    _exit(problems)


@main.command()
@_config
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def export(folder: Path, config_file: Path) -> None:
    """Write the cleaned archive to DIR: one Markdown file an article, with clean YAML front matter."""
    library = build_library(_settings(config_file))
    for article in map(library.whole, library.articles):
        content = markdown_file(article, tags=library.tags_of[article.id])
        write_bytes(folder / f"{article.id}.md", content.encode())
    _print_problems(library.problems, err=True)
    click.echo(f"{len(library.articles)} articles written to {folder}", err=True)
    _exit(library.problems)


@main.command()
@click.option("--language", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="Its language.")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def new(folder: Path, language: Language) -> None:
    """Make a new archive in DIR: settings, pages, rules for known sources, a sample article, a workflow for Pages."""
    try:
        files = create_archive(folder, language)
    except (FolderNotEmptyError, OSError) as reason:
        click.echo(click.style(f"error: {reason}", fg="red"), err=True)
        sys.exit(COULD_NOT_RUN)
    click.echo(f"{files} files written to {folder}; to see the site: cd {folder} && mkdocs serve", err=True)


@main.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object: total, facets, results, problems.")
@click.option("--sort", "order", type=click.Choice(["relevance", "date"]), default="relevance", show_default=True)
@click.option("--offset", type=click.IntRange(min=0), default=0, help="How many of the results to pass over.")
@click.option("--limit", type=click.IntRange(min=0), default=10, show_default=True, help="How many results to show.")
@click.option("--category", default="", help="Only of this category, as in addresses: 金融/新浪财经.")
@click.option("--source", default="", help="Only of this source.")
@click.option("--tag", default="", help="Only with this tag.")
@click.option("--topic", default="", help="Only of this dossier, by the name of its file.")
@click.option("--year", default="", help="Only of this year.")
@click.option("--from", "first_day", default="", metavar="DAY", help="Only of this day, such as 2022-04-27, or later.")
@click.option("--to", "last_day", default="", metavar="DAY", help="Only of this day or earlier.")
@_config
@click.argument("query")
def search(query: str, config_file: Path, *, as_json: bool, **options: Any) -> None:  # noqa: ANN401 - as click has them
    """Find the articles of QUERY in the built site, as its page for searching does."""
    # NumPy takes a while to load, and only this command needs it.
    from newsarchive.search.querying import searcher  # noqa: PLC0415
    from newsarchive.search.querying.reader import open_index  # noqa: PLC0415
    from newsarchive.search.querying.results import results_record, results_text  # noqa: PLC0415

    _settings(config_file)
    folder = site_dir_of(config_file) / "search"
    try:
        index = open_index(folder)
    except (OSError, ValueError) as reason:
        message = f"error: no index to search in {folder}: {reason}; set extra.archive.search: true and build the site"
        click.echo(click.style(message, fg="red"), err=True)
        sys.exit(COULD_NOT_RUN)
    page = {name: options.pop(name) for name in ("order", "offset", "limit")}
    found = searcher.search(index, query, filters=searcher.Filters(**options), **page)
    click.echo(json.dumps(results_record(found), ensure_ascii=False) if as_json else results_text(found))
    for problem in found.problems:
        click.echo(click.style(f"error: {problem}", fg="red"), err=True)
    sys.exit(PROBLEMS_FOUND if found.problems else 0)


def _settings(config_file: Path) -> Settings:
    settings, problems = read_settings(config_file)
    if settings is None:
        _print_problems(problems, err=True)
        sys.exit(COULD_NOT_RUN)
    return settings


def _as_github(problem: Problem) -> str:
    """A workflow command, which GitHub shows beside the line in a pull request."""
    message = problem.message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    place = f"file={_property(problem.path)},line={problem.line},col={problem.column},title={problem.code}"
    return f"::{problem.level} {place}::{message}"


def _property(value: str) -> str:
    for character, escaped in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C")):
        value = value.replace(character, escaped)
    return value


def _is_below(path: str, wanted: Iterable[str]) -> bool:
    return any(path == place or path.startswith(f"{place.rstrip('/')}/") or place == "." for place in wanted)


def _print_problems(problems: Iterable[Problem], *, err: bool = False) -> None:
    colours = {Level.ERROR: "red", Level.WARNING: "yellow", Level.NOTICE: "blue"}
    for problem in problems:
        click.echo(click.style(str(problem), fg=colours[problem.level]), err=err)


def _exit(problems: Iterable[Problem]) -> None:
    sys.exit(PROBLEMS_FOUND if any(problem.fails_strict for problem in problems) else 0)
