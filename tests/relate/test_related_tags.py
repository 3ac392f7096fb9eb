from __future__ import annotations

from newsarchive.relate.related_tags import MOST_RELATED, related_tags
from newsarchive.relate.taxonomies import build_taxonomy


def related(tag: str, *articles: str) -> list[str]:
    """The tags related to one; each article is given as its tags, the newest first."""
    tags_of = {f"{number:03}": tuple(tags.split()) for number, tags in enumerate(articles)}
    tags = build_taxonomy("tags", ((key, (name,)) for key, names in tags_of.items() for name in names))
    return [found.name for found in related_tags(tags.terms[tag,], tags, tags_of)]


def test_the_nearest_tag_is_the_one_that_occurs_with_it_most_often() -> None:
    assert related("甲", "甲 乙", "甲 乙", "甲 丙", "丁", "丁", "丁") == ["乙", "丙"]


def test_a_tag_that_occurs_with_every_tag_is_not_related() -> None:
    assert related("甲", "甲 常 稀", "甲 常", "常", "常") == ["稀"]


def test_a_tag_that_never_occurs_with_it_is_not_related() -> None:
    assert related("甲", "甲 乙", "丙", "丁") == ["乙"]


def test_equally_near_tags_are_in_name_order() -> None:
    for articles in (("甲 b a c", "丙"), ("甲 c b a", "丙")):
        assert related("甲", *articles) == ["a", "b", "c"]


def test_only_the_newest_articles_of_a_tag_are_compared() -> None:
    assert related("甲", *["甲 新"] * 200, "甲 旧", *["丙"] * 50) == ["新"]


def test_related_tags_fill_at_most_a_line() -> None:
    assert len(related("甲", "甲 " + " ".join("abcdefghijklm"), "丙")) == MOST_RELATED


def test_a_spelling_that_differs_in_case_is_the_same_tag() -> None:
    assert related("ipo", "IPO 乙", "ipo 乙", "丙", "丙") == ["乙"]
