"""A long archive: 2,000 synthetic articles of random words in the shapes of real ones, with a topic of three."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.browser.archives.kinds import EXAMPLES
from tests.builders import ROOT
from tests.site.sites import SUB_PATH_URL, run_build, whole_project

COUNT = 2000
ARTICLE = "a/n1ycq2b5qdyv/"
"""An article from the middle of the archive; most lists do not have it on their first page."""
TITLE = "妹妹|弧形真正占领先进的指导"
_TOPIC = """\
---
title: 三篇旧稿
description: 演示专题。
articles: [n1ycq2b5qdyv, 55j11ndxhj28, 4ns187ycqkrq]
---

三篇稿件，按时间先后。
"""

KINDS = EXAMPLES | {
    "article": ARTICLE,
    "category": "categories/金融/",
    "numbered page": "categories/金融/page/20/",
    "tag": "tags/人工智能/",
    "year": "timeline/2021/",
    "month": "timeline/2021/05/",
    "day": "timeline/2021/05/01/",
    "editor": "editors/王涛/",
    "topic": "topics/三篇旧稿/",
    "handwritten": "about/",
    "missing page": "404.html",
}
"""The kinds of page; this archive has other terms, days and articles than that of the repository."""


def build_demo(folder: Path) -> None:
    """Build it into `site` of a folder, with the archive's own rules."""
    command = [sys.executable, "-m", "benchmarks.corpus", str(COUNT), str(folder / "articles")]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    handwritten = {f"docs/{file.name}": file.read_bytes() for file in (ROOT / "benchmarks/demo").glob("*.md")}
    whole_project(
        folder,
        handwritten | {"docs/topics/三篇旧稿.md": _TOPIC},
        settings={"editorial_dir": os.path.relpath(ROOT / "editorial", folder), "workers": 0},
        config={"site_name": "新闻档案", "site_url": SUB_PATH_URL},
    )
    run = run_build(folder)
    assert run.code == 0, run.output
