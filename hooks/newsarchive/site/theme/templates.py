"""The archive's own templates: their environment, and the names that all of them can use."""

from functools import partial

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig

from newsarchive.base.sentences import first_sentences
from newsarchive.base.text import truncate
from newsarchive.model.article import Article
from newsarchive.model.library import Library
from newsarchive.settings.archive import Settings
from newsarchive.site.theme.fragments import EntryOptions, FragmentCache, Fragments
from newsarchive.site.theme.minify import MinifyExtension
from newsarchive.site.view.days import group_by_day, newest_day, oldest_day
from newsarchive.site.view.links import path_links, term_link
from newsarchive.site.view.sparkline import Sparklines
from newsarchive.site.view.strings import Strings
from newsarchive.site.view.urls import host, initial_url, list_page_url, period_url, quoted, term_url, topic_url

_MACROS = "archive/macros.html"


class Templates:
    """The templates in `archive/` of the theme's folders. Unlike MkDocs' environment, ours escapes values."""

    def __init__(
        self,
        library: Library,
        strings: Strings,
        *,
        config: MkDocsConfig,
        settings: Settings,
        bytecode_cache: BytecodeCache | None = None,
    ) -> None:
        environment = Environment(
            loader=FileSystemLoader(config.theme.dirs),
            extensions=[MinifyExtension],
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=bytecode_cache,
        )
        environment.filters.update(quoted=quoted, shorten=truncate, sentences=first_sentences, host=host)
        environment.globals.update(
            t=strings,
            library=library,
            site_name=config.site_name,
            has_search=settings.archive.search,
            articles_dir=settings.archive.articles_dir,
            newest_day=newest_day(library),
            oldest_day=oldest_day(library),
            group_by_day=group_by_day,
            lang_attribute=partial(_lang_attribute, language=strings.language),
            sparklines=Sparklines(library),
            fragments=Fragments(library, FragmentCache(lambda: environment.globals["macros"])),
            term_url=term_url,
            initial_url=initial_url,
            period_url=period_url,
            topic_url=topic_url,
            list_page_url=list_page_url,
            EntryOptions=EntryOptions,
            link_to_term=term_link,
            path_links=path_links,
        )
        # Imported here once: an import in a template is executed for each page. A module takes the globals of the
        # moment, so that this one comes last.
        environment.globals["macros"] = environment.get_template(_MACROS).module
        self._environment = environment

    def render(self, template: str, **values: object) -> str:
        """Render a template with these values.

        `Template.render` copies all globals for each page, one by one, which takes as long as a small page itself.
        """
        environment = self._environment
        found = environment.get_template(f"archive/{template}.html")
        try:
            context = found.new_context({**environment.globals, **values}, shared=True)
            return "".join(found.root_render_func(context))
        except Exception:  # noqa: BLE001 - Jinja raises it again, with the template's line
            return environment.handle_exception()


def _lang_attribute(article: Article, language: str) -> Markup:
    """Return the attribute for an article in another language than the page's; empty for one in the same language."""
    # Chinese that is not marked as Traditional is shown with the glyphs of Simplified Chinese.
    page_language = "zh-Hans" if language == "zh" else language
    known = article.language in {"und", page_language}
    return Markup("") if known else Markup(f' lang="{article.language}"')  # noqa: S704 - a language tag
