"""Put the drawn images of the demonstration next to the pages of the built site.

    .venv/bin/python -m benchmarks.demo_images SITE

Raw files name images by URLs of a host that does not exist, as real ones name hosts that no longer answer. The pages
of the demonstration get relative links to files in `images/` instead, and work on any host and without a network.
"""

import argparse
import os
import re
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks.synthetic.images.scenes import HOST, write_images

FOLDER = "images"
# Sources add a size or another format to the name.
_IMAGE = re.compile(rf"{re.escape(HOST)}([a-z]+-\d+\.svg)[^\"'\s<>]*")
_BATCH = 200


def place_images(site: Path) -> int:
    """Write the images into a built site, and link its pages to them; return the number of changed pages."""
    write_images(site / FOLDER)
    pages = sorted(site.rglob("*.html"))
    batches = [pages[start : start + _BATCH] for start in range(0, len(pages), _BATCH)]
    with ProcessPoolExecutor(os.cpu_count()) as executor:
        return sum(executor.map(_link, batches, [site] * len(batches)))


def _link(pages: Iterable[Path], site: Path) -> int:
    changed = 0
    for page in pages:
        text = page.read_text(encoding="utf-8")
        if HOST in text:
            root = "../" * (len(page.relative_to(site).parts) - 1)
            page.write_text(_IMAGE.sub(rf"{root}{FOLDER}/\1", text), encoding="utf-8")
            changed += 1
    return changed


def main() -> None:
    """Place the images in a site."""
    parser = argparse.ArgumentParser(prog="demo_images", description="Put drawn images next to the pages of a site.")
    parser.add_argument("site", type=Path, metavar="SITE", help="folder of the built demonstration")
    print(f"images placed, {place_images(parser.parse_args().site):,} pages linked to them")


if __name__ == "__main__":
    main()
