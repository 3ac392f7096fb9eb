"""Our own builds: cold, and warm after each kind of change."""

import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import yaml
from benchmarks.building import Build, files_below, no_preparation
from benchmarks.machine import ROOT

# The source with the most articles: the worst case of a changed rule.
_CHANGED_SOURCE = "sina-finance.yml"
_ADDED_SENTENCE = "<p>　　这一句是后来添上的。</p>\n".encode()
_ADDED_RULE = {"select": ".added-later", "why": "a rule that was added later"}
# Budgets exclude search; README.md states it as well.
_WITH_SEARCH = False
# A row of the table of stages: name, seconds, share. MkDocs prefixes each line with its level and our name.
_STAGE = re.compile(
    r"^(?:DEBUG +- +newsarchive:)? *(?P<name>[a-z][a-z ]*?) {2,}(?P<seconds>\d+\.\d\d) +\d+%$", re.MULTILINE
)


class OurArchive:
    """An archive built with one number of workers, in its own folder; raw files may be shared."""

    def __init__(self, folder: Path, articles: Path, workers: int) -> None:
        self._folder = folder
        self._articles = articles
        self._workers = workers
        self._changed_file = files_below(articles)[0]
        self._original = self._changed_file.read_bytes()

    def builds(self) -> list[Build]:
        """Return the builds in the order to run them: each starts from the output of the previous one."""
        states: tuple[tuple[str, Callable[[], None]], ...] = (
            ("cold", self._make_cold),
            ("nothing changed", no_preparation),
            ("one article changed", self._change_article),
            ("one rule changed", self._change_rule),
        )
        workers = "1 worker" if self._workers == 1 else f"{self._workers} workers"
        return [
            Build(
                name=f"ours, {state}, {workers}",
                command=self._command,
                folder=self._folder,
                site=self._folder / "site",
                pages="a/*/index.html",
                before=before,
            )
            for state, before in states
        ]

    @property
    def cache(self) -> Path:
        """The cache that the builds share."""
        return self._folder / ".cache"

    def restore_articles(self) -> None:
        """Undo the changes that were made for a build."""
        self._changed_file.write_bytes(self._original)

    @property
    def _command(self) -> tuple[str, ...]:
        """The command; `--verbose` prints the table of stages."""
        return (sys.executable, "-m", "mkdocs", "build", "--verbose", "-f", str(self._folder / "mkdocs.yml"))

    def _make_cold(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        shutil.copytree(ROOT / "editorial", self._folder / "editorial")
        (self._folder / "mkdocs.yml").write_text(yaml.safe_dump(self._config()), encoding="utf-8")
        self.restore_articles()

    def _config(self) -> dict[str, object]:
        """Return the project's own configuration, with other articles and output folders."""
        return {
            "INHERIT": str(ROOT / "mkdocs.yml"),
            "docs_dir": str(ROOT / "docs"),
            "hooks": [str(ROOT / "hooks/events.py")],
            "extra": {
                "archive": {
                    "articles_dir": str(self._articles),
                    "workers": self._workers,
                    "search": _WITH_SEARCH,
                }
            },
        }

    def _change_article(self) -> None:
        self._changed_file.write_bytes(self._original + _ADDED_SENTENCE)

    def _change_rule(self) -> None:
        file = self._folder / "editorial/sources" / _CHANGED_SOURCE
        rules = yaml.safe_load(file.read_text(encoding="utf-8"))
        rules["drop"] = [*rules.get("drop", []), _ADDED_RULE]
        file.write_text(yaml.safe_dump(rules, allow_unicode=True, sort_keys=False), encoding="utf-8")


def stages_in(printed: str) -> list[tuple[str, str]]:
    """Return the name and seconds of each stage in a build's output, in order."""
    return [(match["name"], match["seconds"]) for match in _STAGE.finditer(printed)]
