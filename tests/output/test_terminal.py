"""An article on a terminal: what an editor sees, without colours, and where there are any."""

from __future__ import annotations

from dataclasses import replace
from textwrap import dedent

import click
import pytest

from newsarchive.model.article import Article, Removal
from newsarchive.output.terminal import terminal_page
from newsarchive.output.terminal_text import body_lines
from tests.builders import clean


def shown(article: Article, *, width: int = 60) -> str:
    return click.unstyle(terminal_page(article, tags=["就业", "招聘"], width=width))


def body(html: str, *, width: int = 40) -> str:
    return click.unstyle("\n".join(body_lines(html, width)))


def with_removed(article: Article, *entries: Removal) -> Article:
    assert article.body
    return replace(article, body=replace(article.body, removed=entries))


def removed(*entries: Removal) -> list[str]:
    """The lines on what was removed."""
    return shown(with_removed(clean("<p>正文。</p>"), *entries)).split("\n\n")[-1].splitlines()


def test_a_page_has_the_facts_the_text_and_the_removals() -> None:
    article = clean(
        '<p>　　新华社北京4月27日电（记者 林小满）正文<b>一</b>。</p><script>x</script><p class="a">见<a href="https://e.org/1">此</a>。</p>',
        title="[World] 甲_乙",
        image="https://e.org/a.jpg",
    )
    assert shown(article) == dedent(f"""\
        [World] 甲_乙
                id  {article.id}
              page  /a/{article.id}/
              file  articles/a.txt
              date  2022-04-27 10:53:54+08:00 (time of publication,
                    from the feed)
            source  新浪财经
           channel  新浪财经－国內
        categories  金融 › 新浪财经 › 新浪财经－国內
            byline  林小满
            origin  新华社
          dateline  北京4月27日电
              tags  就业、招聘
          language  zh-Hans
        lead image  https://e.org/a.jpg
            length  18 characters, 0 images, 1 link

        新华社北京4月27日电 正文一。

        见此‹1›。

        ‹1› https://e.org/1

        Removed (5)
        generic: indent by spaces; the style sheet indents
          whitespace  □□
        generic: <script> is never shown
          script  x
        generic: only attributes with a meaning are kept
          attribute  class
        generic: empty lines between paragraphs
          whitespace  ↵↵
        generic: shown as byline
          fact  （记者 林小满）""")


def test_the_raw_title_is_shown_where_it_differs() -> None:
    assert " raw title  CI_CD 实践" in shown(clean("<p>正文</p>", title="CI_CD 实践")).splitlines()
    assert "raw title" not in shown(clean("<p>正文</p>", title="实践"))


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("Wed, 27 Apr 2022 00:00:00 GMT", "2022-04-27 (day of publication; the feed gave no time)"),
        ("2022-04-27 02:53:54", "2022-04-27 10:53:54+08:00 (crawl time; published no later than this)"),
        ("昨天", "no valid date"),
    ],
)
def test_a_date_is_shown_with_its_meaning(date: str, expected: str) -> None:
    assert f"  date  {expected}\n" in shown(clean("<p>正文</p>", date=date), width=100)


