"""Other plugins next to the archive: the ones whose work is limited, each reported in one line."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

from newsarchive.site.pages.article import is_searched_by_plugin
from newsarchive.site.theme.context import SiteContext

_SEARCH_PLUGINS = ("material/search", "search")

_log = get_plugin_logger("newsarchive")


def report_neighbours(config: MkDocsConfig, context: SiteContext) -> None:
    """Log a line for a plugin of search that leaves the articles out, with the reason and the remedy."""
    name = next((name for name in _SEARCH_PLUGINS if name in config.plugins), "")
    if not name or is_searched_by_plugin(context):
        return
    if context.settings.archive.search:
        _log.info("plugins: %s: indexes handwritten pages only; extra.archive.search finds the articles", name)
    else:
        count = len(context.library.articles)
        _log.info(
            "plugins: %s: leaves out the %d articles, whose index each reader would fetch whole; "
            "set extra.archive.search: true to find them",
            name,
            count,
        )
