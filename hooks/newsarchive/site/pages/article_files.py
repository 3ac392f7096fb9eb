"""Files next to the page of an article: its Markdown version and its raw file."""

from collections.abc import Iterator

from mkdocs.plugins import get_plugin_logger

from newsarchive.base.fileio import read_bytes, write_new
from newsarchive.base.hashing import sha256
from newsarchive.model.article import Article
from newsarchive.output.markdown_file import markdown_file
from newsarchive.site.pages.base import GeneratedFile
from newsarchive.site.theme.context import SiteContext

# With more articles, the raw files would make a site much larger than its readers need.
_FEWEST_WITHOUT_RAW_FILES = 20_000
# Replaces what is no UTF-8 in a path, so that the file cannot be found by it.
_UNKNOWN = "\ufffd"

_log = get_plugin_logger("newsarchive")


def has_raw_file(article: Article, context: SiteContext) -> bool:
    """Return whether the site has the raw file of an article: by the setting, else if the archive is not too large."""
    chosen = context.settings.archive.raw_files
    is_wanted = len(context.library.articles) < _FEWEST_WITHOUT_RAW_FILES if chosen is None else chosen
    return is_wanted and _UNKNOWN not in article.path


def article_files(article: Article, context: SiteContext) -> "Iterator[ArticleFile]":
    """Yield the files that the site has next to the page of an article."""
    yield MarkdownVersion(article, context)
    if has_raw_file(article, context):
        yield RawFile(article, context)


class ArticleFile(GeneratedFile):
    """A file that is made on each access and not stored.

    Its source name must not end in `.md`: MkDocs would make a page of it.
    """

    name: str
    """The name of the file in the site."""
    source_name: str
    """Its name among the sources of MkDocs."""

    _override: bytes | None = None

    def __init__(self, article: Article, context: SiteContext) -> None:
        super().__init__(f"{article.url}{self.source_name}", f"{article.url}{self.name}", context.config)
        self.article = article
        self.context = context

    @property
    def content_bytes(self) -> bytes:
        """The whole file: another plugin's content, or else ours."""
        return self._make() if self._override is None else self._override

    @content_bytes.setter
    def content_bytes(self, value: bytes) -> None:
        self._override = value

    @property
    def content_string(self) -> str:
        """The same as text."""
        return self.content_bytes.decode(errors="replace")

    @content_string.setter
    def content_string(self, value: str) -> None:
        self._override = value.encode() or None

    def is_modified(self) -> bool:
        """Return True: there is no file to compare with."""
        return True

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - MkDocs' signature
        """Write the file into the site."""
        del dirty
        write_new(self.abs_dest_path, self.content_bytes)

    def _make(self) -> bytes:
        """Return our content."""
        raise NotImplementedError


class MarkdownVersion(ArticleFile):
    """The article as Markdown with front matter."""

    name = "index.md"
    source_name = "index.md.txt"

    def _make(self) -> bytes:
        library = self.context.library
        return markdown_file(library.whole(self.article.id), tags=library.tags_of[self.article.id]).encode()


class RawFile(ArticleFile):
    """The raw file, byte for byte, so that readers can check the SHA-256 on the page."""

    name = source_name = "raw.txt"

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - MkDocs' signature
        """Write the file, unless it has changed since it was read: the site must not offer bytes of another hash."""
        try:
            content = self.content_bytes
        except OSError:
            content = b""
        if self._override is None and sha256(content) != self.article.sha256:
            _log.warning(
                "%s changed while the site was built, so its raw.txt is missing; build again", self.article.path
            )
            return
        del dirty
        write_new(self.abs_dest_path, content)

    def _make(self) -> bytes:
        settings = self.context.settings
        return read_bytes(settings.root / self.article.path, settings.archive.max_raw_file_size)
