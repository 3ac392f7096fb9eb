"""Formulas of MathML, KaTeX and MathJax as text: TeX where the page has it, else MathML in linear form.

A formula occurs once. What a page has of it besides, such as its rendering, is recorded as removed.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from newsarchive.base.htmltree import Element, parse_fragment, tag_of, text_of
from newsarchive.base.text import collapse_whitespace, strip_control, visible
from newsarchive.clean.removals import GENERIC, RemovalLog
from newsarchive.clean.tree.block_builder import BlockBuilder
from newsarchive.clean.tree.formulas.mathml import linear, tex_of

TAGS = ("math", "m:math", "mml:math")
_CONTAINER = "mjx-container"
ELEMENTS = (*TAGS, _CONTAINER)
_SCRIPT_TYPE = re.compile(r"\s*math/(?P<language>tex|asciimath|mml)\b(?P<display>.*mode=display)?", re.IGNORECASE)
_RENDERING = re.compile(r"(?:^|\s)(?:MathJax|mjx-chtml)", re.IGNORECASE)
_CHARACTER_CLASS = re.compile(r"(?:^|\s)mjx-c([0-9A-F]{2,6})(?:\s|$)")
# Browsers end `math` where one of these begins (HTML, 13.2.6.5), save in `mtext`.
_NOT_IN_FORMULAS = tuple(
    "p div br hr img table ul ol li dl h1 h2 h3 h4 h5 h6 blockquote pre center script style".split()
)
_MOST_NEIGHBOURS = 4
_SUPERSEDED = "the same formula is shown as text"


def write_formula(node: Element, builder: BlockBuilder, log: RemovalLog) -> bool:
    """Write an element of MathML or MathJax 3 as text; return False for one whose content is no formula.

    Browsers end a formula at the first block; our parser puts everything after an unclosed one inside.
    """
    if tag_of(node) == _CONTAINER:
        return _write_container(node, builder)
    if next(node.iter(*_NOT_IN_FORMULAS), None) is not None:
        return False
    _write_math(node, builder, log)
    return True


def _write_math(node: Element, builder: BlockBuilder, log: RemovalLog) -> None:
    """Write a `math` element as text; a formula set on lines of its own becomes a paragraph."""
    tex = tex_of(node)
    is_display = (node.get("display") or "").lower() == "block"
    text = _delimited(tex, is_display=is_display) if tex else linear(node)
    _record_difference(visible(text_of(node)), visible(tex or text), log)
    if is_display:
        builder.close()
    builder.text(strip_control(text))
    if is_display:
        builder.close()


def _write_container(node: Element, builder: BlockBuilder) -> bool:
    """Write the formula of a MathJax 3 container that has neither MathML nor text; return False for any other."""
    if visible(text_of(node)) or next(node.iter(*TAGS), None) is not None:
        return False
    stated = [part.get("data-latex") or "" for part in node.iter() if tag_of(part)]
    tex = next((text for text in stated if visible(text)), "")
    text = f"${collapse_whitespace(tex)}$" if tex else "".join(map(_rendered_character, node.iter()))
    text = strip_control(text or collapse_whitespace(node.get("aria-label") or ""))
    builder.text(text)
    return bool(text)


def formula_in(script: Element) -> str:
    """The formula in a `script` of MathJax: TeX between its own delimiters, AsciiMath as it is, MathML in linear form.

    Empty for any other script.
    """
    match = _SCRIPT_TYPE.match(script.get("type") or "")
    source = collapse_whitespace(strip_control(script.text or "")) if match else ""
    if not match or not source:
        return ""
    language = match["language"].lower()
    if language == "tex":
        return _delimited(source, is_display=bool(match["display"]))
    if language == "asciimath":
        return source
    body = parse_fragment(source)
    math = next(body.iter(*TAGS), None) if body is not None else None
    if math is None:
        return ""
    tex = tex_of(math)
    return _delimited(tex, is_display=bool(match["display"])) if tex else linear(math)


def is_rendering(node: Element) -> bool:
    """True if an element only renders a formula that the page also has in a better form.

    MathJax 2 puts a preview and the rendering before the script; KaTeX and MathJax put a rendering that screen readers
    skip next to MathML.
    """
    names = node.get("class") or ""
    if _RENDERING.search(names):
        return _has_script(node)
    if (node.get("aria-hidden") or "").lower() != "true":
        return False
    parent = node.getparent()
    if parent is None or not ("katex-html" in names or _RENDERING.search(parent.get("class") or "")):
        return False
    return any(next(part.iter(*TAGS), None) is not None for part in _neighbours(node))


def record_rendering(node: Element, log: RemovalLog) -> None:
    """Record the text of a rendering as removed."""
    if visible(text_of(node)):
        log.add("element", text_of(node), rule=GENERIC, why=_SUPERSEDED)
    log.add_images(node, rule=GENERIC, why=_SUPERSEDED)


def is_only_form(node: Element) -> bool:
    """True for hidden MathML of a wiki whose image of the formula, the form that readers saw, is missing."""
    parent = node.getparent()
    return (
        "mwe-math-mathml" in (node.get("class") or "")
        and parent is not None
        and not any(tag_of(part) == "img" for part in _neighbours(node))
        and next(node.iter(*TAGS), None) is not None
    )


def _neighbours(node: Element) -> Iterator[Element]:
    """The elements next to another, few of them, so that a thousand renderings in a row take linear time."""
    for siblings in (node.itersiblings(preceding=True), node.itersiblings()):
        yield from (part for part in islice(siblings, _MOST_NEIGHBOURS) if tag_of(part))


def _has_script(node: Element) -> bool:
    following: Element | None = node
    for _ in range(_MOST_NEIGHBOURS):
        if following is None or visible(following.tail or ""):
            return False
        following = following.getnext()
        if following is not None and tag_of(following) == "script":
            return bool(formula_in(following))
        if following is not None and not _RENDERING.search(following.get("class") or ""):
            return False
    return False


def _delimited(tex: str, *, is_display: bool) -> str:
    delimiter = "$$" if is_display else "$"
    return f"{delimiter}{tex}{delimiter}"


def _rendered_character(part: Element) -> str:
    """The character that an element of MathJax's own output shows by a style rule or a glyph."""
    match = _CHARACTER_CLASS.search(part.get("class") or "") if tag_of(part) == "mjx-c" else None
    code = match[1] if match else (part.get("data-c") or "") if tag_of(part) == "use" else ""
    try:
        return unicodedata.normalize("NFKC", chr(int(code, 16))) if code else ""
    except (ValueError, OverflowError):
        return ""


def _record_difference(source: str, written: str, log: RemovalLog) -> None:
    """Record the characters of a formula's markup that its text has fewer of, in order."""
    left = Counter(written)
    missing = []
    for character in reversed(source):
        if left[character]:
            left[character] -= 1
        else:
            missing.append(character)
    if missing:
        log.add("element", "".join(reversed(missing)), rule=GENERIC, why=_SUPERSEDED)
