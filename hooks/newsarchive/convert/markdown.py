"""The clean tree as Markdown that CommonMark and Python-Markdown read alike.

Where the two differ, or neither has a form for something, HTML stands in the Markdown: both pass it through.
"""

import re
import unicodedata
from collections.abc import Callable

from newsarchive.base.htmltree import Element, html_of, tag_of
from newsarchive.convert.text import BLOCKS

# A nested block is indented by four columns: Python-Markdown asks for that many, CommonMark for as many as the marker.
_INDENT = "    "
_ESCAPED = re.compile(r"([\\`*_\[\]{}])")
# Python-Markdown has no escape for these; a character reference is read by both.
_REFERENCES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "~": "&#126;", "^": "&#94;", "=": "&#61;"}
_REFERENCE = re.compile("[&<>|~^=]")
_ANY_MARK = re.compile(r"[\\`*_\[\]{}&<>|~^=]")
# What would begin a heading, a list, a quote, a definition or an admonition at the start of a line.
_LINE_START = re.compile(r"^(\s*)(?:([#+\-]|!(?=!!)|\?(?=\?\?)|:(?=\s))|(\d{1,9})([.)]))", re.MULTILINE)
_EMPHASIS = {"strong": "**", "em": "*"}
# With one of these first in an item, the two parsers differ on what its marker begins.
_NOT_BEHIND_A_MARKER = frozenset({"ul", "ol", "pre", "hr", "blockquote"})
_IN_HTML = {ord(sign): f"&#{ord(sign)};" for sign in "\n\\`[]{}"}
# In a tag these two are read as what they are, and addresses hold many.
_TAG_OR_EMPHASIS = re.compile("<[^>]*>|[*_]")
_BACKTICKS = re.compile("`+")


def write_markdown(clean: Element) -> str:
    """The blocks of a clean tree as Markdown, parted by blank lines, with a line end behind the last."""
    text = _blocks(clean)
    return f"{text}\n" if text else ""


def escape(text: str) -> str:
    """Text in which no character is read as a mark, wherever in a line it stands."""
    return _escape_line_starts(_escape_marks(text))


def _escape_marks(text: str | None) -> str:
    if not text or not _ANY_MARK.search(text):
        return text or ""
    return _REFERENCE.sub(lambda match: _REFERENCES[match[0]], _ESCAPED.sub(r"\\\1", text))


def _escape_line_starts(text: str) -> str:
    # A line that begins with a letter begins nothing else.
    return text if text[:1].isalpha() and "\n" not in text else _LINE_START.sub(_escape_line_start, text)


def _escape_line_start(match: re.Match[str]) -> str:
    if match[3]:
        return f"{match[1]}{match[3]}\\{match[4]}"
    # A colon and a question mark cannot be escaped in Python-Markdown.
    reference = {":": "&#58;", "?": "&#63;"}.get(match[2])
    return match[1] + (reference or f"\\{match[2]}")


def _blocks(container: Element) -> str:
    return "\n\n".join(text for block in container if (text := _block(block)))


def _block(block: Element) -> str:
    return _WRITERS.get(tag_of(block), _blocks)(block)


def _heading(block: Element) -> str:
    text = _pieces(block, nested=False).replace("  \n", " ")
    # A run of number signs at the end would close the heading.
    words = text.rstrip("#")
    return "#" * int(tag_of(block)[1]) + " " + words + "\\#" * (len(text) - len(words))


def _quote(block: Element) -> str:
    return _prefixed(_blocks(block), "> ")


def _rule(_: Element) -> str:
    return "---"


def _list(items: Element) -> str:
    if any(len(item) and item[0].tag in _NOT_BEHIND_A_MARKER for item in items):
        return _as_html(items)
    first = int(items.get("start") or 1)
    written = []
    for number, item in enumerate(items, first):
        marker = (f"{number}. " if items.tag == "ol" else "- ").ljust(len(_INDENT))
        content = _blocks(item) if any(child.tag in BLOCKS for child in item) else _inline(item)
        written.append(marker + _prefixed(content, " " * len(marker)).lstrip(" "))
    return "\n".join(written) if all("\n" not in item for item in written) else "\n\n".join(written)


