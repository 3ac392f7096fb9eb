"""Format an article for a terminal: its facts, its text, and the removed content by rule."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import click

from newsarchive.base.display_width import truncate_to_width
from newsarchive.base.text import collapse_whitespace, strip_control, visible
from newsarchive.model.article import Article, DateKind, Removal
from newsarchive.output.terminal_text import BOLD, FAINT, body_lines, paragraph, prefixed

_DATE_KINDS = {
    DateKind.PUBLISHED: "time of publication, from the feed",
    DateKind.DAY: "day of publication; the feed gave no time",
    DateKind.MONTH: "month of publication; the day is not known",
    DateKind.CRAWLED: "crawl time; published no later than this",
}
_VISIBLE_WHITESPACE = str.maketrans({" ": "␣", "\u3000": "□", "\xa0": "⍽", "\t": "⇥", "\n": "↵"})
# Removals take two lines; of kinds that readers never saw, one.
_LINES = {"comment": 1, "style": 1, "script": 1}


def terminal_page(article: Article, *, tags: Iterable[str], width: int) -> str:
    """The whole page, styled with escape sequences, which `click.echo` strips if the output is no terminal."""
    title = paragraph([(_one_line(article.title), BOLD)], width)
    parts = [title + _facts(article, tags, width), body_lines(article.html, width), _removed(article.removed, width)]
    return "\n\n".join("\n".join(part) for part in parts if part)


def _facts(article: Article, tags: Iterable[str], width: int) -> list[str]:
    facts = [(label, _one_line(value)) for label, value in _stated(article, tags)]
    facts = [(label, value) for label, value in facts if value]
    widest = max(len(label) for label, _ in facts)
    lines = []
    for label, value in facts:
        written = paragraph([(value, {})], width - widest - 2)
        marker = click.style(label.rjust(widest), **FAINT) + "  "
        lines += prefixed(marker, written, rest=" " * (widest + 2))
    return lines


def _stated(article: Article, tags: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Every fact with its label; empty if unknown."""
    yield "raw title", article.raw_title if article.raw_title != article.title else ""
    yield "id", article.id
    yield "page", f"/{article.url}"
    yield "file", article.path
    yield "date", _date(article)
    yield "source", article.source
    yield "channel", article.channel
    yield "categories", " › ".join(article.categories)
    yield "byline", article.byline
    yield "editor", article.editor
    yield "origin", article.origin
    yield "original", article.original
    yield "dateline", article.dateline.text if article.dateline else ""
    yield "tags", "、".join(tags)
    yield "stated tags", "、".join(dict.fromkeys((*article.stated_tags, *article.source_tags)))
    yield "language", article.language
    yield "lead image", article.lead_image
    yield "image credit", article.image_credit
    counts = (_count(len(visible(article.text)), "character"), _count(len(article.images), "image"))
    yield "length", ", ".join((*counts, _count(len(article.links), "link")))
    for key, value in article.unknown_keys:
        yield "unknown key", f"{key}: {value}"


def _date(article: Article) -> str:
    if article.month:
        return f"{article.month} ({_DATE_KINDS[DateKind.MONTH]})"
    if article.date is None or article.date_kind is None:
        return "no valid date"
    moment = article.date.isoformat(" ") if article.date_kind is not DateKind.DAY else article.date.date().isoformat()
    return f"{moment} ({_DATE_KINDS[article.date_kind]})"


def _removed(removed: tuple[Removal, ...], width: int) -> list[str]:
    """The removals, grouped by rule and reason in the order of their first removal."""
    if not removed:
        return [click.style("Nothing was removed", **BOLD)]
    groups: dict[tuple[str, str], list[Removal]] = {}
    for entry in removed:
        groups.setdefault((entry.rule, entry.why), []).append(entry)
    lines = [click.style(f"Removed ({sum(entry.count for entry in removed)})", **BOLD)]
    for (rule, why), group in groups.items():
        lines += paragraph([(rule, {"fg": "yellow"}), (f": {why}", {})], width)
        for entry in _with_names_joined(group):
            lines += _entry(entry, width)
    return lines


def _with_names_joined(group: list[Removal]) -> list[Removal]:
    """The entries, with all attribute names merged into one, the most frequent first."""
    names = sorted(
        (entry for entry in group if entry.what == "attribute"), key=lambda entry: (-entry.count, entry.text)
    )
    others = [entry for entry in group if entry.what != "attribute"]
    listed = ", ".join(f"{entry.text} ×{entry.count}" if entry.count > 1 else entry.text for entry in names)
    return others + [replace(name, text=listed, count=1) for name in names[:1]]


def _entry(entry: Removal, width: int) -> list[str]:
    label = f"{entry.what} ×{entry.count}" if entry.count > 1 else entry.what
    marker = f"  {label}  "
    room = width - len(marker)
    text = entry.text.translate(_VISIBLE_WHITESPACE) if entry.text.isspace() else _one_line(entry.text)
    shown = truncate_to_width(text, _LINES.get(entry.what, 2) * room)
    # The record itself may be truncated: then its length is not that of the removal.
    has_length = shown != text and not text.endswith("…")
    pieces = [(shown, FAINT), (f" ({_count(len(text), 'character')})" if has_length else "", {})]
    return prefixed(marker, paragraph(pieces, room)) or [marker.rstrip()]


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _one_line(text: str) -> str:
    """The text on one line, without characters that control a terminal."""
    return strip_control(collapse_whitespace(text))
