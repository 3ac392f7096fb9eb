"""The workers of a Dask cluster: connecting to them, and saying what is wrong where that fails."""

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
def dask_cluster(address: str) -> Iterator[ExecutorFactory]:
    """The workers of the cluster whose scheduler is at `host:port`, all of which have this version of the package.

    Raises WorkersUnavailableError where they cannot be had, or not until the end.
    """
    try:
        # Only who has a cluster needs the package.
        from distributed import Client, KilledWorker  # noqa: PLC0415
    except ImportError as reason:
        raise _unavailable(address, "the package distributed is missing", "install it beside newsarchive") from reason
    try:
        client = Client(f"tcp://{address}", timeout=_SECONDS_TO_WAIT, set_as_default=False)
    except (OSError, ValueError) as reason:
        wrong = f"no scheduler answers there within {_SECONDS_TO_WAIT} seconds"
        raise _unavailable(address, wrong, "start it with dask scheduler") from reason
    with client:
        _check_workers(client, address)
        try:
            yield ExecutorFactory(
                workers=sum(client.nthreads().values()),
                # Impure: what another build asked for in the same words may have been done by other code.
                start=lambda _: client.get_executor(pure=False),
                crash_errors=(KilledWorker,),
                shares_filesystem=False,
            )
        # Dask cancels every task of a scheduler that went away.
        except CancelledError as reason:
            raise _unavailable(address, "the connection to the scheduler was lost", "build again") from reason


def _check_workers(client: "Client", address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=_SECONDS_TO_WAIT)
    except TimeoutError as reason:
        wrong = f"the cluster has no worker after {_SECONDS_TO_WAIT} seconds"
        raise _unavailable(address, wrong, f"start some with dask worker {address}") from reason
    for worker, answer in sorted(client.run(_own_version, on_error="return").items()):
        if answer != __version__:
            wrong = f"the worker at {worker} has no newsarchive {__version__} but answers {str(answer)!r}"
            raise _unavailable(address, wrong, "install it there, with the versions of requirements.txt")


def _own_version() -> str:
    """The version on a worker, which finds this function only where it has the package."""
    return __version__


def _unavailable(address: str, wrong: str, way_out: str) -> WorkersUnavailableError:
    return WorkersUnavailableError(
        f"extra.archive.executor: dask://{address}: {wrong}; {way_out}, or use executor: process"
    )
