"""Pagefind, a search for static sites: indexes pages of the same articles; queries run in its own browser modules."""

import gzip
import json
from collections.abc import Iterable
from html import escape
from pathlib import Path

from benchmarks.building import files_below
from benchmarks.measure import Figures, measure
from benchmarks.peers.install import PAGEFIND_PACKAGES, pagefind_packages
from benchmarks.search.browser import EMPTY_PAGE, Engine

from newsarchive.search.indexing.documents import Document

INDEX = "pagefind"
"""The folder of the index in a site."""
LANGUAGE = "zh"
"""The language of the page with the query. Pagefind has an index for each language and searches that one only."""
_FRAGMENT = ".pf_fragment"
_SIGNATURE = b"pagefind_dcd"
# A page of results shows ten, each with a file of its own.
_LOAD = """
async () => {
  const pagefind = await import(new URL("pagefind/pagefind.js", document.baseURI));
  const search = async (text) => (await pagefind.search(text)).results;
  globalThis.ask = async (text) => {
    const results = await search(text);
    await Promise.all(results.slice(0, 10).map((result) => result.data()));
    return results.length;
  };
  globalThis.find = async (text) => (await search(text)).map((result) => result.id);
}
"""


def write_pages(documents: Iterable[Document], site: Path) -> None:
    """Write a simple page for each article in its language, with all fields that our own search indexes."""
    for document in documents:
        file = site / "a" / document.id / "index.html"
        file.parent.mkdir(parents=True)
        file.write_text(page_of(document, language_of(document.language)), encoding="utf-8", errors="replace")


def page_of(document: Document, language: str) -> str:
    """Return the page of one article."""
    title, *others = document.fields
    lines = [line for field in others for line in field.split("\n") if line.strip()]
    return (
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{escape(title)}</title>\n'
        f"<main data-pagefind-body><h1>{escape(title)}</h1>\n"
        + "\n".join(f"<p>{escape(line)}</p>" for line in lines)
        + "\n</main></html>\n"
    )


def language_of(tag: str) -> str:
    """Return the language without its script, so that Simplified and Traditional Chinese share an index."""
    return tag.partition("-")[0] or "und"


def build_index(site: Path, log: Path) -> Figures:
    """Index the pages of a site with the binary itself, not with its Node wrapper."""
    (program,) = pagefind_packages().glob("node_modules/@pagefind/*/bin/pagefind_extended")
    return measure((str(program), "--site", str(site)), folder=site, log=log, environment={})


def engine(site: Path) -> Engine:
    """Return its browser search for an indexed site."""
    (site / "index.html").write_text(EMPTY_PAGE, encoding="utf-8")
    return Engine(folder=site, load=_LOAD, below=f"{INDEX}/", is_stored_fields=lambda path: path.endswith(_FRAGMENT))


def articles_by_result(site: Path) -> dict[str, str]:
    """Return article ids by result id, read from the files of results."""
    found = {}
    for file in files_below(site / INDEX / "fragment"):
        url = json.loads(gzip.decompress(file.read_bytes()).removeprefix(_SIGNATURE))["url"]
        found[file.name.removesuffix(_FRAGMENT)] = url.strip("/").rpartition("/")[2]
    return found


def versions() -> dict[str, str]:
    """Return the version of Pagefind."""
    return {"Pagefind": PAGEFIND_PACKAGES["pagefind"]}
