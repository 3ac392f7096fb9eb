"""libyaml reads what PyYAML reads, with the same values and positions; everything else is left to PyYAML."""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from newsarchive.settings import schema, yaml_loading
from newsarchive.settings.editorial import FrontPageFile
from newsarchive.settings.schema import parse
from newsarchive.settings.vocabulary import Vocabulary
from newsarchive.settings.yaml_loading import BaseLoader, Loader, SafeLoader, tree_of
from newsarchive.settings.yaml_tree import compose, construct, lines_of

ROOT = Path(__file__).parents[2]
VOCABULARY = ROOT / "editorial/vocabulary.yml"
FILES = sorted(
    path
    for folder in ("editorial", "tests/settings", "hooks/newsarchive")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".yml", ".yaml"}
)
needs_libyaml = pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML was built without libyaml")


def reading(text: str, loader: Loader) -> object:
    """The value and positions of a text by PyYAML alone, or its fault."""
    try:
        node = yaml.compose(text, Loader=loader)
    except (yaml.YAMLError, ValueError) as reason:
        return type(reason), str(reason)
    try:
        value = None if node is None else loader("").construct_document(node)
    except (yaml.YAMLError, ValueError) as reason:
        return type(reason), getattr(reason, "problem", str(reason)), lines_of(node)
    return repr({} if value is None else value), lines_of(node)


def our_reading(text: str, loader: Loader) -> object:
    """The value and positions of a text by our loader, which uses libyaml where it may, or its fault."""
    try:
        node = tree_of(text, loader)
    except (yaml.YAMLError, ValueError) as reason:
        return type(reason), str(reason)
    try:
        value = construct(node, loader)
    except (yaml.YAMLError, ValueError) as reason:
        return type(reason), getattr(reason, "problem", str(reason)), lines_of(node)
    return repr(value), lines_of(node)


