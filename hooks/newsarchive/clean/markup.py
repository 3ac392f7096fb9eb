"""Raw markup before parsing: constructs that no parser may see as they are."""

import re
import sys
from collections import Counter
from html import escape, unescape

from newsarchive.base.text import strip_control, visible
from newsarchive.clean.reading import as_browsers_read
from newsarchive.clean.removals import GENERIC, RemovalLog
from newsarchive.clean.repair import is_quickly_read, settle_quotes
from newsarchive.clean.tokens import samples_of, tags_of

_CDATA = re.compile(r"(<!\[CDATA\[)|\]\]>", re.IGNORECASE)
# What is left of a section whose other end the crawler dropped, alone between blocks or at an end of the body.
_BLOCK = "(?:article|blockquote|center|div|dl|figure|h[1-6]|hr|ol|p|pre|section|table|ul)"
_CDATA_REMAINS = re.compile(
    rf"((?:\A\s*+(?:<div[^<>]*+>)?+|</{_BLOCK}\s*+>|<br\s*+/?>)\s*+)"
    r"((?:\]\]|(?:<|&lt;)!\[CDATA\[)(?:>|&gt;)?)"
    rf"(?=\s*+(?:(?:</div>\s*+)?\Z|</?{_BLOCK}(?=[\s>])))",
    re.IGNORECASE,
)
_WRAPPED = re.compile(
    r"(\s*(?:<(?:div|p|section|article)(?:\s[^<>]*)?>\s*)*+)(&lt;[^<>]*&gt;)((?:\s*</(?:div|p|section|article)\s*>)*+\s*)"
)
_ESCAPES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'", "#39": "'", "#34": '"', "#60": "<", "#62": ">"}
_ESCAPE = re.compile(rf"&({'|'.join(_ESCAPES)});")
# The crawler writes braces as references, and feeds write quotes so: these need no look.
_REFERENCE = re.compile(r"&#(?!(?:12[35]|3[49]);)(?:[xX]0*([0-9a-fA-F]+)|0*([0-9]+));?")
_MAY_JOIN = re.compile(r"[<&][\w#/!-]*\Z")
_LONGEST_NAME = 40
_NO_SAMPLE = (sys.maxsize, sys.maxsize)
_INVISIBLE = "\u200b"
_NEVER_CLOSED = frozenset(["", *"br hr img wbr input source col embed p li dt dd td th tr tbody thead".split()])
_ELEMENTS = (
    _NEVER_CLOSED
    | {"picture"}
    | frozenset(
        "a abbr article aside audio b blockquote caption center cite code del details div dl em figcaption figure font "
        "footer h1 h2 h3 h4 h5 h6 header i iframe ins kbd main mark nav ol pre q s section small span strike "
        "strong sub summary sup table u ul video".split()
    )
)
_PLAYERS = re.compile(r"<(?:audio|embed|iframe|img|video)\b", re.IGNORECASE)
_TAGS = re.compile(r"<[^<>]*+>")
_OTHER_READING = ("<svg", "<math", "<select")
_RAW_TEXT = frozenset({"xmp", "plaintext"})
_MAX_DIGITS = 8
_LAST_CODE_POINT = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)
_WINDOWS_1252 = range(0x80, 0xA0)
_CARRIAGE_RETURN = 0x0D


def plain_markup(markup: str, log: RemovalLog) -> str:
    """The markup without the remains of CDATA sections, escapes of the whole, and references to control characters."""
    lowered = markup.lower()
    # First, because what is between the marks may be such an element.
    if "cdata[" in lowered or "]]>" in markup or "]]&gt;" in markup:
        markup = drop_cdata(markup, log)
    if "<xmp" in lowered or "<plaintext" in lowered:
        # Within drawings, formulas and menus browsers read them in ways that only a whole parser knows.
        markup = read_anew(markup, log) if any(name in lowered for name in _OTHER_READING) else escape_raw_text(markup)
    if "&lt;" in markup:
        markup = undo_escapes(markup, log)
    return resolve_control_references(markup, log)


def escape_raw_text(markup: str) -> str:
    """The markup with `pre` for each `xmp` and `plaintext`, whose content browsers show as it is written."""
    pieces: list[str] = []
    position, is_open = 0, False
    for tag in tags_of(markup):
        if tag.name in _RAW_TEXT and tag.is_end is is_open:
            before = markup[position : tag.start]
            position = tag.end
            pieces += [escape(before) if is_open else before, "</pre>" if is_open else "<pre>"]
            is_open = not is_open
    return "".join(pieces) + (escape(markup[position:]) if is_open else markup[position:])


def read_anew(markup: str, log: RemovalLog) -> str:
    """The markup as html5lib reads it, with quotes closed; without it if that takes too long."""
    closed, _ = settle_quotes(markup, log)
    is_quick = is_quickly_read(closed, list(tags_of(closed)))
    return (strip_control(as_browsers_read(closed)) if is_quick else "") or escape_raw_text(closed)


