"""The OpenSearch description, with which browsers add the site to their search engines.

Source: OpenSearch 1.1, draft 6, "OpenSearch description document".
"""

from urllib.parse import urljoin
from xml.sax.saxutils import escape

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from newsarchive.settings.archive import Settings
from newsarchive.site.theme.file_links import INDEX_FILE

OPEN_SEARCH_FILE = "opensearch.xml"
OPEN_SEARCH_TYPE = "application/opensearchdescription+xml"
# Limits of the format, in characters.
_LONGEST_NAME = 16
_LONGEST_DESCRIPTION = 1024


def has_opensearch(config: MkDocsConfig, settings: Settings) -> bool:
    """Return whether the site has search and an absolute URL, which the description must contain."""
    return settings.archive.search and bool(config.site_url)


def opensearch_file(config: MkDocsConfig, settings: Settings) -> File:
    """Return the description as a file of the site."""
    root = f"{str(config.site_url).rstrip('/')}/"
    name = config.site_name[:_LONGEST_NAME].strip()
    description = (config.site_description or config.site_name)[:_LONGEST_DESCRIPTION]
    icon = urljoin(root, str(config.theme["favicon"]))
    page = "search/" if config.use_directory_urls else f"search/{INDEX_FILE}"
    content = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>{escape(name)}</ShortName>
<Description>{escape(description)}</Description>
<Language>{settings.archive.language}</Language>
<InputEncoding>UTF-8</InputEncoding>
<Image>{escape(icon)}</Image>
<Url type="text/html" template="{escape(root, {'"': "&quot;"})}{page}?q={{searchTerms}}"/>
</OpenSearchDescription>
"""
    return File.generated(config, OPEN_SEARCH_FILE, content=content)
