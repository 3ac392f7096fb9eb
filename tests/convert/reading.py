"""Markdown as readers see it: rendered by MkDocs' own parser and by CommonMark's, then parsed."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import html5lib
import markdown
import yaml
from markdown_it import MarkdownIt

from tests.builders import ROOT

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


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
    return str(_commonmark().render(text))


@cache
def _commonmark() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True, "maxNesting": 500}).enable("table")


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
    """The visible content of a piece of HTML, read as browsers do."""
    tree: Element = html5lib.parse(f"<!doctype html><body>{html}", "etree", namespaceHTMLElements=False)
    found: dict[str, list[Element]] = defaultdict(list)
    for element in tree.iter():
        found[element.tag].append(element)
    headings = [element for element in tree.iter() if element.tag in _HEADINGS]
    cells = [element for element in tree.iter() if element.tag in {"td", "th"}]
    return Seen(
        words=_words(tree),
        links=[unquote(link.get("href") or "") for link in found["a"] if link.get("href") is not None],
        images=[(unquote(image.get("src") or ""), image.get("alt") or "") for image in found["img"]],
        headings=[(heading.tag, _words(heading)) for heading in headings],
        items=len(found["li"]),
        cells=[_words(cell) for cell in cells],
        code=["".join(block.itertext()).strip("\n") for block in found["pre"]],
        strong="".join(map(_words, found["strong"])),
        em="".join(map(_words, found["em"])),
    )


def _words(element: Element) -> str:
    return "".join("".join(element.itertext()).split())
