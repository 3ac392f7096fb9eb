"""Lines of interviews and of lists of people, which have the form of credits."""

from __future__ import annotations

import pytest

from tests.builders import clean


def kept(*lines: str) -> bool:
    """True if all lines of an article are on its page."""
    article = clean("".join(f"<p>{line}</p>" for line in lines))
    assert (article.byline, article.editor, article.origin) == ("", "", "")
    return article.text.split("\n") == list(lines)


@pytest.mark.parametrize(
    "lines",
    [
        ("记者：请问工程什么时候完工？", "答：今年年底。", "记者：林小满", "林小满：我是负责人。"),
        ("記者：請問您？", "林小滿：請坐。", "記者：林小滿"),
    ],
)
def test_a_name_in_a_question_of_an_interview_is_no_byline(lines: tuple[str, ...]) -> None:
    assert kept(*lines)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(("影片下月上映。", "导演：林小满", "编剧：周一舟", "摄影：张三", "剪辑：李四"), id="a crew at the end"),
        pytest.param(("摄影：张三", "剪辑：李四", "导演：林小满", "影片下月上映。"), id="a crew at the head"),
        pytest.param(("本周荐书。", "《海鸟》", "作者：林小满", "《山雀》", "作者：张三"), id="names of works"),
        pytest.param(("获奖名单如下：", "作者：张三", "译者：李四"), id="words that introduce it"),
    ],
)  # fmt: skip
def test_the_crew_of_a_work_is_no_credit_of_the_article(lines: tuple[str, ...]) -> None:
    assert kept(*lines)


def test_credits_of_the_article_with_a_role_that_only_a_page_has_are_taken_out() -> None:
    article = clean("<p>一。</p><p>二。</p><p>地图：周一舟</p><p>摄影：张三</p><p>责编：李四</p>")
    assert (article.editor, article.text) == ("李四", "一。\n二。\n地图：周一舟\n摄影：张三")


def test_the_speakers_of_an_interview_keep_their_names() -> None:
    assert kept("【记者 林小满】您好！", "【周一舟】你好！", "【记者 林小满】再问一个问题。", "【周一舟】好。")


def test_the_credits_after_an_interview_are_taken_out() -> None:
    article = clean("<p>记者：请问工程什么时候完工？</p><p>答：年底。</p><p>记者：林小满 责编：周一舟</p>")
    assert (article.byline, article.editor) == ("林小满", "周一舟")
