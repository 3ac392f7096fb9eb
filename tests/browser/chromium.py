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
COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
DEBIAN_PACKAGES = ("chromium", "fonts-noto-cjk")  # without the fonts Chinese is drawn as empty boxes

# Run as a process of its own, because Playwright does not start twice in one, and a test may have started it.
PRINT_PLAYWRIGHTS = """\
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)"""

NONE_TO_BE_HAD = f"""\
the browser tests need a Chromium; none was found, and none could be installed
on Debian: apt install {" ".join(DEBIAN_PACKAGES)}
elsewhere: install Chromium or Chrome, or run .venv/bin/playwright install --with-deps chromium
if there is one in another place: set {VARIABLE} to its path"""


def find_chromium() -> str | None:
    """The path of a Chromium that starts, or None."""
    return next((path for path in _candidates() if _succeeds(path, "--version")), None)


def main() -> int:
    """Make sure that there is a Chromium; 0 if there is."""
    if path := find_chromium() or _install():
        print(f"browser: {path}")
        return 0
    if named := os.environ.get(VARIABLE):
        print(
            f'{VARIABLE} names "{named}", which does not start; name a Chromium, or unset it', file=sys.stderr
        )
    else:
        print(NONE_TO_BE_HAD, file=sys.stderr)
    return 1


def _candidates() -> Iterator[str]:
    if named := os.environ.get(VARIABLE):
        yield named
        return
    yield from filter(None, map(shutil.which, COMMANDS))
    yield _output(sys.executable, "-c", PRINT_PLAYWRIGHTS)


def _install() -> str | None:
    if os.environ.get(VARIABLE):
        return None
    return _install_debian_package() or _install_with_playwright()


def _install_debian_package() -> str | None:
    """Only on Debian itself: in its derivatives the package may be a stub that asks for a snap."""
    become_root = _become_root()
    if become_root is None or _distribution() != "debian":
        return None
    _announce(f"installing Debian's {' and '.join(DEBIAN_PACKAGES)}")
    apt_get = (*become_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq")
    _run(*apt_get, "update")
    _run(*apt_get, "install", "--yes", "--no-install-recommends", *DEBIAN_PACKAGES)
    return find_chromium()


def _install_with_playwright() -> str | None:
    _announce("installing Playwright's Chromium")
    _run(sys.executable, "-m", "playwright", "install", "--no-shell", "chromium")
    return find_chromium()


def _become_root() -> tuple[str, ...] | None:
    """What to put before a command so that root runs it, or None where that takes a password."""
    if os.geteuid() == 0:
        return ()
    return ("sudo", "-n") if _succeeds("sudo", "-n", "true") else None


def _distribution() -> str:
    try:
        return platform.freedesktop_os_release()["ID"]
    except OSError:
        return ""


def _announce(what: str) -> None:
    print(what, flush=True)


def _run(*command: str) -> None:
    """Run it and show what it says; whether it helped is seen by looking for a Chromium again."""
    subprocess.run(command, check=False, stdin=subprocess.DEVNULL)


def _output(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def _succeeds(*command: str) -> bool:
    try:
        return subprocess.run(command, check=False, capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


if __name__ == "__main__":
    sys.exit(main())
