from __future__ import annotations

import pytest

from newsarchive.base.problems import Problem, error, in_order, notice, summary, warning


def test_a_problem_is_printed_as_compilers_do() -> None:
    problem = error("articles/a.txt", "title-missing", "no title", line=3, column=7)
    assert str(problem) == "articles/a.txt:3:7: error: no title (title-missing)"


def test_problems_are_sorted_by_path_line_and_column_without_repeats() -> None:
    first, second, third = (
        warning("a", "x", "m", line=2),
        warning("a", "x", "m", line=10),
        warning("b", "x", "m", line=1),
    )
    assert in_order([third, second, first, second]) == (first, second, third)


@pytest.mark.parametrize(
    ("problems", "expected"),
    [
        ([], "no problems"),
        ([error("a", "c", "m")], "1 error"),
        ([error("a", "c", "m"), error("b", "c", "m"), notice("a", "c", "m")], "2 errors, 1 notice"),
        ([warning("a", "c", "m")], "1 warning"),
    ],
)
def test_the_summary_counts_each_level(problems: list[Problem], expected: str) -> None:
    assert summary(problems) == expected


def test_a_notice_alone_does_not_fail_a_strict_build() -> None:
    assert [problem("a", "c", "m").fails_strict for problem in (error, warning, notice)] == [True, True, False]
