"""The context of a build that all pages share: library, settings, strings, templates, shells."""

from dataclasses import dataclass, field
from datetime import date

from jinja2 import BytecodeCache
from mkdocs.config.defaults import MkDocsConfig

from newsarchive.model.library import Library
from newsarchive.settings.archive import Settings
from newsarchive.site.theme.shell import Shells
from newsarchive.site.theme.templates import Templates
from newsarchive.site.view.days import newest_day
from newsarchive.site.view.relations import Relations
from newsarchive.site.view.strings import Strings

# The sitemap needs a date for an archive without dated articles too, the same in every build.
NO_DAY = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class SiteContext:
    """One build's library and all that renders its pages."""

    library: Library
    settings: Settings
    config: MkDocsConfig
    strings: Strings
    templates: Templates
    relations: Relations
    shells: Shells = field(default_factory=Shells)
    topic_notes: dict[str, str] = field(default_factory=dict)
    """The rendered notes of the further pages of topics by the page's URL; filled by `pages.topics.TopicPage`."""

    @property
    def update_date(self) -> date:
        """The day of the newest article, as the date of pages that have none of their own."""
        return newest_day(self.library) or NO_DAY


def create_context(
    library: Library, settings: Settings, config: MkDocsConfig, *, bytecode_cache: BytecodeCache | None = None
) -> SiteContext:
    """Create the context of a build; `bytecode_cache` keeps compiled templates from one build to the next."""
    strings = Strings(settings.archive.language)
    templates = Templates(library, strings, config=config, settings=settings, bytecode_cache=bytecode_cache)
    return SiteContext(library, settings, config, strings, templates, Relations(library, strings))
