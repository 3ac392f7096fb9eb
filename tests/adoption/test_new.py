"""`newsarchive new` writes an archive that builds without a word of complaint, with its sample and without."""

from __future__ import annotations

import errno
import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from packaging.requirements import Requirement

from newsarchive import __version__, scaffold
from newsarchive.base.fileio import names_in, write_bytes
from newsarchive.cli import main
from newsarchive.settings.schema import parse
from newsarchive.settings.sources import SourceRules
from newsarchive.settings.vocabulary import Vocabulary
from tests.builders import ROOT, Project

LANGUAGES = ("zh", "en")
SOURCES = sorted(path.name for path in (ROOT / "editorial/sources").glob("*.yml"))
every_language = pytest.mark.parametrize("language", LANGUAGES)


def new(folder: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["new", str(folder), *options])


@every_language
def test_a_new_archive_has_all_that_an_editor_starts_from(tmp_path: Path, language: str) -> None:
    folder = tmp_path / "archive"
    run = new(folder, "--language", language)
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    assert files == sorted(
        [
            ".gitattributes",
            ".github/workflows/pages.yml",
            ".gitignore",
            "README.md",
            "articles/.gitkeep",
            "articles/sample.txt",
            "docs/about.md",
            "editorial/front.yml",
            "editorial/vocabulary.yml",
            "mkdocs.yml",
            "requirements.txt",
            *(f"editorial/sources/{name}" for name in SOURCES),
        ]
    )
    assert (run.exit_code, run.output) == (
        0,
        f"{len(files)} files written to {folder}; to see the site: cd {folder} && mkdocs serve\n",
    )
    assert f"newsarchive=={__version__}" in (folder / "requirements.txt").read_text().splitlines()


@every_language
def test_both_ways_to_name_a_wheel_are_shown(tmp_path: Path, language: str) -> None:
    new(tmp_path, "--language", language)
    text = (tmp_path / "requirements.txt").read_text(encoding="utf-8")
    by_file, by_url = re.findall(r"^#   (\S.*)$", text, re.MULTILINE)
    wheel = f"newsarchive-{__version__}-py3-none-any.whl"
    assert by_file == f"./{wheel}"
    requirement = Requirement(by_url)
    assert requirement.name == "newsarchive"
    assert str(requirement.url).endswith(f"/releases/download/v{__version__}/{wheel}")
    readme = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert by_file in readme
    assert "NO_MKDOCS_2_WARNING=1" in readme


def test_the_language_is_chinese_unless_another_is_named(tmp_path: Path) -> None:
    new(tmp_path / "unnamed")
    new(tmp_path / "zh", "--language", "zh")
    for path in (tmp_path / "zh").rglob("*.*"):
        if path.is_file():
            assert (tmp_path / "unnamed" / path.relative_to(tmp_path / "zh")).read_bytes() == path.read_bytes()


@every_language
def test_the_sample_is_an_article_without_problems_whose_advert_is_removed(tmp_path: Path, language: str) -> None:
    new(tmp_path / "archive", "--language", language)
    archive = Project(tmp_path / "archive")
    assert archive.problems() == []
    article = archive.article("articles/sample.txt")
    assert article.language[:2] == language
    assert {removal.rule.split(":")[0] for removal in article.removed} >= {f"editorial/sources/{RULES_OF[language]}"}


RULES_OF = {"zh": "sina-finance.yml", "en": "bbc.yml"}


@every_language
def test_without_its_sample_the_archive_is_empty_and_without_problems(tmp_path: Path, language: str) -> None:
    new(tmp_path / "archive", "--language", language)
    archive = Project(tmp_path / "archive")
    (archive.root / "articles/sample.txt").unlink()
    assert archive.problems() == []
    assert archive.paths() == []


def test_a_chinese_archive_has_the_vocabulary_of_this_repository_below_a_comment_in_chinese(tmp_path: Path) -> None:
    new(tmp_path / "archive")
    text = (tmp_path / "archive/editorial/vocabulary.yml").read_text(encoding="utf-8")
    ours = (ROOT / "editorial/vocabulary.yml").read_text(encoding="utf-8")
    assert parse(text, Vocabulary, path="copied").value == parse(ours, Vocabulary, path="ours").value
    assert text.startswith("# 标签的用词。")
    assert ours.partition("\n\n")[0] not in text


def test_an_english_archive_has_an_empty_vocabulary_because_its_tags_would_be_in_chinese(tmp_path: Path) -> None:
    new(tmp_path / "archive", "--language", "en")
    text = (tmp_path / "archive/editorial/vocabulary.yml").read_text(encoding="utf-8")
    assert parse(text, Vocabulary, path="copied").value == Vocabulary()


@pytest.mark.parametrize("name", SOURCES)
def test_the_rules_of_known_sources_are_those_of_this_repository_and_need_not_match(name: str, tmp_path: Path) -> None:
    new(tmp_path / "archive")
    copied, _, _ = parse(
        (tmp_path / "archive/editorial/sources" / name).read_text(encoding="utf-8"), SourceRules, path=name
    )
    ours, _, _ = parse((ROOT / "editorial/sources" / name).read_text(encoding="utf-8"), SourceRules, path=name)
    assert copied is not None
    assert ours is not None
    assert copied == ours.model_copy(update={"rare": True})
    assert copied.paths_of_rules() == ()


