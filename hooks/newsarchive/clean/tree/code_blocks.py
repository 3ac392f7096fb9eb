"""Code blocks: exact lines and indentation, and the language that highlighters put in a class."""

import re

from newsarchive.base.htmltree import Element, drop_tree, is_comment, text_of
from newsarchive.base.text import strip_control, visible
from newsarchive.clean.boilerplate.patterns import share_bar_reason
from newsarchive.clean.removals import GENERIC
from newsarchive.clean.tree.block_builder import BlockBuilder, append
from newsarchive.clean.tree.tables import own_cells

_LANGUAGE_CLASS = re.compile(
    r"(?:^|\s)(?:language-|lang-|highlight-source-|highlight-text-|code-snippet__|brush:\s*)([\w+#-]{1,20})"
)
_LANGUAGES = frozenset(
    "bash batch c cpp c++ c# csharp cmake clojure css coffeescript dart diff dockerfile elixir erlang fortran go "
    "golang gradle graphql groovy haskell html http ini java javascript js json jsx julia kotlin latex less lisp "
    "lua makefile markdown matlab nginx objective-c objectivec ocaml perl php plaintext powershell properties "
    "protobuf python py r ruby rust sass scala scss shell sh sql swift text toml ts tsx typescript vim vue xml yaml "
    "yml".split()
)
_NEVER_A_LANGUAGE = frozenset({"none", "nohighlight", "auto", "undefined", "fix", "null"})
# Trailing spaces before a `br`, which Markdown needs for a line break, are not part of the code.
_TRAILING_SPACE = " \t\u00a0"
# Readers of Markdown drop a byte order mark, and other whitespace only looks like a space.
_ONE_FORM = {0xA0: " ", 0xFEFF: ""}
_LINE_NUMBERS = re.compile(r"\s*\d[\d\s]*")
_GUTTER_AND_CODE = 2


def write_code_block(node: Element, builder: BlockBuilder) -> None:
    """Write a `pre` or a `code` of several lines as a code block, if there is any code in it."""
    builder.close()
    for part in list(node.iterdescendants()):
        why = "" if is_comment(part) else share_bar_reason(part)
        if why:
            builder.log.add("element", text_of(part), rule=GENERIC, why=why)
            drop_tree(part)
    builder.log.add_images(node, rule=GENERIC, why="an image in code")
    _end_lines(node)
    code = strip_control(text_of(node)).translate(_ONE_FORM).replace("\r\n", "\n").replace("\r", "\n")
    code = code.strip("\n").rstrip()
    if visible(code):
        language = _language(node)
        pre = append(builder.container, "pre")
        append(pre, "code", {"class": f"language-{language}"} if language else {}).text = code


def numbered_code_cells(table: Element) -> tuple[Element, Element] | None:
    """The cell with line numbers and the cell with code, if a table consists of these two."""
    cells = own_cells(table)
    if len(cells) != _GUTTER_AND_CODE or cells[1].find(".//pre") is None:
        return None
    is_gutter = _LINE_NUMBERS.fullmatch(text_of(cells[0])) and cells[0].find(".//img") is None
    return (cells[0], cells[1]) if is_gutter else None


def _end_lines(node: Element) -> None:
    """Write a line feed for each `br`, list item, table row and `code` that is one line."""
    for line_break in node.iter("br"):
        _strip_before(line_break)
        if not (line_break.tail or "").startswith("\n"):
            line_break.tail = "\n" + (line_break.tail or "")
    lines = list(node.iter("li", "tr"))
    if node.tag == "pre" and len(codes := node.findall("code")) > 1:
        lines += codes
    for line in lines:
        if not text_of(line).endswith("\n") and not (line.tail or "").startswith("\n"):
            line.tail = "\n" + (line.tail or "")


def _strip_before(line_break: Element) -> None:
    previous, parent = line_break.getprevious(), line_break.getparent()
    if previous is not None:
        previous.tail = (previous.tail or "").rstrip(_TRAILING_SPACE)
    elif parent is not None:
        parent.text = (parent.text or "").rstrip(_TRAILING_SPACE)


def _language(node: Element) -> str:
    around = [parent for parent in node.iterancestors("div", "figure") if "highlight" in (parent.get("class") or "")]
    for element in (node, *node.iter("code"), *around[:2]):
        names = element.get("class") or ""
        stated = [element.get(name) or "" for name in ("data-lang", "data-language", "lang")]
        if match := _LANGUAGE_CLASS.search(names):
            return "" if match[1].lower() in _NEVER_A_LANGUAGE else match[1].lower()
        for name in (*stated, *names.split()):
            if name.lower() in _LANGUAGES:
                return name.lower()
    return ""
