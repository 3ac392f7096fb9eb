"""The canonical tree as Markdown that CommonMark and Python-Markdown read alike.

Where the two differ, or neither has syntax for something, the Markdown contains HTML, which both pass through.
"""

import re
import unicodedata
from collections.abc import Callable
from html import escape as escape_html

from newsarchive.base.htmltree import Element, html_of, tag_of
from newsarchive.convert.text import BLOCKS

# Nested blocks are indented by four columns, as Python-Markdown requires; CommonMark requires the marker's width.
_INDENT = "    "
_ESCAPED = re.compile(r"([\\`*_\[\]{}])")
# Python-Markdown has no escape for these; both read a character reference.
_REFERENCES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "~": "&#126;", "^": "&#94;", "=": "&#61;"}
_REFERENCE = re.compile("[&<>|~^=]")
_LIKE_A_REFERENCE = re.compile("&(?=#|[0-9A-Za-z]{1,32};)")
_ANY_SYNTAX = re.compile(r"[\\`*_\[\]{}&<>|~^=]")
# Syntax at the start of a line: a heading, a list, a quote, a definition or an admonition.
_LINE_START = re.compile(r"^(\s*)(?:([#+\-]|!(?=!!)|\?(?=\?\?)|:(?=\s))|(\d{1,9})([.)]))", re.MULTILINE)
_EMPHASIS = {"strong": "**", "em": "*"}
# The two parsers differ on items that begin with one of these.
_NOT_FIRST_IN_ITEM = frozenset({"ul", "ol", "dl", "pre", "hr", "blockquote"})
_LISTS = frozenset({"ul", "ol"})
# Otherwise both parsers would join two lists in a row, and the second one's numbers would be lost.
_BETWEEN_LISTS = "<!-- -->"
_IN_HTML = {ord(character): f"&#{ord(character)};" for character in "\n\t\\`[]{}"}
# Within a tag these two are no syntax, and URLs contain many.
_TAG_OR_EMPHASIS = re.compile("<[^>]*>|[*_]")
_BACKTICKS = re.compile("`+")


def write_markdown(tree: Element) -> str:
    """Write the blocks of a canonical tree as Markdown, separated by empty lines and ending in a line feed."""
    text = _blocks(tree)
    return f"{text}\n" if text else ""


def escape(text: str) -> str:
    """Escape text so that no character is read as Markdown syntax, anywhere in a line."""
    return _escape_line_starts(_escape_syntax(text))


def _escape_syntax(text: str | None) -> str:
    if not text or not _ANY_SYNTAX.search(text):
        return text or ""
    return _REFERENCE.sub(lambda match: _REFERENCES[match[0]], _ESCAPED.sub(r"\\\1", text))


def _escape_line_starts(text: str) -> str:
    # A line that starts with a letter starts no block syntax.
    return text if text[:1].isalpha() and "\n" not in text else _LINE_START.sub(_escape_line_start, text)


def _escape_line_start(match: re.Match[str]) -> str:
    if match[3]:
        return f"{match[1]}{match[3]}\\{match[4]}"
    # A colon and a question mark cannot be escaped in Python-Markdown.
    reference = {":": "&#58;", "?": "&#63;"}.get(match[2])
    return match[1] + (reference or f"\\{match[2]}")


def _blocks(container: Element) -> str:
    written = []
    for block in container:
        if text := _block(block):
            previous = block.getprevious()
            if block.tag in _LISTS and previous is not None and previous.tag in _LISTS:
                written.append(_BETWEEN_LISTS)
            written.append(text)
    return "\n\n".join(written)


def _block(block: Element) -> str:
    if block.get("dir"):
        # Markdown has no syntax for a direction; a language is no matter of what readers see.
        return _as_html(block)
    if block.tag == "figure" and block.get("id"):
        return f"{_anchor(block)}\n\n{_blocks(block)}"
    return _WRITERS.get(tag_of(block), _blocks)(block)


def _anchor(block: Element) -> str:
    """An empty link with the id of a block, which both parsers pass through."""
    return f'<a id="{name}"></a>' if (name := block.get("id")) and block.tag != "a" else ""


def _heading(block: Element) -> str:
    text = _pieces(block, nested=False).replace("  \n", " ")
    # A run of `#` at the end would close the heading.
    content = text.rstrip("#")
    return "#" * int(tag_of(block)[1]) + " " + content + "\\#" * (len(text) - len(content))


def _quote(block: Element) -> str:
    return _prefixed(_blocks(block), "> ")


def _rule(_: Element) -> str:
    return "---"


def _list(items: Element) -> str:
    # Python-Markdown counts from one, whatever the first number is.
    is_counted = not {"start", "reversed", "type"} & set(items.keys()) and items.find("li[@value]") is None
    if not is_counted or any(map(_has_no_markdown, items)):
        return _as_html(items)
    written = []
    for number, item in enumerate(items, 1):
        marker = (f"{number}. " if items.tag == "ol" else "- ").ljust(len(_INDENT))
        content = _anchor(item) + _blocks(item) if any(child.tag in BLOCKS for child in item) else _inline(item)
        written.append(marker + _prefixed(content, " " * len(marker)).lstrip(" "))
    return "\n".join(written) if all("\n" not in item for item in written) else "\n\n".join(written)


