"""The kinds of page, by an address of each."""

from __future__ import annotations

ARCHIVE_KINDS = {
    "home": "",
    "article": "a/h1tz4m0dah4z/",
    "categories": "categories/",
    "category": "categories/金融/新浪财经/",
    "tags": "tags/",
    "tag": "tags/教育部/",
    "timeline": "timeline/",
    "year": "timeline/2022/",
    "month": "timeline/2022/05/",
    "day": "timeline/2022/05/09/",
    "sources": "sources/",
    "source": "sources/新浪财经/",
    "editors": "editors/",
    "editor": "editors/李墨轩/",
    "topics": "topics/",
    "topic": "topics/2022届高校毕业生就业/",
    "statistics": "stats/",
    "search": "search/",
    "handwritten": "about/",
    "wrong address": "no/such/page/",
}
