"""`mkdocs serve` on a free port, for the duration of a test."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree, ignore_patterns
from urllib.request import urlopen

from tests.builders import ROOT

# A build takes two seconds here; a busy machine may take far longer, and no test measures time.
PATIENCE = 60.0
CONTENT = ("articles", "docs", "editorial", "hooks", "mkdocs.yml")


@dataclass(frozen=True)
class Server:
    """A running `mkdocs serve` and the folder that it watches."""

    folder: Path
    url: str

    def get(self, url: str) -> str:
        """The server's response; a page contains the script that reloads it."""
        return self.content(url).decode()

    def content(self, url: str) -> bytes:
        """The same as bytes."""
        with urlopen(self.url + url, timeout=PATIENCE) as response:  # noqa: S310 - always our own http URL
            return bytes(response.read())

    def newest(self, epoch: int) -> int:
        """The build that is newer than this one, as the reloading script asks for it; the server answers when it is."""
        return int(self.get(f"livereload/{epoch}/0"))

    def edit(self, path: str, change: Callable[[str], str]) -> None:
        """Change a file as an editor does."""
        file = self.folder / path
        file.write_text(change(file.read_text()))


def copy_of_the_archive(folder: Path) -> Path:
    """Everything that the archive is built from, to be changed by a test."""
    for name in CONTENT:
        source, target = ROOT / name, folder / name
        if source.is_dir():
            copytree(source, target, ignore=ignore_patterns("__pycache__", "*.egg-info"))
        else:
            target.write_bytes(source.read_bytes())
    return folder


@contextmanager
def served(folder: Path, *options: str) -> Iterator[Server]:
    """`mkdocs serve` with its defaults on a project. Its site is in a folder below `made`."""
    port = _free_port()
    command = [str(Path(sys.executable).with_name("mkdocs")), "serve", "--dev-addr", f"127.0.0.1:{port}", *options]
    log = folder / "serve.log"
    made = folder / "made"
    made.mkdir(exist_ok=True)
    environment = {**os.environ, "TMPDIR": str(made)}
    with (
        log.open("w") as output,
        subprocess.Popen(command, cwd=folder, stdout=output, stderr=output, env=environment) as process,
    ):
        try:
            wait_for(lambda: f"Serving on http://127.0.0.1:{port}/" in log.read_text(), process, log)
            yield Server(folder, f"http://127.0.0.1:{port}/")
        finally:
            process.terminate()


def wait_for(happened: Callable[[], bool], process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until it has happened; if the server ends or `PATIENCE` runs out, fail with the server's log."""
    deadline = time.monotonic() + PATIENCE
    while not happened():
        assert process.poll() is None, log.read_text()
        assert time.monotonic() < deadline, log.read_text()
        time.sleep(0.1)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
