from __future__ import annotations

from pathlib import Path

import pytest

from newsarchive.model.library import Topic, TopicNote
from newsarchive.relate.topics import build_topic
from newsarchive.settings.topics import parse_topic_file
from tests.builders import Project, project, raw_article
from tests.relate.articles import article, matcher

ARCHIVE = matcher(
    article("old", day="2022-04-27", source="新浪财经", title="就业形势"),
    article("new", day="2022-05-09", source="新浪财经", title="毕业生冲刺"),
    article("other", day="2022-06-01", source="晨报网", title="天气"),
    article("none"),
    tags={"old": ("就业",), "new": ("就业", "教育部")},
)


def parsed(keys: str) -> tuple[Topic, list[str]]:
    """The topic of some front matter, and its problems without the file's name."""
    file = parse_topic_file(f"---\n{keys}---\n导语\n", "docs/topics/t.md")
    topic, found = build_topic(file, ARCHIVE)
    return topic, [str(problem).removeprefix("docs/topics/t.md:") for problem in sorted([*file.problems, *found])]


@pytest.mark.parametrize(
    "listed",
    [
        "articles:\n  - new\n  - old\n  - none\n",
        "articles: [none, old, new]\n",
        "articles:\n- old\n- none\n- new\n- old\n",
    ],
)
def test_a_topic_is_read_from_its_beginning_to_its_end(listed: str) -> None:
    topic, found = build_topic(parse_topic_file(f"---\ntitle: 题\n{listed}---\n导语\n", "docs/topics/t.md"), ARCHIVE)
    assert topic.articles == ("none", "old", "new")
    assert found == []


def test_a_topic_has_the_title_and_description_of_its_file_and_the_url_of_its_name() -> None:
    text = "---\ntitle: 就业\ndescription: 说明：这样。\narticles: [old]\n---\n"
    topic, _ = build_topic(parse_topic_file(text, "docs/topics/2022届 毕业生.md"), ARCHIVE)
    assert (topic.slug, topic.title, topic.description) == ("2022届 毕业生", "就业", "说明：这样。")
    assert topic.path == "docs/topics/2022届 毕业生.md"


def test_a_topic_without_a_title_is_named_after_its_file() -> None:
    assert (
        build_topic(parse_topic_file("---\narticles: [old]\n---\n", "docs/topics/就业.md"), ARCHIVE)[0].title == "就业"
    )


@pytest.mark.parametrize(
    ("listed", "position"),
    [("articles:\n  - old\n  - gone\n", "4:5"), ("articles: [old, gone]\n", "2:17"), ("articles: [gone, id: old]\n", "2:12")],
    ids=["lines", "flow", "mapping"],
)  # fmt: skip
def test_an_id_that_no_article_has_is_reported_at_its_position_and_the_others_are_kept(
    listed: str, position: str
) -> None:
    topic, found = parsed(listed)
    assert topic.articles == ("old",)
    assert found == [
        f"{position}: error: no article has the id 'gone'; newsarchive show FILE prints a file's id (topic-article-missing)"
    ]


EMPTY = "error: no articles; expected a list articles: with the ids of some, or queries: that find some (topic-empty)"


@pytest.mark.parametrize(
    ("keys", "line"), [("title: 题\n", 1), ("title: 题\narticles: []\n", 3), ("articles:\n", 2), ("queries: []\n", 2)]
)
def test_a_topic_without_articles_is_reported(keys: str, line: int) -> None:
    assert parsed(keys)[1] == [f"{line}:1: {EMPTY}"]


def test_a_topic_without_front_matter_is_reported_and_its_text_is_kept() -> None:
    file = parse_topic_file("只有导语", "docs/topics/t.md")
    topic, found = build_topic(file, ARCHIVE)
    assert [problem.code for problem in (*file.problems, *found)] == ["front-matter-missing"]
    assert topic.introduction == "只有导语"


def test_listed_and_found_articles_are_one_thread_without_the_excluded_ones() -> None:
    topic, found = parsed("articles: [none, old]\nqueries:\n- sources: [新浪财经, 晨报网]\nexcept: [other, old]\n")
    assert topic.articles == ("none", "old", "new")
    assert (str(topic.first_day), str(topic.last_day)) == ("2022-04-27", "2022-05-09")
    assert found == []


def test_notes_precede_their_article_or_the_articles_of_their_day_or_later() -> None:
    keys = """\
articles:
- old
- {id: new, note: 五月九日这一篇。}
- {id: none, note: 没有日期的一篇。}
notes:
- {date: 2023-01-01, text: 后来。}
- {date: 2022-05-09, text: 同一天。}
- {date: 2022-05-01, text: 之间。}
- {date: 2000-01-01, text: 从前。}
"""
    notes = parsed(keys)[0].notes
    assert [(note.text, note.position, str(note.day)) for note in notes] == [
        ("没有日期的一篇。", 0, "None"),
        ("从前。", 1, "2000-01-01"),
        ("之间。", 2, "2022-05-01"),
        ("同一天。", 2, "2022-05-09"),
        ("五月九日这一篇。", 2, "2022-05-09"),
        ("后来。", 3, "2023-01-01"),
    ]


