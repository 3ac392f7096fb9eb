"""An editor's slip takes nothing from a published site: where sites are published, it stops the build."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from newsarchive.build import build_library
from newsarchive.settings.declared import read_declared
from newsarchive.site.config import Command, refuses_broken_files
from tests.builders import Project, project, raw_article
from tests.site.sites import Site, built, run_build, whole_project

BODY = "<p>　　张三丰在北京出席论坛，张三丰说，会议很好。</p>"
VOCABULARY = "people:\n  张三丰: [张真人]\nplaces:\n  北京: []\n"
TYPO = VOCABULARY.replace("[张真人]", "[张真人")
TAG_PAGE = "tags/张三丰/"
FILES: Mapping[str, str] = {
    "articles/a.txt": raw_article(title="张三丰出席论坛", body=BODY),
    "articles/b.txt": raw_article(title="张三丰再次出席论坛", body=BODY),
    "editorial/vocabulary.yml": VOCABULARY,
    "docs/topics/论坛.md": "---\ntitle: 论坛\nqueries:\n- tags: [张三丰]\n---\n导语\n",
}


def site_of(folder: Path) -> tuple[Project, Site]:
    whole = whole_project(folder, FILES)
    site = built(whole)
    assert TAG_PAGE in site.urls()
    return whole, site


@pytest.mark.parametrize(
    ("options", "environment"),
    [pytest.param((), {"CI": "true"}, id="CI"), pytest.param((), {"CI": "1"}, id="CI as a number"),
     pytest.param(("--strict",), {}, id="strict")],
)  # fmt: skip
@pytest.mark.parametrize(
    ("path", "text", "position"),
    [
        pytest.param("editorial/vocabulary.yml", TYPO, "3:7: error: not valid YAML: ", id="no YAML"),
        pytest.param("editorial/vocabulary.yml", "peple: {}\n", "1:1: error: peple: unknown key ", id="unknown key"),
        pytest.param(
            "docs/topics/论坛.md", "---\ntitle: {a: b}\n---\n", "2:1: error: title: input should be", id="topic"
        ),
        pytest.param("editorial/vocabluary.yml", VOCABULARY, "1:1: error: unknown file; ", id="misnamed file"),
    ],
)
def test_where_sites_are_published_an_error_stops_the_build_and_leaves_the_previous_site(
    tmp_path: Path, options: tuple[str, ...], environment: Mapping[str, str], path: str, text: str, position: str
) -> None:
    whole, site = site_of(tmp_path)
    before = site.digests()
    whole.write(path, text)
    run = run_build(tmp_path, *options, environment=environment)
    assert run.code == 1
    # MkDocs wraps long lines.
    assert f" {path}:{position}" in f" {' '.join(run.output.split())} "
    assert "Traceback" not in run.output
    assert site.digests() == before


@pytest.mark.parametrize("value", ["", "false", "False", "0"])
def test_elsewhere_the_build_goes_on_and_reports_the_error_first_and_no_consequence(tmp_path: Path, value: str) -> None:
    whole, site = site_of(tmp_path)
    whole.write("editorial/vocabulary.yml", TYPO)
    whole.write("articles/0.txt", "")
    run = run_build(tmp_path, environment={"CI": value})
    assert run.code == 0
    assert [problem.split(": ")[0] for problem in run.problems] == [
        "editorial/vocabulary.yml:3:7",
        "articles/0.txt:1:1",
    ]
    assert "topics/论坛/" in site.urls()


@pytest.mark.parametrize(
    ("command", "strict", "refuses"),
    [("build", False, False), ("build", True, True), ("gh-deploy", False, True), ("serve", True, False)],
)
def test_what_publishes_refuses_broken_files_and_a_server_does_not(
    tmp_path: Path, command: Command, *, strict: bool, refuses: bool
) -> None:
    whole_project(tmp_path, {})
    config = load_config(str(tmp_path / "mkdocs.yml"), strict=strict)
    assert refuses_broken_files(config, command) == refuses


def test_a_key_that_mkdocs_yml_has_twice_is_reported_with_its_line(tmp_path: Path) -> None:
    """MkDocs itself drops the first of the two."""
    found = project(
        tmp_path, {"mkdocs.yml": "site_name: x\nextra: {archive: {search: true}}\nextra:\n  generator: false\n"}
    )
    _, problems = read_settings_of(found)
    assert problems == [
        "mkdocs.yml:3:1: error: duplicate key 'extra'; it is already on line 2, remove one (key-repeated)"
    ]


def read_settings_of(found: Project) -> tuple[object, list[str]]:
    from newsarchive.site.config import read_settings  # noqa: PLC0415

    settings, problems = read_settings(found.root / "mkdocs.yml")
    return settings, [str(problem) for problem in problems]


def test_a_wrong_theme_is_reported_with_its_line(tmp_path: Path) -> None:
    whole_project(tmp_path, {}, config={"theme": {"name": "mkdocs"}})
    config = load_config(str(tmp_path / "mkdocs.yml"))
    with pytest.raises(PluginError, match=r"^mkdocs\.yml:\d+:3: newsarchive needs theme: name: material, "):
        config.plugins.on_config(config)


def test_mkdocs_serve_builds_with_the_last_good_version_and_logs_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The events of a server's builds, whose configuration is loaded again each time."""
    whole = whole_project(tmp_path, FILES)
    load_config(str(tmp_path / "mkdocs.yml")).plugins.on_startup(command="serve", dirty=False)
    try:
        site = built(whole)
        before = site.digests()
        whole.write("editorial/vocabulary.yml", TYPO)
        caplog.clear()
        caplog.set_level("INFO", "mkdocs.plugins.newsarchive")
        assert built(whole).digests() == before
        logged = [record.getMessage() for record in caplog.records if "vocabulary.yml" in record.getMessage()]
        assert len(logged) == 2
        assert ":3:7: error: not valid YAML" in logged[0]
        assert logged[1].endswith(f":1:1: notice: {EARLIER}")
        whole.write("editorial/vocabulary.yml", "block: [张三丰]\n")
        assert TAG_PAGE not in built(whole).urls()
    finally:
        load_config(str(tmp_path / "mkdocs.yml")).plugins.on_startup(command="build", dirty=False)