def test_unknown_keys_are_shown_with_their_values() -> None:
    article = replace(clean("<p>正文</p>"), unknown_keys=(("mathjax", "true"), ("layout", "post")))
    assert [line for line in shown(article).splitlines() if "unknown key" in line] == [
        "unknown key  mathjax: true",
        "unknown key  layout: post",
    ]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<h2>小标题</h2><p>正文。</p>", "## 小标题\n\n正文。", id="heading"),
        pytest.param("<h3>一二三四五六七八九十一二三四五六七八九十</h3>", "### 一二三四五六七八九十一二三四五六七八\n    九十", id="long heading"),
        pytest.param("<p>甲<br>乙</p>", "甲\n乙", id="line break"),
        pytest.param("<blockquote><p>甲</p><p>乙</p></blockquote>", "│ 甲\n│\n│ 乙", id="quote"),
        pytest.param("<ul><li>甲</li><li>乙</li></ul>", "• 甲\n• 乙", id="list"),
        pytest.param('<ol start="9"><li>甲</li><li><p>乙</p><p>丙</p></li></ol>', "9. 甲\n\n10. 乙\n\n    丙", id="numbered list"),
        pytest.param('<ol type="a" reversed><li>甲</li><li value="27">乙</li></ol>', "b. 甲\naa. 乙", id="letters downwards"),
        pytest.param("<dl><dt>词</dt><dd>义</dd><dt>二</dt><dd><p>甲</p><p>乙</p></dd></dl>", "词\n    义\n二\n    甲\n\n    乙", id="definitions"),
        pytest.param("<ul><li><p>甲</p><ul><li>乙</li></ul></li></ul>", "• 甲\n\n  • 乙", id="list in a list"),
        pytest.param("<pre><code>if x:\n\ty &lt; 1\n\nz</code></pre>", "    if x:\n        y < 1\n\n    z", id="code"),
        pytest.param('<figure><img src="https://e.org/a.jpg" alt="桥"><figcaption>河边</figcaption></figure>', "▣ https://e.org/a.jpg\n  (桥)\n  河边", id="image with other words"),
        pytest.param('<figure><img src="https://e.org/a.jpg" alt="桥"><figcaption>大桥</figcaption></figure>', "▣ https://e.org/a.jpg\n  大桥", id="image with its caption"),
        pytest.param('<p>设 <img src="https://e.org/e" alt="x^2"> 为</p>', "设 ▣ x^2 为", id="formula"),
        pytest.param('<p><a href="https://e.org/">https://e.org/</a></p>', "https://e.org/", id="link that shows its target"),
        pytest.param("<p>甲</p><hr><p>乙</p>", "甲\n\n* * *\n\n乙", id="line"),
        pytest.param("<table><caption>表一</caption><thead><tr><th>代码</th><th>名</th></tr></thead><tbody><tr><td>1</td><td>青石</td></tr></tbody></table>", "表一\n代码 │ 名\n1    │ 青石", id="table"),
        pytest.param("", "", id="nothing"),
    ],
)  # fmt: skip
def test_the_kind_of_a_block_is_visible(html: str, expected: str) -> None:
    assert body(html) == expected


def test_a_table_that_is_too_wide_is_not_aligned() -> None:
    row = f"<tr><td>一</td><td>{'长' * 20}</td></tr><tr><td>一二三</td><td>二</td></tr>"
    assert body(f"<table><tbody>{row}</tbody></table>") == f"一 │ {'长' * 20}\n一二三 │ 二"


def test_lines_are_wrapped_to_the_width_with_a_hanging_indent() -> None:
    assert body("<ul><li>春天到了，公园里的花都开了</li></ul>", width=12) == "• 春天到了，\n  公园里的花\n  都开了"


def test_emphasis_and_links_are_styled_and_nothing_else_in_their_paragraph() -> None:
    assert body_lines('<p>甲<strong>乙<a href="https://e.org/">丙</a></strong>丁</p>', 40)[0] == (
        "甲\x1b[1m乙\x1b[0m\x1b[1m\x1b[4m丙\x1b[0m\x1b[2m‹1›\x1b[0m丁"
    )


def test_removals_are_grouped_by_rule_and_reason_and_names_of_attributes_are_listed() -> None:
    assert removed(
        Removal("attribute", "class", "generic", "no meaning", 2),
        Removal("element", "扫一扫", "drop[0]", "an advert"),
        Removal("attribute", "style", "generic", "no meaning", 14),
        Removal("comment", "广告", "generic", "hidden", 3),
    ) == [
        "Removed (20)",
        "generic: no meaning",
        "  attribute  style ×14, class ×2",
        "drop[0]: an advert",
        "  element  扫一扫",
        "generic: hidden",
        "  comment ×3  广告",
    ]


def test_a_long_removal_is_truncated_to_two_lines_with_its_length() -> None:
    assert removed(Removal("element", "长" * 300, "drop[0]", "an advert"))[2:] == [
        "  element  " + "长" * 24,
        "           " + "长" * 24 + "…",
        "           (300 characters)",
    ]


def test_a_removal_that_readers_never_saw_is_truncated_to_one_line() -> None:
    lines = removed(Removal("style", ".a{color:red}" * 20, "generic", "never shown"))[2:]
    assert lines == ["  style  .a{color:red}.a{color:red}.a{color:red}.a{color:re…", "         (260 characters)"]


def test_a_page_states_that_nothing_was_removed() -> None:
    assert removed() == ["Nothing was removed"]


def test_nothing_in_a_file_controls_the_terminal() -> None:
    article = replace(clean("<p>正文</p>"), raw_title="\x1b[2J甲")
    article = with_removed(article, Removal("comment", "\x1b]0;x\x07", "generic", "y"))
    assert "\x1b" not in shown(article)
