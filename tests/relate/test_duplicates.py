from __future__ import annotations

from newsarchive.features.minhash import minhash
from newsarchive.relate.duplicates import find_duplicates, resemblance
from tests.relate.articles import article

SENTENCES = [f"第{number}号公告说明了港口当天的吞吐和天气" for number in "一二三四五六七八九十"]
TEXT = "。\n".join(SENTENCES) + "。"


def test_a_republished_piece_is_a_near_duplicate_and_the_earliest_comes_first() -> None:
    taken_over = TEXT.replace(SENTENCES[3], "本台记者在码头看到了另一番繁忙的景象") + "责任编辑：何某"
    archive = {
        "later": article("later", day="2022-04-03", minhash=minhash(taken_over)),
        "first": article("first", day="2022-04-01", minhash=minhash(TEXT)),
        "other": article(
            "other", day="2022-04-02", minhash=minhash("。".join(f"{text}又有别的话" for text in SENTENCES))
        ),
    }
    assert find_duplicates(archive) == {"first": ("first", "later"), "later": ("first", "later")}


def test_near_duplicates_are_grouped_transitively() -> None:
    parts = ["。".join(SENTENCES[start : start + 6]) for start in (0, 2, 4)]
    archive = {name: article(name, minhash=minhash(text)) for name, text in zip("abc", parts, strict=True)}
    assert resemblance(archive["a"].minhash, archive["c"].minhash) < 0.5
    assert find_duplicates(archive)["a"] == ("a", "b", "c")


def test_sentences_that_many_articles_share_do_not_count() -> None:
    boilerplate = minhash("本报讯以下内容由通讯社提供版权归原作者所有未经书面许可任何人不得转载")
    assert boilerplate
    assert find_duplicates({f"{n:03}": article(f"{n:03}", minhash=boilerplate) for n in range(60)}) == {}
