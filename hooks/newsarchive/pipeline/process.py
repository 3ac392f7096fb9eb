"""Process one raw file into an article; the same bytes and rules always give the same article."""

from dataclasses import dataclass, field
from functools import partial
from zoneinfo import ZoneInfo

from newsarchive.base.hashing import sha256, short_id
from newsarchive.base.language import language_of
from newsarchive.base.problems import Level, Problem, error, warning
from newsarchive.base.text import collapse_whitespace, length_of, safe_name, truncate
from newsarchive.clean.body import CleanBody, clean_body, plain_body
from newsarchive.clean.facts.article_facts import decide_facts
from newsarchive.clean.facts.date_limits import Since, plausible
from newsarchive.clean.facts.dates import CRAWLER_CLOCK, ParsedDate, parse_date
from newsarchive.clean.facts.title_punctuation import presume_quotes
from newsarchive.clean.removals import Fault, RemovalLog
from newsarchive.clean.sanitize import sanitize
from newsarchive.clean.tree.languages import settle_languages
from newsarchive.clean.urls.images import own_image_url
from newsarchive.clean.urls.links import link_target
from newsarchive.convert import write_html
from newsarchive.convert.lead import write_lead
from newsarchive.convert.markdown import write_markdown
from newsarchive.convert.text import paragraphs, prose
from newsarchive.model.article import Article, ArticleBody, DateKind
from newsarchive.pipeline.bodies import read_body
from newsarchive.pipeline.drafts import draft_problem
from newsarchive.pipeline.front_matter_checks import check_front_matter, mojibake_problem
from newsarchive.pipeline.source_checks import check_source
from newsarchive.read.categories import category_path
from newsarchive.read.decode import decode
from newsarchive.read.document import IDLE_KEYS, KNOWN_KEYS, Document
from newsarchive.read.frontmatter import parse_document
from newsarchive.read.mojibake import garbled_title
from newsarchive.read.stated import IMAGE_KEYS, Stated, read_stated, stated_date, with_original
from newsarchive.read.tags import stated_tags
from newsarchive.settings.archive import Settings
from newsarchive.settings.editorial import Editorial
from newsarchive.settings.sources import SourceFile

_MAX_DERIVED_TITLE_LENGTH = 40
# Descriptions and leads use about 120 characters after whitespace is collapsed.
_EXCERPT_LENGTH = 300
_SOURCE_AND_CHANNEL = " - "
_SHOWN_KEYS = frozenset(KNOWN_KEYS) - IDLE_KEYS


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result for one raw file: its article, or None if the file is empty or a draft, and its problems."""

    article: Article | None
    problems: tuple[Problem, ...] = field(default=())
    rules_file: str = ""
    """The path of the file with the rules of the article's source, or empty."""
    raw_sha256: str = ""
    """The hash of the file's bytes; empty if they could not be read."""
    used_rules: frozenset[str] = frozenset()
    """The key paths of the rules that matched something."""
    prose: tuple[str, ...] = field(default=(), compare=False, repr=False)
    """The paragraphs of the article's running text, for its tags; not kept."""


def process(raw: bytes, path: str, *, settings: Settings, editorial: Editorial) -> Outcome:
    """Return the article in a raw file's bytes. Problems and the page name the file by `path`."""
    digest = sha256(raw)
    text, encoding_problems = decode(raw, path)
    document = parse_document(text, path)
    problems: tuple[Problem, ...] = (*encoding_problems, *document.problems)
    if not document.front and not document.body.strip():
        return Outcome(None, problems, raw_sha256=digest)
    if unpublished := draft_problem(document, path):
        return Outcome(None, (*problems, unpublished), raw_sha256=digest)
    document, raw_body = read_body(document, path)
    problems += raw_body.problems
    categories, tags = category_path(document), stated_tags(document)
    source = editorial.source_index.find(
        author=_first_part(document.value("author")),
        categories=categories.names,
        markup=with_original(raw_body.markup, document),
    )
    since = Since(source.rules.since, source.path) if source else Since()
    stated = read_stated(document, categories.names, is_markdown=raw_body.is_markdown)
    date = plausible(_date(document, path, settings.zone, is_blog=stated.is_blog), since)
    # Broken front matter has already been reported; its missing keys are a consequence.
    if not any(problem.level is Level.ERROR for problem in document.problems):
        problems += check_front_matter(document, path, date, categories, tags)
    raw_title = document.value("title")
    if garbled := garbled_title(document, raw, path):
        problems += (mojibake_problem(garbled, path, document.line("title")),)
        raw_title = garbled.repaired or raw_title
    log = RemovalLog()
    body = clean_body(
        raw_body.markup,
        raw_title=raw_title,
        title_head=document.head("title"),
        source=source,
        log=log,
    )
    raw_body.record(log)
    make = partial(
        _article,
        document,
        stated,
        date,
        log,
        path=path,
        digest=digest,
        source=source,
        categories=categories.names,
        tags=tags.tags,
    )
    try:
        article = make(body)
    # Our own bug must cost the article its markup, not its words. A panic of a library in Rust is no Exception.
    except BaseException as reason:  # noqa: BLE001
        body = plain_body(raw_body.markup, raw_title=raw_title, log=log, reason=reason)
        raw_body.record(log)
        article = make(body)
    problems += tuple(
        _problem(fault, path, document.body_line + raw_body.line_of(fault.line) - 1) for fault in log.faults
    )
    names = (document.value("author"), *categories.names)
    problems += check_source(article, raw_body.markup, names, source, editorial, document.line("author"))
    rules_file = source.path if source else ""
    return Outcome(article, problems, rules_file, digest, body.used_rules, tuple(prose(body.tree)))


