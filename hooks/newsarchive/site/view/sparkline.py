"""A sparkline: a bar for each month that has articles, small enough to stand in a line of text."""

from math import ceil

from markupsafe import Markup

from newsarchive.relate.months import Months, month_number

_HEIGHT = 9
_PIXELS_A_MONTH = 4
_WIDEST = 96


def sparkline(months: Months, scale: Months) -> Markup:
    """The months of a list as SVG; `scale` are those of the whole archive, so that all sparklines compare.

    The highest bar stands for the month with the most articles. Bars hang down; the style sheet turns them over, which
    spares each of them a number. Only their months take bytes. To the ear it says nothing: count and span stand beside.
    """
    first = month_number(scale.first)
    length = month_number(scale.last) - first + 1
    most = max(count for _, count in months.counts)
    bars = "".join(f"M{month - first} 0v{ceil(_HEIGHT * count / most)}" for month, count in months.counts)
    width = min(length * _PIXELS_A_MONTH, _WIDEST)
    return Markup(  # noqa: S704 - numbers alone
        f'<svg class="na-spark" viewBox="-.5 0 {length} {_HEIGHT}" width="{width}" preserveAspectRatio="none" '
        f'aria-hidden="true"><path d="{bars}"/></svg>'
    )
