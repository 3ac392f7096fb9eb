"""The front page."""

from collections.abc import Iterable

from markupsafe import escape as escape_html

from newsarchive.base.htmltree import parse_fragment
from newsarchive.convert.lead import lead_paragraphs
from newsarchive.site.pages.base import ArchivePage
from newsarchive.site.pages.opensearch import OPEN_SEARCH_FILE, OPEN_SEARCH_TYPE, has_opensearch
from newsarchive.site.theme.context import SiteContext
from newsarchive.site.view.links import Link, links_to

_LEAD_PARAGRAPHS = 3


class HomePage(ArchivePage):
    """The front page."""

    section = "index.md"
    template = "home"

    def __init__(self, context: SiteContext) -> None:
        super().__init__(context.strings["home"], "", context, in_nav=True)

    @property
    def description(self) -> str:
        """The site's own description."""
        return self.context.config.site_description or self.context.config.site_name

    @property
    def lead_paragraphs(self) -> list[str]:
        """The first paragraphs of the lead story, without headings, code and the numbers of lists."""
        library = self.context.library
        tree = parse_fragment(library.bodies[library.front_page.lead].html) if library.front_page.lead else None
        return [] if tree is None else lead_paragraphs(tree, _LEAD_PARAGRAPHS)

    def head(self) -> str:
        """The link by which browsers discover the site's search; on the front page only, to save bytes elsewhere."""
        if not has_opensearch(self.context.config, self.context.settings):
            return ""
        name = escape_html(self.context.config.site_name)
        return f'<link rel="search" type="{OPEN_SEARCH_TYPE}" href="{OPEN_SEARCH_FILE}" title="{name}">'

    def links(self) -> Iterable[Link]:
        """The articles on the page."""
        return links_to(self.context.library.pick(self.context.library.front_page.articles))
