"""Keys that were renamed keep working under their former names, with a notice that gives the new one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

import pytest

from newsarchive.settings.checked import Checked
from newsarchive.settings.editorial import FrontPageFile
from newsarchive.settings.schema import parse, parse_parts
from newsarchive.settings.sources import SourceRules
from newsarchive.settings.yaml_tree import lines_of
from tests.builders import project, raw_article

FORMER = """\
name: 甲网
recognise:
  author: [甲网]
  misfiled_as: [乙网]
keep:
- {select: .body, why: the rest is navigation}
cut:
- {comment: end, why: the footer}
extract:
- {select: .editor, pattern: '编辑：(?P<editor>.+)'}
- select: .by
  pattern: '作者：(?P<byline>.+)'
  keep: true
transforms: [coloured_headings, numbered_addresses]
foreign_pictures: ['https://e.org/qr.png']
"""
CURRENT = """\
name: 甲网
recognise:
  author: [甲网]
  wrong_names: [乙网]
content:
- {select: .body, why: the rest is navigation}
truncate_at:
- {comment: end, why: the footer}
extract:
- {select: .editor, pattern: '编辑：(?P<editor>.+)'}
- select: .by
  pattern: '作者：(?P<byline>.+)'
  keep_element: true
transforms: [coloured_headings, numbered_urls]
third_party_images: ['https://e.org/qr.png']
"""
NOTICES = [
    "x.yml:4:3: notice: recognise.misfiled_as: deprecated key; use 'wrong_names' instead (setting-renamed)",
    "x.yml:5:1: notice: keep: deprecated key; use 'content' instead (setting-renamed)",
    "x.yml:7:1: notice: cut: deprecated key; use 'truncate_at' instead (setting-renamed)",
    "x.yml:13:3: notice: extract[1].keep: deprecated key; use 'keep_element' instead (setting-renamed)",
    "x.yml:14:33: notice: transforms[1]: deprecated value 'numbered_addresses'; use 'numbered_urls' instead (setting-renamed)",
    "x.yml:15:1: notice: foreign_pictures: deprecated key; use 'third_party_images' instead (setting-renamed)",
]


class Note(Checked):
    renamed: ClassVar[Mapping[str, str]] = {"words": "text"}

    text: str = ""


class Notes(Checked):
    renamed: ClassVar[Mapping[str, str]] = {"remarks": "notes"}

    notes: tuple[Note, ...] = ()


def test_a_file_with_former_names_is_the_file_with_current_names_and_a_notice_for_each() -> None:
    former, current = (parse(text, SourceRules, path="x.yml") for text in (FORMER, CURRENT))
    assert former.value is not None
    assert former.value == current.value
    assert current.problems == ()
    assert [str(problem) for problem in sorted(former.problems)] == NOTICES
    assert not any(problem.fails_strict for problem in former.problems)
    assert former.lines.keys() == current.lines.keys()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param(
            "exclude: [a]\nunfit: [b]\n",
            "2:1: error: unfit: the former name of 'exclude', which is on line 1; "
            "expected one of them, move its value to 'exclude' and remove 'unfit' (key-repeated)",
            id="former below",
        ),
        pytest.param(
            "unfit: [b]\nexclude: [a]\n",
            "1:1: error: unfit: the former name of 'exclude', which is on line 2; "
            "expected one of them, move its value to 'exclude' and remove 'unfit' (key-repeated)",
            id="former above",
        ),
    ],
)
def test_both_names_at_once_are_an_error_and_the_current_one_is_used(text: str, problem: str) -> None:
    value, problems, _ = parse(text, FrontPageFile, path="f.yml")
    assert value == FrontPageFile(exclude=("a",))
    assert [str(found) for found in problems] == [f"f.yml:{problem}"]


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("[5]", "f.yml:1:9: error: unfit[0]: input should be a valid string, got 5 (setting-invalid)"),
        ("", "f.yml:1:1: error: unfit: input should be a list, got None (setting-invalid)"),
    ],
)
def test_a_wrong_value_under_a_former_name_is_reported_under_the_name_in_the_file(value: str, problem: str) -> None:
    _, problems, _ = parse(f"unfit: {value}\n", FrontPageFile, path="f.yml")
    assert [str(found) for found in problems] == [
        "f.yml:1:1: notice: unfit: deprecated key; use 'exclude' instead (setting-renamed)",
        problem,
    ]


def test_a_wrong_value_below_two_former_names_is_reported_under_both() -> None:
    _, problems, _ = parse_parts("remarks:\n- words: [a]\n- text: [a]\n", Notes, path="t.md", first_line=1)
    messages = [problem.message.split(": ")[0] for problem in problems if problem.code == "setting-invalid"]
    assert messages == ["remarks[0].words", "remarks[1].text"]


@pytest.mark.parametrize("key", ["unfit", "misfiled_as", "keep_element"])
def test_a_former_name_is_unknown_where_it_never_was_a_key(key: str) -> None:
    _, problems, _ = parse(f"name: x\nrecognise: {{}}\n{key}: []\n", SourceRules, path="x.yml")
    assert [(problem.line, problem.code) for problem in problems] == [(3, "setting-invalid")]


def test_an_anchor_under_a_former_name_holds_wherever_it_is_used() -> None:
    text = """\
