"""A rule that matches nothing any more is seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import project, raw_article, rules

RULES = """\
name: 甲网
recognise:
  author: [{author}]
drop:
  - select: .advert
    why: an advert
  - select: .gone
    why: an advert of former times
    rare: {rare}
"""


@pytest.mark.parametrize(
    ("author", "rare", "is_reported"),
    [
        pytest.param("甲网", "false", True, id="nothing matches"),
        pytest.param("甲网", "true", False, id="rare"),
        pytest.param("乙网", "false", False, id="a source without articles"),
    ],
)
def test_a_rule_that_matches_nothing_in_the_whole_archive_is_a_warning_with_its_line(
    tmp_path: Path, author: str, rare: str, *, is_reported: bool
) -> None:
    body = '<p>正文。</p><p class="advert">广告</p>'
    files = {"articles/a.txt": raw_article(author="甲网", categories=("金融", "甲"), body=body)}
    found = project(tmp_path, {**files, **rules(RULES.format(author=author, rare=rare))}).problems()
    expected = (
        "editorial/sources/source.yml:7:5: warning: drop[1] matches nothing in the whole archive; "
        "fix it, remove it, or mark it rare: true (rule-unused)"
    )
    assert found == ([expected] if is_reported else [])
