"""An archive of extremes, for looks: long lists, long names, wide content, dates that are none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from newsarchive.base.text import safe_name
from newsarchive.site.view.alphabet_index import MOST_ON_A_PAGE
from tests.builders import raw_article
from tests.site.archives import many_articles
from tests.site.sites import SUB_PATH_URL, built, whole_project

LONG_NAME = "一个长得不能再长的栏目名称" * 8
UNBROKEN = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2

_CELLS = "".join(f"<td>第{number}列 1,234,567.89</td>" for number in range(14))
EVERYTHING = f"""
<p>　　一段正文，<strong>重点</strong>与<a href="https://example.invalid/{"x" * 300}">一个链接</a>，还有{UNBROKEN}。</p>
<h2>小标题</h2>
<table><tr>{_CELLS.replace("td", "th")}</tr><tr>{_CELLS}</tr></table>
<pre><code>{"a very long line of code; " * 20}</code></pre>
<blockquote><p>引文。</p></blockquote>
<ul><li>一</li><li>二<ul><li>二之一</li></ul></li></ul>
<figure><img src="https://images.invalid/wide.png" width="2400" height="800" alt="宽图"><figcaption>图注</figcaption></figure>
<p>https://example.invalid/{"y" * 200}</p>
"""

LONG_TOPIC = f"""\
---
title: {LONG_NAME}
queries: [{{sources: [新浪财经]}}]
notes:
  - {{date: 2021-04-01, text: "{UNBROKEN}"}}
  - {{date: 2030-01-01, text: "一段[按语](../about.md)。"}}
---

## 小标题

{UNBROKEN}
"""

KINDS = {
    "long list": "categories/金融/新浪财经/新浪财经－国內/",
    "numbered page": "categories/金融/新浪财经/新浪财经－国內/page/1/",
    "undated": "timeline/undated/",
    "timeline of two years": "timeline/",
    "busy year": "timeline/2021/",
    "busy month": "timeline/2021/04/",
    "category with a long name": f"categories/{safe_name(LONG_NAME)}/{safe_name(UNBROKEN)}/",
    "long topic": "topics/long/",
    "end of a long topic": "topics/long/page/2/",
    "categories with long names": "categories/",
    "too many sources for a page": "sources/",
    "sources of a letter": "sources/initial/z/",
    "sources of a syllable": "sources/initial/z/zhong/",
    "busy front page": "",
    "statistics of extremes": "stats/",
    "article of everything": "a/everything/",
    "article with a long title": "a/long-title/",
    "article without facts": "a/bare/",
}


def build_crowded(folder: Path) -> None:
    """Build it into `site` of a folder."""
    archive_of_extremes(folder, config={"site_url": SUB_PATH_URL})


def archive_of_extremes(folder: Path, config: Mapping[str, object]) -> None:
    """Build it into `site` of a folder, with a configuration."""
    files = many_articles(105) | {
        "docs/topics/long.md": LONG_TOPIC,
        "articles/everything.txt": _with_id("everything", raw_article(title="各种内容", body=EVERYTHING)),
        "articles/long-title.txt": _with_id("long-title", raw_article(title="长标题" * 90 + UNBROKEN)),
        "articles/bare.txt": "---\nid: bare\ntitle: 没有更多\n---\n<p>正文。</p>\n",
        "articles/undated.txt": raw_article(title="没有日期", date="Invalid Date"),
        "articles/long-name.txt": raw_article(
            title="长名称", author=UNBROKEN, categories=[LONG_NAME, UNBROKEN, LONG_NAME]
        ),
    }
    files |= {
        f"articles/sources/{number}.txt": raw_article(
            title=f"第{number}家报纸的稿件", categories=["报纸", f"{'中众'[number % 2]}报第{number}号"]
        )
        for number in range(MOST_ON_A_PAGE + 1)
    }
    built(whole_project(folder, files, config=config))


def _with_id(article_id: str, raw: str) -> str:
    return raw.replace("---\ntitle", f"---\nid: {article_id}\ntitle", 1)
