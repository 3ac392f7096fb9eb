"""The bytes that a browser loads for an article besides its text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import ROOT
from tests.site.archives import many_articles
from tests.site.sites import Site, built, only, whole_project

MOST_BYTES_ABOVE_TEXT = 6 * 1024
ARTICLES = ["bxzpb2ex6nn6", "h1tz4m0dah4z"]


def bytes_above_text(site: Site, url: str) -> int:
    """The size of an article's page without its body and other texts of the article."""
    article = only(site.main(url), "article[itemtype]")
    own = [only(article, ".na-body").decode_contents()]
    own += [text for text in article.find_all(string=True) if not text.find_parent(class_="na-body")]
    return len((site.root / url / "index.html").read_bytes()) - len("".join(own).encode())


@pytest.mark.parametrize("article_id", ARTICLES)
def test_an_article_s_page_is_light(archive: Site, article_id: str) -> None:
    assert bytes_above_text(archive, f"a/{article_id}/") <= MOST_BYTES_ABOVE_TEXT


def test_an_article_s_page_is_as_light_with_all_optional_parts(tmp_path: Path) -> None:
    site = built(whole_project(tmp_path, many_articles(40)))
    urls = [url for url in site.urls() if url.startswith("a/")]
    assert len(urls) == 40
    assert max(bytes_above_text(site, url) for url in urls) <= MOST_BYTES_ABOVE_TEXT


@pytest.mark.parametrize("url", ["", f"a/{ARTICLES[0]}/", "tags/", "timeline/2022/", "stats/"])
def test_a_page_of_the_archive_loads_one_style_sheet_and_one_script(archive: Site, url: str) -> None:
    page = archive.page(url)
    assert [str(sheet["href"]).split("/")[-1] for sheet in page.select("link[rel=stylesheet]")] == ["archive.css"]
    assert [str(script["src"]).split("/")[-1] for script in page.select("script[src]")] == ["archive.js"]


def test_the_style_sheet_is_material_s_in_a_layer_and_all_parts_in_the_declared_layers(archive: Site) -> None:
    parts = {part.stem: part.read_text() for part in (ROOT / "hooks/newsarchive/theme/styles").glob("*.css")}
    order = parts.pop("layers")
    sheet = (archive.root / "assets/archive.css").read_text()
    assert sheet.startswith(f"{order}\n@layer material {{\n")
    assert sheet.endswith("\n".join(text for _, text in sorted(parts.items())))
    # A layer that is not declared would come last and win over print.
    declared = order.partition("@layer ")[2].rstrip(";\n").replace("\n", " ")
    assert sorted(name.strip() for name in declared.split(",")) == sorted(["material", *parts])
    assert all(f"@layer {name} {{" in text for name, text in parts.items())
    assert [name for name in archive.files() if name.startswith("styles/")] == []


def test_a_feature_of_the_theme_loads_its_script_again(tmp_path: Path) -> None:
    theme = {"features": ["navigation.top"]}
    site = built(whole_project(tmp_path, many_articles(1), config={"theme": theme}))
    article = next(url for url in site.urls() if url.startswith("a/"))
    scripts = " ".join(str(script.get("src")) for script in site.page(article).select("script[src]"))
    assert "bundle." in scripts
    assert "archive.js" in scripts
    only(site.page(article), "[data-md-component=top]")
