from __future__ import annotations

import pytest

from newsarchive.base.language import language_of
from tests.builders import clean


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("教育部开展高校毕业生就业系列活动", "zh-Hans"),
        ("一二三四五", "zh-Hans"),
        ("教育部開展高校畢業生就業系列活動，這個國家來說", "zh-Hant"),
        ("IT之家 7 月 16 日消息，华为 Mate X2 开售", "zh-Hans"),
        ("日向坂46のニューシングルが発売されました", "ja"),
        ("最新アルバム『東京』を発売する", "ja"),
        ("动画「となりのトトロ」" + "这部电影讲述了两个女孩与森林精灵的故事" * 4, "zh-Hans"),
        ("North Korea’s only openly gay defector finds love", "en"),
        ("The word 新闻 means news in Chinese, and is older than most think", "en"),
        ("参考文献 https://example.org/a/very/long/address?with=many&words=in_it", "zh-Hans"),
        ("新预告 ▶ player.youku.com ▶ www.youtube.com", "zh-Hans"),
        ("한국어로 쓰인 기사 제목입니다", "und"),
        ("Новости дня из Москвы", "und"),
        ("", "und"),
        ("2022-05-09 10:48 ☂", "und"),
    ],
)  # fmt: skip
def test_the_language_is_detected_by_the_characters(text: str, language: str) -> None:
    assert language_of(text) == language


def test_the_language_of_an_article_is_that_of_its_title_and_text() -> None:
    assert clean("<p>Two people came.</p>", title="A headline").language == "en"


def test_code_does_not_count_for_the_language_of_an_article() -> None:
    body = f"<p>代码如下：</p><pre>{'const value = compute();' * 20}</pre>"
    assert clean(body, title="一篇短文").language == "zh-Hans"
