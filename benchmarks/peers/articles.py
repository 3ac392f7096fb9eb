"""Raw articles in a form that other generators can read: valid front matter, our tags, and the unchanged body.

    python -m benchmarks.peers.articles RAW_FOLDER OUT_FOLDER CACHE_FOLDER

Each raw file becomes one file, named by a number. Our own reader parses the front matter, as theirs fail on what
crawlers write; tags are those that our build chooses, so that all generators write the same pages. Run as a process of
its own, so that its memory counts for none of them.
"""

import sys
from pathlib import Path

import frontmatter
from benchmarks.machine import ROOT

from newsarchive.base.fileio import read_bytes
from newsarchive.build import build_library
from newsarchive.clean.facts.dates import parse_date
from newsarchive.read.decode import decode
from newsarchive.read.discover import RawFile, discover
from newsarchive.read.frontmatter import parse_document
from newsarchive.settings.archive import ArchiveSettings, Settings


def main() -> None:
    """Convert the files of the first folder into the second, using our build's cache in the third."""
    raw_folder, out_folder, cache_folder = (Path(name).absolute() for name in sys.argv[1:])
    archive = ArchiveSettings(articles_dir=str(raw_folder), cache_dir=str(cache_folder))
    settings = Settings(root=ROOT, docs_dir=ROOT / "docs", archive=archive)
    library = build_library(settings)
    tags = {article.path: library.tags_of[article.id] for article in library.articles.values()}
    out_folder.mkdir(parents=True)
    files, _ = discover(settings)
    for number, file in enumerate(files, start=1):
        text = _converted(file, tags.get(file.path, ()), settings)
        (out_folder / f"{number:06}.md").write_text(text, encoding="utf-8")


def _converted(file: RawFile, tags: tuple[str, ...], settings: Settings) -> str:
    text, _ = decode(read_bytes(file.file), file.path)
    document = parse_document(text, file.path)
    date = parse_date(document.value("date"), settings.zone).moment
    front = {
        "title": document.value("title") or file.file.stem,
        "categories": list(document.values("categories")),
        "tags": list(tags),
        **({"date": date.isoformat()} if date else {}),
    }
    post = frontmatter.Post(document.body)
    post.metadata.update(front)
    return frontmatter.dumps(post) + "\n"


if __name__ == "__main__":
    main()