@pytest.fixture
def no_pyyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a text that libyaml does not read fail the test."""
    for loader in (SafeLoader, BaseLoader):
        monkeypatch.setattr(loader, "__init__", lambda *_: pytest.fail("PyYAML was used"))


# Values that are no text, lists or mappings of text, and layouts of each kind.
TEXTS = {
    "empty": "",
    "a comment": "# nothing\n",
    "a document marker alone": "---",
    "indented": "places:\n  北京: [北京市, Beijing]\n  上海: []\n",
    "dashes in the column of their key": "block:\n- 记者\n- 编辑\nplaces: []\n",
    "no line break at the end": "a:\n- b\n-",
    "a wide character before a key": "{😀: 一, 二: [三, 😀, 四]}\n",
    "other values": "a: [1, 1.5, yes, ~, 2024-01-01, 0x1f, 1:30]\n1: b\non: c\n",
    "merged mappings": "a: &a {x: 1}\nb:\n  <<: *a\n  y: 2\n",
    "a merged text": "a: &a\n  x\nb:\n  <<: *a\n",
    "a repeated key": "a: [b]\na: [c]\n",
    "a list as a key": "? [a, b]\n: c\n",
    "texts in blocks": "a: |\n  b\n   c\n\nd: >-\n  e\n  f\n\n\n",
    "quotes": "a: ['it''s', \"b\\n\\u4e2d\\\n  c\", 'd\n\n  e']\n",
    "plain text on lines": "a: b\n  c\n\n  d # e\n",
    "a URL and a colon in brackets": "[http://x/y, a:b, c: d, 'e':f]\n",
    "merge alone": "<<\n",
    "equals alone": "=\n",
    "a mapping with a tag": "!!omap [a: b]\n",
    "an exclamation mark alone": "- !\n- ! a\n",
    "an unknown tag": "a: !x b\nc: [!y d]\n",
    "a directive": "%YAML 1.1\n---\na: b\n",
    "a question mark in brackets": "a: [b?, c]\n",
    "a question mark in text": "a: b? c\n",
    "a comment after a bar": "|#\n  a\n",
    "a tab after a colon": "a:\tb\n",
    "a tab before a comment": "a: b\t# c\n",
    "a carriage return": "a: b\rc: d\r\n",
    "a next line": "a: 'b\x85c'\nd: |\n  e\x85  f\n",
    "a line separator": "a: b # c\u2028d: e\n",
    "a byte order mark": "\ufeffa: b\n",
    "a byte order mark within": "a: b\n\ufeffc: d\n",
    "a control character": "a: b # \x07\n",
    "a null character": "a: b\x00\n",
    "a surrogate": "a: \ud800\n",
    "a surrogate as an escape": 'a: "\\ud800"\n',
    "a key of 1,024 characters": f"{'长' * 1024}: b\n",
    "a key of 1,025 characters": f"{'长' * 1025}: b\n",
    "two documents": "a: b\n---\nc: d\n",
    "an unknown alias": "a: *b\n",
    "an anchor twice": "a: &x b\nc: &x d\ne: *x\n",
    "an open bracket": "a: [b\n",
}


@pytest.mark.parametrize("loader", [SafeLoader, BaseLoader])
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_has_the_value_the_positions_or_the_fault_that_pyyaml_finds(text: str, loader: Loader) -> None:
    assert our_reading(text, loader) == reading(text, loader)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_our_files_have_the_values_and_positions_that_pyyaml_finds(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for loader in (SafeLoader, BaseLoader):
        assert our_reading(text, loader) == reading(text, loader)


_PARTS = [
    *("a", "北京", "b c", "1", "yes", "~", "0x1", "<<", "=", "2024-01-01", "'q'", '"d"', '"\\n"', "'", '"', "\\", "😀"),
    *("- ", "-", "? ", "?", ": ", ":", ", ", ",", "[", "]", "{", "}", "# ", "#", "&a ", "*a", "!", "!!str ", "!t "),
    *("|\n", ">\n", "|-", ">2\n", "%", "@", "---\n", "...\n", "a: ", "\nk: ", "\n- ", "\n  - ", "\n  c: ", "<<: *a"),
    *("\n", "\n  ", "\n    ", "  ", " ", "\t", "\r\n", "\x85", "\u2028", "\ufeff", "\x00", "\x7f", "\u3000", "\xa0"),
]
_BASES = [
    "a:\n  b: [c, d]\n  e:\n  - f\n  - g: h\n    i: j\n",
    "- a\n- b: c\n- [d, {e: f}]\n- |\n  text\n  more\n- 'q\n\n  r'\n- \"s\\\n  t\"\n- u\n  v\n",
    "k: {a: b, 'c': \"d\", e: [f, g]}\nl: &a\n  x: [1, 2]\nm:\n  <<: *a\n",
    "# c\n? a\n: b\nf: |2-\n    x\n   y\n",
    "",
]


@st.composite
def _texts(draw: st.DrawFn) -> str:
    """A YAML text with a few parts put in at random places."""
    text = draw(st.sampled_from(_BASES))
    for _ in range(draw(st.integers(1, 6))):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + draw(st.sampled_from(_PARTS)) + text[place + draw(st.integers(0, 2)) :]
    return text


@given(_texts())
@example("- !*?a!k: b")
@example("a: &a\n  b c\nd:\n  <<: *a\n")
def test_whatever_libyaml_reads_is_what_pyyaml_reads(text: str) -> None:
    for loader in (SafeLoader, BaseLoader):
        ours = our_reading(text, loader)
        # Aliases may repeat too much, or a value may contain itself, which PyYAML allows.
        if "contains itself" not in str(ours):
            assert ours == reading(text, loader)


@needs_libyaml
@pytest.mark.usefixtures("no_pyyaml")
@pytest.mark.parametrize(
    "text",
    [
        "places:\n  北京: [北京市]\nblock: [a]\n",
        "places: {北京: [北京市, '北京 (市)'], \"上海\": []}\n# c\nsubjects:\n    A*:\n    - S&P 500\n    - wow!\n",
        "block:\n- a\n- >-\n  b\n  c\n- &x d\n- *x\n",
    ],
)
def test_libyaml_reads_any_layout(text: str) -> None:
    assert isinstance(compose(text, SafeLoader, path="x.yml"), yaml.MappingNode)


@needs_libyaml
@pytest.mark.usefixtures("no_pyyaml")
def test_libyaml_reads_the_vocabulary() -> None:
    assert tree_of(VOCABULARY.read_text(encoding="utf-8"), SafeLoader)


def test_without_libyaml_everything_is_read_by_pyyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    text = VOCABULARY.read_text(encoding="utf-8")[:20_000]
    expected = our_reading(text, SafeLoader)
    monkeypatch.setattr(yaml_loading, "_IN_C", {})
    assert our_reading(text, SafeLoader) == expected


def test_the_collector_pauses_for_a_file_and_runs_again_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = list[bool]()

    def watched(node: yaml.Node | None, loader: Loader) -> object:
        seen.append(gc.isenabled())
        return construct(node, loader)

    monkeypatch.setattr(schema, "construct", watched)
    assert gc.isenabled()
    parse("block: [a]\n", Vocabulary, path="v.yml")
    parse("block: [a\n", Vocabulary, path="v.yml")
    assert gc.isenabled()
    assert seen == [False]


def test_a_mistake_in_a_file_is_reported_with_its_position() -> None:
    text = "places:\n  北京: [北京市]\n  上海: [北京市]\nplcaes:\n  天津: []\n"
    problems = [
        f"{problem.line}:{problem.column} {problem.code}" for problem in parse(text, Vocabulary, path="v").problems
    ]
    assert problems == ["4:1 setting-invalid", "3:8 spelling-repeated"]


def test_a_former_key_is_known() -> None:
    parsed = parse("unfit: [a]\n", FrontPageFile, path="front.yml")
    assert parsed.value == FrontPageFile(exclude=("a",))
    assert [problem.code for problem in parsed.problems] == ["setting-renamed"]
    assert dict(parsed.lines) == {("exclude",): (1, 1), ("exclude", 0): (1, 9)}


@needs_libyaml
def test_the_work_grows_with_the_length_of_the_text_only() -> None:
    def work(terms: int) -> int:
        # Of other words each time: those that have been folded are remembered.
        text = "places:\n" + "".join(
            f"  地{terms}.{number}: [县{terms}.{number}, x y {terms}.{number}]\n" for number in range(terms)
        )
        calls = 0

        def count(_frame: object, event: str, _argument: object) -> None:
            nonlocal calls
            calls += event in {"call", "c_call"}

        sys.setprofile(count)
        try:
            assert parse(text, Vocabulary, path="v.yml").problems == ()
        finally:
            sys.setprofile(None)
        return calls

    # The tables of folding are read once.
    work(1)
    assert work(4_000) < 2.2 * work(2_000)
    assert work(2_000) < 2_000 * 80


@pytest.mark.parametrize(
    "text",
    [
        "a: [" + "b " * 50_000,
        "a: [" + "b, " * 20_000,
        "a" * 100_000,
        " " * 100_000 + "x",
        "a: [" + "'b' " * 50_000,
        "*" * 100_000,
        "|" * 100_000,
        "|" + "1" * 100_000,
        "!" * 100_000,
        "- " * 50_000,
        "? " * 50_000,
        "[" * 100_000,
        "{a: " * 30_000,
    ],
    ids=lambda text: text[:12],
)
def test_a_hostile_line_is_read_or_refused_in_time(text: str) -> None:
    start = time.process_time()
    compose(text, SafeLoader, path="x.yml")
    assert time.process_time() - start < 4


@needs_libyaml
@pytest.mark.usefixtures("no_pyyaml")
def test_libyaml_stops_at_the_limits() -> None:
    for text in ("[" * 200 + "]" * 200, "- " * 300 + "a", f"[{'a,' * 500_001}]", "? " * 200):
        with pytest.raises(pytest.fail.Exception, match="PyYAML was used"):
            tree_of(text, SafeLoader)
    assert tree_of("[" * 99 + "]" * 99, SafeLoader)
