"""For any markup of feeds, no character is lost or duplicated, and cleaning is idempotent."""

from __future__ import annotations

import os
from collections import Counter

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.builders import clean
from tests.conservation import doubled, lost
from tests.convert.reading import read_python_markdown, seen
from tests.fuzz.checker import check
from tests.fuzz.mutator import Mutator

IS_LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"

TITLE = "长江上游今年首次洪水"
WORDS = st.text("春夏秋冬东西南北天地人和abc1 ，。《》_*<&", min_size=1, max_size=8).map(
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;")
)
IMAGE = '<img src="https://e.org/a.jpg" alt="">'
# Each `#` is a slot; its possible contents are defined below. `@` becomes the `#` of a link inside the page.
IN_LINE = (
    "<strong>#</strong>", "<b>#</b>", "<em>#</em>", "<i></i>#", "<u>#</u>", "<sup>#</sup>", "<x-y>#</x-y>",
    '<font cms-style="font-L strong-Bold">#</font>', '<font cms-style="font-L"><font color="red">#</font></font>',
    '<span style="font-weight:700">#</span>', '<span class="accentTextColor">#</span>', "<del>#</del>", "<mark>#</mark>",
    '<a href="https://e.org/a?b=1&c=2">#</a>', '<a href="https://link.zhihu.com/?target=https%3A//e.org/x">#</a>',
    '<a href="javascript:void(0)">#</a>', '<span id="stock_1"><a class="keyword" href="https://e.org/">#</a></span>',
    "#<br>#", "#<!-- x -->#", '<span style="display:none">#</span>#', '<img src="https://www.zhihu.com/equation?tex=x" alt="x">#',
    "<ruby>#<rt>かん</rt></ruby>", "<q>#</q>", '<bdo dir="rtl">#</bdo>', '<abbr title="x">#</abbr>', '<span dir="rtl">#</span>',
    "<math><msup><mi>#</mi><mn>2</mn></msup></math>", '<math alttext="x"><mtext>#</mtext></math>',
    '<span class="katex"><math><mi>x</mi></math><span class="katex-html" aria-hidden="true">#</span></span>',
    '<span class="MathJax">#</span><script type="math/tex">x</script>', '<sup id="fnref1"><a href="@fn1">#</a></sup>',
    '<a href="@fnref1">#</a>', '<a href="@fnref1">↩</a>#', '<a name="s1"></a>#', '<a href="@s1">#</a>', '<a id="s2" href="@s3">#</a>',
)  # fmt: skip
AROUND_LINES = (
    "<p>#</p>", "<p>　　#</p>", '<p cms-style="font-L align-Center">#</p>', "#<br><br>#", "<div>#</div>", "\n　　#\n", "#",
    "<h1>#</h1>", "<h3>#</h3>", "<center>#</center>", '<p style="text-align:center">#</p>', "<p>#</p>\n<p>　</p>",
    "<p><strong>#</strong></p>", "<dl><dt>#</dt><dd>#</dd></dl>", '<h2 id="s1"><a href="@s1">¶</a>#</h2>', '<p id="fn1">#</p>', '<p dir="rtl" lang="en" id="s3">#</p>', "<html><body>#</body></html>#",
    f"<figure>{IMAGE}<figcaption>#</figcaption></figure>", f"<figure><figcaption>#</figcaption>{IMAGE}</figure>",
    f'<div class="img_wrapper">{IMAGE}<span class="img_descr">#</span></div>', f'{IMAGE}<p class="img-desc">#</p>',
    f"<p>{IMAGE}<br>#</p>", f'<a href="https://e.org/b.jpg">{IMAGE}</a>#',
    '<iframe src="https://e.org/player"></iframe>#', '<video src="https://e.org/v.mp4">#</video>', '<div class="share">#</div>', "<template>#</template>",
    '<div style="display:none">#</div>', "<script>x</script>#<style>y</style>", "<button>#</button>", "<!--[ # ]-->",
    f"<h2>{TITLE}</h2>", f"<p>原标题：{TITLE}</p>", "<p>来源：春夏日报</p>", "<p>责任编辑：王晨 SF055</p>", "<p>打开某某APP</p>", "<hr>",
    '<table><tr><td class="t_f">#</td></tr></table>', "<li>#</li>", "<table><caption>#</caption><tr><th>#</th><th>#</th></tr></table>",
)  # fmt: skip
AROUND_BLOCKS = (
    "<div>##</div>", "<section><div>#</div></section>", "<blockquote>#</blockquote>", "<ul><li>#</li><li>#</li></ul>",
    "<ol start=3><li>#</li>#</ol>", "<ul><li>#</li><ul><li>#</li></ul></ul>", "<li>#</li><li>#</li>",
    "<table><tr><td>#</td><td>#</td></tr><tr><td colspan=2>#</td></tr></table>", "<table><tr><td>#</td></tr></table>",
    "<table><thead><tr><th>#</th><th>#</th></tr></thead><tbody><tr><td>#</td><td>#</td></tr></tbody></table>",
    '<ol reversed type=a><li value=7>#</li>#<li id="fn1">#</li></ol>', "<dl><dt>#</dt><dd>#</dd>#<div><dt>#</dt><dd>#</dd></div></dl>",
    '<div dir="rtl">#</div>', '<math display="block"><mtext>#</mtext></math>', '<ol><li></li><li id="fn2">#<a href="@s1">↩</a></li></ol>',
    "<figure>##</figure>", "<details><summary>#</summary>#</details>", "<x-card>#</x-card>", "<article>#<aside>#</aside></article>",
)  # fmt: skip


