"""One article, from the bytes of its file to the finished value; the same bytes and rules give the same article."""

from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache

from newsarchive.base.hashing import sha256, short_id
from newsarchive.base.problems import Level, Problem, error, notice, warning
from newsarchive.base.text import collapse_whitespace, length_of, safe_name, truncate
from newsarchive.clean.body import CleanBody, clean_body
from newsarchive.clean.facts.article_facts import decide_facts
from newsarchive.clean.facts.dates import CRAWLER_CLOCK, ParsedDate, parse_date
from newsarchive.clean.removals import RemovalLog
from newsarchive.clean.rules.engine import recognise
from newsarchive.clean.sanitize import sanitize
from newsarchive.clean.urls.images import own_image_url
from newsarchive.convert.html import write_html
from newsarchive.convert.markdown import write_markdown
from newsarchive.convert.text import paragraphs
from newsarchive.features.language import language_of
from newsarchive.model.article import Article, ArticleBody
from newsarchive.read.decode import decode
from newsarchive.read.frontmatter import Document, parse_document
from newsarchive.settings.archive import Settings
from newsarchive.settings.editorial import Editorial
from newsarchive.settings.sources import SourceFile

# Addresses and cards are made for headlines; one this long is a paragraph that slipped into the title.
_LONGEST_TITLE = 200
_LONGEST_DERIVED_TITLE = 40
# Descriptions and leads take some 120 characters after blanks are collapsed.
_EXCERPT_LENGTH = 300
_SOURCE_AND_CHANNEL = " - "
_LEVELS_OF_EARLY_CRAWLS = 2
_KEYS = ("title", "categories", "headimg", "author", "comments", "date", "thumbnail", "id")
# How alike two keys are of which one may be the other misspelt.
_MISSPELT = 0.82


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one raw file: an article, unless there was nothing to make one of, and its problems."""

    article: Article | None
    problems: tuple[Problem, ...] = field(default=())
    rules_file: str = ""
    """The file of the rules that the article's source has, or empty."""
    raw_sha256: str = ""
    """Of the file's bytes; empty where they could not be read."""
    used_rules: frozenset[str] = frozenset()
    """The key paths of those of its rules that matched something."""


def process(raw: bytes, path: str, *, settings: Settings, editorial: Editorial) -> Outcome:
    """The article in a raw file's bytes. `path` names the file in problems and on the page."""
    digest = sha256(raw)
    text, encoding_problems = decode(raw, path)
    document = parse_document(text, path)
    problems = (*encoding_problems, *document.problems)
    if not document.front and not document.body.strip():
        return Outcome(None, problems, raw_sha256=digest)
    date = parse_date(document.value("date"), settings.zone)
    # A file with a broken frame lacks its keys for that one reason; it is said once.
    if not any(problem.level is Level.ERROR for problem in document.problems):
        problems += tuple(_front_problems(document, path, date))
    source = recognise(
        editorial.sources,
        author=_first_part(document.value("author")),
        categories=_category_path(document),
        markup=document.body,
    )
    log = RemovalLog()
    body = clean_body(
        document.body,
        raw_title=document.value("title"),
        title_head=document.head("title"),
        source=source,
        log=log,
    )
    if body.is_plain:
        message = (
            "nested too deep or with too many attributes for any parser, so only the words are shown; "
            "look for tags that are never closed"
        )
        problems += (warning(path, "markup-too-deep", message, line=document.body_line),)
    article = _article(document, date, body, log, path=path, digest=digest, source=source)
    return Outcome(article, problems, source.path if source else "", digest, body.used_rules)


def _article(  # noqa: PLR0913 - all that an article is made of
    document: Document,
    date: ParsedDate,
    body: CleanBody,
    log: RemovalLog,
    *,
    path: str,
    digest: str,
    source: SourceFile | None,
) -> Article:
    categories = _category_path(document)
    author = _first_part(document.value("author"))
    named = categories[1] if len(categories) > 1 else author
    foreign = source.rules.third_party_images if source else ()
    lines = paragraphs(body.tree)
    text = "\n".join(lines)
    length = length_of(text)
    day = date.moment.date() if date.moment else None
    title = body.title or _derived_title(lines, path)
    facts = decide_facts(body.statements, title=title, paragraphs=lines, day=day)
    lead_image = _lead_image(document, body, foreign, log)
    return Article(
        id=_identifier(document),
        path=path,
        sha256=digest,
        title=title,
        raw_title=document.value("title"),
        title_line=document.line("title"),
        date=date.moment,
        date_kind=date.kind,
        categories=categories,
        source=source.rules.name_for(named, author, *categories) if source else named,
        channel=categories[2] if len(categories) > 2 else "",
        origin=facts.origin,
        byline=facts.byline,
        editor=facts.editor,
        original=facts.original,
        image_credit=facts.image_credit,
        dateline=facts.dateline,
        comments=document.value("comments").lower() == "true",
        language=language_of("\n".join([title, *_prose(body, lines)])),
        lead_image=lead_image,
        images=body.images,
        links=body.links,
        excerpt=text[:_EXCERPT_LENGTH],
        length=length.total,
        reading_minutes=length.minutes,
        source_tags=facts.tags,
        unknown_keys=tuple((key, document.value(key)) for key in document.front if key not in _KEYS),
        body=ArticleBody(sanitize(write_html(body.tree)), write_markdown(body.tree), text, log.all()),
    )