class Server:
    """The builds of `mkdocs serve`, without a server."""

    def __init__(self, found: Project) -> None:
        self.found = found
        self.last_good: dict[str, object] = {}

    def build(self) -> tuple[list[str], list[str]]:
        """The tags of the first article, and all problems."""
        library = build_library(self.found.settings, declared=read_declared(self.found.settings, self.last_good))
        article = next(one.id for one in library.articles.values() if one.path == "articles/a.txt")
        return list(library.tags_of[article]), [str(problem) for problem in library.problems]


EARLIER = "until the errors in this file are fixed, its last version without an error stays in force (earlier-version)"


def test_a_server_keeps_the_last_good_vocabulary_until_the_error_is_fixed(tmp_path: Path) -> None:
    server = Server(project(tmp_path, FILES))
    tags, problems = server.build()
    assert "张三丰" in tags
    assert problems == []
    server.found.write("editorial/vocabulary.yml", TYPO)
    kept, problems = server.build()
    assert kept == tags
    assert problems == [
        ("editorial/vocabulary.yml:3:7: error: not valid YAML: expected ',' or ']', but got ':', "
        "while parsing a flow sequence that begins on line 2 (yaml-invalid)"),
        f"editorial/vocabulary.yml:1:1: notice: {EARLIER}",
    ]  # fmt: skip
    server.found.write("editorial/vocabulary.yml", "block: [张三丰]\n")
    fixed, problems = server.build()
    assert "张三丰" not in fixed
    assert [problem.rsplit("(")[-1] for problem in problems] == ["topic-name-unknown)"]


def test_a_server_keeps_the_last_good_topic_and_reports_only_its_error(tmp_path: Path) -> None:
    server = Server(project(tmp_path, FILES))
    server.build()
    path = "docs/topics/论坛.md"
    for text in (FILES[path].replace("title: 论坛", "title: [论坛"), "导语", b"\xff\xfe"):
        server.found.write(path, text)
        (declared,) = read_declared(server.found.settings, dict(server.last_good)).topics
        assert declared.declared.title == "论坛"
        _, problems = server.build()
        assert [problem.split(":")[0] for problem in problems] == [path, path]
        assert problems[-1 if "notice" in problems[-1] else 0].endswith(EARLIER)


def test_a_server_that_starts_with_a_broken_file_has_no_last_version(tmp_path: Path) -> None:
    server = Server(project(tmp_path, {**FILES, "editorial/vocabulary.yml": TYPO}))
    _, problems = server.build()
    assert [problem.rsplit("(")[-1] for problem in problems] == ["yaml-invalid)"]


def test_the_environment_of_these_tests_is_not_that_of_a_publishing_run() -> None:
    assert "CI" not in os.environ
