"""The `newsarchive` command, for editors: most of its subcommands work without building the site.

Only this package prints. Exit status: 0 no problems, 1 problems found, 2 could not run.
"""

import errno
import os
import sys

import click

from newsarchive import __version__
from newsarchive.base.fileio import read_failure
from newsarchive.cli.check import check
from newsarchive.cli.common import COULD_NOT_RUN, print_error
from newsarchive.cli.export import export
from newsarchive.cli.new import new
from newsarchive.cli.search import search
from newsarchive.cli.show import show
from newsarchive.pipeline.executors import WorkersUnavailableError


class _Group(click.Group):
    """A command group that reports unavailable workers, and files that cannot be written, as an error message."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except WorkersUnavailableError as reason:
            print_error(reason)
            sys.exit(COULD_NOT_RUN)
        except OSError as reason:
            # click itself ends quietly when nobody reads the output any more.
            if reason.errno == errno.EPIPE or not reason.filename:
                raise
            print_error(f"{reason.filename}: {read_failure(reason).lower()}")
            sys.exit(COULD_NOT_RUN)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="newsarchive")
@click.pass_context
def main(context: click.Context) -> None:
    """Inspect, check, export and search a news archive, or start a new one."""
    # https://no-color.org: any value but an empty one.
    context.color = False if os.environ.get("NO_COLOR") else None


for command in (show, check, export, new, search):
    main.add_command(command)
