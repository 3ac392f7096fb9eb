"""Sparklines: a bar for each month with articles, small enough for a line of text."""

from collections.abc import Iterable
from functools import cached_property
from math import ceil

from markupsafe import Markup

from newsarchive.model.library import Library
from newsarchive.relate.months import Months, count_months, month_number

_HEIGHT = 9
_PIXELS_A_MONTH = 4
_MAX_WIDTH = 96


def sparkline(months: Months, scale: Months) -> Markup:
    """Return the months of a list as SVG; `scale` has those of the whole archive, so that all sparklines compare.

    The highest bar is the month with the most articles. Bars hang from the top and the style sheet flips them, which
    saves a number in each; months without articles take no bytes. Hidden from screen readers: the count and the dates
    are next to it as text.
    """
    first = month_number(scale.first)
    length = month_number(scale.last) - first + 1
    most = max(count for _, count in months.counts)
    bars = "".join(f"M{month - first} 0v{ceil(_HEIGHT * count / most)}" for month, count in months.counts)
    width = min(length * _PIXELS_A_MONTH, _MAX_WIDTH)
    return Markup(  # noqa: S704 - numbers alone
        f'<svg class="na-spark" viewBox="-.5 0 {length} {_HEIGHT}" width="{width}" preserveAspectRatio="none" '
        f'aria-hidden="true"><path d="{bars}"/></svg>'
    )


class Sparklines:
    """The sparklines of a library's lists, all on the scale of the whole archive."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def months(self, ids: Iterable[str]) -> Months | None:
        """Return the months of a list's articles; None if none has a date."""
        return count_months(self._library.articles[article_id] for article_id in ids)

    def draw(self, months: Months) -> Markup:
        """Return the months of a list as SVG."""
        return sparkline(months, self._all_months or months)

    @cached_property
    def _all_months(self) -> Months | None:
        return count_months(self._library.articles.values())
