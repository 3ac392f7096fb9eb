"""Markdown as readers see it: rendered by MkDocs' own parser and by CommonMark's, then parsed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote

import markdown
import yaml
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from tests.builders import ROOT


@cache
def _python_markdown() -> markdown.Markdown:
    """Python-Markdown with the extensions that mkdocs.yml names."""
    # mkdocs.yml contains tags of MkDocs (!ENV) that a plain loader does not know; the extensions contain none.
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    block = re.search(r"^markdown_extensions:\n(?:[ -].*\n)+", text, re.MULTILINE)
    assert block
    names, options = [], {}
    for extension in yaml.safe_load(block[0])["markdown_extensions"]:
        name, option = next(iter(extension.items())) if isinstance(extension, dict) else (extension, {})
        names.append(name)
        options[name] = option
    return markdown.Markdown(extensions=names, extension_configs=options)


def read_python_markdown(text: str) -> str:
    """The HTML on a page of the site."""
    return _python_markdown().reset().convert(text)


def read_commonmark(text: str) -> str:
    """The HTML of most other renderers: CommonMark with tables, HTML passed through."""
    return str(MarkdownIt("commonmark", {"html": True}).enable("table").render(text))


@dataclass(frozen=True)
class Seen:
    """The visible content of a page: text without whitespace, links, images, headings, code with whitespace."""

    words: str
    links: list[str]
    images: list[tuple[str, str]]
    headings: list[tuple[str, str]]
    items: int
    cells: list[str]
    code: list[str]
    strong: str
    em: str


def seen(html: str) -> Seen:
    """The visible content of a piece of HTML."""
    tree = BeautifulSoup(html, "lxml")
    return Seen(
        words=_words(tree.get_text()),
        links=[unquote(str(link["href"])) for link in tree("a", href=True)],
        images=[(str(image["src"]), str(image.get("alt", ""))) for image in tree("img")],
        headings=[(heading.name, _words(heading.get_text())) for heading in tree(re.compile("^h[1-6]$"))],
        items=len(tree("li")),
        cells=[_words(cell.get_text()) for cell in tree(["td", "th"])],
        code=[block.get_text().strip("\n") for block in tree("pre")],
        strong="".join(_words(mark.get_text()) for mark in tree("strong")),
        em="".join(_words(mark.get_text()) for mark in tree("em")),
    )


def _words(text: str) -> str:
    return "".join(text.split())
