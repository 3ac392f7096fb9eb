"""MathML as one line of text, x^2+1/2≤9, after the linear format of Unicode Technical Note 28."""

import re
from collections.abc import Callable, Sequence

from newsarchive.base.htmltree import Element, tag_of, text_of
from newsarchive.base.text import collapse_whitespace, visible

# No formula is deeper; below this depth only the text is taken.
_MAX_DEPTH = 60
_TEX = re.compile(r"(?:application/|text/)?(?:x-)?(?:la)?tex", re.IGNORECASE)
_TOKENS = frozenset({"mi", "mn", "mo", "mtext", "ms", "mglyph"})
_GROUPS = frozenset({"math", "mrow", "mstyle", "mpadded", "semantics", "merror", "menclose", "maction"})
# These bind more closely than a fraction line.
_SCRIPTS = frozenset({"msup", "msub", "msubsup", "msqrt", "mroot", "mfenced"})
_WITH_SCRIPTS = frozenset(
    {"msup", "msub", "msubsup", "mover", "munder", "munderover", "mmultiscripts", "mroot", "msqrt"}
)
_FENCED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}|\|[^|]*\|")
_RAISED = re.compile(r"[′″‴⁗'’°]+")
_OPENING = tuple("([{|‖⌈⌊⟨")
_TWO_LETTERS = re.compile(r"[^\W\d_]{2}")


def tex_of(math: Element) -> str:
    """The TeX of a `math` element, from its annotation or else its `alttext`; empty if it has neither."""
    for annotation in math.iter("{*}annotation", "annotation"):
        if _TEX.fullmatch((annotation.get("encoding") or "").strip()) and visible(text_of(annotation)):
            return collapse_whitespace(text_of(annotation))
    return collapse_whitespace(math.get("alttext") or "")


def linear(node: Element, depth: int = 0) -> str:
    """The text of a MathML element in linear form, with parentheses where its layout grouped."""
    if depth >= _MAX_DEPTH:
        return collapse_whitespace(text_of(node))
    write = _WRITERS.get(_name(node), _row)
    return write(node, depth + 1)


def _name(node: Element) -> str:
    return tag_of(node).rpartition(":")[2]


def _parts(node: Element) -> list[Element]:
    """The child elements that are shown."""
    return [child for child in node if tag_of(child) and not _name(child).startswith("annotation")]


def _part(parts: Sequence[Element], index: int, depth: int, *, in_fraction: bool = False) -> str:
    return _operand(parts[index], depth, in_fraction=in_fraction) if index < len(parts) else ""


def _row(node: Element, depth: int) -> str:
    written = last = collapse_whitespace(node.text or "")
    parts = _parts(node)[:1] if _name(node) in {"semantics", "maction"} else list(node)
    for part in parts:
        is_shown = tag_of(part) and not _name(part).startswith("annotation")
        text = linear(part, depth) if is_shown else ""
        is_fraction = _name(_unwrapped(part)) == "mfrac" if is_shown else False
        if written[-1:].isalnum() and text[:1].isalnum() and _ends_in_script(part.getprevious()):
            # Otherwise x^2 y would be x to the power of 2y.
            text = f" {text}"
        if is_fraction and (_is_operand_end(written) or _is_operand_start(_following_text(part))):
            text = f"({text})"
        for piece in (text, collapse_whitespace(part.tail or "")):
            written = _joined(written, piece, last)
            last = piece or last
    return written


def _ends_in_script(node: Element | None) -> bool:
    return node is not None and not visible(node.tail or "") and _name(_unwrapped(node)) in _WITH_SCRIPTS


def _following_text(part: Element) -> str:
    following = part.getnext()
    return visible(part.tail or "") or (visible(text_of(following)) if following is not None else "")


def _is_operand_end(text: str) -> bool:
    return text[-1:].isalnum() or text.endswith((")", "]", "}"))


def _is_operand_start(text: str) -> bool:
    return text[:1].isalnum() or text.startswith(("(", "[", "{"))


def _joined(before: str, after: str, last: str) -> str:
    """Both texts, with a space where a name of several letters would run into its neighbour; `last` ends `before`."""
    if not before or not after:
        return before + after
    runs_on = before[-1].isalpha() and after[0].isalpha() and before[-1].isascii() and after[0].isascii()
    if (runs_on and (_TWO_LETTERS.fullmatch(last[-2:]) or _TWO_LETTERS.match(after))) or (
        before[-1].isdigit() and after[0].isdigit()
    ):
        return f"{before} {after}"
    return before + after


