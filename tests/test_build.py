"""From a folder to a library: which articles are in it, in which order, and how they hang together."""

from __future__ import annotations

from pathlib import Path

from newsarchive.build import show_files
from newsarchive.model.library import Library
from tests.builders import project, raw_article


def order(library: Library) -> list[str]:
    return [article.title for article in library.articles.values()]


def test_articles_are_newest_first_and_undated_ones_last(tmp_path: Path) -> None:
    files = {
        "articles/1.txt": raw_article(title="中", date="Wed, 27 Apr 2022 02:53:54 GMT"),
        "articles/2.txt": raw_article(title="无", date="?"),
        "articles/3.txt": raw_article(title="新", date="Thu, 28 Apr 2022 02:53:54 GMT"),
        "articles/4.txt": raw_article(title="旧", date="Fri, 30 Apr 2021 02:53:54 GMT"),
    }
    assert order(project(tmp_path, files).library()) == ["新", "中", "旧", "无"]


def test_articles_of_one_moment_are_in_the_order_of_their_ids(tmp_path: Path) -> None:
    files = {f"articles/{number}.txt": raw_article(title=f"第{number}") for number in range(20)}
    library = project(tmp_path, files).library()
    assert list(library.articles) == sorted(library.articles, reverse=True)


def test_the_library_does_not_depend_on_the_names_of_the_files(tmp_path: Path) -> None:
    articles = [
        raw_article(title=f"就业第{number}", date=f"{1 + number % 9:02} Apr 2022 10:00:00 GMT", body="<p>就业就业</p>")
        for number in range(30)
    ]
    first = project(tmp_path / "a", {f"articles/{n}.txt": text for n, text in enumerate(articles)}).library()
    articles = articles[1::2] + articles[::2]
    second = project(tmp_path / "b", {f"articles/x/{n}.md": text for n, text in enumerate(articles)}).library()
    assert list(first.articles) == list(second.articles)
    assert first.tags_of == second.tags_of
    assert first.related == second.related
    assert first.timeline == second.timeline
    assert first.categories == second.categories


def test_raw_files_with_every_suffix_are_read_at_any_depth(tmp_path: Path) -> None:
    paths = ["a.txt", "b.md", "c.html", "d.htm", "e.markdown", "深/f.TXT", "1/2/3/4/g.Md"]
    files = {f"articles/{path}": raw_article(title=path) for path in paths}
    assert project(tmp_path, files).paths() == sorted(files)


def test_a_raw_file_is_never_changed(tmp_path: Path) -> None:
    raw = raw_article().encode()
    found = project(tmp_path, {"articles/a.txt": raw})
    found.library()
    assert (tmp_path / "articles/a.txt").read_bytes() == raw
    assert [path.name for path in (tmp_path / "articles").iterdir()] == ["a.txt"]


def test_an_empty_archive_is_valid(tmp_path: Path) -> None:
    library = project(tmp_path, {}).library()
    assert library.articles == {}
    assert library.problems == ()
    assert library.timeline.years == ()


def test_all_folders_may_be_elsewhere(tmp_path: Path) -> None:
    files = {"raw/a.txt": raw_article(), "rules/sources/x.yml": "name: 新源\nrecognise: {author: [新浪财经]}\n"}
    found = project(tmp_path, files, settings={"articles_dir": "raw", "editorial_dir": "rules"})
    assert found.article("raw/a.txt").source == "新源"


def test_a_wrong_editorial_file_is_left_out_and_the_rest_is_built(tmp_path: Path) -> None:
    files = {
        "articles/a.txt": raw_article(),
        "editorial/sources/bad.yml": "name: [",
        "editorial/sources/good.yml": "name: 新源\nrecognise: {author: [新浪财经]}\n",
    }
    found = project(tmp_path, files)
    assert found.article("articles/a.txt").source == "新源"
    assert [problem.rsplit(" ", 1)[1] for problem in found.problems()] == ["(yaml-invalid)"]


def test_articles_are_picked_by_id(tmp_path: Path) -> None:
    found = project(tmp_path, {"articles/a.txt": raw_article(title="甲"), "articles/b.txt": raw_article(title="乙")})
    first, second = (found.article(f"articles/{name}.txt").id for name in "ab")
    library = found.library()
    assert [article.title for article in library.pick([second, first])] == ["乙", "甲"]


def test_files_are_shown_in_the_given_order_and_folders_with_all_their_files(tmp_path: Path) -> None:
    files = {f"articles/{name}.txt": raw_article(title=name) for name in ("a", "b", "c/d", "c/e")}
    found = project(tmp_path, files)
    shown, _ = show_files(
        found.settings, [tmp_path / "articles/b.txt", tmp_path / "articles/c", tmp_path / "articles/a.txt"]
    )
    assert [item.article.title for item in shown if item.article] == ["b", "c/d", "c/e", "a"]


def test_a_file_outside_the_archive_can_be_shown(tmp_path: Path) -> None:
    found = project(tmp_path / "archive", {"articles/a.txt": raw_article(title="甲")})
    draft = tmp_path / "draft.txt"
    draft.write_text(raw_article(title="乙"), encoding="utf-8")
    shown, _ = show_files(found.settings, [draft])
    assert [item.article.title for item in shown if item.article] == ["乙"]


def test_without_the_folder_of_articles_nothing_that_follows_from_it_is_reported(tmp_path: Path) -> None:
    files = {
        "docs/topics/t.md": "---\ntitle: 题\narticles: [a]\nqueries: [{tags: [b]}]\n---\n",
        "editorial/front.yml": "featured: [c]\n",
    }
    found = project(tmp_path, files, settings={"articles_dir": "raw"})
    assert [problem.code for problem in found.library().problems] == ["articles-missing"]
