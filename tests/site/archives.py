"""Archives of many articles, the same in every run."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from tests.builders import raw_article

FIRST = datetime(2021, 3, 26, 1, 30, tzinfo=UTC)
_PLACES = ("北京", "上海", "广州", "武汉", "成都", "西安", "哈尔滨")
_SUBJECTS = ("高校毕业生就业", "疫情防控", "新能源汽车", "乡村振兴", "对外贸易")
_EDITORS = ("何中夫", "李墨轩", "梁斌", "王婷")


def title_of(number: int) -> str:
    """The title of the article with this number; the higher, the newer."""
    return f"第{number}号稿件"


def many_articles(
    count: int, *, categories: tuple[str, ...] = ("金融", "新浪财经", "新浪财经－国內")
) -> dict[str, str]:
    """The raw files of articles 1 to `count`, seven hours apart."""
    return {f"articles/{number % 7}/{number:04}.txt": _article(number, categories) for number in range(1, count + 1)}


def _article(number: int, categories: tuple[str, ...]) -> str:
    place, subject = _PLACES[number % len(_PLACES)], _SUBJECTS[number % len(_SUBJECTS)]
    paragraphs = [
        f"<p>　　新华社{place}电（记者 张三）{subject}工作今天在{place}开展，这是第{number}号稿件。</p>",
        f"<p>　　{place}市有关负责人介绍，{subject}已经有了新的进展，{subject}还要继续。</p>",
        f'<p class="article-editor">责任编辑：{_EDITORS[number % len(_EDITORS)]} </p>',
    ]
    date = format_datetime(FIRST + timedelta(hours=7 * number), usegmt=True)
    return raw_article(title=title_of(number), date=date, categories=categories, body="\n".join(paragraphs))
