"""Runs of the command, and the problems of the archive that most tests use."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from click.testing import CliRunner

from newsarchive.cli import main

PROBLEM = (
    "articles/bad.txt:11:1: warning: '昨天' is no date; expected one like Wed, 27 Apr 2022 02:53:54 GMT, "
    "the page shows none (date-invalid)"
)
LOST = "articles/empty.txt:1:1: error: the file is empty; expected front matter and a body (empty-file)"
IGNORED = (
    "articles/notes.docx:1:1: notice: not read as an article; "
    "expected a name that ends in .html, .htm, .markdown, .md, .txt (file-ignored)"
)


@dataclass(frozen=True)
class Result:
    """The result of a run: its exit status and output."""

    status: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, arguments)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Result(result.exit_code, result.stdout, result.stderr)
