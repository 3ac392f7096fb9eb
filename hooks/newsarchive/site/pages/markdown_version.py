"""The Markdown version of an article, published beside its page."""

from newsarchive.base.fileio import write_new
from newsarchive.model.article import Article
from newsarchive.output.markdown_file import markdown_file
from newsarchive.site.pages.base import GeneratedFile
from newsarchive.site.theme.context import SiteContext


class MarkdownVersion(GeneratedFile):
    """A file that is written from the library whenever MkDocs asks for it, and kept nowhere.

    Its source name must not end in `.md`: MkDocs would make a page of it.
    """

    _foreign: bytes | None = None

    def __init__(self, article: Article, context: SiteContext) -> None:
        url = f"{article.url}index.md"
        super().__init__(f"{url}.txt", url, context.config)
        self.article = article
        self.context = context

    @property
    def content_bytes(self) -> bytes:
        """The whole file: what another plugin has put here, or else what the library says."""
        return self._foreign or self._write().encode()

    @content_bytes.setter
    def content_bytes(self, value: bytes) -> None:
        self._foreign = value

    @property
    def content_string(self) -> str:
        """The same as text."""
        return self.content_bytes.decode()

    @content_string.setter
    def content_string(self, value: str) -> None:
        self._foreign = value.encode()

    def is_modified(self) -> bool:
        """Always: no file stands behind it."""
        return True

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - MkDocs' signature
        """Write it into the site."""
        del dirty
        write_new(self.abs_dest_path, self.content_bytes)

    def _write(self) -> str:
        library = self.context.library
        return markdown_file(library.whole(self.article.id), tags=library.tags_of[self.article.id])
