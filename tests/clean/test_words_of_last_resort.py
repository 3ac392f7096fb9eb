"""Nothing in a file may lose its article: what no pass can take is shown as words, with a problem."""

from __future__ import annotations

import pytest

from newsarchive.base.htmltree import Element
from newsarchive.clean import body as cleaning
from newsarchive.convert.markdown import write_markdown
from tests.builders import process_text, raw_article

BODY = "<!-- 注 --><script>var x;</script><p>第一段<b>粗</b>。</p>\n<ul><li>一<li>二</ul><p>a &lt; b"


class PanicError(BaseException):
    """A panic as libraries in Rust raise it, which is no Exception."""


@pytest.mark.parametrize("reason", [RecursionError("too deep"), ValueError("no\nNUL"), MemoryError(), PanicError("x")])
@pytest.mark.parametrize("name", ["parse_fragment", "protect_code", "write_canonical_tree", "restore_title", "outline"])
def test_a_pass_that_fails_costs_the_markup_and_not_the_words(
    monkeypatch: pytest.MonkeyPatch, name: str, reason: BaseException
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise reason

    monkeypatch.setattr(cleaning, name, fails)
    outcome = process_text(raw_article(title="一_二", body=BODY))
    assert outcome.article
    assert (outcome.article.title, outcome.article.text) == ("一_二", "第一段粗。\n一\n二\na < b")
    (problem,) = outcome.problems
    assert (problem.path, problem.line, problem.code) == ("articles/a.txt", 14, "shown-as-words")
    assert problem.message.startswith(f"cleaning failed with '{type(reason).__name__}:")
    assert "in fails" in problem.detail


def test_a_converter_that_fails_costs_the_markup_and_not_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails_on_lists(tree: Element) -> str:
        if tree.find("ul") is not None:
            raise RecursionError("maximum recursion depth exceeded")
        return write_markdown(tree)

    monkeypatch.setattr("newsarchive.pipeline.process.write_markdown", fails_on_lists)
    outcome = process_text(raw_article(body=BODY + '<img src="https://e.org/a.jpg">'))
    assert outcome.article
    assert ("image", "https://e.org/a.jpg") in [(removal.what, removal.text) for removal in outcome.article.removed]
    assert outcome.article.markdown == "第一段粗。\n\n一\n\n二\n\na &lt; b\n"
    assert [problem.code for problem in outcome.problems] == ["shown-as-words"]


def test_a_process_that_is_asked_to_end_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cleaning, "parse_fragment", interrupted)
    with pytest.raises(KeyboardInterrupt):
        process_text(raw_article(body=BODY))


OPENINGS = {
    "lists": "<ol>字",
    "items": "<ul><li>字",
    "quotes": "<blockquote>字",
    "tables": "<table><tr><td>字",
    "definitions": "<dl><dt>字<dd>",
    "bold": "<b>字",
    "links": '<a href="https://e.org/">字',
    "figures": "<figure>字",
    "headings": "<h2><div>字",
}


@pytest.mark.parametrize("count", [90, 500, 2000])
@pytest.mark.parametrize("opening", OPENINGS.values(), ids=OPENINGS)
def test_elements_nested_to_any_depth_keep_their_words_and_images(opening: str, count: int) -> None:
    outcome = process_text(raw_article(body=f'\n{opening * count}<p>终</p><img src="https://e.org/a.jpg">'))
    assert outcome.article
    assert (outcome.article.text.count("字"), outcome.article.text.count("终")) == (count, 1)
    assert {problem.code for problem in outcome.problems} <= {"markup-too-deep"}
    in_ledger = any(removal.text == "https://e.org/a.jpg" for removal in outcome.article.removed)
    assert bool(outcome.article.images) != in_ledger


def test_lists_nested_too_deeply_are_reported_at_their_line() -> None:
    outcome = process_text(raw_article(body="<p>前</p>\n" + "<ol>" * 500 + "字"))
    (problem,) = outcome.problems
    assert str(problem) == (
        "articles/a.txt:17:1: warning: <ol> is inside 100 other elements, so only its text is shown; look for tags "
        "never closed (markup-too-deep)"
    )