def _prose(body: CleanBody, lines: list[str]) -> list[str]:
    """The lines that are no code."""
    return lines if body.tree.find("pre") is None else paragraphs(body.tree, with_code=False)


def _category_path(document: Document) -> tuple[str, ...]:
    """The categories, a level each; early crawls wrote source and channel as one (`BBC - BBC 英文`)."""
    names = document.values("categories")
    return names if len(names) != _LEVELS_OF_EARLY_CRAWLS else (names[0], *names[1].split(_SOURCE_AND_CHANNEL, 1))


def _first_part(author: str) -> str:
    """The source in an author that names its channel too."""
    return author.partition(_SOURCE_AND_CHANNEL)[0]


def _identifier(document: Document) -> str:
    """The `id` that the front matter gives, else a hash of what identifies an article.

    That is its category path, its raw title and its raw date, unless the date is only the crawler's clock, which each
    crawl changes. A file that states none of them is identified by its body.
    """
    given = document.value("id")
    if given:
        return safe_name(given)
    raw_date = document.value("date")
    stable_date = "" if CRAWLER_CLOCK.fullmatch(raw_date) else raw_date
    parts = [*document.values("categories"), document.value("title"), stable_date]
    return short_id("\x1f".join(parts) if any(parts) else document.body)


def _derived_title(lines: list[str], path: str) -> str:
    """A title for an article that has none: the beginning of its text, marked as such by the ellipsis, or its file."""
    return truncate(collapse_whitespace(lines[0]), _LONGEST_DERIVED_TITLE) if lines else path.rsplit("/", 1)[-1]


def _lead_image(document: Document, body: CleanBody, foreign: tuple[str, ...], log: RemovalLog) -> str:
    """The front matter's picture if it is the article's own, else the first in the body.

    The crawler took the first in the raw body, which may be an icon that the cleaning takes out.
    """
    for key in ("headimg", "thumbnail"):
        address = document.value(key)
        own = own_image_url(address, foreign)
        if own and (own in body.images or not log.has_removed_image(address)):
            return own
        if address:
            log.add("image", address, rule=f"front matter: {key}", why="not a picture of the article")
    return body.first_image


def _front_problems(document: Document, path: str, date: ParsedDate) -> list[Problem]:
    """What is wrong with the keys of complete front matter."""
    problems = []
    title = document.value("title")
    if not title.strip():
        message = "no title; expected a line title: with words behind it, the page shows the beginning of the text"
        problems.append(error(path, "title-missing", message, line=document.line("title")))
    elif len(title) > _LONGEST_TITLE:
        message = f"a title of {len(title)} characters; expected at most {_LONGEST_TITLE}"
        problems.append(warning(path, "title-long", message, line=document.line("title")))
    raw_date = document.value("date")
    if date.moment is None:
        got = f"{raw_date!r} is no date" if raw_date else "no date"
        message = f"{got}; expected one like Wed, 27 Apr 2022 02:53:54 GMT, the page shows none"
        problems.append(warning(path, "date-invalid", message, line=document.line("date")))
    return problems + [_unknown_key(key, path, document.line(key)) for key in document.front if key not in _KEYS]


def _unknown_key(key: str, path: str, line: int) -> Problem:
    """A key of another program is worth knowing; one that is a known key misspelt takes a fact from the article."""
    if meant := _meant_key(key):
        message = f"unknown key {key!r}; did you mean {meant!r}?"
        return warning(path, "front-matter-key-unknown", message, line=line)
    message = f"the key {key!r} means nothing here, its value is kept; the known keys are {', '.join(_KEYS)}"
    return notice(path, "front-matter-key-unknown", message, line=line)


@lru_cache(maxsize=1024)
def _meant_key(key: str) -> str:
    """The known key that another one is so like that it is misspelt; or empty."""
    return next(iter(get_close_matches(key, _KEYS, n=1, cutoff=_MISSPELT)), "")