name: x
recognise: {}
extract:
- &rule {select: .a, pattern: '(?P<editor>.+)', keep: true}
- {<<: *rule, select: .b}
- *rule
"""
    value, problems, _ = parse(text, SourceRules, path="x.yml")
    assert value is not None
    assert [(rule.select, rule.keep_element) for rule in value.extract] == [(".a", True), (".b", True), (".a", True)]
    assert [(problem.line, problem.column, problem.code) for problem in problems] == [(4, 49, "setting-renamed")]


def test_front_matter_takes_former_names_at_any_depth() -> None:
    value, problems, lines = parse_parts("remarks:\n- words: a\n- {words: b, x: y}\n", Notes, path="t.md", first_line=3)
    assert value == Notes(notes=(Note(text="a"),))
    assert [str(problem) for problem in problems] == [
        "t.md:3:1: notice: remarks: deprecated key; use 'notes' instead (setting-renamed)",
        "t.md:5:4: notice: notes[1].words: deprecated key; use 'text' instead (setting-renamed)",
        "t.md:4:3: notice: notes[0].words: deprecated key; use 'text' instead (setting-renamed)",
        "t.md:5:14: error: remarks[1].x: unknown key 'x'; known keys: text (setting-invalid)",
    ]
    assert lines["notes", 0, "text"] == (4, 3)


def test_an_empty_file_has_no_lines() -> None:
    assert lines_of(None) == {}
    assert parse("", FrontPageFile, path="f.yml") == (FrontPageFile(), (), {})


def test_an_archive_with_former_names_builds_with_the_current_ones_in_its_removal_records(tmp_path: Path) -> None:
    body = '<div class="body"><p>正文。</p><p class="by">作者：张三</p></div><p>导航</p>'
    made = project(
        tmp_path,
        {
            "articles/a.txt": raw_article(author="甲网", categories=("金融", "甲"), body=body),
            "editorial/sources/x.yml": FORMER.replace("why:", "rare: true, why:").replace(
                "  keep: true", "  keep: true\n  rare: true"
            ),
            "editorial/front.yml": "unfit: []\n",
        },
    )
    notices = [problem for problem in made.problems() if "notice" in problem]
    assert (
        notices[0] == "editorial/front.yml:1:1: notice: unfit: deprecated key; use 'exclude' instead (setting-renamed)"
    )
    assert len(notices) == 1 + len(NOTICES)
    removed = made.article("articles/a.txt").removed
    assert ("导航", "editorial/sources/x.yml: content[0]") in [(entry.text, entry.rule) for entry in removed]