def drop_cdata(markup: str, log: RemovalLog) -> str:
    """The markup without the marks of CDATA sections, which mean nothing in HTML; those in code stay.

    An end without a start is text, `a[b[0]]>1`, unless it is alone.
    """
    pieces: list[str] = []
    position, is_inside = 0, False
    samples = samples_of(markup)
    sample = next(samples, _NO_SAMPLE)
    for found in _CDATA.finditer(markup):
        while found.start() >= sample[1]:
            sample = next(samples, _NO_SAMPLE)
        if found.start() < sample[0] and (found[1] or is_inside):
            is_inside = bool(found[1])
            pieces += [markup[position : found.start()], _gap(markup, found.start(), found.end())]
            position = found.end()
            _record_cdata(found[0], log)
    return _CDATA_REMAINS.sub(lambda found: _without_remains(found, log), "".join(pieces) + markup[position:])


def _without_remains(found: re.Match[str], log: RemovalLog) -> str:
    _record_cdata(found[2], log)
    return found[1]


def _record_cdata(mark: str, log: RemovalLog) -> None:
    log.add("element", unescape(mark), rule=GENERIC, why="a mark of a CDATA section, which means nothing in HTML")


def undo_escapes(markup: str, log: RemovalLog) -> str:
    """The markup without its escapes if its whole is HTML that was escaped once too often, which is reported.

    Certain is only what begins and ends with a known element, has no other markup but a wrapper, and closes what it
    opens, and shows something. Markup in `pre` and `code` is never certain.
    """
    wrapped = _WRAPPED.fullmatch(markup)
    if wrapped is None:
        return markup
    content = _ESCAPE.sub(lambda found: _ESCAPES[found[1]], wrapped[2])
    if not (_is_whole(content) and _shows_something(content)):
        return markup
    message = "the whole body is HTML that is escaped, '&lt;p&gt;' for '<p>'; it is shown as the HTML that it means"
    log.report("body-escaped", message, line=line_at(markup, wrapped.start(2)))
    return wrapped[1] + content + wrapped[3]


def _is_whole(content: str) -> bool:
    """True if a text is HTML: it begins and ends with a tag, has known elements only, and closes what it opens."""
    position, opened, closed = 0, Counter[str](), Counter[str]()
    for tag in tags_of(content):
        if tag.name and (tag.name not in _ELEMENTS or not tag.is_closed or "<" in content[position : tag.start]):
            return False
        position = tag.end
        (closed if tag.is_end else opened)[tag.name] += 1
        if closed[tag.name] > opened[tag.name]:
            return False
    is_ended = all(closed[name] == opened[name] for name in opened if name not in _NEVER_CLOSED)
    return position == len(content) and closed.total() > 0 and is_ended


def _shows_something(content: str) -> bool:
    """True if HTML has text or an image or player; a listing of empty elements would leave an empty article."""
    return bool(_PLAYERS.search(content) or visible(unescape(_TAGS.sub("", content))))


def resolve_control_references(markup: str, log: RemovalLog) -> str:
    """The markup without references to control characters, which are dropped and recorded.

    As in browsers, the numbers 128 to 159 mean the characters of Windows-1252, and numbers of no character become
    U+FFFD (https://html.spec.whatwg.org/multipage/parsing.html#numeric-character-reference-end-state). A carriage
    return becomes a line feed, as all line ends are.
    """
    return _REFERENCE.sub(lambda found: _resolved(found, log), markup) if "&#" in markup else markup


def _gap(markup: str, start: int, end: int) -> str:
    """The text in place of what is left out, so that nothing becomes a tag, a reference or a quoted value.

    It is an invisible character where something could, else empty.
    """
    before = markup[max(0, start - _LONGEST_NAME) : start]
    is_quote = markup.startswith(("'", '"'), end)
    return _INVISIBLE if _MAY_JOIN.search(before) or (is_quote and before.rstrip().endswith("=")) else ""


def line_at(markup: str, offset: int) -> int:
    """The line of an offset, counted from 1."""
    return markup.count("\n", 0, offset) + 1


def _resolved(reference: re.Match[str], log: RemovalLog) -> str:
    """The reference itself, or the characters that replace it."""
    digits = reference[1] or reference[2]
    number = int(digits, 16 if reference[1] else 10) if len(digits) <= _MAX_DIGITS else 0
    if not 0 < number <= _LAST_CODE_POINT or number in _SURROGATES:
        return "\N{REPLACEMENT CHARACTER}"
    if number == _CARRIAGE_RETURN:
        return "\n"
    character = bytes([number]).decode("cp1252", "replace") if number in _WINDOWS_1252 else chr(number)
    if character == "\N{REPLACEMENT CHARACTER}" or not strip_control(character):
        log.add("whitespace", reference[0], rule=GENERIC, why="a reference to a control character")
        if not log.has_fault("control-character"):
            log.report(
                "control-character",
                f"{reference[0]} means a control character, which no page may contain; it was left out, as are others",
                line=line_at(reference.string, reference.start()),
            )
        return _gap(reference.string, reference.start(), reference.end())
    return character if number in _WINDOWS_1252 else reference[0]