@st.composite
def filled(draw: st.DrawFn, frames: tuple[str, ...], inside: st.SearchStrategy[str]) -> str:
    """One of the frames with content in each slot."""
    first, *rest = draw(st.sampled_from(frames)).split("#")
    return first + "".join(draw(inside) + piece for piece in rest)


# Code shows tags as text, so its slots hold only words.
LINES = st.recursive(
    WORDS | WORDS.map("<code>{}</code>".format),
    lambda inner: st.lists(filled(IN_LINE, inner) | inner, min_size=1, max_size=3).map("".join),
)
SAMPLES = ("<pre><code>#</code></pre>", '<pre class="prettyprint">#  <br>\n#</pre>', "<pre>#\n\n  #</pre>")
BLOCKS = st.recursive(
    filled(AROUND_LINES, LINES) | filled(SAMPLES, WORDS), lambda inner: filled(AROUND_BLOCKS, inner), max_leaves=6
)
BODIES = st.lists(BLOCKS, min_size=1, max_size=4).map(lambda blocks: "\n".join(blocks).replace("@", "#"))


@given(BODIES)
def test_every_visible_character_is_in_the_text_or_in_the_removals(body: str) -> None:
    assert lost(body, clean(body, title=TITLE)) == Counter()


@given(BODIES)
def test_no_character_is_duplicated(body: str) -> None:
    assert doubled(body, clean(body, title=TITLE)) == Counter()


@given(BODIES)
@example(f"<p>打开某某APP</p><p>{IMAGE}<br>东</p><p>西。</p>")
@example(f"<li>{IMAGE}</li><li>{IMAGE}</li>")
@example(f"<ul><li>{IMAGE}</li><li>{IMAGE}<p class=img-desc>东</p></li></ul>")
@example(f"<ul><li>{IMAGE}</li><ul><li>{IMAGE}<p class=img-desc>东</p></li></ul></ul>")
@example('<p><code><span style="font-weight:700">东</span></code></p>')
@example(f"<p>东。</p><p>西。</p><h2>{TITLE}</h2><h2>{TITLE}</h2>")
@example("<p>东。</p><p><b><code>x </code></b><b> </b><code>y</code></p>")
@example("<p>东 <code> </code><br>西</p>")
@example(
    "<table><tr><td><p><strong>1</strong></p></td><td><p>　　<strong>1</strong></p></td></tr>"
    "<tr><td colspan=2><p>1</p></td></tr></table>"
)
@example(
    '<table><tr><td><span style="font-weight:bold">1</span></td><td><b>2</b></td></tr><tr><td>1</td><td>2</td></tr></table>'
)
@example(
    '<p>1</p><ol><li id="fn2"><p><code>1</code><a href="#s1"><code>1</code></a></p><a href="#s1">↩</a></li></ol>'
    '<video src="https://e.org/v.mp4"><a name="s1"></a></video>'
)
def test_cleaning_is_idempotent(body: str) -> None:
    once = clean(body, title=TITLE)
    assert clean(once.html, title=TITLE).html == once.html


@given(BODIES)
def test_the_markdown_has_the_same_text_as_the_html(body: str) -> None:
    article = clean(body, title=TITLE)
    assert seen(read_python_markdown(article.markdown)) == seen(article.html)


@settings(max_examples=20_000 if IS_LONG else 60)
@given(BODIES, st.integers(0, 2**32 - 1))
def test_generated_and_mutated_markup_breaks_no_law_as_html5lib_reads_it(body: str, seed: int) -> None:
    assert check(Mutator(seed).mutated(body)) == []
