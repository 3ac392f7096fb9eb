"""An article as a Markdown file with clean YAML front matter, beside its page and in an export."""

from collections.abc import Iterable
from typing import Any

import frontmatter

from newsarchive.convert.markdown import escape
from newsarchive.model.article import Article


def markdown_file(article: Article, *, tags: Iterable[str]) -> str:
    """The whole file: front matter with every fact that is known, the title as heading, the body."""
    post = frontmatter.Post(f"# {escape(article.title)}\n\n{article.markdown}", **_front(article, tags))
    return str(frontmatter.dumps(post, sort_keys=False, width=10_000)) + "\n"


def _front(article: Article, tags: Iterable[str]) -> dict[str, Any]:
    dateline = article.dateline
    front = {
        "title": article.title,
        "id": article.id,
        "date": article.date.isoformat() if article.date else None,
        "date_kind": article.date_kind and article.date_kind.value,
        "categories": list(article.categories),
        "tags": list(tags),
        "source": article.source,
        "origin": article.origin,
        "byline": article.byline,
        "editor": article.editor,
        "dateline": dateline and dateline.text,
        "language": article.language,
        "lead_image": article.lead_image,
        "raw_file": article.path,
        "raw_sha256": article.sha256,
    }
    return {key: value for key, value in front.items() if value}
