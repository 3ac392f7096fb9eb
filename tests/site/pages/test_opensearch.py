"""The front page describes the search of the site to browsers, if the site has search and a URL."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.builders import raw_article
from tests.site.sites import SUB_PATH_URL, Site, built, only, whole_project

DESCRIPTION = {"opensearch": "http://a9.com/-/spec/opensearch/1.1/"}
ARTICLES = {"articles/one.txt": raw_article()}


def site_with(folder: Path, *, search: bool, name: str = "新闻档案", site_url: str = SUB_PATH_URL) -> Site:
    """A site of one article."""
    config = {"site_url": site_url, "site_name": name, "site_description": ""}
    return built(whole_project(folder, ARTICLES, settings={"search": search}, config=config))


def test_the_front_page_leads_to_a_description_with_absolute_urls(tmp_path: Path) -> None:
    name = "一座名字很长的档案馆：甲 & 乙 <丙> 丁"
    site = site_with(tmp_path, search=True, name=name)
    link = only(site.page(""), "link[rel=search]")
    assert (link["href"], link["title"]) == ("opensearch.xml", name)
    root = ET.parse(site.root / "opensearch.xml").getroot()  # noqa: S314 - our own
    texts = {kind: root.findtext(f"opensearch:{kind}", namespaces=DESCRIPTION) for kind in ("ShortName", "Description")}
    assert texts == {"ShortName": name[:16], "Description": name}
    assert root.findtext("opensearch:Image", namespaces=DESCRIPTION) == f"{SUB_PATH_URL}assets/favicon.svg"
    url = root.find("opensearch:Url", DESCRIPTION)
    assert url is not None
    assert url.get("template") == f"{SUB_PATH_URL}search/?q={{searchTerms}}"


@pytest.mark.parametrize(("search", "site_url"), [(False, SUB_PATH_URL), (True, "")])
def test_without_search_or_a_site_url_there_is_no_description(tmp_path: Path, *, search: bool, site_url: str) -> None:
    site = site_with(tmp_path, search=search, site_url=site_url)
    assert "opensearch.xml" not in site.files()
    assert site.page("").select("link[rel=search]") == []


def test_pages_of_a_site_without_search_do_not_mention_it(tmp_path: Path) -> None:
    site = site_with(tmp_path, search=False)
    assert site.page("").select("[data-all]") == []
    assert site.main("search/").select(".na-results, form") == []
