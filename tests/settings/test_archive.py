"""`extra.archive`: all wrong keys at once, with their paths and the valid choices."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsarchive.settings.archive import Settings, parse_settings
from newsarchive.site.config import read_settings
from tests.builders import Project, project

EXECUTORS = "expected process, thread or the scheduler of a Dask cluster such as dask://10.0.0.5:8786"


def parse(archive: object) -> tuple[Settings | None, list[str]]:
    settings, problems = parse_settings(
        {"archive": archive}, config_file=Path("/p/mkdocs.yml"), docs_dir=Path("/p/docs")
    )
    return settings, [str(problem) for problem in problems]


@pytest.mark.parametrize("archive", [None, {}])
def test_everything_has_a_default(archive: object) -> None:
    settings, problems = parse(archive)
    assert problems == []
    assert settings
    assert settings.articles_dir == Path("/p/articles")
    assert settings.editorial_dir == Path("/p/editorial")
    assert settings.topics_dir == Path("/p/docs/topics")
    assert str(settings.zone) == "Asia/Shanghai"
    assert settings.archive.language == "zh"
    assert (settings.archive.workers, settings.archive.executor, settings.archive.search) == (0, "process", False)


def test_all_wrong_keys_are_reported_at_once_with_their_paths_and_the_choices() -> None:
    settings, problems = parse(
        {
            "workers": -1,
            "timezone": "Mars/Olympus",
            "language": "fr",
            "articels_dir": "x",
            "executor": "dask",
            "search": "maybe",
            "cache_dir": 5,
        }
    )
    assert settings is None
    assert problems == [
        f"mkdocs.yml:1:1: error: extra.archive.{message} (setting-invalid)"
        for message in (
            "cache_dir: input should be a valid string, got 5",
            "timezone: expected the name of a time zone such as Asia/Shanghai or Europe/Berlin, got 'Mars/Olympus'",
            "language: input should be 'zh' or 'en', got 'fr'",
            "workers: input should be greater than or equal to 0, got -1",
            f"executor: {EXECUTORS}, got 'dask'",
            "search: input should be a valid boolean, unable to interpret input, got 'maybe'",
            (
                "articels_dir: unknown key 'articels_dir'; did you mean 'articles_dir'? known keys: articles_dir, editorial_dir, cache_dir, "
                "timezone, until, language, workers, executor, max_raw_file_size, search, raw_files"
            ),
        )
    ]


@pytest.mark.parametrize("archive", ["text", ["articles"], 5])
def test_settings_that_are_not_a_mapping_are_one_problem(archive: object) -> None:
    assert parse(archive) == (
        None,
        [f"mkdocs.yml:1:1: error: extra.archive: input should be a mapping of keys to values, got {archive!r} (setting-invalid)"],
    )  # fmt: skip


@pytest.mark.parametrize("zone", ["", "Shanghai", "../etc/passwd", "Asia", "Asia/", "/etc/localtime", "a\0b", "GMT+8"])
def test_an_unknown_time_zone_is_a_problem(zone: str) -> None:
    assert parse({"timezone": zone})[1] == [
        (
            "mkdocs.yml:1:1: error: extra.archive.timezone: expected the name of a time zone such as Asia/Shanghai or "
            f"Europe/Berlin, got {zone!r} (setting-invalid)"
        )
    ]


@pytest.mark.parametrize(
    ("executor", "scheduler"),
    [
        ("process", ""),
        ("thread", ""),
        ("dask://10.0.0.5:8786", "10.0.0.5:8786"),
        ("dask://cluster.example:1", "cluster.example:1"),
        ("dask://[::1]:8786", "[::1]:8786"),
    ],
)
def test_a_dask_cluster_is_given_by_host_and_port_of_its_scheduler(executor: str, scheduler: str) -> None:
    settings, problems = parse({"executor": executor})
    assert problems == []
    assert settings
    assert settings.archive.dask_scheduler == scheduler


@pytest.mark.parametrize(
    "executor",
    [
        "",
        "Process",
        "dask://",
        "dask://host",
        "dask://host:",
        "dask://host:0",
        "dask://host:port",
        "dask://host:65536",
        "dask://:8786",
        "dask://host:8786/",
        "dask://host:8786?x",
        "dask://me@host:8786",
        "dask://[::1:8786",
        "tcp://host:8786",
        "DASK://host:8786",
        " dask://host:8786",
    ],
)
def test_any_other_executor_is_a_problem(executor: str) -> None:
    message = f"extra.archive.executor: {EXECUTORS}, got {executor!r}"
    assert parse({"executor": executor})[1] == [f"mkdocs.yml:1:1: error: {message} (setting-invalid)"]


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/p/articles/a.txt", "articles/a.txt"),
        ("/p/articles/深/b.txt", "articles/深/b.txt"),
        ("/elsewhere/c.txt", "/elsewhere/c.txt"),
    ],
)
def test_a_path_is_shown_relative_to_the_project(path: str, shown: str) -> None:
    settings, _ = parse({})
    assert settings
    assert settings.relative(Path(path)) == shown


def test_settings_are_read_from_mkdocs_yml_and_the_file_it_inherits(tmp_path: Path) -> None:
    found = project(tmp_path, {"base.yml": "extra:\n  archive:\n    timezone: Europe/Berlin\n    articles_dir: raw\n"})
    found.write("second/mkdocs.yml", "INHERIT: ../base.yml\nextra:\n  archive:\n    articles_dir: other\n")
    settings, problems = read_settings(tmp_path / "second/mkdocs.yml")
    assert problems == ()
    assert settings
    assert str(settings.zone) == "Europe/Berlin"
    assert settings.articles_dir == tmp_path / "second/other"


def test_environment_variables_supply_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARCHIVE_ZONE", "UTC")
    found = project(tmp_path, {"mkdocs.yml": "extra:\n  archive:\n    timezone: !ENV [ARCHIVE_ZONE, Asia/Tokyo]\n"})
    assert str(found.settings.zone) == "UTC"
    monkeypatch.delenv("ARCHIVE_ZONE")
    assert str(found.settings.zone) == "Asia/Tokyo"


def test_another_folder_of_documents_holds_the_topics(tmp_path: Path) -> None:
    found = project(tmp_path, {}, config={"docs_dir": "pages"})
    assert found.settings.topics_dir == tmp_path / "pages/topics"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- a\n", "1:1: error: expected a mapping of keys to values (config-invalid)"),
        ("text\n", "1:1: error: expected a mapping of keys to values (config-invalid)"),
        ("extra: text\n", "1:1: error: extra: expected a mapping of keys to values, got 'text' (config-invalid)"),
        ("extra: [archive]\n", "1:1: error: extra: expected a mapping of keys to values, got ['archive'] (config-invalid)"),
        ("docs_dir: 5\n", "1:1: error: docs_dir: expected the name of a folder, got 5 (config-invalid)"),
    ],
)  # fmt: skip
def test_a_configuration_of_the_wrong_form_is_a_problem_and_no_traceback(
    tmp_path: Path, text: str, message: str
) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    settings, problems = read_settings(tmp_path / "mkdocs.yml")
    assert settings is None
    assert [str(problem) for problem in problems] == [f"mkdocs.yml:{message}"]


@pytest.mark.parametrize("text", ["", "extra:\n", "extra:\n  archive:\n", "site_name: x\n"])
def test_a_configuration_without_settings_of_the_archive_is_valid(tmp_path: Path, text: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    settings, problems = read_settings(tmp_path / "mkdocs.yml")
    assert problems == ()
    assert settings
    assert settings.articles_dir == tmp_path / "articles"


def positions_in(folder: Path, **files: str) -> list[str]:
    """Position and key of each problem in `archive/mkdocs.yml`, given as `mkdocs`, and `base.yml`, given as `base`."""
    made = Project(folder)
    for name, text in files.items():
        made.write("base.yml" if name == "base" else f"archive/{name}.yml", text)
    settings, problems = read_settings(folder / "archive/mkdocs.yml")
    assert settings is None
    return [str(problem).replace(" error: ", "").split(": ")[0] for problem in problems]


TAGGED = """\
site_name: !ENV [NAME, 档案]
markdown_extensions:
- pymdownx.superfences:
    custom_fences: [{name: a, class: a, format: !!python/name:json.dumps }]
