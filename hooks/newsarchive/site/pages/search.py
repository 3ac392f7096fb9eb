"""The search page."""

from newsarchive.site.pages.base import ArchivePage
from newsarchive.site.theme.context import SiteContext


class SearchPage(ArchivePage):
    """The page that the search field of every page submits to; a script fills in the results."""

    template = "search"

    def __init__(self, context: SiteContext) -> None:
        super().__init__(context.strings["search"], "search/", context)

    def head(self) -> str:
        """Mark a page that is opened from disk, where modules do not run: it shows what search needs."""
        return '<script>if(location.protocol=="file:")document.documentElement.dataset.fromDisk=""</script>'

    @property
    def description(self) -> str:
        """The purpose of the page, as a lead."""
        return self.context.strings["search_lead"]
