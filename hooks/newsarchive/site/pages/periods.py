"""Pages of the timeline: its index, years and months with calendars, and days."""

from collections.abc import Iterable
from functools import cached_property

from newsarchive.model.library import Period
from newsarchive.site.pages.base import ArchivePage
from newsarchive.site.theme.context import SiteContext
from newsarchive.site.view.calendars import CalendarMonth, Shades, day_counts, month_calendar, month_paths
from newsarchive.site.view.days import newest_day, oldest_day
from newsarchive.site.view.links import Link, links_to
from newsarchive.site.view.pagination import ListPage
from newsarchive.site.view.urls import list_page_url, period_url


class CalendarPage(ArchivePage):
    """A page with calendars of one year or part of one."""

    section = "timeline/index.md"
    year: str | None
    """The path of the year; None if no article has a date."""

    @property
    def months(self) -> tuple[str, ...]:
        """The paths of the months with a calendar on the page."""
        return month_paths(self.year) if self.year else ()

    @property
    def calendars(self) -> list[CalendarMonth]:
        """A calendar for each of the months."""
        return [month_calendar(path, self._day_counts, self.shades) for path in self.months]

    @cached_property
    def shades(self) -> Shades:
        """The shades of the days, by the counts of the whole year, so that a month looks the same on every page."""
        return Shades(self._day_counts.values())

    @cached_property
    def _day_counts(self) -> dict[str, int]:
        return day_counts(self.context.library.timeline, self.year) if self.year else {}

    def link_to(self, path: str) -> str:
        """Return the relative URL of a period below this page's."""
        return period_url(path).removeprefix(self.relative_url)


class TimelinePage(CalendarPage):
    """The index of the timeline: all years and their months, and the calendar of the newest year."""

    template = "timeline_index"

    def __init__(self, context: SiteContext) -> None:
        self.years = context.library.timeline.years
        self.year = self.years[0].path if self.years else None
        super().__init__(context.strings["timeline"], "timeline/", context, in_nav=True)

    @property
    def description(self) -> str:
        """The purpose of the timeline, as a lead."""
        return self.context.strings["timeline_lead"]

    @property
    def total(self) -> int:
        """The number of articles with a date."""
        return sum(len(year.articles) for year in self.years)

    @property
    def span(self) -> str:
        """The first and the last day of the archive; empty if no article has a date."""
        first, last = oldest_day(self.context.library), newest_day(self.context.library)
        return self.context.strings.days(first, last) if first and last else ""

    @cached_property
    def month_counts(self) -> dict[str, int]:
        """The number of articles by path of month; months without articles are absent."""
        periods = self.context.library.timeline.periods
        return {path: len(periods[path].articles) for year in self.years for path in year.children}

    @cached_property
    def month_shades(self) -> Shades:
        """The shades of the months of all years."""
        return Shades(self.month_counts.values())

    @property
    def rows(self) -> list[tuple[Period, tuple[str, ...]]]:
        """The years, newest first, each with the paths of its twelve months."""
        return [(year, month_paths(year.path)) for year in self.years]

    def links(self) -> Iterable[Link]:
        """The years."""
        return _period_links((year.path for year in self.years), self.context)


class _PeriodPage(CalendarPage):
    """A year or a month: its calendar, and the periods in it, each with its first articles."""

    def __init__(self, period: Period, context: SiteContext) -> None:
        self.period = period
        self.year, *_ = period.path.split("/")
        first = context.library.articles[period.articles[0]]
        super().__init__(context.strings.period(period.path), period_url(period.path), context, updated=first.day)

    @property
    def description(self) -> str:
        """The period and its number of articles."""
        return f"{self.title}: {self.context.strings.count(len(self.period.articles))}"

    @property
    def broader(self) -> tuple[Link, ...]:
        """The year of a month; empty for a year."""
        return _broader_periods(self.period, self.context)

    @property
    def parts(self) -> list[Period]:
        """The months of a year or the days of a month, newest first."""
        return [self.context.library.timeline.periods[path] for path in self.period.children]

    def links(self) -> Iterable[Link]:
        """The periods in this one."""
        return _period_links(self.period.children, self.context)


class YearPage(_PeriodPage):
    """A year, with a calendar of each month."""

    template = "year"


class MonthPage(_PeriodPage):
    """A month, with its calendar."""

    template = "month"

    @property
    def months(self) -> tuple[str, ...]:
        """The month itself."""
        return (self.period.path,)


class DayPage(ArchivePage):
    """One page of the articles of a day, or of those without a date."""

    section = "timeline/index.md"
    template = "day"

    def __init__(
        self, title: str, list_url: str, page: ListPage, context: SiteContext, *, period: Period | None = None
    ) -> None:
        self.period = period
        self.list_page = page
        self.list_url = list_url
        self.articles = context.library.pick(page.ids)
        title = context.strings.list_title(title, page.number)
        super().__init__(title, list_page_url(list_url, page.number), context, updated=self.articles[0].day)

    @property
    def total(self) -> int | None:
        """The number of articles in the list; None on numbered pages, whose content must never change."""
        ids = self.period.articles if self.period else self.context.library.timeline.undated
        return len(ids) if self.list_page.number is None else None

    @property
    def broader(self) -> tuple[Link, ...]:
        """The year and the month of the day."""
        return _broader_periods(self.period, self.context) if self.period else ()

    def links(self) -> Iterable[Link]:
        """The articles on this page of the list."""
        return links_to(self.articles)


def _broader_periods(period: Period, context: SiteContext) -> tuple[Link, ...]:
    """Return links to the periods that contain one, the broadest first."""
    names = period.path.split("/")
    return tuple(_period_links(("/".join(names[:length]) for length in range(1, len(names))), context))


def _period_links(paths: Iterable[str], context: SiteContext) -> Iterable[Link]:
    return (Link(context.strings.period(path), period_url(path)) for path in paths)
