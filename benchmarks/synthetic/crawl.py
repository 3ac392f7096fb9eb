"""Raw files as the crawler stores them: the source's markup, framed, below one variant of front matter."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from email.utils import format_datetime
from functools import cache
from hashlib import md5
from itertools import cycle
from random import Random

from benchmarks.synthetic.draft import Draft
from benchmarks.synthetic.markup import MARKUP
from benchmarks.synthetic.markup.templates import MarkupTemplates
from benchmarks.synthetic.moments import CHINA, EARLY_CRAWLS
from benchmarks.synthetic.names import pick
from benchmarks.synthetic.sources import Dates

_LOST_IN_TITLES = re.compile(r"[:/\\?*“”<>|\[\]]")
_LOST_IN_NAMES = re.compile(r"[.#\n'\"]")
_LONGEST_NAME = 60
_SHORTEST_OWN_NAME = 14
_MARKED_PARAGRAPHS = 0.3


def body(rng: Random, draft: Draft, templates: MarkupTemplates) -> tuple[str, str]:
    """Return the markup of an article as its source serves it, and the URL of its first image or an empty string."""
    key = md5(f"{draft.title}{draft.published}".encode(), usedforsecurity=False).hexdigest()[:16]
    facts = {
        **draft.facts,
        "title": draft.title,
        "alt": draft.title,
        "day": f"{draft.day:%Y%m%d}",
        "month": f"{draft.day:%Y/%m}",
        "key": key,
        "key4": key[:4],
        "number": "0",
    }
    parts = [templates.top.format(**facts)]
    first_image = ""
    own = cycle(draft.images)
    for number, (kind, text) in enumerate(draft.blocks):
        facts["number"] = str(number)
        if kind == "image":
            facts["src"] = next(own, "") or templates.src.format(**facts)
            first_image = first_image or (facts["src"] if templates.image else "")
        parts.append(_block(rng, kind, text, templates=templates, facts=facts, words=draft.topic_words))
    parts.append(templates.bottom.format(**facts))
    return "".join(parts), first_image


def _block(
    rng: Random, kind: str, text: str, *, templates: MarkupTemplates, facts: dict[str, str], words: tuple[str, ...]
) -> str:
    if kind == "paragraph":
        return templates.paragraph.format(text=_marked(rng, text, templates, facts, words), **facts)
    if kind == "code":
        language, code = text.split("\n", 1)
        return templates.code.format(language=language, code=code, **facts)
    if kind == "items":
        return templates.items.format(
            items="".join(templates.item.format(text=item, **facts) for item in text.split("\n"))
        )
    if kind == "table":
        rows = ("".join(f"<td>{cell}</td>" for cell in row.split("\t")) for row in text.split("\n"))
        return templates.table.format(rows="".join(f"<tr>{row}</tr>" for row in rows), **facts)
    template: str = getattr(templates, kind)
    return template.format(text=text, caption=text, **facts)


def _marked(rng: Random, text: str, templates: MarkupTemplates, facts: dict[str, str], words: tuple[str, ...]) -> str:
    """Return the paragraph, in some cases with one of the topic's words emphasised or linked."""
    if not templates.marks or rng.random() > _MARKED_PARAGRAPHS:
        return text
    word = pick(rng, words)
    return text.replace(word, pick(rng, templates.marks).format(text=word, **facts), 1)


@cache
def _readable(templates: MarkupTemplates) -> MarkupTemplates:
    """The templates without marks that turn any word into a formula or a member of a forum."""
    return replace(templates, marks=tuple(mark for mark in templates.marks if "<img" not in mark and "@" not in mark))


