"""The citation line of an article's page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from newsarchive.site.view.article.citation import gbt7714
from tests.builders import project, raw_article


@pytest.mark.parametrize(
    ("front", "read_today", "without_scripts"),
    [
        ({}, "新浪财经. 慢火车[EB/OL]. (2022-04-27)[today]. URL.", "新浪财经. 慢火车[EB/OL]. (2022-04-27). URL."),
        (
            {"title": "慢吗？"},
            "新浪财经. 慢吗？[EB/OL]. (2022-04-27)[today]. URL.",
            "新浪财经. 慢吗？[EB/OL]. (2022-04-27). URL.",
        ),
        (
            {"date": "2022-05"},
            "新浪财经. 慢火车[EB/OL]. (2022-05)[today]. URL.",
            "新浪财经. 慢火车[EB/OL]. (2022-05). URL.",
        ),
        ({"date": "Invalid Date"}, "新浪财经. 慢火车[EB/OL]. [today]. URL.", "新浪财经. 慢火车[EB/OL]. URL."),
        (
            {"categories": [], "author": ""},
            "慢火车[EB/OL]. (2022-04-27)[today]. URL.",
            "慢火车[EB/OL]. (2022-04-27). URL.",
        ),
    ],
    ids=["all is known", "title with an end", "only a month", "no date", "no source"],
)
def test_a_citation_has_what_is_known(
    tmp_path: Path, front: dict[str, Any], read_today: str, without_scripts: str
) -> None:
    raw = raw_article(**{"title": "慢火车", **front})
    citation = gbt7714(project(tmp_path, {"articles/a.txt": raw}).article("articles/a.txt"))
    assert f"{citation.before}{citation.accessed.format(day='today')}{citation.after}URL." == read_today
    assert f"{citation.before}{citation.after}URL." == without_scripts
