"""An article as a Markdown file with clean YAML front matter, next to its page and in an export."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import yaml

from newsarchive.convert.markdown import escape
from newsarchive.model.article import Article

# Text that YAML reads as itself without quotes: it cannot be taken for an indicator or a number, or it is a hash with
# a letter in it, or a URL. A YAML writer examines each character; this pattern decides most cases in a tenth of the
# time.
_PLAIN = re.compile(
    r"[A-Za-z\u4e00-\u9fff](?: ?[\w\u4e00-\u9fff/.，。、！？：；（）《》“”·-]){0,300}"
    r"|[1-9][0-9]{0,80}[A-Za-z][0-9A-Za-z]{0,80}"
    r"|https?://[\w./%?=~+:@,;-]{0,500}[\w/]",
    re.ASCII,
)
# Without quotes it would be read as a time.
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}")
# Many renderers of Markdown show front matter as text. What would be HTML, a link, or attributes there is written as an
# escape of YAML, which is nothing to them and the same character to a reader of YAML.
_ACTIVE = re.compile(r"[<>&{]|\](?=\s*[(\[:])")
# Words that YAML 1.1 does not read as text.
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def markdown_file(article: Article, *, tags: Iterable[str]) -> str:
    """The whole file: front matter with every known fact, the title as heading, the body."""
    front = "".join(_front(article, tags))
    return f"---\n{front}---\n\n# {escape(article.title)}\n\n{article.markdown}".rstrip() + "\n"


def _front(article: Article, tags: Iterable[str]) -> Iterator[str]:
    dateline = article.dateline
    facts: dict[str, str | Iterable[str] | None] = {
        "title": article.title,
        "id": article.id,
        "date": article.date.isoformat() if article.date else article.month,
        "date_kind": article.date_kind,
        "categories": article.categories,
        "tags": tuple(tags),
        "source": article.source,
        "origin": article.origin,
        "byline": article.byline,
        "editor": article.editor,
        "dateline": dateline.text if dateline else None,
        "language": article.language,
        "lead_image": article.lead_image,
        "raw_file": article.path,
        "raw_sha256": article.sha256,
    }
    for key, value in facts.items():
        if isinstance(value, str) and value:
            yield f"{key}: {_scalar(value)}\n"
        elif value:
            yield f"{key}:\n"
            yield from (f"- {_scalar(item)}\n" for item in value)


def _scalar(text: str) -> str:
    """A text as a YAML value."""
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    if _ACTIVE.search(text):
        return _ACTIVE.sub(lambda found: f"\\u{ord(found[0]):04X}", _quoted(text, style='"'))
    return f"'{text}'" if _TIME.fullmatch(text) else _quoted(text)


@lru_cache(maxsize=10_000)
def _quoted(text: str, *, style: str | None = None) -> str:
    """A text as a YAML writer quotes it, for all other cases; `style` names the quotation marks, else it chooses."""
    written = yaml.dump(text, Dumper=yaml.CSafeDumper, allow_unicode=True, width=10_000, default_style=style)
    return written.removesuffix("\n").removesuffix("\n...")
