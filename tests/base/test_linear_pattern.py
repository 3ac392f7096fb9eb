"""Patterns of people, matched in linear time with the meaning that Python gives them."""

from __future__ import annotations

import re
import sys
import unicodedata
from time import process_time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.base.linear_pattern import compile_linear
from tests.builders import ROOT

# The engine may know a later Unicode than Python, so characters that Python knows count.
EVERYTHING = "".join(
    chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) not in {"Cn", "Cs"}
)


def patterns_of(value: object, key: str = "") -> list[str]:
    """Every pattern in a file of source rules."""
    if isinstance(value, dict):
        return [found for name, inner in value.items() for found in patterns_of(inner, str(name))]
    if isinstance(value, list):
        return [found for inner in value for found in patterns_of(inner, key)]
    return [str(value)] if key in {"pattern", "text", "facts"} else []


FILES = [*ROOT.glob("editorial/sources/*.yml"), *ROOT.glob("hooks/newsarchive/starter/**/sources/*.yml")]
PATTERNS = sorted({found for file in FILES for found in patterns_of(yaml.safe_load(file.read_text(encoding="utf-8")))})


def test_there_are_patterns_and_texts() -> None:
    assert len(PATTERNS) > 40


@pytest.mark.parametrize("name", ["d", "D", "s", "S", "w", "W"])
def test_a_class_has_the_same_characters_as_in_python(name: str) -> None:
    linear = compile_linear(rf"(?P<found>\{name}+)")
    found = [match[0].decode() for match in linear._compiled.finditer(EVERYTHING.encode())]  # noqa: SLF001
    assert "".join(found) == "".join(re.findall(rf"\{name}+", EVERYTHING))


@given(text=st.text("来源作者编辑 :：「」（）()原文链接https/.e 1970By神译局。，Credit\u3000\n©摄-", max_size=40))
def test_every_pattern_of_ours_finds_what_python_finds(text: str) -> None:
    for pattern in PATTERNS:
        expected = re.search(pattern, text, re.MULTILINE)
        groups = expected and {name: value for name, value in expected.groupdict().items() if value is not None}
        assert compile_linear(pattern, multiline=True).named_groups(text) == groups
        assert compile_linear(pattern).matches_all(text) == bool(re.fullmatch(pattern, text))


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        (r"\u6c49", "汉", True),
        (r"[\u6c40-\u6c50]", "汉", True),
        (r"\：", "：", True),
        (r"[\s：]+", "\u3000： \x1c", True),
        (r"[^\s：]+", "\u3000", False),
        (r"[\D]", "x", True),
        (r"[]a]+", "]a", True),
        (r"[^]a]+", "]", False),
        (r"[a[:]+", "[:a", True),
        (r"[a\]b]+", "a]b", True),
        (r"\[a\]", "[a]", True),
        (r"a\Z", "a", True),
        (r"(?i)ABC", "abc", True),
        (r"(?s).", "\n", True),
        (r".", "\n", False),
        (r"a{2,3}", "aaa", True),
        (r"\(?=", "(=", True),
        (r"[(?=]+", "(?=", True),
        (r"a\++", "a++", True),
    ],
)
def test_syntax_has_the_meaning_of_python(pattern: str, text: str, *, matches: bool) -> None:
    assert bool(re.fullmatch(pattern, text)) == matches
    assert compile_linear(pattern).matches_all(text) == matches


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        (r"a(?=b)", "lookahead"),
        (r"a(?!b)", "lookahead"),
        (r"(?<=a)b", "lookbehind"),
        (r"(?<!a)b", "lookbehind"),
        (r"(?>a+)", "an atomic group"),
        (r"(a)\1", "a reference to a group"),
        (r"(?P<x>a)(?P=x)", "a reference to a group"),
        (r"(a)?(?(1)b)", "a condition"),
        (r"a++", "a possessive repetition"),
        (r"a{1,2}+", "a possessive repetition"),
        (r"\ba", r"a boundary of words (\b)"),
        (r"[\S]", r"\S or \W within brackets"),
    ],
)
def test_what_takes_more_than_linear_time_is_refused_with_a_remedy(pattern: str, name: str) -> None:
    with pytest.raises(ValueError, match=re.escape(f"expected a regular expression without {name}: source rules are")):
        compile_linear(pattern)


@pytest.mark.parametrize("pattern", [r"(", r"[a", r"a{1001}", r"(?x)a"])
def test_what_is_no_pattern_of_the_engine_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="expected a regular expression"):
        compile_linear(pattern)


@pytest.mark.parametrize("pattern", [r"(a+)+$", r"(\s*x?\s*)*$", r"(.*),(.*),(.*)!"])
def test_no_pattern_is_slow(pattern: str) -> None:
    linear = compile_linear(pattern)
    started = process_time()
    for text in ("a" * 40_000 + "!?", " " * 40_000 + "?", "," * 40_000):
        linear.named_groups(text)
    assert process_time() - started < 5
