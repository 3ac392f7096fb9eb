"""A small archive to search in."""

from __future__ import annotations

from html import escape
from pathlib import Path

from tests.builders import raw_article
from tests.site.sites import SUB_PATH_URL, built, whole_project

SOURCES = ("新浪财经", "知乎")
MANY = 45
HOSTILE = "<img src=x onerror=alert(1)>"


def build_searched(folder: Path) -> None:
    """45 articles about jobs, of two sources and two years; one about trains, whose body alone names a bridge."""
    files = {
        f"articles/{number}.txt": raw_article(
            title=f"就业消息{number}",
            categories=("网媒", SOURCES[number % 2]),
            author=SOURCES[number % 2],
            date=f"{number % 28 + 1:02} May {2021 + number % 2} 04:00:00 GMT",
            body=f"<p>　　教育部谈高校毕业生就业，第{number}次。</p>",
        )
        for number in range(MANY)
    }
    long = "".join(f"<p>　　列车驶过第{number}站，窗外是田野与村庄。</p>" for number in range(60))
    train = raw_article(
        title="慢火车",
        categories=("网媒", "知乎"),
        author="知乎",
        date="03 Jan 2020 04:00:00 GMT",
        body=f"{long}<p>　　石拱橋在河上。</p>",
    )
    files["articles/train.txt"] = train.replace("---\ntitle", "---\nid: train\ntitle", 1)
    files["articles/hostile.txt"] = raw_article(title="恶意", body=f"<p>　　代码是{escape(HOSTILE)}。</p>")
    built(whole_project(folder, files, settings={"search": True}, config={"site_url": SUB_PATH_URL}))
