from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from newsarchive.model.article import Article
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


def test_a_word_with_little_evidence_is_a_tag_only_if_another_article_has_it_too() -> None:
    articles = [article("a", candidates=(("航天", 0.3), ("孤词", 0.3))), article("b", candidates=(("航天", 0.2),))]
    assert choose_tags(articles, Vocabulary()) == {"a": ("航天",), "b": ("航天",)}


def test_a_word_with_sufficient_evidence_is_a_tag_of_one_article() -> None:
    assert choose_tags([article("a", candidates=(("百日冲刺", 1.4), ("孤词", 0.3)))], KNOWN) == {"a": ("百日冲刺",)}


def test_tags_are_in_the_order_of_their_weights_however_frequent_they_are() -> None:
    others = [article(f"{number}", candidates=(("常见", 1.1),)) for number in range(200)]
    tags = choose_tags([article("a", candidates=(("常见", 1.9), ("少见", 1.1))), *others], Vocabulary())
    assert tags["a"] == ("常见", "少见")


WORDS = st.lists(
    st.tuples(st.sampled_from("甲乙丙丁戊己庚辛"), st.floats(0.1, 1.9)), max_size=8, unique_by=lambda it: it[0]
)


@given(st.lists(WORDS, min_size=1, max_size=5), st.lists(WORDS, max_size=5))
def test_tags_do_not_change_with_articles_that_have_none_of_their_words(
    archive: list[list[tuple[str, float]]], added: list[list[tuple[str, float]]]
) -> None:
    kept = [article(f"a{number}", candidates=tuple(words)) for number, words in enumerate(archive)]
    others = [
        article(f"b{number}", candidates=tuple((f"其他{word}", weight) for word, weight in words))
        for number, words in enumerate(added)
    ]
    before, after = choose_tags(kept, KNOWN), choose_tags([*others, *kept], KNOWN)
    assert {key: after[key] for key in before} == before


@given(st.lists(WORDS, min_size=1, max_size=5), WORDS)
def test_an_article_adds_tags_with_its_own_words_only_and_removes_none(
    archive: list[list[tuple[str, float]]], added: list[tuple[str, float]]
) -> None:
    kept = [article(f"a{number}", candidates=tuple(words)) for number, words in enumerate(archive)]
    before = choose_tags(kept, KNOWN)
    after = choose_tags([*kept, article("b", candidates=tuple(added))], KNOWN)
    for key, tags in before.items():
        assert set(tags) <= set(after[key]) <= set(tags) | {word for word, _ in added}


def test_spellings_that_differ_in_case_are_one_tag() -> None:
    words = (("Google", 1.5), ("google", 1.3))
    tags = choose_tags([article("a", candidates=words), article("b", candidates=words[:1])], Vocabulary())
    assert tags["a"] == ("Google",)


def test_traditional_simplified_and_full_width_spellings_of_several_articles_are_one_tag() -> None:
    spellings = ("疫苗接種", "疫苗接种", "ＡＩ", "AI")
    tags = choose_tags(
        [article(f"{number}", candidates=((word, 1.5),)) for number, word in enumerate(spellings)], Vocabulary()
    )
    assert tags == {"0": ("疫苗接种",), "1": ("疫苗接种",), "2": ("AI",), "3": ("AI",)}


def test_an_archive_in_traditional_characters_keeps_them() -> None:
    assert choose_tags([article("a", candidates=(("疫苗接種", 1.5),))], Vocabulary()) == {"a": ("疫苗接種",)}


def test_a_traditional_spelling_of_a_term_is_the_term() -> None:
    vocabulary = Vocabulary(subjects={"新能源汽车": ()})
    assert choose_tags([_stated(article("a"), "新能源汽車")], vocabulary) == {"a": ("新能源汽车",)}


def test_the_number_of_tags_of_an_article_is_limited() -> None:
    words = tuple((f"词{number}", 1.0) for number in range(30))
    tags = choose_tags([article("a", candidates=words), article("b", candidates=words)], Vocabulary())
    assert len(tags["a"]) == MOST_TAGS


def test_the_author_of_an_article_is_not_among_its_tags(tmp_path: Path) -> None:
    body = "<p>新华社北京5月9日电（记者 叶雨婷）叶雨婷、王小明表示，就业很重要。王小明表示，叶雨婷来了。</p>"
    files = {f"articles/{n}.txt": raw_article(title=f"王小明谈就业{n}", body=body) for n in range(2)}
    library = project(tmp_path, files).library()
    tags = set(next(iter(library.tags_of.values())))
    assert "王小明" in tags
    assert "叶雨婷" not in tags


def test_the_tags_that_a_file_states_come_first_and_need_no_other_article() -> None:
    stated = _stated(article("a", candidates=(("百日冲刺", 1.9),)), "C#", "孤词", "ipo", "IPO", "进展")
    assert choose_tags([stated], KNOWN) == {"a": ("C#", "孤词", "新股发行", "百日冲刺")}


def test_the_tags_of_the_source_follow_those_of_the_file_and_come_before_all_others() -> None:
    found = replace(article("a", candidates=(("百日冲刺", 1.9),)), stated_tags=("甲",), source_tags=("乙", "进展"))
    assert choose_tags([found], KNOWN) == {"a": ("甲", "乙", "百日冲刺")}


def test_a_file_that_states_many_tags_keeps_them_all() -> None:
    many = tuple(f"标签{number}" for number in range(MOST_TAGS + 5))
    stated = _stated(article("a", candidates=(("百日冲刺", 1.9),)), *many)
    assert choose_tags([stated], KNOWN) == {"a": many}


def _stated(found: Article, *tags: str) -> Article:
    return replace(found, stated_tags=tags)
