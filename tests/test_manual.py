"""The manual documents exactly what exists."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.structure.files import InclusionLevel, get_files, set_exclusions

from newsarchive.clean.rules.transforms import TRANSFORMS
from newsarchive.read.document import KNOWN_KEYS
from newsarchive.settings.sources import SourceRules
from newsarchive.settings.topics import TopicFile, TopicQuery, parse_topic_file
from tests.builders import ROOT

WRITE_A_SOURCE = (ROOT / "docs/manual/write-a-source.md").read_text(encoding="utf-8")
PACKAGE = ROOT / "hooks/newsarchive"
FRONT_MATTER = (ROOT / "docs/manual/front-matter.md").read_text(encoding="utf-8")
WRITE_A_TOPIC = (ROOT / "docs/manual/write-a-topic.md").read_text(encoding="utf-8")


def rows(head: str, manual: str = WRITE_A_SOURCE) -> list[str]:
    """The names in the first column of a table, found by the heading of that column."""
    table = manual.split(f"| {head} |", 1)[1].split("\n\n", 1)[0]
    return re.findall(r"^\| `(\w+)` \| \S", table, re.MULTILINE)


def test_each_transform_is_documented() -> None:
    assert sorted(rows("transform")) == sorted(TRANSFORMS)


def test_each_key_of_a_source_is_documented() -> None:
    assert sorted(rows("key")) == sorted(set(SourceRules.model_fields) - {"name"})


def test_each_key_of_a_topic_is_documented() -> None:
    for head, model in (("key", TopicFile), ("condition", TopicQuery)):
        keys = {field.alias or name for name, field in model.model_fields.items()}
        assert sorted(rows(head, WRITE_A_TOPIC)) == sorted(keys)


def test_the_topic_in_the_manual_is_valid() -> None:
    (example,) = re.findall(r"^```markdown\n(.*?)^```$", WRITE_A_TOPIC, re.MULTILINE | re.DOTALL)
    written = parse_topic_file(example, "t.md")
    assert written.problems == ()
    assert all(value for _, value in written.declared)


def test_each_key_of_front_matter_is_documented() -> None:
    table = FRONT_MATTER.partition("| key |")[2].partition("\n\n")[0]
    written = [key for row in table.splitlines()[2:] for key in re.findall("`([a-z_]+)`", row.split("|")[1])]
    assert sorted(written) == sorted(KNOWN_KEYS)


def test_each_problem_of_front_matter_is_documented() -> None:
    table = FRONT_MATTER.partition("| problem |")[2]
    written = set(re.findall(r"^\| `([a-z-]+)` \|", table, re.MULTILINE))
    modules = (
        "read/*_head.py",
        "read/frontmatter.py",
        "pipeline/front_matter_checks.py",
        "pipeline/drafts.py",
        "pipeline/bodies.py",
        "pipeline/source_checks.py",
    )
    files = [path for name in (*modules, "relate/category_names.py") for path in PACKAGE.glob(name)]
    codes = re.findall(
        r'(?:error|warning|notice)\(\s*[\w.]+,\s*"([a-z-]+)"',
        "".join(path.read_text(encoding="utf-8") for path in files),
    )
    assert written == set(codes)


CODE = re.compile(r"[a-z]+(-[a-z]+)*")
FORWARDED = {"code", "fault.code"}
"""Expressions for a code that the caller or another module gives."""


def codes_of(module: Path) -> Iterator[str]:
    """The codes of the problems that a module reports, and the expression for each that is no constant."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        candidates: list[ast.expr] = []
        if isinstance(node, ast.Call):
            match ast.unparse(node.func).rpartition(".")[2], node.args:
                case "error" | "warning" | "notice", [_, code, _, *_]:
                    candidates = [code]
                case "report" | "_report", [first, second, *_]:
                    candidates = [first, second]
        elif isinstance(node, ast.Tuple) and len(node.elts) == 3 and "topic-" in ast.unparse(node.elts[1]):
            # A topic's problem before its line is known: key path, code, message.
            candidates = [node.elts[1]]
        values = [part.value if isinstance(part, ast.Constant) else "" for part in candidates]
        codes = [value for value in values if isinstance(value, str) and CODE.fullmatch(value)]
        yield from codes or map(ast.unparse, candidates[:1])


def test_each_problem_is_documented_and_no_other() -> None:
    reported = {code for module in PACKAGE.rglob("*.py") for code in codes_of(module)}
    manual = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs/manual").glob("*.md"))
    tables = re.findall(r"^\| (?:problem|code) \|.*\n\|.*\n((?:\|.*\n)+)", manual, re.MULTILINE)
    documented = set(re.findall(r"^\| `([a-z-]+)` \| \S", "".join(tables), re.MULTILINE))
    assert documented == reported - FORWARDED


def test_the_public_site_has_the_manual_s_pages_for_editors_and_no_others() -> None:
    config = load_config(str(ROOT / "mkdocs.yml"))
    files = get_files(config)
    set_exclusions(files, config)
    published = sorted(file.src_uri for file in files if file.inclusion.value > InclusionLevel.EXCLUDED.value)
    assert [uri for uri in published if uri.startswith("manual/")] == [
        "manual/write-a-source.md",
        "manual/write-a-topic.md",
    ]


def test_the_manual_is_a_site_of_its_own(tmp_path: Path) -> None:
    build(load_config(str(ROOT / "mkdocs.manual.yml"), site_dir=str(tmp_path), strict=True))
    pages = sorted(path.parent.name for path in tmp_path.glob("*/index.html"))
    assert pages == sorted(path.stem for path in (ROOT / "docs/manual").glob("*.md") if path.stem != "index")
