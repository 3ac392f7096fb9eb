import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from newsarchive.settings import schema
from newsarchive.settings.editorial import FrontPageFile
from newsarchive.settings.schema import parse
from newsarchive.settings.vocabulary import Vocabulary
from newsarchive.settings.yaml_plain import LazyLines, plain_lines, read_plain
from newsarchive.settings.yaml_tree import SafeLoader, compose, construct, lines_of

VOCABULARY = Path(__file__).parents[2] / "editorial/vocabulary.yml"


def by_pyyaml(text: str) -> tuple[object, object]:
    node = compose(text, SafeLoader, path="x.yml")
    assert isinstance(node, yaml.Node)
    return construct(node, SafeLoader), lines_of(node)


PLAIN = {
    "terms": "places:\n  北京: [北京市, Beijing]\n  上海: []\n",
    "entries": "block:\n  - 记者\n  - 编辑\n",
    "entries in the column of their key": "block:\n- 记者\n- 编辑\nplaces: []\n",
    "a key without a value": "people:\nplaces:\n  北京: []\n",
    "brackets": "featured: [a, b]\nexclude: [ c ,d]",
    "comments": "# 头\n\nplaces: # 地名\n  # 省\n  北京: [北京市] # 直辖市\n\n  C#: [a#b]\n",
    "quotes": "subjects:\n  '996': ['a, b', \"c: d\", Moody's, '#x']\n  \"yes\": []\n",
    "no line break at the end": "places:\n  北京: [北京市]",
    "spaces at the ends of lines": "places:  \n  北京:   [ 北京市 ,  Beijing ]  \n",
    "words with special characters": "subjects:\n  AT&T: [S&P 500, 3·15, 5G, “双减”, 《三体》, OPEC+, A*, 1号]\n",
    "the vocabulary": VOCABULARY.read_text(encoding="utf-8"),
}


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN)
def test_a_plain_text_has_the_value_and_the_positions_that_pyyaml_gives(text: str) -> None:
    assert (read_plain(text), plain_lines(text)) == by_pyyaml(text)


def test_the_order_of_terms_is_kept() -> None:
    terms = read_plain("places:\n  乙: []\n  甲: []\n")
    assert terms is not None
    assert list(terms["places"] or ()) == ["乙", "甲"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing\n",
        "a: b\n",
        "a: [b\n",
        "a: [b]]\n",
        "a: [b, [c]]\n",
        "a: [{b: c}]\n",
        "a: [b,]\n",
        "a: [b,,c]\n",
        "a: [b c: d]\n",
        "a: [&x b, *x]\n",
        "a: [!!int b]\n",
        "a: [b]#c\n",
        "a: ['it''s']\n",
        'a: ["b\\n"]\n',
        "a: ['b'c]\n",
        "a: |\n  b\n",
        "a: [1]\n",
        "a: [1.5, 2]\n",
        "a: [yes]\n",
        "a: [~]\n",
        "a: [2024-01-01]\n",
        "1: [b]\n",
        "on: [b]\n",
        "<<: [b]\n",
        "a: [b]\na: [c]\n",
        "a:\n  b: []\n  b: []\n",
        "a:\n  b: []\n   c: []\n",
        "a:\n   b: []\n  c: []\n",
        "a:\n  - b\n- c\n",
        "a:\n- b\n  - c\n",
        "a:\n  - b\n  c: []\n",
        "a:\n  b: []\n  - c\n",
        "a: [b]\n  - c\n",
        "a: [b]\n- c\n",
        "a: []\n  b: []\n",
        "a:\n  b:\n    - c\n",
        "a:\n  b:\n",
        "a:\n  - b\n    c\n",
        "a:\n  - - b\n",
        "a:\n  -b\n",
        "a:[b]\n",
        "  a: [b]\n",
        "- a\n",
        "---\na: [b]\n",
        "a: [b]\n...\n",
        "%YAML 1.1\n---\na: [b]\n",
        "a:\t[b]\n",
        "a: [b]\r\nc: [d]\r\n",
        "a: [b\u2028c]\n",
        "a: [b\u00a0c]\n",
        "a: [b] # \x00\n",
        "a: [b] # \u2028 c\n",
        "\ufeffa: [b]\n",
        "? a\n: [b]\n",
        pytest.param(f"{'长' * 2000}: [b]\n", id="a long key"),
    ],
)
def test_any_other_text_is_left_to_pyyaml(text: str) -> None:
    found = read_plain(text)
    # A text that has no value, such as a comment alone, has none in either reader.
    assert found is None or (not found and not compose(text, SafeLoader, path="x.yml"))


