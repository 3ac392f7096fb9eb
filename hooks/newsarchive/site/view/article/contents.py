"""The table of contents of a long article, from the headings of its body."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsarchive.site.view.article.sanitised_html import ATTRIBUTES, plain_text

_HEADING = re.compile(rf"<(h[23])({ATTRIBUTES})>(.*?)</\1>", re.DOTALL)
_ID = re.compile(r' id="([^"]*)"')
# In characters or words: below it, an article with headings fits two screens.
_SHORTEST = 1000
_FEWEST_HEADINGS = 3
_MOST_WITH_SUBHEADINGS = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading: the id of its element, its text, and whether it is below another."""

    id: str
    text: str
    is_nested: bool


def with_contents(html: str, length: int) -> tuple[str, tuple[Entry, ...]]:
    """Return the body of an article with ids on its headings, and its table of contents.

    A short article, or one with few headings, has none, and its body stays as it is.
    """
    if length < _SHORTEST or html.count("<h2") < _FEWEST_HEADINGS:
        return html, ()
    entries: list[Entry] = []

    def add_id(found: re.Match[str]) -> str:
        name, attributes, content = found.groups()
        known = _ID.search(attributes)
        entry_id = known[1] if known else f"section-{len(entries) + 1}"
        entries.append(Entry(entry_id, plain_text(content), name == "h3"))
        return found[0] if known else f'<{name}{attributes} id="{entry_id}">{content}</{name}>'

    return _HEADING.sub(add_id, html), _listed(entries)


def _listed(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    with_text = tuple(entry for entry in entries if entry.text)
    if len(with_text) <= _MOST_WITH_SUBHEADINGS:
        return with_text
    return tuple(entry for entry in with_text if not entry.is_nested)
