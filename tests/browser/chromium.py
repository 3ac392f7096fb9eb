"""The Chromium of the browser tests: one that is there, else one that is installed now.

`make test` runs this module as a command before the tests; the tests ask `find_chromium` for the path.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

VARIABLE = "NEWSARCHIVE_CHROMIUM"
COMMANDS = (
    "chromium-headless-shell",  # draws no window around its pages: half the processor's time for the same page
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)

OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
"""It starts as root too, and asks nobody for anything by itself."""

DEBIAN_PACKAGES = (
    "chromium-headless-shell",
    "fonts-noto-cjk",  # without it Chinese is drawn as empty boxes
    "libatomic1",  # the Node that Playwright ships does not start without it
)

NO_CHROMIUM = f"""\
the browser tests need a Chromium; none was found, and none could be installed
on Debian: apt install {" ".join(DEBIAN_PACKAGES)}
elsewhere: install Chromium or Chrome, or run .venv/bin/playwright install --with-deps chromium
if there is one elsewhere: set {VARIABLE} to its path"""

# Run as a process of its own, because Playwright does not start twice in one, and a test may have started it.
PRINT_PLAYWRIGHTS = """\
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)"""


def find_chromium() -> str | None:
    """The path of a Chromium that starts, or None."""
    return next((path for path in _candidates() if _run(path, "--version").returncode == 0), None)


def main() -> int:
    """Make sure that the tests can drive a Chromium; 0 if they can."""
    trouble = _trouble()
    for install in () if VARIABLE in os.environ else (_install_debian_packages, _install_with_playwright):
        if trouble:
            install()
            trouble = _trouble()
    print(trouble or f"browser: {find_chromium()}", file=sys.stderr if trouble else sys.stdout)
    return 1 if trouble else 0


def _candidates() -> Iterator[str]:
    if named := os.environ.get(VARIABLE):
        yield named
        return
    yield from filter(None, map(shutil.which, COMMANDS))
    yield from _run(sys.executable, "-c", PRINT_PLAYWRIGHTS).stdout.splitlines()


def _trouble() -> str:
    """The reason why the tests cannot drive a browser, with the remedy; empty if they can."""
    playwright = _run(sys.executable, "-m", "playwright", "--version")
    if playwright.returncode != 0:
        return f"Playwright, which drives the browser, does not start: {playwright.stderr.strip()}"
    if find_chromium():
        return ""
    if named := os.environ.get(VARIABLE):
        return f'{VARIABLE} names "{named}", which does not start; name a Chromium, or unset it'
    return NO_CHROMIUM


def _install_debian_packages() -> None:
    """Only on Debian itself: in its derivatives `chromium` may be a stub that asks for a snap."""
    become_root = _become_root()
    if become_root is None or _distribution() != "debian":
        return
    apt_get = (*become_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq")
    _show(*apt_get, "update")
    _show(*apt_get, "install", "--yes", "--no-install-recommends", *DEBIAN_PACKAGES)


def _install_with_playwright() -> None:
    _show(sys.executable, "-m", "playwright", "install", "--no-shell", "chromium")


def _become_root() -> tuple[str, ...] | None:
    """The words before a command that make root run it, or None where that takes a password."""
    if os.geteuid() == 0:
        return ()
    return ("sudo", "-n") if _run("sudo", "-n", "true").returncode == 0 else None


def _distribution() -> str:
    try:
        return platform.freedesktop_os_release()["ID"]
    except OSError:
        return ""


def _show(*command: str) -> None:
    """Run it for the user to see. Whether it helped is seen by looking for a Chromium again."""
    print("installing a browser:", *command, flush=True)
    subprocess.run(command, check=False, stdin=subprocess.DEVNULL)


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    """Its exit code and output; a command that cannot be run, or does not end, has failed."""
    try:
        return subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired) as error:
        return subprocess.CompletedProcess(command, 127, "", str(error))


if __name__ == "__main__":
    sys.exit(main())