def _fragments() -> Iterator[str]:
    words = ["a", "北京", "'b'", "5G", "1", "a b", "- c", "[d]", "e:", "# f", "g#", "", "{", ",", "\t", "'", "no"]
    for first in words:
        for second in words:
            yield f"k:\n  {first}: [{second}]\n"
            yield f"k: [{first}, {second}]\n"
            yield f"k:\n  - {first}\n  - {second}\n"
            yield f"k:\n  - {first} {second}\nl: {second}\n"
            yield f"{first}: {second}\n  x: []\n"


def test_whatever_is_read_is_what_pyyaml_reads() -> None:
    read = [text for text in _fragments() if read_plain(text)]
    assert len(read) > 150
    for text in read:
        assert (read_plain(text), plain_lines(text)) == by_pyyaml(text), text


def test_a_plain_file_is_read_without_pyyaml_and_its_lines_are_not_computed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "compose", lambda *_, **__: pytest.fail("PyYAML was used"))
    monkeypatch.setattr(schema, "plain_lines", lambda _: pytest.fail("lines were computed"))
    parsed = parse(VOCABULARY.read_text(encoding="utf-8"), Vocabulary, path="v.yml")
    assert parsed.value is not None
    assert parsed.problems == ()
    assert isinstance(parsed.lines, LazyLines)


def test_a_mistake_in_a_plain_file_is_reported_as_ever() -> None:
    text = "places:\n  北京: [北京市]\n  上海: [北京市]\nplcaes:\n  天津: []\n"
    problems = [
        f"{problem.line}:{problem.column} {problem.code}" for problem in parse(text, Vocabulary, path="v").problems
    ]
    assert problems == ["4:1 setting-invalid", "3:8 spelling-repeated"]


def test_a_former_key_in_a_plain_file_is_known() -> None:
    parsed = parse("unfit: [a]\n", FrontPageFile, path="front.yml")
    assert parsed.value == FrontPageFile(exclude=("a",))
    assert [problem.code for problem in parsed.problems] == ["setting-renamed"]


def test_lazy_lines_are_a_mapping() -> None:
    lines = LazyLines(lambda: {("a",): (1, 1)})
    assert (dict(lines), len(lines), ("b",) in lines) == ({("a",): (1, 1)}, 1, False)


def test_the_work_grows_with_the_length_of_the_text_only() -> None:
    def work(terms: int) -> int:
        text = "places:\n" + "".join(f"  地{number}: [县{number}, x y z]\n" for number in range(terms))
        calls = 0

        def count(_frame: object, event: str, _argument: object) -> None:
            nonlocal calls
            calls += event in {"call", "c_call"}

        sys.setprofile(count)
        try:
            assert read_plain(text)
        finally:
            sys.setprofile(None)
        return calls

    assert work(4_000) < 2.2 * work(2_000)
    assert work(2_000) < 2_000 * 25


@pytest.mark.parametrize(
    "text",
    ["a: [" + "b " * 50_000, "a: [" + "b, " * 50_000, "a" * 100_000, " " * 100_000 + "x", "a: [" + "'b' " * 50_000],
)
def test_a_hostile_line_is_refused_in_time(text: str) -> None:
    start = time.process_time()
    assert read_plain(text) is None
    assert time.process_time() - start < 1
