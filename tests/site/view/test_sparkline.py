from __future__ import annotations

import re
from datetime import date

import pytest

from newsarchive.relate.months import Months, month_number
from newsarchive.site.view.sparkline import sparkline


def months(counts: dict[str, int]) -> Months:
    """Months such as `2022-05` with the number of articles in each."""
    days = [date.fromisoformat(f"{month}-01") for month in counts]
    numbers = tuple(zip(map(month_number, days), counts.values(), strict=True))
    return Months(min(days), max(days), numbers)


def test_a_month_has_its_place_on_the_scale_of_the_whole_archive() -> None:
    drawn = sparkline(months({"2021-02": 3, "2022-01": 3}), months({"2021-01": 9, "2022-03": 9}))
    assert 'd="M1 0v9M12 0v9"' in drawn
    assert 'viewBox="-.5 0 15 9"' in drawn


def test_the_highest_bar_is_the_fullest_month_and_no_article_is_unseen() -> None:
    counts = months({"2022-01": 1, "2022-02": 500, "2022-03": 1000})
    assert 'd="M0 0v1M1 0v5M2 0v9"' in sparkline(counts, counts)


@pytest.mark.parametrize(("last", "width"), [("2022-02", 8), ("2023-12", 96), ("2040-01", 96)])
def test_its_width_is_limited(last: str, width: int) -> None:
    drawn = sparkline(months({"2022-01": 1}), months({"2022-01": 1, last: 1}))
    assert re.findall(r' width="(\d+)"', drawn) == [str(width)]


def test_it_is_hidden_from_screen_readers() -> None:
    counts = months({"2022-01": 1})
    assert 'aria-hidden="true"' in sparkline(counts, counts)