def raw_file(rng: Random, draft: Draft, number: int) -> tuple[str, str]:
    """Return the path and content of the file that the crawler would have written."""
    templates = MARKUP[pick(rng, draft.source.markup.split())]
    if draft.images:
        templates = _readable(templates)
    markup, image = body(rng, draft, templates)
    title = _LOST_IN_TITLES.sub("_", draft.title)
    front, folder = _front_matter(rng, draft, title, _header_image(rng, templates.headimg or image))
    text = f"\n---\n{front}---\n\n<div>   \n{markup}  \n</div>\n{' ' * 12}"
    name = _LOST_IN_NAMES.sub("", title)[:_LONGEST_NAME].strip()
    if len(name) < _SHORTEST_OWN_NAME or draft.images:
        name += f"-{number}"
    return f"{folder}/{name}.md", text.replace("{", "&#123;").replace("}", "&#125;")


def _header_image(rng: Random, url: str) -> str:
    if not url:
        return f"https://picsum.photos/400/300?random={int(rng.random() * 10_000)}"
    url = f"https:{url}" if url.startswith("//") else url
    return f"https://cors.zfour.workers.dev/?{url}" if url.startswith("http://") else url


def _front_matter(rng: Random, draft: Draft, title: str, image: str) -> tuple[str, str]:
    """Return the lines between the fences, and the folder of that variant's crawler."""
    source, section = draft.source.name, draft.source.section
    channel = f"{source}－{draft.channel}"
    date = _date(rng, draft)
    quote = '"' if "'" in title else "'"
    if not draft.is_early:
        lines = [
            f"title: {quote}{title}{quote}\ncategories: \n - {section}\n - {source}\n - {channel}",
            f"headimg: '{image}'\nauthor: {source}\ncomments: false\ndate: {date}\nthumbnail: '{image}'\n",
        ]
        return "\n".join(lines), f"source/_posts/{section}/{source}/{channel}"
    author = f"author: {source}\ncomments: false\ndate: {date}\nthumbnail:"
    both = f"{source} - {draft.channel}"
    early_author = f"author: {both}\ncomments: false\ndate: {date}\nthumbnail:"
    variant = pick(rng, ("A", "B", "B′", "C", "C", "C′"))
    if variant == "A":
        return f"title: {title}\ncategories:\n    - {section}\n\n{early_author} {image}\n", f"post/{section}"
    if variant == "B":
        front = (
            f"title: {quote}{title}{quote}\ncategories: \n    - {section}\n    - {both}\n\n{early_author} '{image}'\n"
        )
        return front, f"source/_posts/{section}/{both}"
    if variant == "B′":
        run = '"' * (9 + int(rng.random() * 90))
        front = f"title: {run}'{title}'{run}\ncategories: \n    - {section}\n    - {both}\n\n{early_author} '{image}'\n"
        return front, f"source/_posts/{section}/{both}"
    dash = "    -" if variant == "C" else " -"
    channel = draft.channel if variant == "C" else f" - {draft.channel}"
    categories = f"{dash} {section}\n{dash} {source}\n{dash} {channel}"
    front = f"title: {quote}{title}{quote}\ncategories: \n{categories}\n\n{author} ''\n"
    return front, f"source/_posts/{section}/{source}/{draft.channel}"


def _date(rng: Random, draft: Draft) -> str:
    if draft.source.dates is Dates.NONE and rng.random() < 0.4:
        return "Invalid Date"
    if draft.source.dates is Dates.DAY:
        return format_datetime(draft.published.replace(hour=0, minute=0, second=0), usegmt=True)
    if draft.source.dates is Dates.CLOCK:
        return f"{_crawled(rng, draft):%Y-%m-%d %H:%M:%S}"
    return format_datetime(draft.published, usegmt=True)


def _crawled(rng: Random, draft: Draft) -> datetime:
    """Return the time of the crawl: hours after publication, or for early files during the early crawls."""
    if draft.is_early:
        start = datetime.combine(EARLY_CRAWLS, datetime.min.time(), CHINA)
        return start + timedelta(seconds=int(rng.random() * 2 * 86_400))
    return draft.published + timedelta(minutes=int(rng.random() * 900))
