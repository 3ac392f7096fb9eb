"""Attributes that dialects of Markdown write after an image, a link or a heading: sizes, names, classes.

`![](x.png =300x200)` as some editors have it, `![alt|300](x.png)` as Obsidian, `![](x.png){: width="300"}` as kramdown,
`# 标题 {#id}` as kramdown, Hugo and pandoc have it. Of classes and styles nothing is shown.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

ATTRIBUTES = "attribute_list"
"""The type of the token of a list of attributes, which shows nothing."""
_PAIR = r"""[A-Za-z][\w-]*=(?:"[^"{}\n]*"|'[^'{}\n]*'|[^\s"'{}]+)"""
_KRAMDOWN = re.compile(r"\{:[^{}\n]{0,300}\}")
_OTHERS = re.compile(rf"\{{\s*(?:[#.][\w:-]+|{_PAIR})(?:\s+(?:[#.][\w:-]+|{_PAIR})){{0,20}}\s*\}}")
_SIZE = re.compile(r"""\b(width|height)\s*=\s*["']?\s*(\d{1,5})\s*(?:px)?(?=["'\s}])""")
_NAME = re.compile(r"(?:^|[\s{:])#([\w:-]{1,100})|\bid=[\"']?([\w:-]{1,100})")
_HEADING_ATTRIBUTES = re.compile(r"\{:?\s*[#.\w][^{}\n]{0,200}\}")
_SIZED = re.compile(
    r"""\(\s*(?:<([^<>\n]*)>|([^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)?))(?:\s+(?:"([^"\n]*)"|'([^'\n]*)'))?"""
    r"""\s+=(\d{0,5})x(\d{0,5})(?:\s+(?:"([^"\n]*)"|'([^'\n]*)'))?\s*\)"""
)
_SIZE_IN_LABEL = re.compile(r"\|(\d{1,5})(?:x(\d{1,5}))?$")
_SIZES = "text_with_sizes"
_MAY_BE_SIZED = re.compile(r"\s=\d{0,5}x\d{0,5}")
_ENDS_OF_SPANS = frozenset({"image", "code_inline", "html_inline", "link_close", "em_close", "strong_close", "s_close"})


def attribute_lists(parser: MarkdownIt) -> None:
    """Make a parser read attributes of images, spans and headings."""
    parser.inline.ruler.before("image", "sized_image", _read_sized_image)
    parser.inline.ruler.before("escape", ATTRIBUTES, _read_list)
    parser.core.ruler.before("inline", "heading_attributes", _read_heading_attributes)


def settle_size(image: Token) -> None:
    """Make the size at the end of an image's label, `![alt|300x200](x.png)`, attributes of the image."""
    last = image.children[-1] if image.children else None
    found = _SIZE_IN_LABEL.search(last.content) if last and last.type == "text" else None
    if last and found:
        last.content = last.content[: found.start()]
        image.attrs.update(_given(found[1], found[2]))


def _read_list(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the form of a rule
    """Read a list after the span that it is about, or alone at the end of a block, which it is about then."""
    if state.src[state.pos] != "{":
        return False
    found = _KRAMDOWN.match(state.src, state.pos) or _OTHERS.match(state.src, state.pos)
    if found is None or found.end() > state.posMax:
        return False
    is_after_span = not state.pending and bool(state.tokens) and state.tokens[-1].type in _ENDS_OF_SPANS
    begins_line = state.pos == 0 or state.src[state.pos - 1] == "\n"
    is_of_block = begins_line and found.end() == state.posMax and found[0].startswith("{:")
    if silent or not (is_after_span or is_of_block):
        return False
    if is_after_span and state.tokens[-1].type == "image":
        state.tokens[-1].attrs.update(_size_in(found[0]))
    state.push(ATTRIBUTES, "", 0).content = found[0]
    state.pos = found.end()
    return True


def _size_in(text: str) -> dict[str, str | int | float]:
    """The sizes in a list of attributes, in pixels."""
    return dict(_SIZE.findall(text))


def _given(width: str | None, height: str | None) -> dict[str, str | int | float]:
    """The attributes for the sizes that are written; either of them may be missing."""
    return {name: size for name, size in (("width", width), ("height", height)) if size}


def _read_sized_image(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the form of a rule
    """Read `![alt](url =300x200 "title")`, and the title also before the size."""
    if not state.src.startswith("![", state.pos) or not _may_have_sizes(state):
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos + 1, False)  # noqa: FBT003 - markdown-it's form
    found = _SIZED.match(state.src, end + 1, state.posMax) if end >= 0 else None
    if found is None:
        return False
    if not silent:
        label = state.src[state.pos + 2 : end]
        children: list[Token] = []
        state.md.inline.parse(label, state.md, state.env, children)
        image = state.push("image", "img", 0)
        image.attrs = {"src": unescapeAll(found[1] or found[2]), "alt": ""}
        image.children, image.content = children, label
        image.attrs.update(_given(found[5], found[6]))
        if titles := [title for title in found.group(3, 4, 7, 8) if title]:
            image.attrs["title"] = unescapeAll(" ".join(titles))
    state.pos = found.end()
    return True


def _may_have_sizes(state: StateInline) -> bool:
    """True if a size is in the text of the block, which is searched once."""
    searched, found = state.env.get(_SIZES, ("", False))
    if searched != state.src:
        found = _MAY_BE_SIZED.search(state.src) is not None
        state.env[_SIZES] = state.src, found
    return bool(found)


def _read_heading_attributes(state: StateCore) -> None:
    """Give headings the name after their text, `# 标题 {#name}`, and keep the list as a token for the ledger."""
    for heading, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if heading.type == "heading_open" and inline.content.endswith("}"):
            text, brace, _ = inline.content.rpartition("{")
            found = _HEADING_ATTRIBUTES.fullmatch(inline.content, len(text)) if brace else None
            if found is None or not text.endswith((" ", "\t")):
                continue
            inline.content = text.rstrip()
            heading.meta[ATTRIBUTES] = found[0]
            if name := _NAME.search(found[0]):
                heading.attrs["id"] = name[1] or name[2]
