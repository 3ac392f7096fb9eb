"""Made inputs of a fixed seed break no law; the checker finds each kind of break; the reducer keeps what matters."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsarchive.model.article import Article
from tests.builders import clean
from tests.fuzz import checker
from tests.fuzz.mutator import Mutator
from tests.fuzz.runs import reduce, run

_PART = 200


@pytest.mark.parametrize("first", range(0, 1600, _PART))
def test_no_made_input_breaks_a_law(first: int) -> None:
    assert run(first, _PART, thorough_every=1).faults == ()


# What broke a law once, reduced.
FOUND = (
    "<tt><em>一", "<samp><a href=http://g>仐", "<samp><img src=http://g/emoji/ alt=[仐]", "<tt>x<sup>y <b>z</b></sup></tt>", "<ruby><rt><rp>)",
    "<table><tr><th><th", "<table><tr><th>参<th", "<table><tr><td><e><tr><td>傱", "<table><tr><td><td><pre>\t#", "<pre>\ufeffa", "<pre>&#13>",
    "<li><pre>&#13>", "<video src=http://&amp#52;", "<img src=http://e/&amp#5", "<object><img src=e>俇", "<video><img src=t>", "<img data-srcset=r>",
    "<p>打开<img src=http://www.zhihu.com/equation?>APP", "<pre><img src=0>", "<d style=display:none><img srcset=g>", "一<i>\n<br>仃",
    '<img src="http://.">业><img src="http://g"><p class=imgdesc>俻倈', "<center><img src=http://g>图：<a", "<a href=http://<><", "<img src=http://^",
    "<frame src=//.1>", "&#1", "<&#1n", "&g\x0ct", "<img\x0csrc=http://e/a>", "<xmp>{", "<plaintext></body>", "<xmp>&#1", "<math><xmp>&#124", "<svg><p><plaintext><p>", "<t</body>=",
    "<isindex>x", "</", "<svg><>", "<svg><![CDATA[不]]></svg>x", "<noscript><noscript><img src=http://p>图", "<ol reversed>乨<li>><li",
    "<a href=http://e><img src=http://www.zhihu.com/equation?><li>儳", "<noscript><img src=pd><img src=http://t>", "<x-><noscript><img src=http://r>",
    "<table><caption>><blockquote>r</caption><tr><td><td", "<blockquote>" * 50 + "x", "<div>" * 120 + "<img src=x>", "<img src=http://cors.zfour.workers.dev?http://g>",
    '<ul><<a href="li><div style="dispay:n</p>one">',
    "<pre><mark><textarea>乛…</samp></mark></pre><h1><samp>*</textarea></h1www.e.org>",
    '<a f="><picture><source srcset="http://e><img src=on>',
    "<script><pre></script><<xmp><<<</xmp",
    "<math><mn><xmp><n>",
    "<code><textarea></code>",
    "<select><plaintEXt>}",
    "<math><mi><plaintext></",
    '<img src="http://."eeimg=',
    "<math/x><script><ics></math></th><th>偽</th></tr>勆",
    "<li><img src=http://r><p class=imgdesc>></div>亏><img src=http://.>仪价<p>9",
    '<script>"<pre>"</script>甲<pre><b></pre>',
    "<img src=http://m><p>扫描二维码<p>>佬<td>{",
    "<img src=http://e>亶价<p>复制<p><pre>休",
    "<img zoomfile=t>",
    "<![CdatA[&#x5d",
    '<math><a href="http://.jpg"><img src="http://g">',
    '<p s="><a href="http://.jpg><img src="http://i">',
    "><img src=http://摄",
    "<svg><title><img src=</title>",
    "<math><mi><plaintext><i>",
    '<img src="http://cors.zfour.workers.dev?http://4/ h">',
    "<table><h><a><p></a><table><f<>偽",
    "<pre><![CDATA[t",
    '<code><textarea></code><g c=">">',
    "<select><style>&#64",
    "<svg><<isindex>o",
    "<pre><![CDATA[I</pre",
    '<img srcset=&#1"x, http://.>',
    '<img c="><img data-src="p" src=data:>',
    "<mathp><![CDATA[<plaintext>",
    "<pre><img src=<span style></pre>",
    "<p><strong>(0　</strong><br><img src=http://emoji/><dd>伞",
    "<pre>&#12<![CDATA[5</pre>",
    "<p>&#12<![CDATA[5]]></p>",
    "<svg><\x00![CDATA[",
    "<svg><![CDA\x01TA[",
    '<!]]><g t=">">',
    "&#\x1bx4e00",
    '<img c="><img data-src="http://r" src=ag>',
    "<pre><img src=r</pre>",
    "<n<code><img src=i</code>",
    '<img srcset="e><c"',
    "<table><td><i>\r<i><img src=t><td><xmp",
    "<xmp></xmp\x85",
    "<i><d><tt>&#<p>>",
    "<code>&#x<m>C",
    "<p>复制代码<d><p>复制代码<pre>、",
    "复制<h><p>复制</><pre>a",
    '<ul><i><img src=http://g><figcaption><img src="http://g"',
    '<img src=http://n eeimg="1"',
    "^<br>]]></",
    "<f<pre><textarea></pre>",
    "<g<code><textarea></code>",
    "<img zoomfile=http://i/w37h46/",
    "<table><tr><th><th></tr><td><t><tr><td>侓",
    "<title><code></title><svg><![CDATA[r</code></svg>",
    "<li>" + "<ul>" * 55 + "<",
    "<svg><![CDATA[a]]>b<p>c",
    "a<br>]]</p>b",
    "<h2>a<br>]]></x></h2>b",
    "<img src=http://g><figcaption><p><img src=http://p>侓",
    '><IMg src="http://ithome.com/n.jpg@s"',
    "<code><!----!></code>",
    "<svg><title><a信",
    "\x00>\x00>\x00>\x00>\x00>\x00is",
    "丧<td>亂<td></><b>!z<h2>长江上游今年首次洪水",
    "。<br>原文链接：http://y（译：木子）",
    "<h2>一<h><h1>乨",
    "<figure>><img src=http://e><figcaption><plaintext>",
    "<code><textarea\n</code><select><!--r>凩",
    "<p>图：一<sub>\u3000</sub><br>~",
    "<p>一<b> </b><br><i> x</i> <br> <u>y </u>",
    '<img srcset="h>x<!"',
    "<table><thead>tr><th>1</th></tr></thead><tbody><tr><td>1</td><td><pre>1</pre></td></tr></tbody></table>",
)  # fmt: skip


@pytest.mark.parametrize("body", FOUND)
def test_no_input_that_broke_a_law_once_breaks_one_again(body: str) -> None:
    assert checker.check(body) == []


def test_equal_seeds_make_equal_inputs() -> None:
    assert [Mutator(seed).body() for seed in range(50)] == [Mutator(seed).body() for seed in range(50)]
    assert len({Mutator(seed).body() for seed in range(50)}) > 40


def _with(article: Article, *, html: str = "", markdown: str = "", text: str = "") -> Article:
    body = article.body
    assert body is not None
    changed = replace(body, html=html or body.html, markdown=markdown or body.markdown, text=text or body.text)
    return replace(article, body=changed)


def test_the_checker_finds_each_kind_of_break() -> None:
    body = "<p>甲乙</p><p><img src='https://e.org/a.jpg'></p><p>丙</p>"
    article = clean(body)
    assert [*checker.conservation(body, article)] == []
    without = _with(article, text="甲", html="<p>甲</p>")
    assert [*checker.conservation(body, without)] == ["lost: 乙丙"]
    assert [*checker.conservation(body, _with(article, text="甲甲乙丙"))] == ["doubled: 甲"]
    assert [*checker.conservation(body + "<img src='https://e.org/b.jpg'>", article)] == [
        "image lost: ['https://e.org/b.jpg', '']"
    ]
    assert [*checker.fixed_point(_with(article, html="<div>甲</div>"))] != []
    assert [*checker.same_in_both(_with(article, markdown="甲**乙**"))] != []
    assert [*checker.safe(_with(article, html="<p onclick=x>甲</p>"))] != []


def test_a_file_is_slow_if_each_reading_of_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def found(*, readings: list[float]) -> list[str]:
        monkeypatch.setattr(checker, "perf_counter", iter([0.0, 9.0]).__next__)
        monkeypatch.setattr(checker, "process_time", iter(readings).__next__)
        return [fault.partition(":")[0] for fault in checker.check("<p>甲</p>")]

    assert found(readings=[9.0, 18.0, 18.0, 27.0, 27.0, 36.0]) == ["slow"]
    assert found(readings=[9.0, 18.0, 18.0, 18.01, 27.0, 36.0]) == []


def test_an_exception_of_any_pass_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsarchive.clean.body.write_canonical_tree", lambda *_, **__: 1 / 0)
    assert [fault.partition(":")[0] for fault in checker.check("<p>甲</p>")] == ["exception"]


def test_an_input_is_reduced_to_what_breaks_the_law() -> None:
    assert reduce("<p>一些文字</p><b>重点</b>" * 20 + "<i>x", lambda text: "<i>" in text and "重" in text) == "重<i>"
