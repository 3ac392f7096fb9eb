"""Repair of markup in which a quote or a tag is never closed, or words follow the end of the document.

Words that an unclosed quote would swallow are shown and reported at their line. The repaired markup is read by
html5lib, which parses as browsers do, and written as well-formed markup. Only markup that looks broken comes here.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html import unescape

from lxml import etree

from newsarchive.base.htmltree import parse_fragment
from newsarchive.base.text import collapse_whitespace, truncate, visible
from newsarchive.clean.reading import as_browsers_read, text_between
from newsarchive.clean.removals import GENERIC, RemovalLog
from newsarchive.clean.tokens import RAW_TEXT, Tag, tags_of

_VALUE_WITH_TAG = (re.compile(r'="[^"<>]*+[<>]'), re.compile(r"='[^'<>]*+[<>]"))
_SPACED_VALUE_WITH_TAG = re.compile(r"""=\s++(?:"[^"<>]*+[<>]|'[^'<>]*+[<>])""", re.ASCII)
_UNCLOSED = re.compile(r"""<[/A-Za-z](?:[^<>"']|"[^"]*+"|'[^']*+')*+(?:<|\Z)""")
# These end a drawing or formula that they are in (HTML, 13.2.6.5), in browsers alone; a raw text element is none in it.
# A menu ignores most of them.
_LEAVES_DRAWING = re.compile(
    r"<(?:math|svg|select)(?=[\s/>])(?:[^<]|<(?!/?(?:math|svg|select)[\s/>]))*?"
    r"<(?:blockquote|center|code|div|d[dlt]|em|embed|h[1-6r]|img|li|listing|menu|meta|ol|p|pre|ruby|small|span|strong|strike"
    r"|su[bp]|table|tt|ul?|var|b|big|br|i|s|nobr|body|head|script|style|textarea|title|iframe|noembed|noframes)(?=[\s/>])",
    re.ASCII | re.IGNORECASE,
)
_DOCUMENT_END = re.compile(r"</(?:html|body)(?=[\s/>])", re.ASCII | re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>?")
_BREAK = re.compile("[<>]")
_TAG_AFTER = re.compile("<[/a-zA-Z!]")
_BEGINS_VALUE = re.compile(r"[\w:-]\s*=\s*\Z")
_START_TAG = re.compile("<[a-zA-Z]")
_LONGEST_NAME = 80
_STRAY = re.compile("[\"'<]")
_MOST_QUOTES = 100
# html5lib is written in Python: it takes a second for 100,000 characters of usual markup, and much longer for elements
# nested deeply, inline elements open at once (it opens them again in each block), and tags with many attributes. What
# is larger is left to our parser, which differs from browsers in its tree and hardly ever in its words.
_MOST_CHARACTERS = 50_000
_MOST_CONSTRUCTS = 10_000
_MOST_DEPTH = 100
_MOST_REOPENED = 20_000
_MOST_ATTRIBUTES = 500
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_NEVER_OPEN = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li td th tr tbody thead tfoot dd dt option "
    "colgroup caption".split()
)
# Elements whose content is parsed, but never shown as such: what follows in the same element is hidden.
_REPLACED = tuple("audio button canvas noscript object select template video".split())
# These and the usual elements of text hide all that follows if they are never closed.
_HIDING = tuple(
    (f"<{name}", f"</{name}") for name in ("script", "style", "iframe", "textarea", "title", "svg", *_REPLACED)
)
_MAY_HIDE = re.compile("|".join(start for start, _ in _HIDING))
_UNSEEN = frozenset({"script", "style"})
_IN_TAG = "in a tag that is never closed, where no browser shows it"


def looks_broken(markup: str) -> bool:
    """True if a quote or a tag may swallow words, or words may follow the end of the document."""
    return (
        any(pattern.search(markup) for pattern in _VALUE_WITH_TAG)
        or (markup.count("<") != markup.count(">") and bool(_UNCLOSED.search(markup)))
        or (("= " in markup or "=\n" in markup) and bool(_SPACED_VALUE_WITH_TAG.search(markup)))
        or bool(_DOCUMENT_END.search(markup))
        or (("<math" in markup or "<svg" in markup or "<select" in markup) and bool(_LEAVES_DRAWING.search(markup)))
        or markup.rfind("<!--") > markup.rfind("-->")
        or (bool(_MAY_HIDE.search(markup)) and any(markup.count(start) > markup.count(end) for start, end in _HIDING))
    )


def repair(markup: str, log: RemovalLog) -> str:
    """The markup as browsers read it, with the words that unclosed quotes would swallow; unchanged if nothing is wrong.

    Words in a tag that is never closed, which no browser shows, are recorded and reported.
    """
    closed, is_broken = settle_quotes(markup, log)
    tags = list(tags_of(closed))
    for tag in tags:
        if _is_open_comment(closed, tag):
            message = "a comment is never closed, so that all that follows is hidden, as in browsers: close it with -->"
            _report(log, "comment-unclosed", message, closed, tag.start)
        if not tag.is_closed or "<" in tag.name or any("<" in attribute.name for attribute in tag.attributes):
            _report_tag(closed, tag, closed[tag.start : tag.end], log)
            is_broken = True
    if tags and tags[-1].name in RAW_TEXT and not tags[-1].is_end:
        name = tags[-1].name
        message = f"<{name}> is never closed, so that browsers take all that follows for its content: add </{name}>"
        _report(log, "tag-unclosed", message, closed, tags[-1].start)
    # Elements of HTML end a drawing, which our parser does not know.
    is_broken = is_broken or bool(_LEAVES_DRAWING.search(markup)) or closed.count("<svg") > closed.count("</svg")
    _report_replaced(closed, tags, log)
    whole, words_after = _without_document_ends(closed, tags)
    if not (is_broken or words_after or _reads_otherwise(whole)):
        return whole
    return (as_browsers_read(closed) if is_quickly_read(closed, tags) else "") or whole


def settle_quotes(markup: str, log: RemovalLog) -> tuple[str, bool]:
    """The markup with its quotes closed, and True if one was not.

    Where closing them would hide words or images that browsers show, they stay as they are, and the words that they
    swallow are recorded instead.
    """
    closed = close_quotes(markup, RemovalLog())
    if closed is markup:
        return markup, False
    are_quick = all(is_quickly_read(text, list(tags_of(text))) for text in (markup, closed))
    hides = are_quick and not _shown(as_browsers_read(markup)) <= _shown(as_browsers_read(closed))
    closed = close_quotes(markup, log, are_shown=not hides)
    return (markup if hides else closed), True


def close_quotes(markup: str, log: RemovalLog, *, are_shown: bool = True) -> str:
    """The markup with each quote closed that swallows the end of its tag and other tags, for at most 100 of them.

    Without the tag, if that has no end of its own. `are_shown` is for the report: the words in the quotes are shown
    from now on.
    """
    pieces: list[str] = []
    position = 0
    for _ in range(_MOST_QUOTES):
        found = next(_swallowed(markup, position), None)
        if found is None:
            break
        tag, start, end = found
        first = _BREAK.search(markup, start, end)
        cut = first.start() if first else end
        if markup.startswith(">", cut):
            _report_quote(markup, tag, cut, end, log, are_shown=are_shown)
            # A quote of the other kind was meant as the end.
            is_mixed = markup[cut - 1] in "\"'" and cut - 1 > start
            pieces += [markup[position : cut - is_mixed], markup[start - 1]]
        else:
            # Another tag begins before this one ends: the file was cut off here, or words were lost.
            _report_tag(markup, tag, markup[tag.start : cut], log)
            pieces.append(markup[position : tag.start])
        position = cut
    return "".join(pieces) + markup[position:] if pieces else markup


def _swallowed(markup: str, position: int) -> Iterator[tuple[Tag, int, int]]:
    """The tags after an offset with a quoted value that swallows others, and the start and end of that value.

    A value is certain to do so if it is never closed, or if it contains the end of its tag, then another tag, and ends
    where the value of a third one begins, or quotes and tags are among the names of the attributes after it.
    """
    for tag in tags_of(markup, position):
        for index, attribute in enumerate(tag.attributes):
            start, end = attribute.start, attribute.end
            first = _BREAK.search(markup, start, end) if start >= 0 else None
            if first is None:
                continue
            is_last = index == len(tag.attributes) - 1
            if not tag.is_closed and is_last and end == len(markup):
                yield tag, start, end
            elif first[0] == ">" and _TAG_AFTER.search(markup, first.end(), end):
                begins_value = _BEGINS_VALUE.search(markup[max(start, end - _LONGEST_NAME) : end])
                if begins_value or any(_STRAY.search(later.name) for later in tag.attributes[index + 1 :]):
                    yield tag, start, end


def _report_quote(markup: str, tag: Tag, start: int, end: int, log: RemovalLog, *, are_shown: bool) -> None:
    swallowed = collapse_whitespace(unescape(_TAG.sub("", markup[start + 1 : end])))
    if not are_shown and swallowed:
        log.add("element", swallowed, rule=GENERIC, why=_IN_TAG)
    fate = "it is shown, as if the quote ended with the tag" if are_shown else "it is not shown, as in browsers"
    message = (
        f"a quote in <{tag.name}> is never closed, so that browsers take {truncate(swallowed, _LONGEST_NAME)!r} for a "
        f"part of the tag; {fate}: close the quote"
    )
    _report(log, "quote-unclosed", message, markup, tag.start)


def _report_tag(markup: str, tag: Tag, written: str, log: RemovalLog) -> None:
    """Record and report a tag that is never closed."""
    log.add("element", written, rule=GENERIC, why=_IN_TAG)
    shown = truncate(collapse_whitespace(written), _LONGEST_NAME)
    message = f"the tag {shown!r} is never closed, so that no browser shows the words in it: close the tag"
    _report(log, "tag-unclosed", message, markup, tag.start)


def _report_replaced(markup: str, tags: list[Tag], log: RemovalLog) -> None:
    """Report the elements that show nothing of their content if they are never closed, one of each name."""
    for name in _REPLACED:
        depth, opened = 0, -1
        for tag in tags:
            if tag.name == name:
                opened = tag.start if not tag.is_end and depth == 0 else opened
                depth = max(depth - 1, 0) if tag.is_end else depth + 1
        if depth:
            message = f"<{name}> is never closed, so that what follows it is taken for its content: add </{name}>"
            _report(log, "tag-unclosed", message, markup, opened)


def _is_open_comment(markup: str, tag: Tag) -> bool:
    """True for a comment that is never closed and hides elements."""
    is_open = tag.end == len(markup) and markup.startswith("<!--", tag.start) and not markup.endswith(("-->", "--!>"))
    return is_open and bool(_START_TAG.search(markup, tag.start))


def _report(log: RemovalLog, code: str, message: str, markup: str, offset: int) -> None:
    if not log.has_many_faults:
        log.report(code, message, line=markup.count("\n", 0, offset) + 1)


def _without_document_ends(markup: str, tags: list[Tag]) -> tuple[str, bool]:
    """The markup without the end tags of the document, and True if visible words follow the first of them."""
    ends = [tag for tag in tags if tag.is_end and tag.name in {"body", "html"}]
    if not ends:
        return markup, False
    pieces, position = [], 0
    for tag in ends:
        pieces.append(markup[position : tag.start])
        position = tag.end
    pieces.append(markup[position:])
    return "".join(pieces), bool(visible(_TAG.sub("", "".join(pieces[1:]))))


def _reads_otherwise(markup: str) -> bool:
    """True if our parser's tree has another number of visible characters than the text between the markup's tags."""
    root = parse_fragment(markup)
    if root is None:
        return False
    for unseen in list(root.iter(*_UNSEEN, etree.Comment)):
        unseen.text = None
    return len(visible("".join(root.itertext(etree.Element)))) != len(visible(text_between(markup)))


def _shown(markup: str) -> Counter[str]:
    """The visible characters and the images of well-formed markup, each counted."""
    root = parse_fragment(markup)
    if root is None:
        return Counter()
    shown = Counter(image.get("src") or "" for image in root.iter("img"))
    for unseen in list(root.iter(*_UNSEEN, etree.Comment)):
        unseen.text = None
    return shown + Counter(visible("".join(root.itertext(etree.Element))))


def is_quickly_read(markup: str, tags: list[Tag]) -> bool:
    """True if html5lib reads the markup within about a second."""
    if len(markup) > _MOST_CHARACTERS or markup.count("<") + markup.count("&") > _MOST_CONSTRUCTS:
        return False
    if any(len(tag.attributes) > _MOST_ATTRIBUTES for tag in tags):
        return False
    return (
        _most_open(tag for tag in tags if tag.name not in _NEVER_OPEN) <= _MOST_DEPTH
        and _most_open(tag for tag in tags if tag.name in _FORMATTING) * len(tags) <= _MOST_REOPENED
    )


def _most_open(tags: Iterable[Tag]) -> int:
    """The most of these elements that are open at once."""
    most = count = 0
    for tag in tags:
        if tag.name:
            count = max(count - 1, 0) if tag.is_end else count + 1
            most = max(most, count)
    return most
