"""Files that MkDocs does not find in a folder."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel


class GeneratedFile(File):
    """A file that is in memory only, as `File.generated` makes them, but with a target that we know already."""

    def __init__(
        self, source: str, target: str, config: MkDocsConfig, inclusion: InclusionLevel = InclusionLevel.NOT_IN_NAV
    ) -> None:
        urls = config.use_directory_urls
        super().__init__(source, None, config.site_dir, urls, dest_uri=target, inclusion=inclusion)
        self.generated_by = "newsarchive"
        self.content_string = ""
