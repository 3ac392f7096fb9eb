"""Write the archive of the demonstration: N raw articles, the newest by hand, the others of sentences with slots.

    .venv/bin/python -m benchmarks.demo_archive N FOLDER

The newest are those of `tests/tags/articles/`. Names and markup are those of real sources; events and people are not
real. `benchmarks.demo_images` puts the images next to the pages of the built site.
"""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.corpus import fill_folder
from benchmarks.synthetic.archive import Kind as Purpose
from benchmarks.synthetic.archive import SyntheticFile, write
from benchmarks.synthetic.images.scenes import VARIANTS, image_url, scene_of
from benchmarks.synthetic.prose.draft import readable_draft

BY_HAND = Path(__file__).parents[1] / "tests/tags/articles"
_CATEGORY = re.compile(r"^ *- (.+)$", re.MULTILINE)
_IMAGE = re.compile(r"https://img\.example\.(?:org|com)/\d+-(\d+)[\w-]*\.\w+")


def articles_by_hand() -> Iterator[SyntheticFile]:
    """The articles that were written by hand, with drawn images, at the paths that the crawler would have chosen."""
    for file in sorted(BY_HAND.glob("*.md")):
        text = file.read_text(encoding="utf-8")
        front, _, body = text.partition("\n---\n\n")
        scene, first = scene_of(body), int(file.name[:3])
        drawn = _IMAGE.sub(lambda found: image_url(scene, (first + int(found[1])) % VARIANTS), text)  # noqa: B023
        folder = "/".join(_CATEGORY.findall(front))
        yield SyntheticFile(f"source/_posts/{folder}/{file.name}", drawn.encode(), Purpose.PLAIN)


def write_demo(count: int, folder: Path) -> int:
    """Write `count` articles into a folder; return their size in bytes."""
    size = 0
    chosen = list(articles_by_hand())[:count]
    for made in chosen:
        file = folder / made.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(made.content)
        size += len(made.content)
    return size + write(count - len(chosen), folder, readable_draft)


def main() -> None:
    """Write the archive into a new or empty folder."""
    parser = argparse.ArgumentParser(prog="demo_archive", description="Write the archive of the demonstration.")
    fill_folder(parser, write_demo)


if __name__ == "__main__":
    main()
