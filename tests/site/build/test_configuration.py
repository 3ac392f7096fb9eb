"""Settings in the configuration, and the messages for invalid ones."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.builders import ROOT, project, raw_article
from tests.site.sites import Site, built, run_build, text_of, whole_project

WRONG_SETTINGS = """\
extra.archive.articles_dir: input should be a valid string, got [] (setting-invalid)
extra.archive.timezone: expected the name of a time zone such as Asia/Shanghai or Europe/Berlin, got 'Asia/Peking' (setting-invalid)
extra.archive.language: input should be 'zh' or 'en', got 'fr' (setting-invalid)
extra.archive.workers: input should be a valid integer, unable to parse string as an integer, got 'many' (setting-invalid)
extra.archive.serach: unknown key 'serach'; did you mean 'search'? known keys: articles_dir, editorial_dir, cache_dir, timezone, until, language, workers, executor, max_raw_file_size, search, raw_files (setting-invalid)
"""
COMMENTS = "<div id='comments'>{{ page.meta.comments }}</div>"


def test_all_wrong_settings_are_listed_at_once_and_nothing_is_built(tmp_path: Path) -> None:
    settings = {"workers": "many", "timezone": "Asia/Peking", "language": "fr", "serach": True, "articles_dir": []}
    whole_project(tmp_path, {}, settings=settings)
    run = run_build(tmp_path)
    assert run.code == 1
    assert "Traceback" not in run.output
    assert not (tmp_path / "site").exists()
    assert re.findall(r"mkdocs\.yml:\d+:\d+: error: (.*)", run.output) == WRONG_SETTINGS.splitlines()
    lines = (tmp_path / "mkdocs.yml").read_text().splitlines()
    positions = re.findall(r"mkdocs\.yml:(\d+):(\d+): error: extra\.archive\.(\w+)", run.output)
    assert all(lines[int(line) - 1][int(column) - 1 :].startswith(f"{key}:") for line, column, key in positions)
    assert len(positions) == len(settings)


@pytest.mark.parametrize("archive", ["none", [1], "workers: 2"], ids=["a word", "a list", "text"])
def test_settings_that_are_not_a_mapping_are_reported(tmp_path: Path, archive: object) -> None:
    whole_project(tmp_path, {}, config={})
    (tmp_path / "mkdocs.yml").write_text(
        (tmp_path / "mkdocs.yml").read_text().split("extra:")[0] + f"extra:\n  archive: {archive!r}\n"
    )
    run = run_build(tmp_path)
    assert (run.code, "Traceback" in run.output) == (1, False)
    assert "extra.archive" in run.output


def test_an_english_archive_speaks_english(tmp_path: Path) -> None:
    english = whole_project(
        tmp_path,
        {"articles/one.txt": raw_article(title="A title", body="<p>Words of an article.</p>")},
        settings={"language": "en", "timezone": "UTC"},
        config={"theme": {"language": "en"}, "site_name": "News"},
    )
    site = built(english)
    assert text_of(site.main("timeline/2022/04/27/").select("h1")[0]).startswith("27 April 2022")
    article = site.main(english.article("articles/one.txt").url)
    assert {"Published", "Source", "Raw file"} <= {text_of(name) for name in article.select("dt")}
    assert "27 April 2022 02:53" in text_of(article)
    assert site.page("")("html")[0]["lang"] == "en"
    own_words = text_of(article).replace("新浪财经－国內", "").replace("新浪财经", "").replace("金融", "")
    assert own_words.isascii() or not any("\u4e00" <= character <= "\u9fff" for character in own_words)


def test_an_archive_without_articles_is_a_site(tmp_path: Path) -> None:
    whole_project(tmp_path, {})
    run = run_build(tmp_path, "--strict")
    assert run.code == 0, run.output
    site = Site(tmp_path / "site")
    assert "还没有稿件" in text_of(site.main(""))
    assert {"", "404.html", "about/", "categories/", "tags/", "timeline/", "topics/"} <= set(site.urls())


def test_a_configuration_of_its_own_needs_nothing_but_the_hook(tmp_path: Path) -> None:
    """Without INHERIT, and with the package found next to the hook."""
    config = {
        "hooks": [str(ROOT / "hooks/events.py")],
        "theme": {"name": "material", "font": False, "language": "zh"},
        "extra_css": ["assets/archive.css"],
    }
    own = project(tmp_path, {"articles/one.txt": raw_article()}, config=config)
    run = run_build(tmp_path)
    assert run.code == 0, run.output
    assert Site(tmp_path / "site").page(own.article("articles/one.txt").url)


@pytest.mark.parametrize(
    ("comments", "configured", "shown"),
    [(True, True, ["True"]), (False, True, []), (True, False, [])],
    ids=["asked for and configured", "not asked for", "not configured"],
)
def test_comments_are_shown_only_if_allowed_and_configured(
    tmp_path: Path, *, comments: bool, configured: bool, shown: list[str]
) -> None:
    (tmp_path / "overrides").mkdir()
    files = {"articles/one.txt": raw_article(comments=comments)}
    files |= {"overrides/partials/comments.html": COMMENTS} if configured else {}
    whole = whole_project(tmp_path, files, config={"theme": {"custom_dir": "overrides"}})
    page = built(whole).page(whole.article("articles/one.txt").url)
    assert [text_of(block) for block in page.select("#comments")] == shown


def test_a_handwritten_page_replaces_ours(tmp_path: Path) -> None:
    site = built(whole_project(tmp_path, {"docs/topics/index.md": "# 我的专题页\n\n自己写的。\n"}))
    assert "自己写的。" in text_of(site.main("topics/"))