def _date(document: Document, path: str, zone: ZoneInfo, *, is_blog: bool) -> ParsedDate:
    """The date that a file states, or at least the time at which it was clipped."""
    date = parse_date(stated_date(document, path), zone, has_crawler_clock=not is_blog)
    if date.kind or "date" in document.front or not (clipped := document.value("created")):
        return date
    moment = parse_date(clipped, zone).moment
    return ParsedDate(moment, DateKind.CRAWLED) if moment else date


def _problem(fault: Fault, path: str, line: int) -> Problem:
    """The problem at a line of the file for a fault of its body."""
    if fault.detail:
        return error(path, fault.code, fault.message, line=line, detail=fault.detail)
    return warning(path, fault.code, fault.message, line=line)


def _article(  # noqa: PLR0913 - an article has this many inputs
    document: Document,
    stated: Stated,
    date: ParsedDate,
    log: RemovalLog,
    body: CleanBody,
    *,
    path: str,
    digest: str,
    source: SourceFile | None,
    categories: tuple[str, ...],
    tags: tuple[str, ...],
) -> Article:
    author = _first_part(document.value("author"))
    stated_source = stated.source or (_crawled_source(categories, author) if not stated.is_signed else "")
    third_party_images = source.rules.third_party_images if source else ()
    lines = paragraphs(body.tree)
    text = "\n".join(lines)
    length = length_of(text)
    day = date.moment.date() if date.moment else None
    title, presumed = presume_quotes(body.title)
    title = title or _derived_title(lines, path)
    source_name = source.rules.name_for(stated_source, author, *categories) if source else stated_source
    facts = decide_facts(
        body.statements,
        title=title,
        paragraphs=lines,
        day=day,
        source_names=(source_name, stated_source, author, *(source.rules.names if source else ())),
    )
    language = language_of("\n".join([title, *_prose(body, lines)]))
    settle_languages(body.tree, language)
    lead_image = _lead_image(document, body, third_party_images, log)
    return Article(
        id=_identifier(document, is_blog=stated.is_blog),
        path=path,
        sha256=digest,
        title=title,
        raw_title=document.value("title"),
        title_line=document.line("title"),
        date=date.moment,
        date_kind=date.kind,
        month=date.month,
        categories=categories,
        source=source_name,
        channel=categories[2] if len(categories) > 2 and not stated.is_signed else "",
        origin=facts.origin,
        byline=_byline(stated, source) or facts.byline,
        editor=facts.editor,
        original=facts.original or link_target(stated.original),
        image_credit=facts.image_credit,
        dateline=facts.dateline,
        comments=document.value("comments").lower() == "true",
        language=language,
        lead_image=lead_image,
        images=body.images,
        links=body.links,
        excerpt=stated.description[:_EXCERPT_LENGTH] or write_lead(body.tree, _EXCERPT_LENGTH),
        length=length.total,
        reading_minutes=length.minutes,
        source_tags=facts.tags,
        stated_tags=tags,
        date_line=document.line("date"),
        presumed_quotes=presumed,
        unknown_keys=tuple((key, document.value(key)) for key in document.front if key not in _SHOWN_KEYS),
        body=ArticleBody(sanitize(write_html(body.tree)), write_markdown(body.tree), text, log.all()),
    )


def _crawled_source(categories: tuple[str, ...], author: str) -> str:
    """The source as the crawler states it, in the second level of the categories or as the author."""
    return categories[1] if len(categories) > 1 else author


def _byline(stated: Stated, source: SourceFile | None) -> str:
    """The people in the front matter, unless that is where it names the source."""
    is_source = source is not None and stated.byline in {source.rules.name, *source.rules.recognise.author}
    return "" if is_source else stated.byline


def _prose(body: CleanBody, lines: list[str]) -> list[str]:
    """The lines outside of code blocks."""
    return lines if body.tree.find("pre") is None else paragraphs(body.tree, with_code=False)


def _first_part(author: str) -> str:
    """The source in an author that also names the channel."""
    return author.partition(_SOURCE_AND_CHANNEL)[0]


def _identifier(document: Document, *, is_blog: bool) -> str:
    """The `id` in the front matter, else a hash of the category path, the raw title and the raw date.

    A date of the crawler's clock does not count, because each crawl changes it. A file with none of the three is
    identified by its body.
    """
    if stated := document.value("id"):
        return safe_name(stated)
    raw_date = document.value("date")
    stable_date = "" if CRAWLER_CLOCK.fullmatch(raw_date) and not is_blog else raw_date
    parts = [*document.values("categories"), document.value("title"), stable_date]
    return short_id("\x1f".join(parts) if any(parts) else document.body)


def _derived_title(lines: list[str], path: str) -> str:
    """A title for an article without one: the start of its text with an ellipsis, or its file's name."""
    return truncate(collapse_whitespace(lines[0]), _MAX_DERIVED_TITLE_LENGTH) if lines else path.rsplit("/", 1)[-1]


def _lead_image(document: Document, body: CleanBody, third_party_images: tuple[str, ...], log: RemovalLog) -> str:
    """The front matter's image if it is the article's own, else the first one in the body.

    The crawler took the first image of the raw body, which may be an icon that the cleaning removes.
    """
    for key, url in [(name, value) for name in IMAGE_KEYS for value in document.values(name)]:
        own = own_image_url(url, third_party_images)
        if own and (own in body.images or not log.has_removed_image(url)):
            return own
        if url:
            log.add("image", url, rule=f"front matter: {key}", why="not an image of the article")
    return body.first_image
