"""`newsarchive search`: full-text search in the built site."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from newsarchive.base.fileio import read_failure
from newsarchive.cli.common import COULD_NOT_RUN, PROBLEMS_FOUND, config_option, print_error, settings_or_exit
from newsarchive.site.config import site_dir_of


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object: total, facets, results, problems.")
@click.option(
    "--sort",
    "order",
    type=click.Choice(["relevance", "date"]),
    default="relevance",
    show_default=True,
    help="Order of the results.",
)
@click.option("--offset", type=click.IntRange(min=0), default=0, show_default=True, help="Skip this many results.")
@click.option("--limit", type=click.IntRange(min=0), default=10, show_default=True, help="Show at most this many.")
@click.option("--category", default="", help="Only articles in this category, written as in URLs: 金融/新浪财经.")
@click.option("--source", default="", help="Only articles from this source.")
@click.option("--tag", default="", help="Only articles with this tag.")
@click.option("--topic", default="", help="Only articles in this topic (file name without .md).")
@click.option("--year", default="", help="Only articles of this year.")
@click.option("--from", "first_day", default="", metavar="DAY", help="Only articles from this day on: 2022-04-27.")
@click.option("--to", "last_day", default="", metavar="DAY", help="Only articles up to this day.")
@config_option
@click.argument("query")
def search(query: str, config_file: Path, *, as_json: bool, **options: Any) -> None:  # noqa: ANN401 - as click has them
    """Search the built site for QUERY, with the same results as its search page."""
    # NumPy takes a while to load, and only this command needs it.
    from newsarchive.search.querying import searcher  # noqa: PLC0415
    from newsarchive.search.querying.reader import open_index  # noqa: PLC0415
    from newsarchive.search.querying.results import results_record, results_text  # noqa: PLC0415

    settings_or_exit(config_file)
    folder = site_dir_of(config_file) / "search"
    try:
        index = open_index(folder)
    except OSError as reason:
        why = read_failure(reason)
        print_error(f"no search index in {folder}: {why}; set extra.archive.search: true and build the site")
        sys.exit(COULD_NOT_RUN)
    except ValueError as reason:
        print_error(f"cannot read the search index in {folder}: {reason}; build the site again")
        sys.exit(COULD_NOT_RUN)
    page = {name: options.pop(name) for name in ("order", "offset", "limit")}
    found = searcher.search(index, query, filters=searcher.Filters(**options), **page)
    click.echo(json.dumps(results_record(found), ensure_ascii=False) if as_json else results_text(found))
    for problem in found.problems:
        print_error(problem)
    sys.exit(PROBLEMS_FOUND if found.problems else 0)
