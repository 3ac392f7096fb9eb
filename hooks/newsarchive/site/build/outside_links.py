"""Links in the folder of documents that lead outside the project: MkDocs would publish what they lead to."""

import os
from collections.abc import Iterator

from mkdocs.structure.files import Files

from newsarchive.base.fileio import leads_outside
from newsarchive.base.problems import Problem, outside
from newsarchive.settings.archive import Settings


def remove_outside_links(files: Files, settings: Settings) -> Iterator[Problem]:
    """Remove the files of MkDocs that are links to outside the project, and yield an error for each.

    Links to elsewhere in the project are usual, as from docs/changelog.md to CHANGELOG.md. For the folder of topics,
    which allows no links to outside `docs`, reading the topics yields the error.
    """
    docs_dir = str(settings.docs_dir)
    topics = str(settings.topics_dir) + os.sep
    roots = [os.path.realpath(folder) for folder in (settings.root, docs_dir)]
    for file in list(files):
        path = file.abs_src_path
        if path and path.startswith(docs_dir + os.sep) and all(leads_outside(path, root) for root in roots):
            files.remove(file)
            if path.startswith(topics):
                continue
            yield outside(f"{settings.relative(settings.docs_dir)}/{file.src_uri}", "the folder of mkdocs.yml")
