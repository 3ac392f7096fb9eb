"""Shells: the theme's page, rendered once for all pages of a section at a depth, with placeholders for their content.

Material takes about 5 ms to render a page, though header, navigation and footer differ only by section and depth.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from newsarchive.site.theme.minify import minify

# Private-use characters: templates leave them alone, and the texts of pages are filled in only afterwards.
_PLACEHOLDER = "\ue000{name}\ue001"
_PLACEHOLDERS = re.compile("\ue000([a-z]+)\ue001")
# Indentation and empty lines of templates, a third of Material's page. A newline stays, as scripts may need it.
_INDENTS = re.compile(r"\s*\n\s*")
_TEMPLATE = "archive/shell.html"

Values = Callable[[], Mapping[str, Any]]
"""Returns the variables that MkDocs renders a page's template with."""


@dataclass(frozen=True, slots=True)
class ShellKind:
    """The key of a shell: the active entry of the navigation, the depth of the URL, with comments or without."""

    section: str
    depth: int
    comments: bool = False


class Shells:
    """The shells of one build, rendered on demand."""

    def __init__(self) -> None:
        self._shells: dict[ShellKind, list[str]] = {}

    def fill(self, kind: ShellKind, parts: dict[str, str], theme: Environment, values: Values) -> str:
        """Return a whole HTML document: the shell of this kind with `parts`, which are HTML, for its placeholders.

        A shell that is not known yet is rendered by `theme` with `values`.
        """
        shell = self._shells.get(kind)
        if shell is None:
            shell = self._shells[kind] = _PLACEHOLDERS.split(_rendered(kind, theme, values()))
        return "".join(parts[text] if index % 2 else text for index, text in enumerate(shell))


def _rendered(kind: ShellKind, theme: Environment, values: Mapping[str, Any]) -> str:
    """Render the theme's page around placeholders, as for an article of this section at this depth."""
    config = values["config"]
    file = File.generated(config, "shell/" * kind.depth + "index.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)
    page = Page(_placeholder("title"), file, config)
    page.canonical_url = _placeholder("canonical") if config.site_url else None
    page.meta = {"description": _placeholder("description"), "hide": ["navigation", "toc"], "comments": kind.comments}
    page.markdown = page.content = ""
    page.toc = get_toc([{"level": 1, "id": "content", "name": "", "children": []}])
    active = [entry for entry in values["nav"].pages if entry.file.src_uri == kind.section]
    for entry in active:
        entry.active = True
    try:
        placeholders = {name: _placeholder(name) for name in ("title", "head", "content")}
        own = {"page": page, "placeholders": placeholders}
        shell = theme.get_template(_TEMPLATE).render({**values, **own})
        return minify(_INDENTS.sub("\n", shell))
    finally:
        for entry in active:
            entry.active = False


def _placeholder(name: str) -> str:
    return _PLACEHOLDER.format(name=name)
