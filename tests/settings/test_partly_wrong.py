"""One wrong key or value in an editors' file costs nothing else in it, and contradictions are reported with both lines."""

from __future__ import annotations

import pytest

from newsarchive.settings.checked import Model
from newsarchive.settings.editorial import FrontPageFile
from newsarchive.settings.schema import parse
from newsarchive.settings.sources import SourceRules
from newsarchive.settings.topics import TopicFile, parse_topic_file
from newsarchive.settings.vocabulary import Vocabulary

SOURCE = """\
name: 某源
recognise: {author: [某源], catgory: [x]}
drop:
- {select: .advert, why: an advert}
- {select: .share, txt: 分享, why: a share bar}
- {select: 'p[', why: broken}
unwrap: nothing
third_party_images: [https://e.org/qr.png, 5]
"""


def kept(text: str, model: type[Model]) -> Model:
    value = parse(text, model, path="x.yml").value
    assert value is not None
    return value


def lines_of_problems(text: str, model: type[Model]) -> list[int]:
    return sorted(problem.line for problem in parse(text, model, path="x.yml").problems)


def test_a_wrong_key_in_the_rules_of_a_source_costs_its_rule_and_nothing_else() -> None:
    found = kept(SOURCE, SourceRules)
    assert (found.name, found.recognise.author, found.recognise.category) == ("某源", ("某源",), ())
    assert [rule.select for rule in found.drop] == [".advert"]
    assert (found.unwrap, found.third_party_images) == ((), ("https://e.org/qr.png",))
    assert lines_of_problems(SOURCE, SourceRules) == [2, 5, 6, 7, 8]


@pytest.mark.parametrize(
    "text", ["nam: x\nrecognise: {}\n", "name: x\nrecognise: 5\n", "name: [x]\nrecognise: {}\n", "- x"]
)
def test_a_source_without_a_name_or_evidence_cannot_be_used_and_has_one_problem(text: str) -> None:
    value, problems, _ = parse(text, SourceRules, path="x.yml")
    assert (value, len(problems)) == (None, 1)


def test_each_term_of_the_vocabulary_is_kept_whatever_is_wrong_with_another() -> None:
    text = """\
people:
  张三: [三哥, 5, 老张]
  李四: 四哥
  王五:
  2022: [二二]
plces: {北京: [京]}
places:
  上海: [沪]
block: [记者, [x], 编辑]
"""
    found = kept(text, Vocabulary)
    assert found.people == {"张三": ("三哥", "老张"), "李四": (), "王五": ()}
    assert (found.places, found.block) == ({"上海": ("沪",)}, ("记者", "编辑"))
    assert lines_of_problems(text, Vocabulary) == [2, 3, 4, 5, 6, 9]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("people:\n  甲: []\n  2022: []\n", "3:3: error: people.2022: input should be a valid string, got 2022"),
        ("people:\n  甲: []\n  yes: []\n", "3:3: error: people.yes: input should be a valid string, got True"),
    ],
)
def test_a_term_that_is_not_text_is_reported_at_its_line_as_it_is_written(text: str, problem: str) -> None:
    assert [str(found) for found in parse(text, Vocabulary, path="v.yml").problems] == [
        f"v.yml:{problem} (setting-invalid)"
    ]
    assert kept(text, Vocabulary).people == {"甲": ()}


def test_two_blocks_of_one_key_are_joined_and_reported_as_are_their_terms() -> None:
    text = "people:\n  甲: [一]\nblock: [x]\npeople:\n  乙: []\n  甲: [二]\nblock: [y]\n"
    found = kept(text, Vocabulary)
    assert found.people == {"甲": ("一", "二"), "乙": ()}
    assert found.block == ("x", "y")
    assert lines_of_problems(text, Vocabulary) == [4, 6, 7]


def test_the_front_page_keeps_its_valid_ids() -> None:
    found = kept("featured: [a, 5, b]\nexclud: [c]\nexclude: [d]\n", FrontPageFile)
    assert (found.featured, found.exclude) == (("a", "b"), ("d",))