- pymdownx.snippets:
    base_path: !ENV [SNIPPETS, '.']
? !!python/tuple [a, b]
: c
extra:
  other: 5
  archive: {language: zh, workers: -1,
    timezone: Mars}
"""


def test_a_wrong_setting_is_reported_at_its_key_in_a_file_with_tags(tmp_path: Path) -> None:
    assert positions_in(tmp_path, mkdocs=TAGGED) == [
        "mkdocs.yml:12:5:extra.archive.timezone",
        "mkdocs.yml:11:27:extra.archive.workers",
    ]


@pytest.mark.parametrize("path", ["../base.yml", "!ENV [NO_SUCH_VARIABLE, ../base.yml]"])
def test_a_wrong_setting_is_reported_in_the_file_that_sets_it(tmp_path: Path, path: str) -> None:
    found = positions_in(
        tmp_path,
        mkdocs=f"INHERIT: {path}\nextra:\n  archive:\n    workers: -1\n",
        base="extra:\n  archive:\n    language: fr\n    workers: -2\n    zone: UTC\n",
    )
    assert found == [
        "../base.yml:3:5:extra.archive.language",
        "mkdocs.yml:4:5:extra.archive.workers",
        "../base.yml:5:5:extra.archive.zone",
    ]


def test_a_setting_from_a_merged_mapping_is_reported_at_the_nearest_key(tmp_path: Path) -> None:
    text = "x: &x {workers: -1}\nextra:\n  archive:\n    <<: *x\n"
    assert positions_in(tmp_path, mkdocs=text) == ["mkdocs.yml:3:3:extra.archive.workers"]


def test_a_configuration_of_the_wrong_form_is_reported_at_its_key(tmp_path: Path) -> None:
    assert positions_in(tmp_path, mkdocs="site_name: x\ndocs_dir: 5\n") == ["mkdocs.yml:2:1:docs_dir"]
    assert positions_in(tmp_path, mkdocs="INHERIT: ../base.yml\n", base="a: b\nextra: c\n") == ["../base.yml:2:1:extra"]


def test_a_misspelt_archive_is_reported_at_its_line_and_not_taken_for_defaults(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("extra:\n  archiv: {search: true}\n", encoding="utf-8")
    settings, problems = read_settings(tmp_path / "mkdocs.yml")
    assert settings is None
    assert [str(problem) for problem in problems] == [
        "mkdocs.yml:2:3: error: extra.archiv: unknown key; did you mean 'archive'? (setting-invalid)"
    ]


@pytest.mark.parametrize("text", ["extra: {archives: 1, archive: {}}\n", "extra: {generator: false, social: []}\n"])
def test_other_keys_of_extra_are_other_plugins_or_themes(tmp_path: Path, text: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    settings, problems = read_settings(tmp_path / "mkdocs.yml")
    assert settings is not None
    assert problems == ()


def test_a_configuration_that_inherits_itself_is_reported(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("INHERIT: base.yml\n", encoding="utf-8")
    (tmp_path / "base.yml").write_text("INHERIT: mkdocs.yml\n", encoding="utf-8")
    assert [str(problem) for problem in read_settings(tmp_path / "mkdocs.yml")[1]] == [
        "base.yml:1:1: error: INHERIT: mkdocs.yml inherits itself; remove the line (config-invalid)"
    ]
