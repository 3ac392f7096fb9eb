"""YAML that would take minutes or break the parser is one problem with its line, whichever file it is in."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from newsarchive.base.problems import Problem
from newsarchive.read.frontmatter import parse_document
from newsarchive.settings import yaml_loading
from newsarchive.settings.schema import parse
from newsarchive.settings.sources import SourceRules
from newsarchive.settings.topics import parse_topic_file
from newsarchive.settings.vocabulary import Vocabulary
from newsarchive.settings.yaml_loading import BaseLoader, SafeLoader
from newsarchive.settings.yaml_tree import compose
from newsarchive.site.config import read_settings

Entrance = Callable[[str, Path], tuple[Problem, ...]]


def of_a_configuration(text: str, folder: Path) -> tuple[Problem, ...]:
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    settings, problems = read_settings(folder / "mkdocs.yml")
    assert settings is None
    return problems


ENTRANCES: dict[str, Entrance] = {
    "source": lambda text, _: parse(text, SourceRules, path="x.yml").problems,
    "vocabulary": lambda text, _: parse(text, Vocabulary, path="x.yml").problems,
    "topic": lambda text, _: parse_topic_file(f"---\n{text}\n---\n", "t.md").problems,
    "configuration": of_a_configuration,
}
SHAPES = {
    "5,000 lists in brackets": "x: " + "[" * 5000 + "]" * 5000,
    "5,000 open brackets": "x: " + "[" * 5000,
    "5,000 open braces": "x: " + "{a: " * 5000,
    "5,000 lists with dashes": "x:\n" + "- " * 5000 + "y",
    "3,000 mappings by indent": "".join(f"{' ' * level}a:\n" for level in range(3000)),
    "aliases of aliases": "x:\n- &l0 [a, b]\n" + "\n".join(
        f"- &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]" for n in range(1, 40)
    ),
    "merged aliases": "a: &a {x: 1}\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} {{<<: [*{chr(97 + n)}, *{chr(97 + n)}]}}\n" for n in range(22)
    ),
    "a long text repeated": f"x: &x '{'y' * 100_000}'\nz: [{', '.join(['*x'] * 5000)}]",
    "a value in itself": "x: &x [*x]",
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("entrance", ENTRANCES)
def test_a_hostile_file_is_one_short_problem_with_its_line_in_two_seconds(
    tmp_path: Path, entrance: str, shape: str
) -> None:
    start = time.process_time()
    problems = ENTRANCES[entrance](SHAPES[shape], tmp_path)
    assert time.process_time() - start < 2
    assert [problem.code for problem in problems] == ["yaml-invalid"]
    assert len(str(problems[0])) < 200
    assert "\n" not in str(problems[0])
    # In a topic the fence is the first line.
    first = 2 if entrance == "topic" else 1
    assert first <= problems[0].line <= first + SHAPES[shape].count("\n")


def test_the_depth_is_reported_where_it_is_exceeded() -> None:
    (problem,) = parse_topic_file("---\ntitle: x\nnotes: " + "[" * 5000 + "\n---\n", "t.md").problems
    assert str(problem) == (
        "t.md:3:107: error: nested more than 100 levels deep; remove the surplus brackets or dashes (yaml-invalid)"
    )


def test_a_hundred_levels_are_read() -> None:
    node = compose("[" * 99 + "]" * 99, SafeLoader, path="x.yml")
    assert isinstance(node, yaml.SequenceNode)


def test_too_many_values_are_one_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_loading, "MAX_NODES", 5)
    assert isinstance(compose("[a, b, c, d]", BaseLoader, path="x.yml"), yaml.SequenceNode)
    problem = compose("[a, b,\n c, d, e]", BaseLoader, path="x.yml")
    assert str(problem) == (
        "x.yml:2:8: error: more than 5 values; split the file, or remove what it does not need (yaml-invalid)"
    )


@pytest.mark.parametrize("shape", SHAPES)
def test_hostile_front_matter_of_an_article_is_read_line_by_line_in_time(shape: str) -> None:
    start = time.process_time()
    document = parse_document(f"---\ntitle: 题\ntags: [甲, 乙]\n{SHAPES[shape]}\n---\n正文", "a.txt")
    assert time.process_time() - start < 2
    assert document.value("title") == "题"
    assert document.body.strip() == "正文"