def _fenced(block: Element) -> str:
    code = "".join(block.itertext())
    longest = max((len(run) for run in _BACKTICKS.findall(code)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{_language(block)}\n{code}\n{fence}"


def _language(block: Element) -> str:
    """What stands behind a fence: the language of the code, which its class names."""
    code = block.find("code")
    names = (code.get("class") or "") if code is not None else ""
    return names.removeprefix("language-")


def _table(table: Element) -> str:
    head, body = table.findall("thead/tr"), table.findall("tbody/tr")
    width = len(head[0]) if head else 0
    plain = (
        len(head) == 1 and table.find("caption") is None and all(_is_plain_row(row, width) for row in (*head, *body))
    )
    if not plain:
        return _as_html(table)
    lines = [_row(head[0]), "|" + " --- |" * width, *map(_row, body)]
    return "\n".join(lines)


def _as_html(block: Element) -> str:
    """The block on one line: a blank line would end the HTML, and code in it keeps its line ends as references.

    Python-Markdown reads the HTML in a quote or item as a line of text, so marks in it are references too.
    """
    written = html_of(block).translate(_IN_HTML)
    return _TAG_OR_EMPHASIS.sub(lambda found: {"*": "&#42;", "_": "&#95;"}.get(found[0], found[0]), written)


def _is_plain_row(row: Element, width: int) -> bool:
    return len(row) == width and all(
        not cell.attrib and cell.find(".//br") is None and all(child.tag not in BLOCKS for child in cell)
        for cell in row
    )


def _row(row: Element) -> str:
    return "|" + "".join(f" {_inline(cell)} |" for cell in row)


def _is_in_cell(element: Element) -> bool:
    return next(element.iterancestors("td", "th"), None) is not None


def _picture(image: Element) -> str:
    alt = _ESCAPED.sub(r"\\\1", image.get("alt") or "").replace("&", "&amp;").replace("<", "&lt;")
    return f"![{alt}]({_destination(image.get('src') or '')})"


def _prefixed(text: str, prefix: str) -> str:
    """Each line behind the prefix; blanks at its end count, for they break lines and belong to code."""
    return "\n".join(f"{prefix}{line}" if line else prefix.rstrip() for line in text.split("\n"))


def _inline(element: Element) -> str:
    return _escape_line_starts(_pieces(element, nested=False))


def _pieces(element: Element, *, nested: bool) -> str:
    written = _escape_marks(element.text)
    for child in element:
        if child.tag == "a" and written.endswith("!"):
            # Or else the link would be a picture.
            written = written[:-1] + "\\!"
        # A caption may hold code; within HTML no mark would keep it from being read as more of that.
        in_line = _as_html(child) if child.tag in BLOCKS else _element(child, written, nested=nested)
        written += in_line + _escape_marks(child.tail)
    return written


def _element(element: Element, before: str, *, nested: bool) -> str:
    tag = tag_of(element)
    if tag == "br":
        return "  \n"
    if tag == "code":
        return _code(element, before)
    if tag == "img":
        return _picture(element)
    if tag == "a":
        return f"[{_pieces(element, nested=nested)}]({_destination(element.get('href') or '')})"
    content = _pieces(element, nested=True)
    mark = _EMPHASIS.get(tag)
    if mark and not nested and not before.endswith("*") and _flanks(content):
        return f"{mark}{content}{mark}"
    return f"<{tag}>{content}</{tag}>"


def _flanks(content: str) -> bool:
    """Whether emphasis marks around this Markdown are read as such whatever stands outside of them.

    They are where it begins and ends in a letter or digit (CommonMark 0.31, 6.2: left- and right-flanking delimiter
    runs). Chinese has no blanks between words, so punctuation inside breaks the marks.
    """
    return bool(content) and all(unicodedata.category(sign)[0] in "LN" for sign in (content[0], content[-1]))


def _code(element: Element, before: str) -> str:
    if len(element):
        # Marks within code, such as an index, have no other form.
        return f"<code>{_pieces(element, nested=True)}</code>"
    code = element.text or ""
    if before.endswith("`") or ("|" in code and _is_in_cell(element)):
        # Two runs of backticks would be one; CommonMark's tables end a cell at a pipe, in code too.
        return f"<code>{_escape_marks(code)}</code>"
    fence = "`" * (max((len(run) for run in _BACKTICKS.findall(code)), default=0) + 1)
    pad = " " if code.startswith("`") or code.endswith("`") else ""
    return f"{fence}{pad}{code}{pad}{fence}"


def _destination(address: str) -> str:
    return f"<{address}>" if "(" in address or ")" in address else address


_WRITERS: dict[str, Callable[[Element], str]] = {
    "p": _inline,
    "figcaption": _inline,
    "h2": _heading,
    "h3": _heading,
    "h4": _heading,
    "h5": _heading,
    "h6": _heading,
    "ul": _list,
    "ol": _list,
    "blockquote": _quote,
    "pre": _fenced,
    "table": _table,
    "img": _picture,
    "hr": _rule,
}