@pytest.mark.parametrize(
    ("names", "listed"),
    [
        (["note.txt"], "note.txt"),
        (["b", ".git", "a"], ".git, a, b"),
        (["f", "e", "d", "c", "b", "a", "g"], "a, b, c, d, e and 2 more"),
    ],
)
def test_a_folder_that_is_not_empty_is_refused_by_naming_what_is_there(
    tmp_path: Path, names: list[str], listed: str
) -> None:
    for name in names:
        (tmp_path / name).touch()
    run = new(tmp_path)
    assert (run.exit_code, run.output) == (
        2,
        f"error: {tmp_path} is not empty (it has {listed}); name an empty or a new folder\n",
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    assert new(tmp_path).exit_code == 0


@pytest.mark.parametrize("is_folder", [True, False], ids=["repository", "submodule"])
def test_a_fresh_repository_counts_as_empty(tmp_path: Path, *, is_folder: bool) -> None:
    git = tmp_path / ".git"
    if is_folder:
        git.mkdir()
        (git / "HEAD").write_text("ref: refs/heads/main\n")
    else:
        git.write_text("gitdir: elsewhere\n")
    assert new(tmp_path).exit_code == 0
    assert (tmp_path / "mkdocs.yml").is_file()
    assert names_in(git) == (["HEAD"] if is_folder else [])


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("file", "{root}/file is a file"),
        ("file/archive", "its parent {root}/file is a file"),
        ("file/deep/archive", "its parent {root}/file is a file"),
        ("link", "{root}/link is a dangling link"),
        ("link/archive", "its parent {root}/link is a dangling link"),
    ],
)
def test_what_cannot_be_a_folder_is_named(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(tmp_path / "missing")
    run = new(tmp_path / name)
    assert (run.exit_code, run.output) == (
        2,
        f"error: {message.format(root=tmp_path)}; name an empty or a new folder\n",
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "link"]


def test_a_name_that_the_system_refuses_is_an_error_without_its_number(tmp_path: Path) -> None:
    run = new(tmp_path / ("n" * 300))
    assert run.exit_code == 2
    assert run.output == f"error: {tmp_path / ('n' * 300)} cannot be used: file name too long; name another folder\n"


def test_a_failure_midway_names_what_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(path: Path, content: bytes) -> None:
        if path.name == "vocabulary.yml":
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        write_bytes(path, content)

    (tmp_path / ".git").mkdir()
    monkeypatch.setattr(scaffold, "write_bytes", write)
    run = new(tmp_path)
    written = sorted(path.name for path in tmp_path.iterdir() if path.name != ".git")
    assert len(written) > 5
    listed = f"{', '.join(written[:5])} and {len(written) - 5} more"
    assert run.exit_code == 2
    assert run.output == (
        f"error: {tmp_path}/editorial/vocabulary.yml cannot be written: no space left on device; {tmp_path} holds a part "
        f"of the archive ({listed}); remove that and run the command again\n"
    )


def test_a_failure_at_once_reports_that_nothing_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(path: Path, content: bytes) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", f"{path}{len(content)}")

    monkeypatch.setattr(scaffold, "write_bytes", write)
    run = new(tmp_path / "archive")
    assert run.exit_code == 2
    assert run.output.endswith(
        "cannot be written: permission denied; nothing was written; correct that and run the command again\n"
    )


@pytest.mark.parametrize(
    ("name", "word"),
    [("two words", "'two words'"), ("-x", "./-x"), ("--help", "./--help"), ("$(a)", "'$(a)'"), ("档案", "'档案'")],
)
def test_the_hint_can_be_pasted_into_a_shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, word: str
) -> None:
    monkeypatch.chdir(tmp_path)
    run = CliRunner().invoke(main, ["new", "--", name])
    assert run.output.endswith(f"; to see the site: cd {word} && mkdocs serve\n")
    assert (tmp_path / name / "mkdocs.yml").is_file()


@every_language
def test_its_configuration_is_that_of_this_repository_with_the_plugin_for_the_hook(
    tmp_path: Path, language: str
) -> None:
    new(tmp_path, "--language", language)
    ours, theirs = (yaml.safe_load(_without_tags(path / "mkdocs.yml")) for path in (ROOT, tmp_path))
    assert theirs["plugins"] == ["newsarchive"]
    for key in ("nav", "markdown_extensions"):
        assert theirs[key] == ours[key]
    assert theirs["theme"] == ours["theme"] | {"language": language}
    assert theirs["extra"]["archive"]["language"] == language


def _without_tags(file: Path) -> str:
    return file.read_text(encoding="utf-8").replace("!ENV", "")


def test_its_workflow_uses_the_same_actions_as_ours(tmp_path: Path) -> None:
    new(tmp_path)
    ours, theirs = (
        re.findall(r"uses: *(.*)", (path / ".github/workflows/pages.yml").read_text()) for path in (ROOT, tmp_path)
    )
    assert theirs == ours
