"""The demonstration: the site's own configuration over an invented archive."""

from __future__ import annotations

from mkdocs.config import load_config

from newsarchive.site.config import read_settings
from tests.builders import ROOT

DEMO = ROOT / "mkdocs.demo.yml"


def test_the_demonstration_differs_from_the_archive_in_its_articles_and_hand_written_pages_alone() -> None:
    demo, demo_problems = read_settings(DEMO)
    own, own_problems = read_settings(ROOT / "mkdocs.yml")
    assert demo
    assert own
    assert demo_problems == own_problems == ()
    assert demo.archive == own.archive.model_copy(update={"articles_dir": ".cache/demo"})
    assert demo.docs_dir == ROOT / "benchmarks/demo"


def test_the_demonstration_is_built_beside_the_site_with_its_theme() -> None:
    demo, own = load_config(str(DEMO)), load_config(str(ROOT / "mkdocs.yml"))
    assert demo.site_dir == str(ROOT / "demo-site")
    assert demo.theme.dirs == own.theme.dirs
    assert list(demo.hooks) == list(own.hooks)
