"""Alphabetical indexes: the sections and the order of names."""

from __future__ import annotations

import pytest

from newsarchive.model.library import Term
from newsarchive.site.view.alphabet_index import MOST_ON_A_PAGE, IndexSection, group_by_initial, read_name


def terms(*names: str) -> list[Term]:
    return [Term((name,), (name,), ()) for name in names]


def shown(index_sections: list[IndexSection]) -> dict[str, list[str]]:
    return {section.name: [term.name for term in section.terms] for section in index_sections}


@pytest.mark.parametrize(
    ("name", "initial", "syllable"),
    [
        ("重庆", "C", "chong"),
        ("重量", "Z", "zhong"),
        ("中国", "Z", "zhong"),
        ("中國", "Z", "zhong"),
        ("长沙", "C", "chang"),
        ("女足", "N", "nv"),
        ("A股", "A", "a"),
        ("Apple", "A", "ap"),
        ("Ａpple", "A", "ap"),
        ("Élysée", "E", "el"),
        ("《红楼梦》", "H", "hong"),
        ("3DM", "#", "3"),
        ("かな", "#", "か"),
        ("?", "#", "?"),
    ],
)
def test_a_name_is_read_as_a_whole(name: str, initial: str, syllable: str) -> None:
    assert read_name(name)[:2] == (initial, syllable)


def test_terms_are_grouped_by_initial_sorted_by_reading_and_others_last() -> None:
    names = ("中国", "招聘", "重庆", "IPO", "3DM", "创业", "北京")
    assert shown(group_by_initial(terms(*names))) == {
        "B": ["北京"],
        "C": ["重庆", "创业"],
        "I": ["IPO"],
        "Z": ["招聘", "中国"],
        "#": ["3DM"],
    }


def test_the_order_does_not_depend_on_the_order_of_the_terms() -> None:
    names = ("实事", "事实", "石狮", "试试", "是非")
    assert group_by_initial(terms(*names)) == group_by_initial(terms(*reversed(names)))


def test_a_letter_that_fits_on_a_page_is_not_split() -> None:
    (letter,) = group_by_initial(terms(*(f"中{number:03}" for number in range(MOST_ON_A_PAGE))))
    assert letter.parts == ()


def test_a_longer_letter_is_split_by_syllable() -> None:
    names = [f"{'中张'[number % 2]}{number:03}" for number in range(MOST_ON_A_PAGE)]
    (letter,) = group_by_initial(terms(*names, "Zhong"))
    assert [(part.name, part.path, len(part.terms)) for part in letter.parts] == [
        ("zh", "z/zh", 1),
        ("zhang", "z/zhang", MOST_ON_A_PAGE // 2),
        ("zhong", "z/zhong", MOST_ON_A_PAGE // 2),
    ]


def test_other_names_are_split_by_their_first_character_with_safe_paths() -> None:
    names = [f"{'12'[number % 2]}{number:03}" for number in range(MOST_ON_A_PAGE)]
    (letter,) = group_by_initial(terms(*names, "?"))
    paths = [part.path for part in letter.parts]
    assert letter.path == "others"
    assert paths[:2] == ["others/1", "others/2"]
    assert "?" not in paths[2]
