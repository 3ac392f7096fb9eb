"""The project's own words: the glossary lists those that are not used, and none of them is."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import ROOT

GLOSSARY = ROOT / "docs/manual/glossary.md"
# Another program's word, or an old public name whose alias is still understood.
ALLOWED = re.compile(
    r"</?picture\b[^>]*>|['\"]picture['\"]|\bpicture(?= >|\.|\[|\))|_blank['\"]|\bskipBlankLines\b|\bblank_issues_enabled\b"
    r"|\bkeep_blank_values\b|\bblank\|spacer\b|\bIn Pictures\b"
    r"|\bMath\.sign\b|\b(?:minus|plus|equals|number|percent|hash) signs?\b|\b[Ss]ign up\b|\bsign[ -]\?(?:in|up|\()|\bsigns the attestations\b"
    r"|(?:client|dashboard|scheduler|mail|network)[_ -]address(?![a-z])|\baddress space\b|\bhgroup address center\b"
    r"|(?i:stand[-_]in)\b|\bsaid: ?\"|\" ?said\b|\bA bank said much\b"
    r"|\b(?:unfit|foreign_pictures|misfiled_as|numbered_addresses|picture_credit|(?:initial|period|term|topic)_address)\b"
)
# Words inside identifiers are separated by underscores, hyphens or capitals.
PARTS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|_+")
FOLDERS = (".github", "benchmarks", "docs", "editorial", "hooks", "tests", "tools")
TOP = (
    *("*.md", "*.yml", "*.mjs", "*.toml", "Makefile", "package.json", "tsconfig.json", ".oxlintrc.json"),
    *(".pre-commit-config.yaml", ".editorconfig", ".gitattributes", ".gitignore", ".npmrc"),
    *(".ci/run", "hooks/newsarchive/starter/common/dot-git[ai]*"),
)
KINDS = {".css", ".ejs", ".html", ".js", ".md", ".mjs", ".py", ".sh", ".toml", ".ts", ".txt", ".yaml", ".yml"}
SKIPPED = (
    "benchmarks/synthetic/language/english.py",  # the vocabulary of synthetic articles
    "benchmarks/synthetic/prose/en",  # the sentences of the demonstration
    "docs/manual/glossary.md",  # the list itself
    "hooks/newsarchive/features/tagging/word_lists.txt",  # everyday words of news
    "hooks/newsarchive/theme/assets/search/folding.js",  # written by a program
    "tests/cases/raw",  # articles as they came
    "tests/sources",  # articles as they came
    "tests/tags/articles",  # articles as they came
)


def banned_words() -> list[str]:
    """The backquoted words of the glossary's third column."""
    rows = [line.split("|") for line in GLOSSARY.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    return [word for row in rows for word in re.findall(r"`([^`]+)`", row[3])]


BANNED = re.compile(rf"\b(?:{'|'.join(map(re.escape, banned_words()))})\b", re.IGNORECASE)


def files() -> Iterator[Path]:
    """All files of the project that people write, except articles."""
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in KINDS and path.is_file() and not is_skipped(path):
                yield path
    for pattern in TOP:
        yield from sorted(ROOT.glob(pattern))


def is_skipped(path: Path) -> bool:
    return "node_modules" in path.parts or any(path.is_relative_to(ROOT / name) for name in SKIPPED)


def text_of_python(path: Path) -> str:
    """Identifiers, comments and strings; of tests only docstrings and ids, since other strings are input of all kinds."""
    source = path.read_text(encoding="utf-8")
    is_test = path.is_relative_to(ROOT / "tests")
    lines = [""] * (source.count("\n") + 2)
    starts_line = True
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        is_docstring = token.type == tokenize.STRING and starts_line
        if (
            token.type in {tokenize.NAME, tokenize.COMMENT}
            or is_docstring
            or (token.type == tokenize.STRING and not is_test)
        ):
            for number, line in enumerate(token.string.split("\n"), start=token.start[0]):
                lines[number] += f" {line}"
        if token.type not in {tokenize.COMMENT, tokenize.NL}:
            starts_line = token.type in {tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING}
    for number, text in ids_of_cases(source) if is_test else ():
        lines[number] += f" {text}"
    return "\n".join(lines[1:])


def ids_of_cases(source: str) -> Iterator[tuple[int, str]]:
    """The ids of parametrised tests, with their lines."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.keyword) and node.arg in {"id", "ids"}:
            for inner in ast.walk(node.value):
                if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
                    yield inner.lineno, inner.value


def found_in(path: Path) -> list[str]:
    text = text_of_python(path) if path.suffix == ".py" else path.read_text(encoding="utf-8")
    words = PARTS.sub(" ", ALLOWED.sub("", text))
    return [
        f"{path.relative_to(ROOT)}:{number}: {match[0]}"
        for number, line in enumerate(words.split("\n"), start=1)
        for match in BANNED.finditer(line)
    ]


def test_the_glossary_bans_words() -> None:
    assert {"sign", "dossier", "lest", "so many", "address", "said"} <= set(banned_words())


def test_all_files_that_people_write_are_read() -> None:
    assert [folder for folder in FOLDERS if not (ROOT / folder).is_dir()] == []
    assert [pattern for pattern in TOP if not list(ROOT.glob(pattern))] == []
    assert [name for name in SKIPPED if not (ROOT / name).exists()] == []
    read = {path.relative_to(ROOT).as_posix() for path in files()}
    assert {
        ".github/workflows/tests.yml",
        "editorial/vocabulary.yml",
        "hooks/newsarchive/starter/en/docs/about.md",
        "mkdocs.manual.yml",
        "stylelint.config.mjs",
        "tools/setup.sh",
    } <= read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("def strip_signs(text): ...", ["signs"]),
        ("the_sign = 1  # a Blank\n", ["sign", "Blank"]),
        ("class LotOfText: ...", ["Lot"]),
        ("assignment = design = 'lottery'", []),
        ('element = tree.find("picture")', []),
    ],
)
def test_a_banned_word_is_found_wherever_it_is(text: str, found: list[str]) -> None:
    words = PARTS.sub(" ", ALLOWED.sub("", text))
    assert [match[0] for match in BANNED.finditer(words)] == found


def test_no_file_uses_a_banned_word() -> None:
    found = [line for path in files() for line in found_in(path)]
    assert not found, f"{len(found)} banned words; docs/manual/glossary.md has the words to use:\n" + "\n".join(found)


def test_no_docstring_begins_with_a_question_word() -> None:
    question = re.compile(r'^\s*(?:[rf]?"""|/\*\*\s*)(?:What|Whether|Where|How|That)\b', re.MULTILINE)
    found = [
        f"{path.relative_to(ROOT)}:{text.count(chr(10), 0, match.end()) + 1}"
        for path in files()
        if path.suffix in {".py", ".js"}
        for text in [path.read_text(encoding="utf-8")]
        for match in question.finditer(text)
    ]
    assert not found, (
        "begin a docstring with the thing itself: a noun phrase or a verb in the third person:\n" + "\n".join(found)
    )
