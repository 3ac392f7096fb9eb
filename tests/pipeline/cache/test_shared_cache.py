"""Builds at the same time on one cache are all right, whatever they find and leave there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.builders import Project, raw_article
from tests.pipeline.cache.archive import archive, built_without_cache, path_of, run_python

_BUILD_AGAIN_AND_AGAIN = """
import json, sys
from newsarchive.pipeline import sqlite_store
from tests.pipeline.cache.archive import built, settings_in
current = f"user_version = {sqlite_store.VERSION}"
sqlite_store.VERSION += int(sys.argv[2])
sqlite_store._TABLES = sqlite_store._TABLES.replace(current, f"user_version = {sqlite_store.VERSION}")
settings = settings_in(sys.argv[1])
first = built(settings)
assert all(built(settings) == first for _ in range(6))
print(json.dumps(first))
"""


def archives(folder: Path) -> tuple[Project, Project]:
    """Two archives with one cache; the second lacks some files of the first, has others, and one in another form."""
    settings = {"cache_dir": str(folder / "cache")}
    one, other = (archive(folder / name, settings=settings) for name in ("one", "other"))
    for number in range(5):
        (other.root / path_of(number)).unlink()
        other.write(f"articles/more/{number}.txt", raw_article(title=f"别的第{number}号"))
    other.write(path_of(6), raw_article(title="改过的", body="<p>改过的稿件</p>"))
    return one, other


@pytest.mark.parametrize("other_version", [0, 1], ids=["one version", "two versions"])
def test_two_simultaneous_builds_have_the_same_results_as_each_alone(tmp_path: Path, other_version: int) -> None:
    one, other = archives(tmp_path)
    builds = [(one, 0), (other, other_version), (one, 0)]
    # First on no cache at all, then on what those builds left.
    for _ in range(2):
        running = [run_python(_BUILD_AGAIN_AND_AGAIN, str(found.root), str(version)) for found, version in builds]
        outputs = [process.communicate() for process in running]
        assert [errors for _, errors in outputs] == ["", "", ""]
        cold = [built_without_cache(found, tmp_path / "none") for found, _ in builds]
        assert [json.loads(output) for output, _ in outputs] == cold


def test_archives_that_share_a_cache_do_not_mix_their_outcomes(tmp_path: Path) -> None:
    one, other = archives(tmp_path)
    cold = [built_without_cache(found, tmp_path / f"none-{found.root.name}") for found in (one, other)]
    library = one.library()
    for _ in range(3):
        other.write("articles/new.txt", raw_article(title="新"))
        other.library()
        (other.root / "articles/new.txt").unlink()
    assert [built_without_cache(found, tmp_path / "cache") for found in (one, other)] == cold
    assert all(library.whole(article_id).text for article_id in library.articles)
