"""Code samples are shown unchanged, including whitespace, in HTML and in Markdown."""

from __future__ import annotations

import html

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.clean.code import protect_code
from tests.builders import clean
from tests.convert.reading import read_commonmark, read_python_markdown, seen

PIECES = st.sampled_from(
    ["<template>", "</template>", "<App/>", "List<User>", "<!--", "-->", "<script>", "</script>", "a < b", "\n", "\n\n",
     "    ", "\t", "x", "中文", "&", "&lt;", "`", "```", "{{ a }}", "<div class='x'>", "</div>", "<", ">", "*", "_", "|",
     "# ", "- ", "1. ", "\\", "<style>", "</style>", "<!DOCTYPE html>", "<?php ?>", "~~~"]
)  # fmt: skip


def code_of(body: str) -> list[str]:
    """The code of every block in the cleaned body."""
    return [block.get_text() for block in BeautifulSoup(clean(body).html, "lxml")("pre")]


@pytest.mark.parametrize(
    ("sample", "code"),
    [
        pytest.param("<template>\n  <App/>\n</template>", "<template>\n  <App/>\n</template>", id="elements, case kept"),
        pytest.param("<script>export default {}</script>", "<script>export default {}</script>", id="a script"),
        pytest.param("<dependency>\n  <id>a</id>", "<dependency>\n  <id>a</id>", id="one that is never closed"),
        pytest.param("List<User> a = b<c;", "List<User> a = b<c;", id="generics"),
        pytest.param("<!-- <pre> -->\n<p>", "<!-- <pre> -->\n<p>", id="a comment"),
        pytest.param("<div>\n  <br>\n  a\n</div>", "<div>\n  <br>\n  a\n</div>", id="line breaks that are shown"),
        pytest.param("a  <br>\nb<br>\n  c", "a\nb\n  c", id="line breaks of the page"),
        pytest.param("a<br>b<br>  c", "a\nb\n  c", id="line breaks instead of line ends"),
        pytest.param('<p><span class="price">1</span></p>', '<p><span class="price">1</span></p>', id="a span that is shown"),
        pytest.param('<span class="hljs-tag"><<span class="hljs-name">p</span>></span>', "<p>", id="highlight.js"),
        pytest.param('<span class="nt"><a</span><span class="p">></span>', "<a>", id="Pygments"),
        pytest.param("<span></span>a\n<span>b</span>", "a\n<span>b</span>", id="an empty wrapper before a span that is shown"),
        pytest.param("<span>a\n  b</span>", "a\n  b", id="a wrapper without a class"),
        pytest.param('<b>a</b> &lt;i&gt; <a href="https://e.org/">l</a>', "a <i> l", id="markup where entities were kept"),
        pytest.param('<ol class="linenums"><li class="L0">a</li><li>  b</li></ol>', "a\n  b", id="numbered lines"),
        pytest.param("<b>输入：</b> a < b\n<b>输出：</b>1", "输入： a < b\n输出：1", id="labels in bold"),
        pytest.param("<b>a</b>\n<b>b:</b>", "<b>a</b>\n<b>b:</b>", id="bold that is shown"),
        pytest.param("&amp;lt;", "&lt;", id="an entity that is shown"),
        pytest.param("a\n\n\n\tb \nc\n", "a\n\n\n\tb \nc", id="empty lines, tabs, spaces"),
        pytest.param("&#123;&#123; a &#125;&#125;", "{{ a }}", id="braces"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("frame", ["<pre><code>{}</code></pre>", "<pre>{}</pre>"])
def test_a_sample_is_shown_as_it_was_written(sample: str, code: str, frame: str) -> None:
    assert code_of("<p>前。</p>" + frame.replace("{}", sample) + "<p>后。</p>") == [code]


def test_a_line_in_a_code_element_each_is_a_line() -> None:
    assert code_of("<pre><code>a</code><code>  b</code><code><span><br></span></code><code>c</code></pre>") == [
        "a\n  b\n\nc"
    ]


def test_line_numbers_next_to_code_are_removed() -> None:
    article = clean(
        '<figure class="highlight js"><table><tr><td class="gutter"><pre><span class="line">1</span><br>'
        '<span class="line">2</span></pre></td><td class="code"><pre><span class="line">a</span><br>'
        '<span class="line">  b &lt; c</span></pre></td></tr></table></figure>'
    )
    assert article.html == '<pre><code class="language-js">a\n  b &lt; c</code></pre>'
    assert "line numbers of code" in {removal.why for removal in article.removed}


@pytest.mark.parametrize(
    ("markup", "language"),
    [
        ('<pre><code class="hljs language-html copyable" lang="html">x</code></pre>', "html"),
        ('<pre class="brush:java;toolbar:false">x</pre>', "java"),
        ('<div class="highlight highlight-source-c++"><pre>x</pre></div>', "c++"),
        ('<pre><code class="bash">x</code></pre>', "bash"),
        ('<pre data-lang="go">x</pre>', "go"),
        ('<pre><code class="language-none">x</code></pre>', ""),
        ('<pre><code><span class="c">x</span></code></pre>', ""),
        ('<div class="text"><pre>x</pre></div>', ""),
    ],
)
def test_the_language_of_code_is_in_html_and_markdown(markup: str, language: str) -> None:
    article = clean(markup)
    assert article.markdown == f"```{language}\nx\n```\n"
    assert (f'class="language-{language}"' in article.html) == bool(language)


def test_inline_code_that_never_ends_takes_nothing_along() -> None:
    article = clean("<p>甲<code>x</p><p><em>乙</em><code>y</code></p>")
    assert article.html.count("&lt;") == 0


@given(st.lists(PIECES).map("".join))
def test_escaped_code_comes_out_as_it_was(code: str) -> None:
    wanted = code.strip("\n").rstrip()
    found = code_of(f"<p>前</p><pre><code>{html.escape(code)}</code></pre>")
    assert found == ([wanted] if wanted.split() else [])


@given(st.lists(PIECES).map("".join))
def test_the_markdown_of_any_code_reads_the_same(code: str) -> None:
    article = clean(
        f"<p>前</p><pre><code>{html.escape(code)}</code></pre><ul><li><p>甲</p><pre>{html.escape(code)}</pre></li></ul>"
    )
    assert seen(read_python_markdown(article.markdown)).code == seen(article.html).code
    assert seen(read_commonmark(article.markdown)).code == seen(article.html).code


@given(
    st.lists(
        PIECES | st.sampled_from(["<pre>", "</pre>", "<code>", "</code>", "<br>", "<span>", "</span>", "<p>"])
    ).map("".join)
)
def test_protecting_code_changes_nothing_but_angle_brackets(markup: str) -> None:
    assert protect_code(markup).replace("&lt;", "<") == markup.replace("&lt;", "<")


def test_an_index_in_inline_code_stays_one() -> None:
    article = clean("<p>取 <code>n <= 10<sup>5</sup></code> 与 <code><sup></code>。</p>")
    assert article.html == "<p>取 <code>n &lt;= 10<sup>5</sup></code> 与 <code>&lt;sup&gt;</code>。</p>"
    assert article.markdown == "取 <code>n &lt;&#61; 10<sup>5</sup></code> 与 `<sup>`。\n"
