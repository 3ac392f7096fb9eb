"""Checks of the keys of front matter: a missing title, an invalid date, unknown keys."""

from difflib import get_close_matches
from functools import lru_cache

from newsarchive.base.problems import Problem, error, notice, warning
from newsarchive.base.text import truncate
from newsarchive.clean.facts.dates import ParsedDate
from newsarchive.read.categories import CategoryPath
from newsarchive.read.document import KNOWN_KEYS, Document
from newsarchive.read.mojibake import Garbled
from newsarchive.read.tags import LONGEST_TAG, MOST_TAGS, StatedTags

# URLs and cards are made for headlines; a longer title is a paragraph in the wrong place.
_MAX_TITLE_LENGTH = 200
_SHOWN = 40
# The similarity from which on an unknown key counts as a misspelt known one.
_MISSPELT = 0.82


def check_front_matter(
    document: Document, path: str, date: ParsedDate, categories: CategoryPath, tags: StatedTags
) -> tuple[Problem, ...]:
    """Return the problems in the keys of complete front matter."""
    unknown = (_unknown_key(key, path, document.line(key)) for key in document.front if key not in KNOWN_KEYS)
    return (
        *_title_problems(document, path),
        *_date_problems(document, path, date),
        *_category_problems(document, path, categories),
        *_tag_problems(document, path, tags),
        *unknown,
    )


def _title_problems(document: Document, path: str) -> list[Problem]:
    title = document.value("title")
    if not title.strip():
        message = "no title; expected a line title: followed by text, the page shows the start of the article instead"
        return [error(path, "title-missing", message, line=document.line("title"))]
    if len(title) > _MAX_TITLE_LENGTH:
        message = f"a title of {len(title)} characters; expected at most {_MAX_TITLE_LENGTH}"
        return [warning(path, "title-long", message, line=document.line("title"))]
    return []


def _date_problems(document: Document, path: str, date: ParsedDate) -> list[Problem]:
    raw, line = document.value("date"), document.line("date")
    if date.moment is not None:
        if not date.doubt:
            return []
        message = f"the time in {raw!r} is not shown, only its day: {date.doubt}; write an offset such as +0800"
        return [warning(path, "date-ambiguous", message, line=line)]
    if date.month:
        message = (
            f"{raw!r} is only a month, so the page shows no day; expected one like 2022-04-27, add it if it is known"
        )
        return [notice(path, "date-month", message, line=line)]
    if date.is_implausible:
        message = (
            f"{raw!r} is {date.doubt}; expected the day of publication, the page shows no date: correct date: or "
            "remove it"
        )
        return [warning(path, "date-implausible", message, line=line)]
    found = f"{raw!r} is no date" if raw else "no date"
    doubt = f" ({date.doubt})" if date.doubt else ""
    message = f"{found}{doubt}; expected one like Wed, 27 Apr 2022 02:53:54 GMT, the page shows none"
    return [warning(path, "date-invalid", message, line=line)]


def mojibake_problem(garbled: Garbled, path: str, line: int) -> Problem:
    """Return the warning for a title in UTF-8 that was read in another encoding, or that lost characters."""
    is_lost = "\N{REPLACEMENT CHARACTER}" in garbled.title
    cause = "has U+FFFD for characters that were lost" if is_lost else "is UTF-8 that was read in another encoding"
    shown = f"is shown as {truncate(garbled.repaired, _SHOWN)!r}" if garbled.repaired else "is shown as it is"
    message = f"the title {truncate(garbled.title, _SHOWN)!r} {cause}; expected text, it {shown}: correct title:"
    return warning(path, "title-mojibake", message, line=line)


def _category_problems(document: Document, path: str, found: CategoryPath) -> list[Problem]:
    parts = [f"{found.empty} empty"] if found.empty else []
    parts += [f"{name!r} again" for name in found.repeated[:1]]
    if not parts:
        return []
    message = (
        f"levels of categories: {' and '.join(parts)}; expected a name for each level, other than the one above, "
        "these are left out"
    )
    return [notice(path, "category-repeated", message, line=document.line("categories"))]


def _tag_problems(document: Document, path: str, tags: StatedTags) -> list[Problem]:
    return [
        warning(
            path,
            "tag-unusable",
            f"{key}: {truncate(tag, _SHOWN)!r} is no tag; expected at most {MOST_TAGS} of at most {LONGEST_TAG} "
            "characters each, in a list or between commas",
            line=document.line(key),
        )
        for key, tag in tags.unusable[:1]
    ]


def _unknown_key(key: str, path: str, line: int) -> Problem:
    """A warning if the key is a misspelt one, whose value the article lacks; else a notice."""
    if known := _similar_key(key):
        message = f"unknown key {key!r}; did you mean {known!r}?"
        return warning(path, "front-matter-key-unknown", message, line=line)
    message = f"unknown key {key!r} (value kept); known keys: {', '.join(KNOWN_KEYS)}"
    return notice(path, "front-matter-key-unknown", message, line=line)


@lru_cache(maxsize=1024)
def _similar_key(key: str) -> str:
    """The known key that another one is a misspelling of; empty if there is none."""
    return next(iter(get_close_matches(key, KNOWN_KEYS, n=1, cutoff=_MISSPELT)), "")
