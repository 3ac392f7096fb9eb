from __future__ import annotations

from datetime import date

from newsarchive.relate.months import Months, count_months, month_number
from tests.relate.articles import article


def test_months_are_counted_from_the_earliest_and_the_span_is_exact_to_the_day() -> None:
    days = ("2022-05-09", "2022-05-01", "2021-12-31", "2022-05-31")
    found = count_months(article(day, day=day) for day in days)
    december, may = month_number(date(2021, 12, 1)), month_number(date(2022, 5, 1))
    assert found == Months(date(2021, 12, 31), date(2022, 5, 31), ((december, 1), (may, 3)))


def test_the_month_after_december_has_the_next_number() -> None:
    assert month_number(date(2022, 1, 1)) == month_number(date(2021, 12, 31)) + 1


def test_articles_without_a_date_are_left_out() -> None:
    dated = article("a", day="2022-05-09")
    assert count_months([article("b"), dated]) == count_months([dated])


def test_without_dated_articles_there_are_no_months() -> None:
    assert count_months([article("a")]) is None