def _has_no_markdown(item: Element) -> bool:
    """True for an item that the two parsers would read differently, or that has a direction."""
    first = item[0].tag if len(item) else ""
    return bool(first in _NOT_FIRST_IN_ITEM or item.get("dir") or (item.get("id") and first in BLOCKS and first != "p"))


def _fenced(block: Element) -> str:
    code = "".join(block.itertext())
    longest = max((len(run) for run in _BACKTICKS.findall(code)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{_language(block)}\n{code}\n{fence}"


def _language(block: Element) -> str:
    """The info string of a fence: the language of the code, from its class."""
    code = block.find("code")
    names = (code.get("class") or "") if code is not None else ""
    return names.removeprefix("language-")


def _table(table: Element) -> str:
    head, body = table.findall("thead/tr"), table.findall("tbody/tr")
    width = len(head[0]) if head else 0
    # Python-Markdown gives a table without a body an empty row.
    plain = (
        len(head) == 1
        and bool(body)
        and table.find("caption") is None
        and all(_is_plain_row(row, width) for row in (*head, *body))
    )
    if not plain:
        return _as_html(table)
    lines = [_row(head[0]), "|" + " --- |" * width, *map(_row, body)]
    return "\n".join(lines)


def _as_html(block: Element) -> str:
    """The block as HTML on one line, because an empty line would end it; line ends in code become references.

    Python-Markdown reads HTML in a quote or item as a line of text, so characters with a meaning become references too.
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


def _image(image: Element) -> str:
    alt = _ESCAPED.sub(r"\\\1", image.get("alt") or "").replace("&", "&amp;").replace("<", "&lt;")
    return f"![{alt}]({_destination(image.get('src') or '')})"


def _prefixed(text: str, prefix: str) -> str:
    """Put the prefix before each line; trailing spaces stay, because they break lines and belong to code."""
    return "\n".join(f"{prefix}{line}" if line else prefix.rstrip() for line in text.split("\n"))


def _inline(element: Element) -> str:
    return _escape_line_starts(_pieces(element, nested=False))


def _pieces(element: Element, *, nested: bool) -> str:
    written = _anchor(element) + _escape_syntax(element.text)
    for child in element:
        if child.tag == "a" and written.endswith("!"):
            # Otherwise the link would become an image.
            written = written[:-1] + "\\!"
        # A caption may contain a code block, which has no Markdown syntax within HTML.
        inline = _as_html(child) if child.tag in BLOCKS else _element(child, written, nested=nested)
        written += inline + _escape_syntax(child.tail)
    return written


def _element(element: Element, before: str, *, nested: bool) -> str:
    tag = tag_of(element)
    if tag == "br":
        return "  \n"
    if tag == "code":
        return _code(element, before)
    if tag == "img":
        return _image(element)
    if tag == "a" and not element.get("id"):
        return f"[{_pieces(element, nested=nested)}]({_destination(element.get('href') or '')})"
    content = _pieces(element, nested=True)
    mark = _EMPHASIS.get(tag)
    if mark and not nested and not before.endswith("*") and _flanks(content):
        return f"{mark}{content}{mark}"
    return f"<{tag}{_attributes(element)}>{content}</{tag}>"


def _attributes(element: Element) -> str:
    """The attributes of an element that is written as HTML within a line."""
    written = "".join(f' {name}="{escape_html(value)}"' for name, value in element.attrib.items())
    return written.translate(_IN_HTML).replace("|", "&#124;")


def _flanks(content: str) -> bool:
    """True if emphasis delimiters around this Markdown are read as such in any context.

    They are if it begins and ends with a letter or digit (CommonMark 0.31, 6.2: left- and right-flanking delimiter
    runs). Chinese has no spaces between words, so punctuation next to a delimiter would break it.
    """
    return bool(content) and all(unicodedata.category(edge)[0] in "LN" for edge in (content[0], content[-1]))


def _code(element: Element, before: str) -> str:
    if len(element):
        # Elements within code, such as an index, have no Markdown syntax.
        return f"<code>{_pieces(element, nested=True)}</code>"
    code = element.text or ""
    if before.endswith("`") or "&#" in code or "--!>" in code or ("|" in code and _is_in_cell(element)):
        # Two adjacent runs of backticks would join; even in code, Python-Markdown takes `&#` for a reference and `--!>`
        # for the end of a comment; CommonMark tables end a cell at a pipe even in code.
        return f"<code>{_escape_syntax(code)}</code>"
    fence = "`" * (max((len(run) for run in _BACKTICKS.findall(code)), default=0) + 1)
    pad = " " if code.startswith("`") or code.endswith("`") else ""
    return f"{fence}{pad}{code}{pad}{fence}"


def _destination(url: str) -> str:
    if "&#" in url or ";" in url:
        # A parameter such as `&copy;` would be read as a character.
        url = _LIKE_A_REFERENCE.sub("&amp;", url)
    # Python-Markdown takes a quotation mark in an unbracketed URL for the start of a title.
    return f"<{url}>" if "(" in url or ")" in url or "'" in url else url


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
    # Python-Markdown's syntax for definitions would be text and code blocks to CommonMark.
    "dl": _as_html,
    "blockquote": _quote,
    "pre": _fenced,
    "table": _table,
    "img": _image,
    "hr": _rule,
}
