"""The length of an article, as its page shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsarchive.site.view.article.reading_length import reading_length
from newsarchive.site.view.strings import Strings
from tests.builders import project, raw_article

HAN, KANA, WORD = "新", "の", "the news "


@pytest.mark.parametrize(
    ("body", "chinese", "english"),
    [
        (HAN * 399, "399 字", "399 characters"),
        (HAN * 400, "400 字，约 1 分钟读完", "400 characters, 1 min read"),
        (HAN * 1001, "1,001 字，约 3 分钟读完", "1,001 characters, 3 min read"),
        (KANA * 420, "420 字，约 2 分钟读完", "420 characters, 2 min read"),
        (WORD * 50, "100 词", "100 words"),
        (WORD * 200, "400 词，约 2 分钟读完", "400 words, 2 min read"),
        ("newspapers", "1 词", "1 word"),
        ("…", "", ""),
    ],
)
def test_minutes_are_shown_if_reading_takes_one_and_the_unit_is_that_of_the_language(
    tmp_path: Path, body: str, chinese: str, english: str
) -> None:
    raw = raw_article(title=body[:20], body=f"<p>{body}</p>")
    article = project(tmp_path, {"articles/a.txt": raw}).article("articles/a.txt")
    assert [reading_length(article, Strings(language)) for language in ("zh", "en")] == [chinese, english]
