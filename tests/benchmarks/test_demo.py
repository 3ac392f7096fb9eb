"""The demo: the site's own configuration with a synthetic archive."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.demo_pages import copy_pages
from benchmarks.synthetic.archive import write
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
    assert demo.archive == own.archive.model_copy(update={"articles_dir": ".cache/demo"})
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
        (1, ["新浪财经2022", "芯片", "英文稿件里的世界卫生组织"]),
        (10, ["芯片", "英文稿件里的世界卫生组织"]),
        (200, ["芯片", "英文稿件里的世界卫生组织"]),
    ],
)
def test_at_any_size_only_the_articles_of_the_demo_have_problems(
    tmp_path: Path, count: int, omitted: list[str]
) -> None:
    archive = project(tmp_path, {}, settings={"workers": 2, "editorial_dir": str(ROOT / "editorial")})
    write(count, tmp_path / "articles")
    _, left_out = copy_pages(tmp_path / "mkdocs.yml")
    assert left_out == omitted
    assert [problem for problem in archive.problems() if not problem.startswith("articles/")] == []
