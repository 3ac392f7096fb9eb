"""Sentences that name where a piece was first and who wrote it."""

from __future__ import annotations

import pytest

from newsarchive.clean.facts.republications import republication_in
from tests.builders import clean


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("本文来自微信公众号：阑夕（ID：techread），作者：林小满，头图来自：视觉中国", "origin=阑夕 byline=林小满 credit=视觉中国"),
        ("本文首发于“绿洲笔记”，作者：申屠越。", "origin=绿洲笔记 byline=申屠越"),
        ("本文来自微信公众号“灰度实验”（ID：graylab）", "origin=灰度实验"),
        ("编者按：本文转载自公众号：甲乙丙，作者：木子卢，编辑：周一舟。", "origin=甲乙丙 byline=木子卢 editor=周一舟"),
    ],
)  # fmt: skip
def test_the_sentence_names_origin_and_writer(text: str, facts: str) -> None:
    assert " ".join(f"{fact}={value}" for fact, value in republication_in(text)) == facts


@pytest.mark.parametrize(
    "text",
    [
        "本文来自一次谈话，作者：我和他。",
        "编者按：本文来自微信公众号“灰度实验”（ID：graylab），作者：木子卢，36氪经授权发布。",
        "本文来自编译，希望对您有所启发。",
        "本文来自北京",
        "原文来自《史记》。",
        "文章来自真实的故事，记者走访了三个村庄。",
    ],
)
def test_other_sentences_about_a_text_stay(text: str) -> None:
    assert republication_in(text) == ()


def test_the_sentence_is_taken_out_of_the_text() -> None:
    article = clean(
        "<p>一。</p><p>二。</p><p>本文来自微信公众号：阑夕（ID：techread），作者：林小满，头图来自：视觉中国</p>"
    )
    assert (article.text, article.origin, article.byline) == ("一。\n二。", "阑夕", "林小满")
    assert article.image_credit == "视觉中国"
