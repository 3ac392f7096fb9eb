"""The body of a document as markup: as it is written if that is HTML or text, as HTML if it is Markdown."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from newsarchive.base.problems import Problem, error, failure_message, notice, traceback_of, warning
from newsarchive.base.text import truncate
from newsarchive.clean.removals import RemovalLog
from newsarchive.read.document import Document, Entry
from newsarchive.read.markdown.recognition import is_markdown

_RULE = "markdown"
_LONGEST_TAG = 60


@dataclass(frozen=True, slots=True)
class Body:
    """The markup of a body, the problems of reading it, and what is written in it that the markup has not."""

    markup: str
    problems: tuple[Problem, ...] = ()
    dropped: tuple[tuple[str, str, str], ...] = ()
    """The kind, the text and the reason of each removal."""
    line_of: Callable[[int], int] = int
    """The line of the body, from 1, for a line of the markup."""
    is_markdown: bool = False
    """The body is written in Markdown, whether the markup is that or HTML."""

    def record(self, log: RemovalLog) -> None:
        """Record in the log what the markup has not."""
        for what, text, why in self.dropped:
            log.add(what, text, rule=_RULE, why=why)


def read_body(document: Document, path: str) -> tuple[Document, Body]:
    """Return the markup of a document's body, and the document with the title that a heading in it gives.

    Markdown that would take too long to read is returned as it is written, with a problem. Never raises.
    """
    if not is_markdown(document.body):
        return document, Body(document.body)
    # Most archives have no Markdown, and the parser takes 40 ms to import.
    from newsarchive.read.markdown.reading import TooComplexError, read_markdown  # noqa: PLC0415

    try:
        found = read_markdown(document.body)
    except (TooComplexError, RecursionError) as reason:
        why = str(reason) if isinstance(reason, TooComplexError) else "parts within parts; expected fewer levels"
        message = f"Markdown with {why}: it is shown as it is written, divide it into articles or write HTML"
        problem = warning(path, "markdown-too-complex", message, line=document.body_line)
        return document, Body(document.body, (problem,), is_markdown=True)
    # Our own bug, or the parser's, must not cost the article.
    except Exception as reason:  # noqa: BLE001
        return document, Body(document.body, (_failure(document, path, reason),), is_markdown=True)
    first = document.body_line - 1
    problems = _template_problem(found.template_tags, path, first)
    if found.heading and not document.value("title"):
        entry = Entry((found.heading,), first + found.line_of(1))
        document = replace(document, front={**document.front, "title": entry})
    return document, Body(found.html, problems, found.dropped, found.line_of, is_markdown=True)


def _failure(document: Document, path: str, reason: Exception) -> Problem:
    """The error of a body that the reader of Markdown failed on."""
    message = failure_message("reading Markdown", reason, "it is shown as it is written")
    return error(path, "markdown-failed", message, line=document.body_line, detail=traceback_of(reason))


def _template_problem(tags: tuple[tuple[int, str], ...], path: str, first: int) -> tuple[Problem, ...]:
    """The notice of the tags of a template engine, at the first of them."""
    if not tags:
        return ()
    line, tag = tags[0]
    others = f" and {len(tags) - 1} more" if len(tags) > 1 else ""
    message = (
        f"{truncate(tag, _LONGEST_TAG)!r}{others}, for a template engine such as Jekyll's, Hexo's or Hugo's, which "
        "does not run here: shown as text, write Markdown or HTML instead"
    )
    return (notice(path, "template-tag", message, line=first + line),)