def test_the_note_of_a_missing_article_is_not_shown() -> None:
    assert parsed("articles: [old, {id: gone, note: 去了哪里？}]\n")[0].notes == ()


def test_mistakes_are_reported_at_their_position_and_all_else_is_shown() -> None:
    keys = """\
title: 题
subtitle: 副题
articles:
  - {id: old, not: 错字}
  - gone
  - other
queries:
  - tags: [就业局, 教育部]
  - sources: [新浪财经]
    to: 2022-01-01
  - {sources: [新浪财经], form: 2022-05-01}
  - title: [天气预报]
    categories: [金融]
except: [none, gone]
notes:
  - {date: 五一, text: 假期。}
  - {date: 2022-05-01, text: 假期。}
"""
    topic, found = parsed(keys)
    assert topic.title == "题"
    assert topic.articles == ("new", "other")
    assert topic.notes == (TopicNote("假期。", 0, topic.notes[0].day),)
    keys_here = "known keys"
    no_id = "no article has the id 'gone'; newsarchive show FILE prints a file's id (topic-article-missing)"
    assert found == [
        (
            f"3:1: error: subtitle: unknown key 'subtitle'; {keys_here}: "
            "title, description, articles, queries, except, notes (setting-invalid)"
        ),
        f"5:15: error: articles[0].not: unknown key 'not'; did you mean 'note'? {keys_here}: id, note (setting-invalid)",
        f"6:5: error: {no_id}",
        "9:12: error: no article has the tag '就业局'; the nearest is '就业' (topic-name-unknown)",
        "10:5: error: the query finds no article; an article has to meet all of its conditions (topic-query-empty)",
        (
            f"12:23: error: queries[2].form: unknown key 'form'; did you mean 'from'? {keys_here}: "
            "tags, categories, sources, from, to, title (setting-invalid)"
        ),
        "13:13: error: no article has '天气预报' in its title (topic-name-unknown)",
        "14:18: error: no article has the category '金融' (topic-name-unknown)",
        f"15:16: error: {no_id}",
        "17:6: error: notes[0].date: expected a day such as 2022-04-27, got '五一' (setting-invalid)",
    ]


def with_topics(folder: Path, topics: dict[str, str | bytes]) -> Project:
    files = {f"docs/topics/{name}": text for name, text in topics.items()}
    return project(folder, {"articles/a.txt": raw_article().replace("author:", "id: a\nauthor:")} | files)


TOPIC = "---\ntitle: 题\narticles: [a]\n---\n"
NEWER = "---\narticles: [a, b]\n---\n"


def test_the_overview_and_files_that_are_not_markdown_are_not_topics(tmp_path: Path) -> None:
    found = with_topics(tmp_path, {"a.md": TOPIC, "index.md": "# 专题", "c.jpg": b"x", ".d.md": "x"})
    assert [topic.slug for topic in found.library().topics] == ["a"]
    assert found.problems() == []


def test_a_text_file_next_to_topics_is_reported_as_a_topic_of_the_wrong_name(tmp_path: Path) -> None:
    found = with_topics(tmp_path, {"a.md": TOPIC, "c.txt": TOPIC, "D.MD": TOPIC})
    assert [topic.slug for topic in found.library().topics] == ["a"]
    expected = "1:1: error: unknown file; expected the name of a topic to end in .md (topic-unknown)"
    assert found.problems() == [f"docs/topics/D.MD:{expected}", f"docs/topics/c.txt:{expected}"]


def test_the_topic_with_the_newest_article_comes_first_and_slugs_decide_a_tie(tmp_path: Path) -> None:
    found = with_topics(tmp_path, {"c.md": TOPIC, "b.md": TOPIC, "a.md": TOPIC.replace("[a]", "[]"), "d.md": NEWER})
    found.write(
        "articles/b.txt", raw_article(date="Sat, 30 Apr 2022 00:00:00 GMT").replace("author:", "id: b\nauthor:")
    )
    assert [topic.slug for topic in found.library().topics] == ["d", "b", "c", "a"]


def test_a_topic_that_cannot_be_read_is_reported_and_the_others_are_kept(tmp_path: Path) -> None:
    found = with_topics(tmp_path, {"a.md": b"---\ntitle: \xff\n---\n", "b.md": TOPIC})
    (tmp_path / "docs/topics/c.md").symlink_to("gone.md")
    assert [topic.slug for topic in found.library().topics] == ["b"]
    assert [problem.split(": ")[0] + problem.rsplit(" ", 1)[1] for problem in found.problems()] == [
        "docs/topics/a.md:1:1(unreadable)",
        "docs/topics/c.md:1:1(unreadable)",
    ]


def test_of_two_topics_with_one_url_the_first_keeps_it_and_the_problem_names_both(tmp_path: Path) -> None:
    found = with_topics(tmp_path, {"sub/就业.md": TOPIC, "就业.md": TOPIC})
    assert [topic.path for topic in found.library().topics] == ["docs/topics/sub/就业.md"]
    assert found.problems() == [
        (
            "docs/topics/就业.md:1:1: error: the same URL as docs/topics/sub/就业.md, so it is left out; "
            "rename one of the two (topic-collision)"
        )
    ]
