from __future__ import annotations

from pathlib import Path

import pytest

from newsarchive.relate.topics import parse_topic
from tests.builders import Project, project, raw_article
from tests.relate.articles import article, by_id

ARTICLES = by_id(article("old", day="2022-04-27"), article("new", day="2022-05-09"), article("none"))


def problems(text: str) -> list[str]:
    return [str(problem) for problem in parse_topic(text, "docs/topics/t.md", ARTICLES)[1]]


@pytest.mark.parametrize(
    "listed",
    [
        "articles:\n  - new\n  - old\n  - none\n",
        "articles: [none, old, new]\n",
        "articles:\n- old\n- none\n- new\n- old\n",
    ],
)
def test_a_dossier_is_read_from_its_beginning_to_its_end(listed: str) -> None:
    topic, found = parse_topic(f"---\ntitle: 题\n{listed}---\n导语\n", "docs/topics/t.md", ARTICLES)
    assert topic.articles == ("none", "old", "new")
    assert found == []


def test_a_dossier_has_the_title_and_description_of_its_file_and_the_address_of_its_name() -> None:
    text = "---\ntitle: 就业\ndescription: 说明：这样。\narticles: [old]\n---\n"
    topic, _ = parse_topic(text, "docs/topics/2022届 毕业生.md", ARTICLES)
    assert (topic.slug, topic.title, topic.description) == ("2022届 毕业生", "就业", "说明：这样。")
    assert topic.path == "docs/topics/2022届 毕业生.md"


def test_a_dossier_without_a_title_is_named_after_its_file() -> None:
    assert parse_topic("---\narticles: [old]\n---\n", "docs/topics/就业.md", ARTICLES)[0].title == "就业"


@pytest.mark.parametrize(
    ("listed", "line"), [("articles:\n  - old\n  - gone\n", 5), ("articles: [old, gone]\n", 3)], ids=["lines", "flow"]
)
def test_an_id_that_no_article_has_is_told_with_its_line_and_the_others_are_kept(listed: str, line: int) -> None:
    topic, found = parse_topic(f"---\ntitle: 题\n{listed}---\n", "docs/topics/t.md", ARTICLES)
    assert topic.articles == ("old",)
    assert [str(problem) for problem in found] == [
        (
            f"docs/topics/t.md:{line}:1: error: no article has the id 'gone'; newsarchive show FILE tells a file's id "
            "(topic-article-missing)"
        )
    ]


def test_an_id_that_is_part_of_another_is_told_on_its_own_line() -> None:
    assert problems("---\narticles:\n  - old\n  - ol\n---\n")[0].startswith("docs/topics/t.md:4:1: ")


@pytest.mark.parametrize(
    "text", ["---\ntitle: 题\n---\n导语", "---\ntitle: 题\narticles: []\n---\n", "---\ntitle: 题\narticles:\n---\n"]
)
def test_a_dossier_of_no_article_is_told(text: str) -> None:
    assert len(problems(text)) == 1
    assert problems(text)[0].endswith("no articles; expected a list articles: with the ids of some (topic-empty)")


def test_a_dossier_without_front_matter_is_told() -> None:
    assert [problem.rsplit(" ", 1)[1] for problem in problems("只有导语")] == [
        "(front-matter-missing)",
        "(topic-empty)",
    ]


def with_topics(folder: Path, topics: dict[str, str | bytes]) -> Project:
    files = {f"docs/topics/{name}": text for name, text in topics.items()}
    return project(folder, {"articles/a.txt": raw_article().replace("author:", "id: a\nauthor:")} | files)


TOPIC = "---\ntitle: 题\narticles: [a]\n---\n"


def test_dossiers_are_in_the_order_of_their_files_and_the_overview_is_none(tmp_path: Path) -> None:
    topics: dict[str, str | bytes] = {"b.md": TOPIC, "a.md": TOPIC, "index.md": "# 专题", "c.txt": "x", ".d.md": "x"}
    found = with_topics(tmp_path, topics)
    assert [topic.slug for topic in found.library().topics] == ["a", "b"]
    assert found.problems() == []


def test_a_dossier_that_cannot_be_read_is_told_and_the_others_are_kept(tmp_path: Path) -> None:
    found = with_topics(tmp_path, {"a.md": b"---\ntitle: \xff\n---\n", "b.md": TOPIC})
    (tmp_path / "docs/topics/c.md").symlink_to("gone.md")
    assert [topic.slug for topic in found.library().topics] == ["b"]
    assert [problem.split(": ")[0] + problem.rsplit(" ", 1)[1] for problem in found.problems()] == [
        "docs/topics/a.md:1:1(unreadable)",
        "docs/topics/c.md:1:1(unreadable)",
    ]


def test_of_two_dossiers_with_one_address_the_first_keeps_it_and_the_problem_names_both(tmp_path: Path) -> None:
    found = with_topics(tmp_path, {"sub/就业.md": TOPIC, "就业.md": TOPIC})
    assert [topic.path for topic in found.library().topics] == ["docs/topics/sub/就业.md"]
    assert found.problems() == [
        (
            "docs/topics/就业.md:1:1: error: the same address as docs/topics/sub/就业.md, so it is left out; "
            "rename one of the two (topic-collision)"
        )
    ]
