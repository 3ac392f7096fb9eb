"""The laws of cleaning, each checked with parsers that share no code with ours.

Every input is checked for exceptions, time, conservation, the fixed point and the allowlist. That HTML and Markdown show
the same takes as long as all of these together, so a thorough check is for one input in ten. There html5lib reads the
input; in the others only if something is missing as lexbor reads it, which is much faster.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from time import perf_counter, process_time

from newsarchive.base.language import language_of
from newsarchive.clean.body import clean_body
from newsarchive.clean.removals import RemovalLog
from newsarchive.clean.sanitize import sanitize
from newsarchive.clean.tree.languages import settle_languages
from newsarchive.convert import write_html
from newsarchive.convert.text import paragraphs
from newsarchive.model.article import Article
from newsarchive.pipeline.process import Outcome
from tests.builders import process_text, raw_article
from tests.conservation import doubled, lost, lost_images
from tests.convert.reading import Seen, read_commonmark, read_python_markdown, seen
from tests.fuzz.quick_page import read_page_quickly

TITLE = "长江上游今年首次洪水"
_NO_HEADLINE = "龘龘龘龘龘龘"
_MOST_LEVELS = 8
_REASONS = ("draft", "empty-file")
"""The codes of the problems that leave out an article on purpose."""
SECONDS_PER_CHARACTER = 1 / 100_000
_MOST_NULS = 3
_MOST_READINGS = 3
_LEAST_SECONDS = 0.25
"""Shorter times are measured too coarsely, and the first article loads modules."""
_READERS: dict[str, Callable[[str], str]] = {"commonmark": read_commonmark, "python-markdown": read_python_markdown}


class BrokenError(Exception):
    """An article that was lost, or whose markup was."""


def check(body: str, *, is_thorough: bool = True) -> list[str]:
    """The broken laws for a body, each as its kind, a colon and the evidence; empty where all hold."""
    raw = _raw_file(body)
    try:
        article, seconds = _timed(raw)
        markup = _markup_of(raw)
        missing = conservation(markup, article) if is_thorough or not _seems_conserved(markup, article) else ()
        faults = [*_slow(raw, seconds), *missing, *fixed_point(article), *safe(article)]
        return [*faults, *same_in_both(article)] if is_thorough else faults
    except Exception as error:  # noqa: BLE001 - any exception is a broken law
        return [f"exception: {error!r}"]


def check_file(raw: str, *, is_thorough: bool = True) -> list[str]:
    """The broken laws for a whole raw file, whose front matter may be anything."""
    try:
        start = perf_counter()
        outcome = process_text(_encodable(raw))
        seconds = perf_counter() - start
        if outcome.article is None:
            has_reason = any(problem.code.startswith(_REASONS) for problem in outcome.problems)
            return [] if has_reason else [f"article lost: {list(map(str, outcome.problems))}"]
        article = _article_of(outcome)
        faults = [*_slow(raw, seconds), *fixed_point(article, _NO_HEADLINE), *safe(article)]
        return [*faults, *same_in_both(article)] if is_thorough else faults
    except Exception as error:  # noqa: BLE001 - any exception is a broken law
        return [f"exception: {error!r}"]


def conservation(markup: str, article: Article) -> Iterator[str]:
    """Every visible character is on the page or in the ledger, every image too; nothing is there twice."""
    if missing := lost(markup, article):
        yield f"lost: {_characters(missing)}"
    if more := doubled(markup, article):
        yield f"doubled: {_characters(more)}"
    for urls in lost_images(markup, article):
        yield f"image lost: {urls}"


def _seems_conserved(markup: str, article: Article) -> bool:
    """True if nothing is missing or doubled as lexbor reads the markup."""
    return not (
        lost(markup, article, read_page_quickly)
        or lost_images(markup, article, read_page_quickly)
        or doubled(markup, article)
    )


def fixed_point(article: Article, title: str = TITLE) -> Iterator[str]:
    """Cleaning what is clean changes nothing."""
    before, text = article.html, article.text
    for _ in range(_MOST_LEVELS):
        after, text_after, codes = _cleaned_again(before, title)
        # Each pass undoes one level of escapes and one of lists that are in each other too deeply: the last counts.
        if "body-escaped" not in codes:
            break
        before, text = after, text_after
    if after != before:
        yield f"no fixed point:\n    {before!r}\n    {after!r}"
    elif text_after != text:
        yield f"no fixed point of the text:\n    {text!r}\n    {text_after!r}"


def _cleaned_again(html: str, title: str) -> tuple[str, str, set[str]]:
    """The HTML and the text of what the cleaning makes of HTML, and the codes of its problems.

    Without the rest of an article, which takes as long.
    """
    log = RemovalLog()
    body = clean_body(f"<div>   \n{html}\n  \n</div>", raw_title=title, source=None, log=log)
    lines = paragraphs(body.tree)
    settle_languages(body.tree, language_of("\n".join([title, *lines])))
    return sanitize(write_html(body.tree)), "\n".join(lines), {fault.code for fault in log.faults}


def same_in_both(article: Article) -> Iterator[str]:
    """HTML and Markdown show the same, by each reader of Markdown."""
    expected = seen(article.html)
    for name, read in _READERS.items():
        shown = seen(read(article.markdown))
        if shown != expected:
            yield f"{name}: {_differences(expected, shown)}\n    {article.markdown!r}"


def safe(article: Article) -> Iterator[str]:
    """The HTML is what the allowlist leaves, and remains it."""
    if (again := sanitize(article.html)) != article.html:
        yield f"not stable under the allowlist:\n    {article.html!r}\n    {again!r}"


def _timed(raw: str) -> tuple[Article, float]:
    start = perf_counter()
    outcome = process_text(raw)
    return _article_of(outcome), perf_counter() - start


def _slow(raw: str, seconds: float) -> Iterator[str]:
    """A fault if a file is slow each time: on a busy machine one reading may take much longer than the next.

    `seconds` is the time that passed. The time of the process is asked for only in doubt, because asking takes as long
    as a tenth of a check on some machines.
    """
    most = max(_LEAST_SECONDS, len(raw) * SECONDS_PER_CHARACTER)
    for _ in range(_MOST_READINGS if seconds > most else 0):
        start = process_time()
        process_text(_encodable(raw))
        seconds = min(seconds, process_time() - start)
    if seconds > most:
        yield f"slow: {seconds:.3f} s for {len(raw)} characters"


def _article_of(outcome: Outcome) -> Article:
    if outcome.article is None:
        raise BrokenError(f"no article: {outcome.problems}")
    # A pass that failed is reported, and only the words are shown.
    failed = [problem.message for problem in outcome.problems if problem.code == "shown-as-words"]
    if failed:
        raise BrokenError(failed[0])
    return outcome.article


def _raw_file(body: str, title: str = TITLE) -> str:
    text = _encodable(body)
    # A file with more of these is read as UTF-16.
    return raw_article(title=title, body=text.replace("\0", "") if text.count("\0") > _MOST_NULS else text)


def _markup_of(raw: str) -> str:
    """All of a raw file after its front matter: the body in the crawler's own `div`."""
    return raw.split("\n---\n", 2)[2]


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def _characters(counted: Counter[str]) -> str:
    return "".join(counted.elements())[:80]


def _differences(expected: Seen, shown: Seen) -> list[tuple[str, object, object]]:
    pairs = [(name, getattr(expected, name), getattr(shown, name)) for name in vars(expected)]
    return [(name, first, second) for name, first, second in pairs if first != second]
