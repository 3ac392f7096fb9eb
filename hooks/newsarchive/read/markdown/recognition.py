"""Recognition of bodies in Markdown among bodies in HTML and plain text, by what is certain."""

import re

from newsarchive.read.markdown.masks import AFTER_NAMES, SURNAMES

# One of these is in every body with a mark of Markdown; nearly all bodies in HTML have none.
_HINTS = (
    *("](", "**", "```", "~~~", "]:", "-|", "- |", "|-", "|:-"),
    *("\n#", "\n>", "\n- ", "\n* ", "\n+ ", "\n1.", "\n1)"),
)
_BLOCK_NAMES = (
    "article|aside|blockquote|br|caption|center|dd|details|dir|div|dl|dt|fieldset|figcaption|figure|footer|form"
    "|h[1-6]|header|hr|iframe|li|main|menu|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
_BLOCK_TAG = re.compile(rf"<(/?)({_BLOCK_NAMES})(?=[\s/>])[^<>]*+>", re.IGNORECASE)
_BLOCK = re.compile(rf"</?(?:{_BLOCK_NAMES})(?=[\s/>])", re.IGNORECASE)
_VOID = frozenset({"br", "hr"})
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")
_WRAPPED = re.compile(r"\s*+<(?:div|section|article|table|body|html|!doctype)(?=[\s>])", re.IGNORECASE)
_WRAPPER_ENDS = ("</div>", "</section>", "</article>", "</table>", "</body>", "</html>")
_LONGEST_END = 400
# Code may show HTML: what is between fences or backticks is no markup of the body.
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_SPAN = re.compile(r"`[^`\n]+`")
# No text of the body; one without an end is the rest of it, as browsers read it.
_HIDDEN = re.compile(
    r"<!--(?:.*?-->|.*)|<(script|style|textarea|title)(?=[\s/>])(?:.*?</\1|.*)", re.DOTALL | re.IGNORECASE
)
# Marks that nobody writes by chance, at the beginning of a line or with their other half.
_CERTAIN = re.compile(
    r"!\[[^\]\n]*\]\([^\s)]"
    r"|\[[^\]\n]+\]\(\s*<?(?:https?:|mailto:|[/#.]|\{[{%])"
    r"|^ {0,3}#{1,6}[ \t]+\S"
    r"|^ {0,3}(?:`{3}|~{3})"
    rf"|(?<![*0-9A-Za-z{SURNAMES}])\*\*\*?[^\s*{AFTER_NAMES}](?:[^*\n]*[^\s*])?\*\*(?!\*\*)"
    rf"|(?<![*0-9A-Za-z])\*\*\*?(?![\s*{AFTER_NAMES}])[^*\n]*[^\s*{SURNAMES}]\*\*(?!\*\*)"
    r"|^ {0,3}\[[^\]\n]+\]:[ \t]*\S"
    r"|^ {0,3}\|?[ \t]*:?-+:?[ \t]*\|[-|: \t]*$",
    re.MULTILINE,
)
_QUOTED = re.compile(r"^ {0,3}>[ \t]?\S", re.MULTILINE)
_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]+\S")
_CONTINUED = re.compile(r"\s{2,}\S")


def is_markdown(body: str) -> bool:
    """Return True if a body is Markdown: it has marks of Markdown that are not inside of an element of HTML.

    A body in HTML never is, whatever its text is. One without any block of HTML is Markdown by a single certain mark,
    or by a list whose other lines are paragraphs of their own. Linear in the length.
    """
    if _is_wrapped(body):
        return False
    lines = f"\n{body}"
    if not any(hint in lines for hint in _HINTS):
        return False
    without_code = _without_code(body) if "`" in body or "~~~" in body else body
    if "<" in without_code:
        without_code = _HIDDEN.sub("", without_code)
    if _BLOCK.search(without_code):
        return bool(_CERTAIN.search(_outside(without_code)))
    return bool(_CERTAIN.search(without_code) or _QUOTED.search(without_code)) or _is_list(without_code)


def _is_wrapped(body: str) -> bool:
    """True if one element is around the whole body, as the crawler and all feeds of whole pages write it."""
    return bool(_WRAPPED.match(body)) and body[-_LONGEST_END:].rstrip().lower().endswith(_WRAPPER_ENDS)


def _without_code(body: str) -> str:
    """The body with nothing between fences and between backticks in a line."""
    kept: list[str] = []
    fence = ""
    for line in body.split("\n"):
        found = _FENCE.match(line)
        if fence:
            if found and found[1].startswith(fence) and not found[2].strip():
                fence = ""
        elif found and "`" not in found[2]:
            fence = found[1]
            kept.append(fence)
        else:
            kept.append(line)
    return _SPAN.sub("``", "\n".join(kept))


def _outside(markup: str) -> str:
    """The text in no block of HTML, each of which ends at an empty line: before that, CommonMark reads no Markdown."""
    pieces: list[str] = []
    position = depth = 0
    is_after_block = False
    for tag in _BLOCK_TAG.finditer(markup):
        if depth == 0:
            piece = markup[position : tag.start()]
            pieces.append(_after_block(piece) if is_after_block else piece)
        position = tag.end()
        name = tag[2].lower()
        is_after_block = name != "br"
        if name not in _VOID:
            depth = max(depth - 1, 0) if tag[1] else depth + 1
    if depth == 0:
        pieces.append(_after_block(markup[position:]) if is_after_block else markup[position:])
    return "\n".join(pieces)


def _after_block(text: str) -> str:
    end = _EMPTY_LINE.search(text)
    return text[end.end() :] if end else ""


def _is_list(text: str) -> bool:
    """True if a text has two items of a list one after the other, and no other line directly follows a line."""
    items, is_after_text, previous_is_item = 0, False, False
    for line in text.split("\n"):
        is_item = _ITEM.match(line) is not None
        if is_item:
            items += previous_is_item
        elif line.strip() and not _CONTINUED.match(line):
            if is_after_text:
                return False
            previous_is_item = False
        previous_is_item = previous_is_item or is_item
        is_after_text = bool(line.strip())
    return items > 0
