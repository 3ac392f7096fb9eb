"""Latency of `mkdocs serve`: from the start to the first page, and from a saved file to its reloaded page."""

import argparse
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import yaml
from benchmarks.machine import ROOT

_SECONDS_BETWEEN_ATTEMPTS = 0.02
_TIMEOUT = 600.0
_EPOCH = re.compile(rb"livereload\((\d+), \d+\);")
_PAGE = "a/measured0000/"
_ARTICLE = """\
---
id: measured0000
title: 一篇正在修改的稿件
categories: [测试]
date: Wed, 27 Apr 2022 02:53:54 GMT
---
<p>正文：{word}。</p>
"""
# The server polls the folder every half second; a save may fall anywhere in between.
_PAUSES = (3.0, 3.1, 3.2, 3.3, 3.4)


def main() -> None:
    """Print the median and the range of both times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path, help="folder of raw files; a copy of it is served and changed")
    articles = parser.parse_args().articles
    in_memory = Path("/dev/shm")  # noqa: S108 - a disk's speed varies
    folder = Path(tempfile.mkdtemp(dir=in_memory if in_memory.is_dir() else None))
    try:
        _prepare(folder, articles)
        _measure(folder)
    finally:
        shutil.rmtree(folder)


def _prepare(folder: Path, articles: Path) -> None:
    """Make a project with a copy of these articles, one more to be changed, and a warm cache."""
    for source, name in ((articles, "articles"), (ROOT / "editorial", "editorial"), (ROOT / "docs", "docs")):
        shutil.copytree(source, folder / name)
    config = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "hooks": [str(ROOT / "hooks/events.py")],
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    _save(folder, "cold")
    with _server(folder) as url:
        _get(url)


def _measure(folder: Path) -> None:
    _report("first page with a warm cache", [_first_page(folder) for _ in _PAUSES])
    with _server(folder) as url:
        _get(url + _PAGE)
        _report("saved file to reloaded page", [_reloaded_page(folder, url, pause) for pause in _PAUSES])


def _first_page(folder: Path) -> float:
    """Return the seconds from the start of the command to the complete home page."""
    start = time.perf_counter()
    with _server(folder) as url:
        _get(url)
        return time.perf_counter() - start


def _reloaded_page(folder: Path, url: str, pause: float) -> float:
    """Return the seconds from a save to the new page, requested as soon as the server notifies an open page."""
    time.sleep(pause)
    word = f"word-{time.monotonic_ns()}"
    epoch = int(_EPOCH.findall(_get(url + _PAGE))[0])
    start = time.perf_counter()
    _save(folder, word)
    while int(_get(f"{url}livereload/{epoch}/0")) <= epoch:
        pass
    page = _get(url + _PAGE)
    seconds = time.perf_counter() - start
    if word.encode() not in page:
        raise SystemExit(f"the page was reloaded without {word}")
    return seconds


def _save(folder: Path, word: str) -> None:
    file = folder / "articles/saved.txt"
    written = file.with_name(".saved.tmp")
    written.write_text(_ARTICLE.format(word=word), encoding="utf-8")
    written.replace(file)


@contextmanager
def _server(folder: Path) -> Iterator[str]:
    """Start a server that ends with the block; its URL."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        endpoint = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", endpoint]
    # Each build prints the problems of the articles.
    silent = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=folder, stdout=silent, stderr=silent) as process:  # noqa: S603 - our own
        try:
            yield f"http://{endpoint}/"
        finally:
            process.terminate()


def _get(url: str) -> bytes:
    """Return the server's response, retrying until it listens."""
    deadline = time.monotonic() + _TIMEOUT
    while time.monotonic() < deadline:
        with suppress(ConnectionError, URLError), urlopen(url, timeout=_TIMEOUT) as response:  # noqa: S310 - our own
            return bytes(response.read())
        time.sleep(_SECONDS_BETWEEN_ATTEMPTS)
    raise SystemExit(f"no answer from {url}")


def _report(name: str, seconds: list[float]) -> None:
    print(f"{name}: {statistics.median(seconds):.2f} s ({min(seconds):.2f} to {max(seconds):.2f})")


if __name__ == "__main__":
    main()
