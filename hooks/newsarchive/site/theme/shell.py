"""The shell: the theme's own page, rendered once for a kind of page, into which each page's title and content go.

Material renders a page in some 5 ms. Its header, navigation and footer are the same for all pages of one section at
one depth, so they are rendered once for these, with marks where a page's own parts go.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from newsarchive.site.theme.minify import minify

# Private-use characters: no template treats them in any way, and no text of a page goes through here before filling.
_MARK = "\ue000{name}\ue001"
_MARKS = re.compile("\ue000([a-z]+)\ue001")
# What Jinja's own lines leave behind: a third of Material's page. A line end stays, for scripts may need it.
_INDENTS = re.compile(r"\s*\n\s*")
_TEMPLATE = "archive/shell.html"
_STYLE_SHEETS = "assets/stylesheets/main.*.min.css"

Values = Callable[[], Mapping[str, Any]]
"""Gives what MkDocs renders a page's template with."""


@dataclass(frozen=True, slots=True)
class ShellKind:
    """What a shell depends on: the lit entry of the navigation, the depth of the address, a comments block or none."""

    section: str
    depth: int
    comments: bool = False


class Shells:
    """The shells of one build, rendered when first asked for."""

    def __init__(self) -> None:
        self._fragments: dict[ShellKind, list[str]] = {}

    def fill(self, kind: ShellKind, parts: dict[str, str], theme: Environment, values: Values) -> str:
        """A whole HTML document: the shell of this kind with the parts at its marks. The parts are HTML already.

        Where the shell is not known yet, `theme` renders it with what `values` gives.
        """
        pieces = self._fragments.get(kind)
        if pieces is None:
            pieces = self._fragments[kind] = _MARKS.split(_rendered(kind, theme, values()))
        return "".join(parts[piece] if index % 2 else piece for index, piece in enumerate(pieces))


def _rendered(kind: ShellKind, theme: Environment, values: Mapping[str, Any]) -> str:
    """The theme's page around marks, as an article of this section at this depth would get it."""
    config = values["config"]
    file = File.generated(config, "shell/" * kind.depth + "index.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)
    page = Page(_mark("title"), file, config)
    page.canonical_url = _mark("canonical") if config.site_url else None
    page.meta = {"description": _mark("description"), "hide": ["navigation", "toc"], "comments": kind.comments}
    page.markdown = page.content = ""
    page.toc = get_toc([{"level": 1, "id": "content", "name": "", "children": []}])
    lit = [entry for entry in values["nav"].pages if entry.file.src_uri == kind.section]
    for entry in lit:
        entry.active = True
    try:
        marks = {name: _mark(name) for name in ("title", "head", "content")}
        own = {"page": page, "marks": marks, "style_sheet": _style_sheet(config.theme.dirs)}
        shell = theme.get_template(_TEMPLATE).render({**values, **own})
        return minify(_INDENTS.sub("\n", shell))
    finally:
        for entry in lit:
            entry.active = False


def _style_sheet(theme_dirs: Iterable[str]) -> str:
    """The address of Material's style sheet, whose name tells its version."""
    found = (path for folder in theme_dirs for path in sorted(Path(folder).glob(_STYLE_SHEETS)))
    return f"assets/stylesheets/{next(found).name}"


def _mark(name: str) -> str:
    return _MARK.format(name=name)
