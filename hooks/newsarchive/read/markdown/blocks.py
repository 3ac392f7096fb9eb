"""Changes to parsed blocks: task lists, numbers, captions, line breaks, languages of code, names of headings."""

import re
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from newsarchive.read.markdown.attributes import settle_size

_BOX = re.compile(r"\[([ xX])\]\s+(?=\S)")
_LANGUAGE = re.compile(r"[\w+#][\w+#.-]{0,30}")
_SENTENCE_ENDS = tuple("。！？…：；”」』）》")
_HAN = re.compile("[\u4e00-\u9fff]")
_CALLOUT = re.compile(r"\[!\w{1,30}\]")
_IN_LABELS = frozenset(("text", "code_inline", "html_inline", "image", "attribute_list"))
_NOT_IN_NAME = re.compile(r"[^\w\- ]")


def prepare_blocks(parser: MarkdownIt) -> None:
    """Make a parser change the blocks that it has parsed."""
    parser.core.ruler.push("blocks", _change_blocks)


def _change_blocks(state: StateCore) -> None:
    is_linked = "](#" in state.src
    names: set[str] = set()
    _number_items(state.tokens)
    for index, token in enumerate(state.tokens):
        if token.type == "fence":
            _settle_language(token)
        elif token.type == "inline" and token.children:
            _settle_labels(token.children)
            opening = state.tokens[index - 1]
            if opening.type == "heading_open":
                if is_linked:
                    _name_heading(opening, token, names)
                continue
            if index > 1 and state.tokens[index - 2].type == "list_item_open" and _BOX.match(token.content):
                _write_box(token.children)
            if index > 1 and state.tokens[index - 2].type == "blockquote_open" and _CALLOUT.match(token.content):
                _break_after_title(token.children)
            _break_lines(token.children)
            if opening.type == "paragraph_open" and not opening.hidden:
                _write_caption(opening, token.children, state.tokens[index + 1])


def _number_items(tokens: list[Token]) -> None:
    """Keep the numbers of lists that are written with gaps or backwards, such as those of a countdown.

    CommonMark counts on from the first, for authors who write `1.` before each item.
    """
    lists: list[list[Token]] = []
    for token in tokens:
        if token.type == "ordered_list_open":
            lists.append([])
        elif token.type == "list_item_open" and token.info:
            lists[-1].append(token)
        elif token.type == "ordered_list_close":
            items = lists.pop()
            steps = [int(item.info) - int(before.info) for before, item in pairwise(items)]
            if min(steps, default=0) > 0 or max(steps, default=0) < 0:
                for step, item in zip(steps, items[1:], strict=True):
                    if step != 1:
                        item.attrs["value"] = item.info


def _settle_labels(children: list[Token]) -> None:
    """Make everything in the labels of images, which become attributes, text, but a size."""
    for child in children:
        if child.type == "image" and child.children:
            settle_size(child)
            for part in child.children:
                if part.type not in _IN_LABELS and part.content:
                    part.type = "text"
            _settle_labels(child.children)


def _settle_language(fence: Token) -> None:
    """Keep the language in the first word after a fence, and the rest, a title or options, for the ledger."""
    info = fence.info.strip()
    first, _, rest = info.partition(" ")
    found = _LANGUAGE.search(first)
    language = found[0] if found else ""
    rest = rest.strip() if language == first else info
    fence.info = language
    if rest:
        fence.meta["options"] = rest


def _name_heading(heading: Token, text: Token, names: set[str]) -> None:
    """Give a heading the name that a table of contents in the body links to: its words with hyphens between them."""
    words = "".join(child.content for child in text.children or () if child.type in {"text", "code_inline"})
    name = _NOT_IN_NAME.sub("", words.strip().lower()).replace(" ", "-")
    if name and name not in names:
        names.add(name)
        heading.attrs.setdefault("id", name)


def _write_box(children: list[Token]) -> None:
    """Make `[ ]` and `[x]` at the start of an item a check box."""
    first = children[0]
    found = _BOX.match(first.content) if first.type == "text" else None
    if found:
        first.content = first.content[found.end() :]
        checked = "" if found[1] == " " else " checked"
        children.insert(0, Token("html_inline", "", 0, content=f'<input type="checkbox"{checked}>'))


def _break_lines(children: list[Token]) -> None:
    """Keep the lines of a paragraph of Chinese each of which ends with a sentence: they are paragraphs to its author.

    CommonMark leaves to the renderer whether a line end is a space or a line break.
    """
    breaks: list[Token] = []
    before = ""
    for child in children:
        if child.type == "softbreak":
            if not (before.endswith(_SENTENCE_ENDS) and _HAN.search(before)):
                return
            breaks.append(child)
        elif child.type == "text" and child.content:
            before = child.content
    for line_end in breaks:
        line_end.type, line_end.tag = "hardbreak", "br"


def _break_after_title(children: list[Token]) -> None:
    """Keep the first line of a quote that GitHub and Obsidian show as a box, `> [!note] title`, on its own."""
    if line_end := next((child for child in children if child.type == "softbreak"), None):
        line_end.type, line_end.tag = "hardbreak", "br"


def _write_caption(opening: Token, children: list[Token], closing: Token) -> None:
    """Make the title of an image that is alone in its paragraph its caption."""
    images = [child for child in children if child.type == "image"]
    is_alone = len(images) == 1 and all(child.type in {"image", "link_open", "link_close"} for child in children)
    title = str(images[0].attrs.pop("title", "")) if is_alone else ""
    if title:
        opening.tag = closing.tag = "figure"
        caption = "" if title == images[0].content else f"<figcaption>{escapeHtml(title)}</figcaption>"
        children.append(Token("html_inline", "", 0, content=caption))
