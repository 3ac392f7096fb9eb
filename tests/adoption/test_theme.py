"""The theme's settings: a configuration names Material and the plugin, and the archive adds what its pages need."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from mkdocs.config import load_config

from newsarchive.site.theme.defaults import set_defaults
from tests.builders import ROOT, raw_article
from tests.site.sites import Site, run_build

FILES = {"articles/a.txt": raw_article(), "docs/about.md": "# 关于\n"}
BOTH = ("about/", "tags/")
"""A page that Material's own template makes, and one of the archive's."""


def site_of(folder: Path, theme: Mapping[str, object] | str, config: Mapping[str, object] | None = None) -> Site:
    """The site of a configuration with nothing but the theme and the plugin."""
    values = {"site_name": "新闻", "theme": theme, "plugins": ["newsarchive"], **(config or {})}
    for name, content in {**FILES, "mkdocs.yml": yaml.safe_dump(values)}.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    run = run_build(folder, "--strict")
    assert run.code == 0, run.output
    return Site(folder / "site")


def attributes(site: Site, url: str, selector: str, name: str) -> list[str]:
    return [str(element[name]).replace("../", "") for element in site.page(url).select(selector)]


@pytest.mark.parametrize("theme", ["material", {"name": "material"}], ids=["name", "mapping"])
def test_a_configuration_needs_only_the_theme_and_the_plugin(tmp_path: Path, theme: Mapping[str, object] | str) -> None:
    site = site_of(tmp_path, theme)
    for url in BOTH:
        assert attributes(site, url, "link[rel=stylesheet]", "href") == ["assets/archive.css"]
        assert attributes(site, url, "script[type=module]", "src") == ["assets/archive.js"]
        assert attributes(site, url, "link[rel=icon]", "href") == ["assets/favicon.svg"]
        assert attributes(site, url, ".na-brand img", "src") == ["assets/logo.svg"]
        assert "//fonts." not in str(site.page(url))
    for path in ("archive.css", "archive.js", "favicon.svg", "logo.svg"):
        assert (site.root / "assets" / path).is_file()


def test_settings_of_the_site_come_after_the_archives_or_replace_them(tmp_path: Path) -> None:
    theme = {"name": "material", "logo": "own.svg", "favicon": "own.png", "font": {"text": "Lato"}}
    site = site_of(tmp_path, theme, {"extra_css": ["own.css"], "extra_javascript": ["own.js"]})
    for url in BOTH:
        ours = [path for path in attributes(site, url, "link[rel=stylesheet]", "href") if "//" not in path]
        assert ours == ["assets/archive.css", "own.css"]
        scripts = attributes(site, url, "script[src]", "src")
        assert [path for path in scripts if "javascripts" not in path] == ["assets/archive.js", "own.js"]
        assert attributes(site, url, "link[rel=icon]", "href") == ["own.png"]
        assert attributes(site, url, ".na-brand img", "src") == ["own.svg"]
    assert "Lato" in str(site.page("about/"))


def test_fonts_of_the_themes_own_are_loaded_if_the_site_names_them(tmp_path: Path) -> None:
    site = site_of(tmp_path, {"name": "material", "font": {"text": "Roboto", "code": "Roboto Mono"}})
    assert "//fonts.googleapis.com/css?family=Roboto" in str(site.page("about/"))


def test_a_configuration_from_standard_input_keeps_its_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme = {"name": "material", "logo": "own.svg"}
    site_of(tmp_path, theme)
    monkeypatch.chdir(tmp_path)
    config = load_config(BytesIO((tmp_path / "mkdocs.yml").read_bytes()), config_file_path="")
    set_defaults(config)
    assert (config.theme["logo"], config.theme["favicon"], config.theme["font"]) == (
        "own.svg",
        "assets/favicon.svg",
        False,
    )


def test_what_a_configuration_names_itself_is_not_added_again(tmp_path: Path) -> None:
    script = {"path": "assets/archive.js", "type": "module"}
    named = {"extra_css": ["own.css", "assets/archive.css"], "extra_javascript": [script]}
    site = site_of(tmp_path, "material", named)
    assert attributes(site, "tags/", "link[rel=stylesheet]", "href") == ["own.css", "assets/archive.css"]
    assert attributes(site, "tags/", "script[src]", "src") == ["assets/archive.js"]


@pytest.mark.parametrize("theme", [{"name": "readthedocs"}, "mkdocs"], ids=str)
def test_another_theme_is_refused(tmp_path: Path, theme: Mapping[str, object] | str) -> None:
    with pytest.raises(AssertionError) as failure:
        site_of(tmp_path, theme)
    name = theme if isinstance(theme, str) else theme["name"]
    assert f"newsarchive needs theme: name: material, got '{name}'; set it in the configuration" in str(failure.value)
    assert "Traceback" not in str(failure.value)
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    ("name", "template", "names"),
    [
        ("home", "<h1>{{ site.name }}</h1>{{ piece.entries(site.latest) }}", "piece, site"),
        ("stats", "{% if library %}{{ piece.figure(1) }}{% endif %}", "piece"),
        ("macros", "{% macro link(term) %}{{ term_address(term) }}{% endmacro %}", "term_address"),
        ("base", "{% import 'x.html' as lang %}<link href={{ style_sheet | url }}>", "style_sheet"),
    ],
)
def test_a_template_of_the_first_release_is_refused_with_the_remedy(
    tmp_path: Path, name: str, template: str, names: str
) -> None:
    (tmp_path / "overrides/archive").mkdir(parents=True)
    (tmp_path / f"overrides/archive/{name}.html").write_text(template)
    with pytest.raises(AssertionError) as failure:
        site_of(tmp_path, {"name": "material", "custom_dir": "overrides"})
    assert f"overrides/archive/{name}.html is a template of newsarchive 0.1: it uses {names}, " in str(failure.value)
    assert "remove custom_dir: overrides from the configuration, and the folder" in str(failure.value)
    assert "Traceback" not in str(failure.value)


def test_templates_of_the_sites_own_are_used(tmp_path: Path) -> None:
    ours = (ROOT / "hooks/newsarchive/theme/archive/term_index.html").read_text(encoding="utf-8")
    (tmp_path / "overrides/archive").mkdir(parents=True)
    (tmp_path / "overrides/archive/term_index.html").write_text(
        "{% for site in ['own'] %}<!-- {{ site }} -->{% endfor %}" + ours, encoding="utf-8"
    )
    site = site_of(tmp_path, {"name": "material", "custom_dir": "overrides"})
    assert "<!-- own -->" in (site.root / "tags/index.html").read_text(encoding="utf-8")


def test_the_archives_own_configuration_names_none_of_it() -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert not any(key in text for key in ("extra_css", "extra_javascript", "logo:", "favicon:"))
