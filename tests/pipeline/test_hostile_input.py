"""No raw file takes more time or memory than its length explains; beyond a limit it is reported and shown as text."""

from __future__ import annotations

import json
import subprocess
import sys
from time import process_time

import pytest

from newsarchive.clean.sanitize import sanitize
from tests.builders import ROOT, clean, process_text, raw_article
from tests.pipeline.hostile import LARGEST, SHAPES, Shape

# Four times the input takes four times the time, and sixteen times where the time grows with the square.
_MORE = 4
_MOST_GROWTH = 10
# The resolution of the CPU clock may be this coarse, so less than a tick reads as nothing.
_TICK = 0.005


def _seconds(raw: str) -> float:
    """The processor's time for an article: what else the machine does is none of it."""
    start = process_time()
    process_text(raw)
    return process_time() - start


def _growth(shape: Shape, count: int) -> float:
    few, many = shape(count), shape(_MORE * count)
    return _seconds(many) / max(_seconds(few), _TICK)


@pytest.mark.parametrize(("count", "shape"), [pytest.param(*value, id=name) for name, value in SHAPES.items()])
def test_the_time_grows_with_the_length(count: int, shape: Shape) -> None:
    process_text(raw_article())
    # Chance may slow a run down, but never make it faster than it can be: one of three is enough.
    growths = (_growth(shape, count) for _ in range(3))
    assert any(growth < _MOST_GROWTH for growth in growths)


def test_the_largest_files_are_cleaned_in_little_memory_and_reported() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.pipeline.hostile"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr[-2000:]
    assert json.loads(run.stdout) == {name: " ".join(codes) for name, (_, codes) in LARGEST.items()}


def test_a_tag_of_too_many_attributes_is_shown_as_the_words_around_it() -> None:
    attributes = " ".join(f"a{number}=x" for number in range(30_000))
    outcome = process_text(raw_article(body=f"<p>前</p><p {attributes}>中</p><p>后</p>"))
    assert outcome.article
    assert outcome.article.text == "前\n中\n后"
    assert [str(problem) for problem in outcome.problems] == [
        (
            "articles/a.txt:14:1: warning: nested too deeply or with too many attributes for any parser, so only the "
            "text is shown; look for tags that are never closed (markup-too-deep)"
        )
    ]


def test_excessive_yaml_is_read_line_by_line_and_reported() -> None:
    brackets = "[" * 300 + "]" * 300 + "[" * 300
    outcome = process_text(f"---\ntitle: 标题\ncategories: [a, b]\nx: {brackets}\n---\n<p>文</p>")
    assert outcome.article
    assert outcome.article.title == "标题"
    assert outcome.article.categories == ("a", "b")
    assert "front-matter-large" in [problem.code for problem in outcome.problems]


def test_a_title_that_is_too_long_keeps_its_characters() -> None:
    title = "甲乙丙丁_" * 300
    assert clean("甲乙丙丁/" * 300, title=title).title == title


def test_many_ampersands_are_sanitised_as_few_are() -> None:
    few = '<p><a href="https://e.org/?a=1&amp;b=2">x &amp; y</a> &lt;b&gt; <img alt="a > &amp;" src="https://e.org/?a&amp;b"></p>'
    assert sanitize(few * 500) == sanitize(few) * 500
