"""Blocks that many articles of a source have in common are proposed as a drop rule."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from newsarchive.base.problems import Level, Problem
from newsarchive.relate.repeated_blocks import find_repeated_blocks
from tests.builders import Project, project, raw_article, rules

HOUSE = "本平台仅提供信息发布（7*24小时）服务 欢迎联系"


def bodies(block: str, count: int, *, others: int = 0) -> dict[str, str]:
    """Articles of which `count` end with a block and `others` do not, as files."""
    numbers = range(count + others)
    return {
        f"articles/{number:02}.txt": raw_article(
            title=f"第{number}号渔船回来了",
            body=f"<p>第{number}号渔船今天带着鱼回到了渔港。</p>"
            + (block if number < count else f"<p>游客围着看第{number}箱鱼，数了又数。</p>"),
        )
        for number in numbers
    }


def proposals(built: Project) -> list[Problem]:
    return list(find_repeated_blocks(built.library(), built.editorial()))


def rule_in(problem: Problem) -> str:
    return problem.message.partition(": - ")[2]


def test_the_notice_names_the_articles_and_the_place_of_the_rule(tmp_path: Path) -> None:
    (found,) = proposals(project(tmp_path, bodies(f"<p>{HOUSE}</p>", 5, others=5)))
    assert (found.code, found.level, found.path) == ("block-repeated", Level.NOTICE, "articles/00.txt")
    assert found.message.startswith(
        "5 of 10 articles of '新浪财经' have the same words, as in articles/00.txt; if they are no part of the articles, "
        "add to drop: of a file of the source in editorial/sources (author: 新浪财经): - {select: "
    )


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(f"<p>{HOUSE}</p>", id="a paragraph"),
        pytest.param(f"<div class='x'>　　<b>{HOUSE[:6]}</b>{HOUSE[6:]}</div>", id="a block with marks"),
        pytest.param(f"<section><p>{HOUSE}</p></section>", id="a paragraph in a block"),
        pytest.param('<p>作者"某"的话：[原文]\\ 见 https://e.org/?a=1+2 ，欢迎。</p>', id="characters of patterns and of YAML"),
    ],
)  # fmt: skip
def test_the_rule_of_the_notice_removes_the_block(tmp_path: Path, block: str) -> None:
    source = "name: 新浪财经\nrecognise: {author: [新浪财经]}\n"
    built = project(tmp_path, {**bodies(block, 6), **rules(source)})
    (found,) = proposals(built)
    assert found.path == "editorial/sources/source.yml"
    built.write("editorial/sources/source.yml", f"{source}drop:\n- {rule_in(found)}\n")
    assert proposals(built) == []
    assert built.problems() == []
    assert built.article("articles/00.txt").text == "第0号渔船今天带着鱼回到了渔港。"


@pytest.mark.parametrize(
    "files",
    [
        pytest.param(bodies(f"<p>{HOUSE}</p>", 4), id="too few articles"),
        pytest.param(bodies(f"<p>{HOUSE}</p>", 5, others=21), id="too small a share of the source"),
        pytest.param(bodies("<p>总体要求</p>", 6), id="a heading that a format repeats"),
        pytest.param(bodies(f"<p>{'渔港的船很多。' * 40}</p>", 6), id="a long text"),
        pytest.param(bodies(f"<p>{HOUSE}<br>{HOUSE[::-1]}</p>", 6), id="lines of one element"),
        pytest.param(bodies("<table><tr><td>二〇二一年五月</td><td>渔船一共两百艘</td></tr></table>", 6), id="a row of a table"),
    ],
)  # fmt: skip
def test_other_repeated_lines_are_not_proposed(tmp_path: Path, files: dict[str, str]) -> None:
    assert proposals(project(tmp_path, files)) == []


def test_the_words_of_another_source_do_not_count(tmp_path: Path) -> None:
    files = bodies(f"<p>{HOUSE}</p>", 8)
    for number in range(4):
        files[f"articles/{number:02}.txt"] = re.sub("author: .*", "author: 别的网", files[f"articles/{number:02}.txt"])
        files[f"articles/{number:02}.txt"] = files[f"articles/{number:02}.txt"].replace(" - 新浪财经\n", " - 别的网\n")
    assert proposals(project(tmp_path, files)) == []


def test_at_most_ten_blocks_of_a_source_are_proposed_the_most_frequent_first(tmp_path: Path) -> None:
    block = "".join(f"<p>{HOUSE}第{number:02}条</p>" for number in range(14))
    files = bodies(block, 6)
    files["articles/06.txt"] = raw_article(title="另一篇", body=f"<p>渔港。</p><p>{HOUSE}第13条</p>")
    found = proposals(project(tmp_path, files))
    assert len(found) == 10
    assert found[0].message.startswith("7 of 7")
    assert yaml.safe_load(rule_in(found[0]))["text"].endswith("第13条")
