"""The statistics page."""

from functools import cached_property

from newsarchive.relate.statistics import Statistics, count_statistics
from newsarchive.site.pages.base import ArchivePage
from newsarchive.site.theme.context import SiteContext
from newsarchive.site.view.figures import Figures


class StatsPage(ArchivePage):
    """The page of statistics."""

    section = "stats/index.md"
    template = "stats"

    def __init__(self, context: SiteContext) -> None:
        super().__init__(context.strings["stats"], "stats/", context, in_nav=True)

    @property
    def description(self) -> str:
        """The purpose of the page, as a lead."""
        return self.context.strings["stats_lead"]

    @cached_property
    def statistics(self) -> Statistics:
        """The numbers, counted on first access."""
        return count_statistics(self.context.library)

    @property
    def totals(self) -> list[tuple[str, str]]:
        """The totals by name."""
        strings, library, numbers = self.context.strings, self.context.library, self.statistics
        counts = {
            "stats_articles": numbers.articles,
            "sources": len(library.sources.terms),
            "editors": len(library.editors.terms),
            "tags": len(library.tags.terms),
            "stats_median": numbers.median_length,
        }
        named = [(strings[key], f"{count:,}") for key, count in counts.items()]
        return [*named, (strings["stats_per_day"], f"{numbers.dated / numbers.days:.1f}")] if numbers.days else named

    @property
    def figures(self) -> Figures:
        """All charts that have data."""
        return Figures(self.context.library, self.statistics, self.context.strings)
