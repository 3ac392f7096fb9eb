from __future__ import annotations

from newsarchive.relate.related import MOST_RELATED, Related
from newsarchive.relate.taxonomies import build_taxonomy
from tests.relate.articles import article, by_id


def related(tags_of: dict[str, tuple[str, ...]], *, duplicates: tuple[str, ...] = ()) -> dict[str, tuple[str, ...]]:
    """The related articles where the ids are also the days of the month, so that 09 is the newest."""
    articles = by_id(*(article(name, day=f"2022-05-{name}") for name in tags_of))
    tags = build_taxonomy("tags", ((name, (tag,)) for name in articles for tag in tags_of[name]))
    return dict(Related(articles, tags, tags_of, dict.fromkeys(duplicates, duplicates)))


def test_the_nearest_is_the_one_that_shares_the_rarest_tag() -> None:
    found = related({"01": ("常", "稀"), "02": ("稀",), "03": ("常",), "04": ("常",), "05": ("常",)})
    assert found["01"] == ("02", "05", "04", "03")


def test_of_equally_near_ones_the_newer_comes_first() -> None:
    found = related({"01": ("甲",), "02": ("甲",), "03": ("甲",)})
    assert found == {"01": ("03", "02"), "02": ("03", "01"), "03": ("02", "01")}


def test_more_shared_tags_are_nearer() -> None:
    found = related({"01": ("甲", "乙"), "02": ("甲", "乙"), "03": ("甲",), "04": ("乙",)})
    assert found["01"][0] == "02"


def test_an_article_is_not_related_to_itself_nor_to_one_it_shares_nothing_with() -> None:
    assert related({"01": ("甲",), "02": ("乙",), "03": ()}) == {"01": (), "02": (), "03": ()}


def test_near_duplicates_are_not_related_articles() -> None:
    found = related({"01": ("甲",), "02": ("甲",), "03": ("甲",)}, duplicates=("01", "02"))
    assert found == {"01": ("03",), "02": ("03",), "03": ("02", "01")}


def test_the_number_of_related_articles_is_limited() -> None:
    found = related({f"{day:02}": ("甲",) for day in range(1, 20)})
    assert {len(others) for others in found.values()} == {MOST_RELATED}


def test_tags_that_differ_in_case_relate() -> None:
    found = related({"01": ("IPO",), "02": ("IPO",), "03": ("ipo",)})
    assert found["03"] == ("02", "01")
