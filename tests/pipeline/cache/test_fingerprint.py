"""The fingerprint of a build changes with all that decides on an article, and with nothing else."""

from __future__ import annotations

import ast
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from newsarchive.pipeline import fingerprint
from newsarchive.pipeline.fingerprint import Fingerprint, fingerprint_of
from newsarchive.settings.archive import Settings
from newsarchive.settings.editorial import Editorial
from newsarchive.settings.sources import Recognise, SourceFile, SourceRules
from newsarchive.settings.vocabulary import Vocabulary
from tests.builders import IN_MEMORY

ONE, OTHER = "editorial/sources/one.yml", "editorial/sources/other.yml"
RULES = SourceRules(name="甲网", recognise=Recognise(author=("甲网",)))
MORE = SourceRules(name="乙网", recognise=Recognise(author=("乙网",)))
FIRST, SECOND = SourceFile(ONE, RULES), SourceFile(OTHER, MORE)
EDITORIAL = Editorial((FIRST, SECOND), Vocabulary(subjects={"就业": ()}))


def key(
    editorial: Editorial = EDITORIAL,
    settings: Settings = IN_MEMORY,
    *,
    path: str = "a.txt",
    raw: str = "1",
    rules_file: str = ONE,
) -> str:
    return fingerprint_of(settings, editorial).key(path, raw, rules_file)


def settings_with(**changes: object) -> Settings:
    return IN_MEMORY.model_copy(update={"archive": IN_MEMORY.archive.model_copy(update=changes)})


def with_vocabulary(vocabulary: Vocabulary) -> Editorial:
    return Editorial(EDITORIAL.sources, vocabulary)


def test_equal_inputs_have_equal_fingerprints() -> None:
    assert key() == key(Editorial((SourceFile(ONE, RULES.model_copy()), SECOND), Vocabulary(subjects={"就业": ()})))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(lambda: key(path="b.txt"), id="path"),
        pytest.param(lambda: key(raw="2"), id="bytes"),
        pytest.param(lambda: key(rules_file=OTHER), id="source"),
        pytest.param(lambda: key(rules_file=""), id="no source"),
        pytest.param(lambda: key(settings=settings_with(timezone="UTC")), id="time zone"),
        pytest.param(lambda: key(Editorial(EDITORIAL.sources[::-1], EDITORIAL.vocabulary)), id="order of sources"),
        pytest.param(lambda: key(Editorial((FIRST,), EDITORIAL.vocabulary)), id="a source less"),
        pytest.param(
            lambda: key(Editorial((FIRST, SourceFile("x.yml", MORE)), EDITORIAL.vocabulary)), id="a renamed source"
        ),
        pytest.param(lambda: key(with_vocabulary(Vocabulary(places={"就业": ()}))), id="kind of a term"),
        pytest.param(lambda: key(with_vocabulary(Vocabulary(subjects={"就业": ("x",)}))), id="spelling"),
        pytest.param(lambda: key(with_vocabulary(Vocabulary(subjects={"就业": ()}, block=("x",)))), id="blocked word"),
    ],
)
def test_everything_that_affects_an_article_changes_the_fingerprint(other: object) -> None:
    assert callable(other)
    assert other() != key()


@pytest.mark.parametrize(
    "settings",
    [{"workers": 7}, {"executor": "thread"}, {"language": "en"}, {"cache_dir": "x"}, {"articles_dir": "x"}],
    ids=lambda settings: next(iter(settings)),
)
def test_whatever_affects_no_article_does_not_change_the_fingerprint(settings: dict[str, object]) -> None:
    assert key(settings=settings_with(**settings)) == key()


def test_a_rule_of_one_source_does_not_affect_the_others() -> None:
    changed = SourceRules.model_validate({**MORE.model_dump(), "drop": [{"select": "p.x", "why": "an advert"}]})
    editorial = Editorial((FIRST, SourceFile(OTHER, changed)), EDITORIAL.vocabulary)
    assert key(editorial) == key()
    assert key(editorial, rules_file=OTHER) != key(rules_file=OTHER)
    assert key(editorial, rules_file="") == key(rules_file="")


def test_different_lists_of_parts_have_different_hashes() -> None:
    found = Fingerprint("x", {})
    assert found.key("a", "b", "") != found.key("ab", "", "")


def test_a_change_of_any_module_that_cleans_is_another_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "clean/deeper").mkdir(parents=True)
    module = tmp_path / "clean/deeper/x.py"
    module.write_text("x = 1")
    monkeypatch.setattr(fingerprint, "_PACKAGE", tmp_path)
    versions = []
    for text in ("x = 1", "x = 2", "x = 1"):
        module.write_text(text)
        fingerprint._code.cache_clear()  # noqa: SLF001 - it is the code of this process
        versions.append(key())
    fingerprint._code.cache_clear()  # noqa: SLF001
    assert versions[0] == versions[2] != versions[1]


def test_new_data_on_the_time_zone_is_another_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "Asia").mkdir()
    monkeypatch.setattr("zoneinfo.TZPATH", (str(tmp_path),))
    in_utc = settings_with(timezone="UTC")
    shanghai, utc = key(), key(settings=in_utc)
    (tmp_path / "Asia/Shanghai").write_bytes(b"TZif")
    assert key() != shanghai
    assert key(settings=in_utc) == utc


def test_every_library_that_the_cleaning_imports_is_in_it() -> None:
    package = Path(fingerprint.__file__).parents[1]
    modules = [file for folder in fingerprint._FOLDERS for file in (package / folder).rglob("*.py")]  # noqa: SLF001
    imported = {name for file in modules for name in imports(file)} - sys.stdlib_module_names - {"newsarchive"}
    distributions = packages_distributions()
    needed = {distributions[name][0].lower() for name in imported} - {"distributed"}
    assert needed <= set(fingerprint._LIBRARIES)  # noqa: SLF001
    assert {"lxml", "nh3", "rjieba"} <= needed


def imports(file: Path) -> set[str]:
    """The packages that a module imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


def test_the_cleaning_imports_nothing_of_ours_that_is_not_in_it() -> None:
    package = Path(fingerprint.__file__).parents[1]
    modules = [file for folder in fingerprint._FOLDERS for file in (package / folder).rglob("*.py")]  # noqa: SLF001
    used = set()
    for file in modules:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("newsarchive."):
                used.add(str(node.module).split(".")[1])
    assert used <= set(fingerprint._FOLDERS)  # noqa: SLF001
    assert "clean" in used
