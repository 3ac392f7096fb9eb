"""Bad files in `articles/`: each is reported once with its position, and the rest of the site is built."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import Project, raw_article
from tests.site.sites import Run, Site, run_build, shared, text_of, whole_project

GOOD_TITLE = "好稿件"
LONG_TITLE = "长" * 300

FILES: dict[str, str | bytes] = {
    "articles/good.txt": raw_article(title=GOOD_TITLE),
    "articles/bytes.txt": raw_article(title="编码").encode() + b"\xff\xfe\xff",
    "articles/date.txt": raw_article(title="日期", date="Invalid Date"),
    "articles/empty.txt": "",
    "articles/folder.txt/inside.txt": raw_article(title="文件夹里"),
    "articles/gbk.txt": raw_article(title="国标").encode("gb18030"),
    "articles/long.txt": raw_article(title=LONG_TITLE),
    "articles/no-front.txt": "<p>没有头部。</p>\n",
    "articles/no-title.txt": raw_article(title=""),
    "articles/twin.txt": raw_article(title=GOOD_TITLE, body="<p>　　另一篇。</p>"),
    "articles/unclosed.txt": "---\ntitle: 没有结尾\n\n<p>正文。</p>\n",
}

PROBLEMS = """\
articles/bytes.txt:19:13: error: byte 0xff is not UTF-8, as the rest of the file is; bytes that cannot be read are shown as � (encoding)
articles/date.txt:11:1: warning: 'Invalid Date' is no date; expected one like Wed, 27 Apr 2022 02:53:54 GMT, the page shows none (date-invalid)
articles/empty.txt:1:1: error: the file is empty; expected front matter and a body (empty-file)
articles/folder.txt:1:1: error: a folder has the name of an article; expected a file, or a name without suffix (not-a-file)
articles/gbk.txt:3:9: warning: byte 0xb9 is not UTF-8; the file was read as GB18030; save it as UTF-8 to be sure (encoding)
articles/gone.txt:1:1: error: the file cannot be read: no such file or directory (unreadable)
articles/long.txt:3:1: warning: a title of 300 characters; expected at most 200 (title-long)
articles/no-front.txt:1:1: error: no front matter; expected a first line --- followed by keys such as title: and date: (front-matter-missing)
articles/no-title.txt:3:1: error: no title; expected a line title: followed by text, the page shows the start of the article instead (title-missing)
articles/twin.txt:3:1: error: the same id as articles/good.txt, '{id}', but other content, so it is left out; remove one of the two, or give one an id: of its own (id-collision)
articles/unclosed.txt:1:1: error: front matter never ends; expected a line --- after its last key (front-matter-unclosed)
"""


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project, built without --strict."""

    def make(folder: Path) -> None:
        whole_project(folder, FILES)
        (folder / "articles/gone.txt").symlink_to("nowhere")
        run_build(folder).keep(folder)

    return Project(shared(tmp_path_factory, "bad-input", make))


@pytest.fixture(scope="module")
def site(bad: Project) -> Site:
    return Site(bad.root / "site")


@pytest.fixture(scope="module")
def good_id(bad: Project) -> str:
    return bad.article("articles/good.txt").id


def test_each_bad_file_is_one_problem_with_its_position_and_a_code(bad: Project, good_id: str) -> None:
    run = Run.kept(bad.root)
    assert run.code == 0, run.output
    assert run.problems == PROBLEMS.format(id=good_id).splitlines()
    assert "newsarchive: 9 articles, 12 changed, 8 errors, 3 warnings, " in run.output
    assert "Traceback" not in run.output


def test_a_strict_build_fails_at_the_end_with_all_of_them(bad: Project, good_id: str, tmp_path: Path) -> None:
    run = run_build(bad.root, "--strict", "--site-dir", str(tmp_path / "site"))
    assert run.code == 1
    assert run.problems == PROBLEMS.format(id=good_id).splitlines()
    assert "Aborted with 8 errors, 3 warnings in strict mode!" in run.output
    assert Site(tmp_path / "site").page(f"a/{good_id}/")


def test_all_that_can_be_shown_is_on_the_site(site: Site) -> None:
    titles = {text_of(heading) for heading in site.main("sources/新浪财经/").select("article h2")}
    assert titles == {GOOD_TITLE, "编码", "日期", "文件夹里", "国标", LONG_TITLE, "正文。"}
    assert len([url for url in site.urls() if url.startswith("a/")]) == 9


def test_an_article_without_a_date_is_listed_as_such(site: Site) -> None:
    undated = {text_of(heading) for heading in site.main("timeline/undated/").select("article h2")}
    assert undated == {"日期", "没有头部。", "没有结尾"}


def test_no_path_holds_a_title(bad: Project, site: Site) -> None:
    names = [Path(name).name.encode() for name in site.files()]
    assert max(map(len, names)) < 100
    titles = [article.title for article in bad.library().articles.values()]
    assert [(name, title) for name in site.files() for title in titles if title in name] == []
