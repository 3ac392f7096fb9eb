"""The workers of a Dask cluster: connect to them, with messages for everything that can fail."""

from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from typing import TYPE_CHECKING

from newsarchive import __version__
from newsarchive.pipeline.executors import ExecutorFactory, WorkersUnavailableError

if TYPE_CHECKING:
    from distributed import Client

# A scheduler on the same network answers within milliseconds, but it and its workers may just be starting.
_SECONDS_TO_WAIT = 10


@contextmanager
def dask_cluster(scheduler: str) -> Iterator[ExecutorFactory]:
    """The workers of the cluster whose scheduler is at `host:port`, all with this version of the package.

    Raises WorkersUnavailableError if they cannot be reached, or are lost before the end.
    """
    try:
        # An optional dependency: only users with a cluster need it.
        from distributed import Client, KilledWorker  # noqa: PLC0415
    except ImportError as reason:
        raise _unavailable(
            scheduler, "the package distributed is missing", "install it next to newsarchive"
        ) from reason
    try:
        client = Client(f"tcp://{scheduler}", timeout=_SECONDS_TO_WAIT, set_as_default=False)
    except (OSError, ValueError) as reason:
        wrong = f"no scheduler answers there within {_SECONDS_TO_WAIT} seconds"
        raise _unavailable(scheduler, wrong, "start it with dask scheduler") from reason
    with client:
        _check_workers(client, scheduler)
        try:
            yield ExecutorFactory(
                workers=sum(client.nthreads().values()),
                # Impure: another build may have run the same call with other code.
                start=lambda _: client.get_executor(pure=False),
                crash_errors=(KilledWorker,),
                shares_filesystem=False,
            )
        # Dask cancels every task of a scheduler that went away.
        except CancelledError as reason:
            raise _unavailable(scheduler, "the connection to the scheduler was lost", "build again") from reason


def _check_workers(client: "Client", scheduler: str) -> None:
    try:
        client.wait_for_workers(1, timeout=_SECONDS_TO_WAIT)
    except TimeoutError as reason:
        wrong = f"the cluster has no worker after {_SECONDS_TO_WAIT} seconds"
        raise _unavailable(scheduler, wrong, f"start some with dask worker {scheduler}") from reason
    for worker, answer in sorted(client.run(_own_version, on_error="return").items()):
        if answer != __version__:
            wrong = f"the worker at {worker} has no newsarchive {__version__} but answers {str(answer)!r}"
            raise _unavailable(scheduler, wrong, "install it there, with the versions of requirements.txt")


def _own_version() -> str:
    """The version on a worker, which can run this function only if it has the package."""
    return __version__


def _unavailable(scheduler: str, wrong: str, remedy: str) -> WorkersUnavailableError:
    return WorkersUnavailableError(
        f"extra.archive.executor: dask://{scheduler}: {wrong}; {remedy}, or use executor: process"
    )
