"""The Markdown version of an article, published next to its page."""

from newsarchive.base.fileio import write_new
from newsarchive.model.article import Article
from newsarchive.output.markdown_file import markdown_file
from newsarchive.site.pages.base import GeneratedFile
from newsarchive.site.theme.context import SiteContext


class MarkdownVersion(GeneratedFile):
    """A file that is written from the library on each access and not stored.

    Its source name must not end in `.md`: MkDocs would make a page of it.
    """

    _override: bytes | None = None

    def __init__(self, article: Article, context: SiteContext) -> None:
        url = f"{article.url}index.md"
        super().__init__(f"{url}.txt", url, context.config)
        self.article = article
        self.context = context

    @property
    def content_bytes(self) -> bytes:
        """The whole file: another plugin's content, or else ours."""
        return self._override or self._write().encode()

    @content_bytes.setter
    def content_bytes(self, value: bytes) -> None:
        self._override = value

    @property
    def content_string(self) -> str:
        """The same as text."""
        return self.content_bytes.decode()

    @content_string.setter
    def content_string(self, value: str) -> None:
        self._override = value.encode()

    def is_modified(self) -> bool:
        """Return True: there is no file to compare with."""
        return True

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - MkDocs' signature
        """Write the file into the site."""
        del dirty
        write_new(self.abs_dest_path, self.content_bytes)

    def _write(self) -> str:
        library = self.context.library
        return markdown_file(library.whole(self.article.id), tags=library.tags_of[self.article.id])