def _unwrapped(node: Element) -> Element:
    """The element itself, or its only part if it is a group without a meaning of its own."""
    for _ in range(_MAX_DEPTH):
        parts = _parts(node)
        if _name(node) not in _GROUPS or len(parts) != 1 or visible(node.text or ""):
            break
        node = parts[0]
    return node


def _operand(node: Element, depth: int, *, in_fraction: bool = False) -> str:
    """An element's text, in parentheses if it would not be read as one operand."""
    text = linear(node, depth)
    name = _name(_unwrapped(node))
    is_one = (name in _TOKENS and " " not in text) or (in_fraction and name in _SCRIPTS)
    return text if is_one or len(text) <= 1 or _FENCED.fullmatch(text) else f"({text})"


def _raised(text: str) -> str:
    return text if not text or _RAISED.fullmatch(text) else f"^{text}"


def _lowered(text: str) -> str:
    return f"_{text}" if text else ""


def _superscript(node: Element, depth: int) -> str:
    parts = _parts(node)
    return _part(parts, 0, depth) + _raised(_part(parts, 1, depth)) + _rest(parts, 2, depth)


def _subscript(node: Element, depth: int) -> str:
    parts = _parts(node)
    return _part(parts, 0, depth) + _lowered(_part(parts, 1, depth)) + _rest(parts, 2, depth)


def _both_scripts(node: Element, depth: int) -> str:
    parts = _parts(node)
    scripts = _lowered(_part(parts, 1, depth)) + _raised(_part(parts, 2, depth))
    return _part(parts, 0, depth) + scripts + _rest(parts, 3, depth)


def _rest(parts: Sequence[Element], start: int, depth: int) -> str:
    """The parts that an element has too many of."""
    return "".join(f" {linear(part, depth)}" for part in parts[start:])


def _fraction(node: Element, depth: int) -> str:
    parts = _parts(node)
    is_stacked = re.fullmatch(r"0(?:\.0*)?\s*[a-z]*", (node.get("linethickness") or "1").strip()) is not None
    halves = (_part(parts, 0, depth, in_fraction=True), _part(parts, 1, depth, in_fraction=True))
    return ("¦" if is_stacked else "/").join(halves) + _rest(parts, 2, depth)


def _square_root(node: Element, depth: int) -> str:
    parts = _parts(node)
    return f"√{_part(parts, 0, depth)}" if len(parts) == 1 else f"√({_row(node, depth)})"


def _root(node: Element, depth: int) -> str:
    parts = _parts(node)
    index = linear(parts[1], depth) if len(parts) > 1 else ""
    return f"√[{index}]{_part(parts, 0, depth)}{_rest(parts, 2, depth)}"


def _fence(node: Element, depth: int) -> str:
    separators = visible(node.get("separators", ","))
    written = ""
    for index, part in enumerate(_parts(node)):
        if index and separators:
            written += separators[min(index, len(separators)) - 1]
        written += linear(part, depth)
    return node.get("open", "(") + written + node.get("close", ")")


def _table(node: Element, depth: int) -> str:
    rows = [", ".join(linear(cell, depth) for cell in _parts(row)) for row in _parts(node)]
    before = node.getprevious()
    is_fenced = before is not None and visible(text_of(before)).endswith(_OPENING)
    return "; ".join(rows) if is_fenced else f"[{'; '.join(rows)}]"


def _many_scripts(node: Element, depth: int) -> str:
    parts = _parts(node)
    names = [_name(part) for part in parts]
    middle = names.index("mprescripts") if "mprescripts" in names else len(parts)
    after, before = parts[1:middle], parts[middle + 1 :]
    return _pairs(before, depth) + _part(parts, 0, depth) + _pairs(after, depth)


def _pairs(parts: Sequence[Element], depth: int) -> str:
    return "".join(
        _raised(_part(parts, index, depth)) if index % 2 else _lowered(_part(parts, index, depth))
        for index in range(len(parts))
    )


_WRITERS: dict[str, Callable[[Element, int], str]] = {
    "msup": _superscript,
    "mover": _superscript,
    "msub": _subscript,
    "munder": _subscript,
    "msubsup": _both_scripts,
    "munderover": _both_scripts,
    "mfrac": _fraction,
    "msqrt": _square_root,
    "mroot": _root,
    "mfenced": _fence,
    "mtable": _table,
    "mmultiscripts": _many_scripts,
    "mspace": lambda _node, _depth: " ",
    "mphantom": lambda _node, _depth: "",
    "none": lambda _node, _depth: "",
    "mglyph": lambda node, _depth: collapse_whitespace(node.get("alt") or ""),
}
