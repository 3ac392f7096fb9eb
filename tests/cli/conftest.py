"""Archives with and without problems, in the current folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import Project, project, raw_article


@pytest.fixture
def good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Two sound articles; commands run in the project's folder."""
    monkeypatch.chdir(tmp_path)
    return project(
        tmp_path,
        {
            "articles/a.txt": raw_article(title="甲：第一", body="<p>　　正文<b>一</b>。</p><script>x</script>"),
            "articles/b.txt": raw_article(title="乙", body="<p>正文二。</p>"),
        },
    )


@pytest.fixture
def bad(good: Project) -> Project:
    """The same archive with three invalid files."""
    good.write("articles/bad.txt", raw_article(title="丙", date="昨天"))
    good.write("articles/empty.txt", "")
    good.write("articles/notes.docx", "x")
    return good
