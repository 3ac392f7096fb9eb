"""The demo: the site's own configuration with a synthetic archive that reads as news."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.corpus import main
from benchmarks.demo_archive import write_demo
from benchmarks.demo_pages import copy_pages
from mkdocs.config import load_config

from newsarchive.site.config import read_settings
from tests.builders import ROOT, project

DEMO = ROOT / "mkdocs.demo.yml"


def test_the_demo_differs_from_the_archive_in_its_articles_and_hand_written_pages_alone() -> None:
    demo, demo_problems = read_settings(DEMO)
    own, own_problems = read_settings(ROOT / "mkdocs.yml")
    assert demo
    assert own
    assert demo_problems == own_problems == ()
    assert demo.archive == own.archive.model_copy(
        update={"articles_dir": ".cache/demo", "editorial_dir": ".cache/demo-editorial"}
    )
    assert demo.docs_dir == ROOT / ".cache/demo-docs"


def test_the_demo_is_built_next_to_the_site_with_its_theme() -> None:
    # Its own folder of pages is there only once `make demo` has run.
    demo = load_config(str(DEMO), docs_dir=str(ROOT / "benchmarks/demo"))
    own = load_config(str(ROOT / "mkdocs.yml"))
    assert demo.site_dir == str(ROOT / "demo-site")
    assert demo.theme.dirs == own.theme.dirs
    assert list(demo.hooks) == list(own.hooks)


@pytest.mark.parametrize(
    ("count", "omitted"),
    [
        (0, ["慢工", "新浪财经2022", "英文稿件里的水", "轨道上的城市"]),
        (1, ["慢工", "新浪财经2022", "英文稿件里的水", "轨道上的城市"]),
        (80, ["慢工", "英文稿件里的水", "轨道上的城市"]),
        (200, ["英文稿件里的水"]),
    ],
)
def test_at_any_size_only_the_articles_of_the_demo_have_problems(
    tmp_path: Path, count: int, omitted: list[str]
) -> None:
    archive = project(tmp_path, {}, settings={"workers": 2, "editorial_dir": str(ROOT / "editorial")})
    write_demo(count, tmp_path / "articles")
    _, left_out = copy_pages(tmp_path / "mkdocs.yml")
    assert left_out == omitted
    assert [problem for problem in archive.problems() if not problem.startswith("articles/")] == []


@pytest.mark.parametrize("count", [0, 40])
def test_only_raw_files_are_counted_as_broken(tmp_path: Path, count: int) -> None:
    """Not an editorial file with a problem, nor a folder that is missing."""
    files = {"editorial/front.yml": "lead: [", "articles/broken.txt": "no front matter"}
    archive = project(tmp_path, files, settings={"workers": 2})
    write_demo(count, tmp_path / "articles")
    broken, _ = copy_pages(tmp_path / "mkdocs.yml")
    problems = archive.problems()
    paths = {problem.split(":")[0] for problem in problems}
    assert "editorial/front.yml" in paths
    assert broken == sum(path.startswith("articles/") for path in paths) >= 1


def test_an_archive_of_no_articles_has_a_folder_for_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "new/demo"
    monkeypatch.setattr("sys.argv", ["corpus", "0", str(folder)])
    main()
    assert list(folder.iterdir()) == []


def test_fewer_than_no_articles_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["corpus", "-1", str(tmp_path / "demo")])
    with pytest.raises(SystemExit) as refused:
        main()
    assert refused.value.code == 2
    assert capsys.readouterr().err.endswith("error: N is the number of articles, 0 or more, got -1\n")
    assert not (tmp_path / "demo").exists()
