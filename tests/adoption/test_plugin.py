"""The plugin under `plugins:` builds what the hook builds, byte for byte, under each command of MkDocs."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from tests.builders import ROOT, raw_article
from tests.site.archives import many_articles, title_of
from tests.site.serving import served
from tests.site.sites import Command, Run, Site, built, run_build, whole_project

PLUGIN: Mapping[str, object] = {"plugins": ["newsarchive"], "hooks": []}
FILES: Mapping[str, str | bytes] = {
    **many_articles(30),
    "docs/topics/t.md": "---\ntitle: 专题\nqueries: [{sources: [新浪财经]}]\n---\n\n见[标签](../tags/index.md)。\n",
    "articles/bad.txt": "no front matter",
}


def hook_of(folder: Path) -> str:
    return os.path.relpath(ROOT / "hooks/events.py", folder)


@pytest.fixture(scope="module")
def hook(tmp_path_factory: pytest.TempPathFactory) -> tuple[Run, Site]:
    """The archive as the hook builds it."""
    folder = tmp_path_factory.mktemp("hook")
    whole_project(folder, FILES)
    return run_build(folder), Site(folder / "site")


@pytest.mark.parametrize(
    ("command", "options", "code"),
    [
        pytest.param("mkdocs", ("--strict", "--verbose"), 1, id="strict"),
        pytest.param("mkdocs", ("--dirty",), 0, id="dirty"),
        pytest.param("properdocs", (), 0, id="properdocs"),
    ],
)
def test_plugin_and_hook_build_the_same_bytes(
    tmp_path: Path, hook: tuple[Run, Site], command: Command, options: tuple[str, ...], code: int
) -> None:
    by_hook, site = hook
    whole_project(tmp_path, FILES, config=PLUGIN)
    run = run_build(tmp_path, *options, command=command)
    assert (by_hook.code, run.code) == (0, code)
    assert by_hook.problems == run.problems != []
    assert len(site.files()) > len(FILES)
    differing = Site(tmp_path / "site").digests().items() ^ site.digests().items()
    # MkDocs' fork names itself on the pages that it renders alone.
    assert {name for name, _ in differing} <= ({"404.html", "about/index.html"} if command == "properdocs" else set())
    # Only --verbose shows this; without it the pages tell.
    assert "MkDocs writes the archive's pages" not in run.output


def test_other_plugins_see_the_pages_of_the_archive(tmp_path: Path) -> None:
    seen = "def on_post_page(output, **_):\n    return output + '<!-- seen -->'\n"
    config = {"plugins": ["newsarchive"], "hooks": ["other.py"]}
    whole = whole_project(tmp_path, {"articles/a.txt": raw_article(), "other.py": seen}, config=config)
    page = built(whole).root / whole.article("articles/a.txt").url / "index.html"
    assert page.read_text(encoding="utf-8").endswith("<!-- seen -->")


def test_the_plugin_serves_and_rebuilds_like_the_hook(tmp_path: Path) -> None:
    whole_project(tmp_path, many_articles(3), config=PLUGIN)
    with served(tmp_path) as server:
        before = server.get("")
        assert title_of(3) in before
        server.edit("articles/3/0003.txt", lambda text: text.replace(title_of(3), "改过的标题"))
        server.newest(int(re.findall(r"livereload\((\d+), ", before)[0]))
        assert "改过的标题" in server.get("")


@pytest.mark.parametrize(
    ("plugins", "hooks", "ways"),
    [
        pytest.param(1, ["events.py"], "plugins: newsarchive, hooks: {hook}", id="plugin and hook"),
        pytest.param(2, [], "plugins: newsarchive, plugins: newsarchive #2", id="plugin twice"),
        pytest.param(0, ["events.py", "copy.py"], "hooks: {hook}, hooks: copy.py", id="two hooks"),
    ],
)
def test_an_archive_that_is_configured_twice_is_refused(
    tmp_path: Path, plugins: int, hooks: list[str], ways: str
) -> None:
    paths = [name if name == "copy.py" else hook_of(tmp_path) for name in hooks]
    copy = (ROOT / "hooks/events.py").read_text(encoding="utf-8")
    config = {"plugins": ["newsarchive"] * plugins, "hooks": paths}
    whole_project(tmp_path, {"copy.py": copy}, config=config)
    loaded = load_config(str(tmp_path / "mkdocs.yml"))
    listed = ways.format(hook=hook_of(tmp_path))
    message = f"newsarchive is configured more than once ({listed}); keep one of them"
    with pytest.raises(PluginError, match=rf"^mkdocs\.yml:[345]:1: {re.escape(message)}$"):
        loaded.plugins.on_config(loaded)


def test_the_same_hook_listed_twice_is_one(tmp_path: Path) -> None:
    hook = hook_of(tmp_path)
    whole = whole_project(tmp_path, {"articles/a.txt": raw_article()}, config={"hooks": [hook, hook]})
    assert "" in built(whole).urls()