def test_a_topic_keeps_its_valid_entries() -> None:
    keys = "titel: 题\narticles: [a, {id: b, notes: x}]\nqueries:\n- {tags: [x], form: 2022-01-01}\n- {tags: [y]}\nnotes: x\n"
    found = parse_topic_file(f"---\n{keys}---\n导语\n", "t.md")
    assert [picked.id for picked in found.declared.articles] == ["a"]
    assert [query.tags for query in found.declared.queries] == [("y",)]
    assert (found.declared.notes, found.introduction) == ((), "导语\n")
    assert [problem.line for problem in sorted(found.problems)] == [2, 3, 5, 7]


def test_what_is_wrong_in_a_merged_mapping_is_left_out_as_well() -> None:
    value, problems, _ = parse("<<: {name: x, nonsense: y}\nrecognise: {}\n", SourceRules, path="x.yml")
    assert value is not None
    assert (value.name, [(problem.line, problem.column) for problem in problems]) == ("x", [(1, 15)])


def test_a_front_matter_with_nothing_right_is_empty() -> None:
    assert parse_topic_file("---\ntitle: [x]\nnotes: 5\n---\n", "t.md").declared == TopicFile()


def test_a_misspelt_key_is_one_problem_that_names_the_key_it_was_meant_to_be() -> None:
    text = "name: x\nrecognise: {}\ndrop:\n- {selct: p, why: x}\n"
    assert [str(problem) for problem in parse(text, SourceRules, path="x.yml").problems] == [
        (
            "x.yml:4:4: error: drop[0].selct: unknown key 'selct'; did you mean 'select'? "
            "known keys: rare, select, text, why (setting-invalid)"
        )
    ]


def test_entries_between_full_width_commas_are_reported_and_titles_are_not() -> None:
    text = (
        "organisations:\n  人社部: [人力资源社会保障部，人社]\n"
        "subjects:\n  电影: [《你好，李焕英》, 影片]\n  你好，李焕英: []\nblock: [记者、编辑]\n"
    )
    _, problems, _ = parse(text, Vocabulary, path="v.yml")
    several = "is one entry; if it is meant as several, expected an ASCII comma and a space between them (entry-joined)"
    assert [str(problem) for problem in problems] == [
        f"v.yml:2:9: warning: organisations.人社部[0]: '人力资源社会保障部，人社' {several}",
        f"v.yml:6:9: warning: block[0]: '记者、编辑' {several}",
    ]


def test_a_blocked_word_that_is_also_a_term_is_blocked_and_reported_with_both_lines() -> None:
    text = "people:\n  张三: [三哥]\nplaces:\n  北京: [京, Peking]\nblock:\n- 张三\n- PEKING\n- 记者\n"
    value, problems, _ = parse(text, Vocabulary, path="v.yml")
    assert [str(problem) for problem in problems] == [
        (
            "v.yml:6:3: warning: block[0]: '张三' is also people.张三, on line 2; block wins, so it is never a tag; "
            "remove one of the two (term-blocked)"
        ),
        (
            "v.yml:7:3: warning: block[1]: 'PEKING' is also places.北京[1], on line 4; block wins, so it is never a tag; "
            "remove one of the two (term-blocked)"
        ),
    ]
    assert value is not None
    assert value.spellings == {"北京": "北京", "京": "北京"}
    assert value.blocked == {"张三", "三哥", "peking", "记者"}


def test_a_spelling_of_two_terms_is_reported_with_both_lines_and_the_term_that_is_used() -> None:
    text = "people:\n  甲: [丙]\nplaces:\n  乙: [丙]\n"
    value, problems, _ = parse(text, Vocabulary, path="v.yml")
    assert [str(problem) for problem in problems] == [
        (
            "v.yml:4:7: warning: places.乙[0]: '丙' is also a spelling of '甲', on line 2; the tag is '乙', "
            "remove one of the two (spelling-repeated)"
        )
    ]
    assert value is not None
    assert value.spellings["丙"] == "乙"
