"""The archive's own site, built once for all tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.sites import SUB_PATH_URL, Site, shared, strict_build


@pytest.fixture(scope="session")
def archive_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`mkdocs build --strict` of the archive: its `site` and what the command did."""
    return shared(tmp_path_factory, "archive", strict_build())


@pytest.fixture(scope="session")
def archive(archive_build: Path) -> Site:
    """The archive's site, built without a site URL."""
    return Site(archive_build / "site")


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The archive's site as it is published under a sub-path."""
    return Site(shared(tmp_path_factory, "published", strict_build(site_url=SUB_PATH_URL)) / "site")
