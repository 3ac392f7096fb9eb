from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from newsarchive.relate.keywords import MOST_TAGS, choose_tags
from newsarchive.settings.vocabulary import Vocabulary
from tests.builders import project, raw_article
from tests.relate.articles import article

KNOWN = Vocabulary.model_validate(
    {
        "organisations": {"世界卫生组织": ["世卫组织", "WHO"]},
        "subjects": {"百日冲刺": [], "新股发行": ["IPO"], "就业": []},
        "block": ["进展", "措施"],
    }
)


def test_a_word_of_only_one_article_is_not_a_tag() -> None:
    articles = [article("a", candidates=(("航天", 3.0), ("孤词", 9.0))), article("b", candidates=(("航天", 1.0),))]
    assert choose_tags(articles, Vocabulary()) == {"a": ("航天",), "b": ("航天",)}


def test_a_word_of_the_vocabulary_is_a_tag_even_in_one_article() -> None:
    assert choose_tags([article("a", candidates=(("百日冲刺", 1.0), ("孤词", 9.0)))], KNOWN) == {"a": ("百日冲刺",)}


@pytest.mark.parametrize(("total", "is_tag"), [(99, True), (100, False)])
def test_in_a_large_archive_a_word_of_every_other_article_is_not_distinctive(total: int, *, is_tag: bool) -> None:
    articles = [article(f"{number:03}", candidates=(("中国人", 1.0),) if number % 2 else ()) for number in range(total)]
    assert ("中国人" in choose_tags(articles, Vocabulary())["001"]) == is_tag


def test_a_known_word_is_a_tag_however_frequent() -> None:
    articles = [article(f"{number:03}", candidates=(("就业", 1.0),)) for number in range(200)]
    assert choose_tags(articles, KNOWN)["000"] == ("就业",)


def test_of_two_words_the_rarer_is_more_distinctive_and_comes_first() -> None:
    articles = [
        article("a", candidates=(("常见", 1.0), ("少见", 1.0))),
        article("b", candidates=(("常见", 1.0), ("少见", 1.0))),
        *(article(f"{number}", candidates=(("常见", 1.0),)) for number in range(10)),
    ]
    assert choose_tags(articles, Vocabulary())["a"] == ("少见", "常见")


def test_equal_words_are_in_code_point_order() -> None:
    words = tuple((word, 1.0) for word in ("丙", "乙", "甲", "a", "b"))
    both = [article("a", candidates=words), article("b", candidates=tuple(reversed(words)))]
    assert choose_tags(both, Vocabulary())["a"] == choose_tags(both, Vocabulary())["b"] == ("a", "b", "丙", "乙", "甲")


def test_spellings_that_differ_in_case_are_one_tag() -> None:
    words = (("Google", 2.0), ("google", 1.0))
    tags = choose_tags([article("a", candidates=words), article("b", candidates=words)], Vocabulary())
    assert tags["a"] == ("Google",)


def test_the_number_of_tags_of_an_article_is_limited() -> None:
    words = tuple((f"词{number}", 1.0) for number in range(30))
    tags = choose_tags([article("a", candidates=words), article("b", candidates=words)], Vocabulary())
    assert len(tags["a"]) == MOST_TAGS


def test_the_author_of_an_article_is_not_among_its_tags(tmp_path: Path) -> None:
    body = "<p>新华社北京5月9日电（记者 叶雨婷）叶雨婷、王小明表示，就业很重要。王小明表示，叶雨婷来了。</p>"
    files = {f"articles/{n}.txt": raw_article(title=f"就业{n}", body=body) for n in range(2)}
    library = project(tmp_path, files).library()
    tags = set(next(iter(library.tags_of.values())))
    assert "王小明" in tags
    assert "叶雨婷" not in tags


def test_the_tags_that_a_file_states_come_first_and_need_no_other_article() -> None:
    stated = replace(article("a", candidates=(("百日冲刺", 9.0),)), stated_tags=("C#", "孤词", "ipo", "IPO", "进展"))
    assert choose_tags([stated], KNOWN) == {"a": ("C#", "孤词", "新股发行", "百日冲刺")}


def test_a_file_that_states_many_tags_keeps_them_all() -> None:
    many = tuple(f"标签{number}" for number in range(MOST_TAGS + 5))
    stated = replace(article("a", candidates=(("百日冲刺", 9.0),)), stated_tags=many)
    assert choose_tags([stated], KNOWN) == {"a": many}
