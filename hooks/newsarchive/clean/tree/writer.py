"""What holds for every source: the clean tree is written anew, so there is nothing in it but known elements.

The clean tree is a `div` of blocks: p, h2–h6, ul, ol, blockquote, pre, table, figure, hr. Text stands only in blocks
and in the inline elements a, strong, em, code, del, ins, sub, sup, mark, kbd, ruby and br; a formula is an `img` in the
line. An `li` holds either one line of text or blocks, never both. Every attribute in it was put there here.
"""

import re
from collections.abc import Callable, Mapping

from lxml import etree

from newsarchive.base.htmltree import Element, drop_tree, is_comment, tag_of, text_of
from newsarchive.base.text import collapse_whitespace, strip_control, visible
from newsarchive.clean.boilerplate.patterns import hidden_reason, share_bar_reason
from newsarchive.clean.removals import GENERIC, RemovalLog
from newsarchive.clean.tree import captions, embeds
from newsarchive.clean.tree.block_builder import BlockBuilder, append, last_child
from newsarchive.clean.tree.code_blocks import numbered_code_cells, write_code_block
from newsarchive.clean.tree.headings import HEADINGS
from newsarchive.clean.tree.lists import (
    as_blocks,
    as_one_line,
    finish_list,
    inline_paragraphs,
    is_visible,
    unwrap_image_list,
)
from newsarchive.clean.tree.tables import is_data_table, stray_content, write_table
from newsarchive.clean.urls.images import alt_text, best_url, is_inline_image, is_third_party, is_tracking_pixel, size
from newsarchive.clean.urls.links import link_target, unlinked_reason

_MARKS = {
    "strong": "strong", "b": "strong", "em": "em", "i": "em", "code": "code", "tt": "code", "samp": "code",
    "kbd": "kbd", "del": "del", "s": "del", "strike": "del", "ins": "ins", "sub": "sub", "sup": "sup", "mark": "mark",
    "ruby": "ruby", "rt": "rt", "rp": "rp",
}  # fmt: skip
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_ITALIC_STYLE = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)
_INLINE = frozenset(
    "span font a abbr acronym big small u label cite q time var data dfn bdi bdo wbr nobr output rb rtc track picture "
    "source".split()
) | set(_MARKS)
_BLOCKS = frozenset(
    "html body div p section article aside main header footer nav hgroup address center dl dt dd form fieldset legend "
    "details summary dialog dir menu search marquee tbody thead tfoot tr td th caption colgroup col xmp listing "
    "plaintext".split()
)
_NEVER_SHOWN = {
    "script": "script", "style": "style", "template": "element", "noscript": "element", "head": "element",
    "title": "element", "link": "element", "meta": "element", "base": "element",
}  # fmt: skip
_ACTIVE = frozenset("button input select textarea applet canvas svg math".split())
_WHY_NEVER = {tag: f"<{tag}> is never shown" for tag in _NEVER_SHOWN}
_WHY_NEVER |= {tag: f"<{tag}> would be active content" for tag in _ACTIVE}
# Nothing is in these to a browser; our parser puts what is behind them inside.
_VOID = frozenset({"embed"})
# No article needs more elements inside each other; Python could not follow a thousand.
_DEEPEST = 100
_SHOWN_TEXT = etree.XPath(".//text()[not(ancestor::script or ancestor::style or ancestor::template)]")
# More digits are no number of a list to CommonMark.
_LIST_START = re.compile("[0-9]{1,9}")
# A picture is fetched only when it comes into view, and its host is not told by which page.
_LATE_AND_QUIET = {"loading": "lazy", "decoding": "async", "referrerpolicy": "no-referrer"}
_TEX_SCRIPT = re.compile(r"\s*math/tex\b(?P<display>.*mode=display)?", re.IGNORECASE)
# Attributes that the clean tree takes something from; all others are noted as removed.
_MEANT_ATTRIBUTES = frozenset(
    "href src alt width height w h start colspan rowspan srcset data-srcset data-original-src data-original zoomfile "
    "data-src data-actualsrc data-lazy-src data-rawwidth data-rawheight data-original-width data-original-height "
    "data-img-size-val eeimg".split()
)


def write_canonical_tree(root: Element, *, title: str, third_party_images: tuple[str, ...], log: RemovalLog) -> Element:
    """The clean tree of a parsed body; what is not in it is in the log."""
    clean = etree.Element("div")
    CanonicalTreeWriter(title, third_party_images, log).blocks(root, clean)
    captions.attach_captions(clean, title)
    # Their captions may have stood in the way. Inner lists come first: they may leave an outer one with pictures alone.
    for items in reversed(list(clean.iter("ul", "ol"))):
        unwrap_image_list(items)
    return clean


class CanonicalTreeWriter:
    """Walks a parsed tree and writes the clean one."""

    def __init__(self, title: str, third_party_images: tuple[str, ...], log: RemovalLog) -> None:
        self._title = title
        self._third_party_images = third_party_images
        self._log = log
        self._depth = 0
        self._writers: Mapping[str, Callable[[Element, BlockBuilder], None]] = {
            "br": self._line_break,
            "hr": self._rule,
            "img": self._image,
            "figure": self._figure,
            "figcaption": self._caption,
            "ul": self._list,
            "ol": self._list,
            "li": self._orphan_item,
            "blockquote": self._quote,
            "pre": self._code_block,
            "table": self._table,
            **dict.fromkeys(HEADINGS, self._heading),
            **dict.fromkeys(embeds.TAGS, self._media),
        }

    def blocks(self, element: Element, container: Element) -> None:
        """Write what is in an element as blocks of a container."""
        builder = BlockBuilder(container, self._log)
        self._walk(element, builder)
        builder.close()

    def _walk(self, element: Element, builder: BlockBuilder) -> None:
        if self._depth >= _DEEPEST:
            builder.text("".join(_SHOWN_TEXT(element)))
            self._log.add("element", f"<{tag_of(element)}>", rule=GENERIC, why="nested too deep; its text is kept")
            return
        self._depth += 1
        if text := element.text:
            builder.text(text)
        for child in element:
            self._node(child, builder)
            if text := child.tail:
                builder.text(text)
        self._depth -= 1

    def _node(self, node: Element, builder: BlockBuilder) -> None:
        tag = tag_of(node)
        if not tag:
            if is_comment(node):
                self._log.add("comment", node.text or "", rule=GENERIC, why="a comment is not shown")
            return
        if tag == "script" and (formula := _formula(node)):
            builder.text(formula)
            return
        if tag == "input" and (box := _tick_box(node)):
            builder.text(box)
            return
        attributes = node.keys()
        why = _WHY_NEVER.get(tag) or (hidden_reason(node) or share_bar_reason(node) if attributes else "")
        if why:
            shown = text_of(node) if visible(text_of(node)) else node.get("src") or tag
            self._log.add(_NEVER_SHOWN.get(tag, "element"), shown, rule=GENERIC, why=why)
            self._log.add_images(node, rule=GENERIC, why=why)
            return
        self._note_attributes(attributes)
        if tag in self._writers:
            self._writers[tag](node, builder)
        elif tag in _BLOCKS:
            self._block(node, builder)
        else:
            if tag not in _INLINE:
                self._log.add("element", f"<{tag}>", rule=GENERIC, why="no element of HTML; what is in it is kept")
            self._inline(node, builder)

    def _note_attributes(self, names: list[str]) -> None:
        for name in names:
            if name not in _MEANT_ATTRIBUTES:
                self._log.add("attribute", name, rule=GENERIC, why="only attributes with a meaning are kept")

    def _block(self, node: Element, builder: BlockBuilder) -> None:
        """A block without a meaning of its own, such as `p` or `div`: what is in it, parted from what is around it."""
        builder.close()
        mark = captions.caption_hint(node)
        before = builder.last_block if mark else None
        self._walk(node, builder)
        builder.close()
        written = builder.last_block if mark else None
        while written is not None and written is not before:
            if written.tag == "p" and captions.MARK not in written.attrib:
                written.set(captions.MARK, mark)
            written = written.getprevious()

    def _inline(self, node: Element, builder: BlockBuilder) -> None:
        tag = tag_of(node)
        if tag == "code" and "\n" in text_of(node).strip():
            self._code_block(node, builder)
            return
        if captions.caption_hint(node) == "class" and builder.paragraph is None:
            self._caption(node, builder)
            return
        marks = [self._link(node, builder)] if tag == "a" else [(mark, {}) for mark in _marks_of(node, builder)]
        entered = [builder.enter(mark, attributes) for mark, attributes in marks if mark]
        self._walk(node, builder)
        for was_entered in entered:
            if was_entered:
                builder.leave()

    def _link(self, node: Element, builder: BlockBuilder) -> tuple[str, dict[str, str]]:
        address = node.get("href") or ""
        target = link_target(address)
        if address and not target:
            self._log.add("link", address, rule=GENERIC, why=unlinked_reason(address))
        elif address and not visible(text_of(node)):
            self._log.add("link", address, rule=GENERIC, why="a link without words")
            target = ""
        elif target and any(tag == "a" for tag, _ in builder.marks):
            self._log.add("link", address, rule=GENERIC, why="a link inside another")
            target = ""
        return ("a", {"href": target}) if target else ("", {})

    def _line_break(self, _: Element, builder: BlockBuilder) -> None:
        builder.line_break()

    def _rule(self, _: Element, builder: BlockBuilder) -> None:
        builder.close()
        append(builder.container, "hr")

    def _image(self, node: Element, builder: BlockBuilder) -> None:
        address = best_url(node)
        if not address or is_third_party(address, self._third_party_images) or is_tracking_pixel(node):
            why = "not a picture of the article" if address else "no address that a picture could come from"
            self._log.add("image", node.get("src") or address or "img", rule=GENERIC, why=why)
            return
        attributes = {"src": address, "alt": alt_text(node, self._title), **size(node), **_LATE_AND_QUIET}
        if node.get("eeimg") or is_inline_image(address, attributes["alt"]):
            append(builder.open(), "img", attributes)
        else:
            builder.close()
            append(append(builder.container, "figure"), "img", attributes)

    def _figure(self, node: Element, builder: BlockBuilder) -> None:
        """A figure's pictures and words; a caption may stand before its picture."""
        builder.close()
        written = etree.Element("div")
        self.blocks(node, written)
        captions.gather_caption(written)
        builder.container.extend(list(written))

    def _caption(self, node: Element, builder: BlockBuilder) -> None:
        builder.close()
        previous = builder.last_block
        if previous is None or previous.tag != "figure" or previous.find("figcaption") is not None:
            self._walk(node, builder)
            builder.close()
            if builder.last_block is not None and builder.last_block.tag == "p":
                builder.last_block.set(captions.MARK, "class")
            return
        caption = append(previous, "figcaption")
        self.blocks(node, caption)
        inline_paragraphs(caption)
        if not visible(text_of(caption)):
            previous.remove(caption)

    def _media(self, node: Element, builder: BlockBuilder) -> None:
        address, words = embeds.link_card(node)
        within = "" if tag_of(node) in _VOID else text_of(node)
        if not address:
            shown = within if visible(within) else node.get("src") or tag_of(node)
            self._log.add("element", shown, rule=GENERIC, why="a player that names no address that may be linked")
        else:
            if visible(within):
                self._log.add("element", within, rule=GENERIC, why="words for browsers without the player")
            builder.close()
            append(append(builder.container, "p"), "a", {"href": address}).text = words
        if tag_of(node) in _VOID:
            self._block(node, builder)

    def _heading(self, node: Element, builder: BlockBuilder) -> None:
        builder.close()
        written = etree.Element("div")
        self.blocks(node, written)
        for block in list(written):
            if block.tag == "p":
                block.tag = node.tag
                block.attrib.clear()
            builder.container.append(block)

    def _list(self, node: Element, builder: BlockBuilder) -> None:
        builder.close()
        items = append(builder.container, tag_of(node))
        if node.tag == "ol" and _LIST_START.fullmatch(node.get("start") or ""):
            items.set("start", node.get("start") or "")
        # What stands between the items becomes items too; a list right in a list belongs to the item before it.
        between = BlockBuilder(append(items, "li"), self._log)
        between.text(node.text)
        for child in node:
            if child.tag == "li":
                between.close()
                self._item(child, items)
                between = BlockBuilder(append(items, "li"), self._log)
            elif (
                child.tag in {"ul", "ol"}
                and between.is_unused
                and (before := between.container.getprevious()) is not None
            ):
                as_blocks(before)
                self._list(child, BlockBuilder(before, self._log))
            else:
                self._node(child, between)
            between.text(child.tail)
        between.close()
        finish_list(items)

    def _orphan_item(self, node: Element, builder: BlockBuilder) -> None:
        """An `li` outside a list begins one, or goes on with the one right before it."""
        builder.close()
        previous = builder.last_block
        items = previous if previous is not None and previous.tag == "ul" else append(builder.container, "ul")
        self._item(node, items)
        item = items[-1]
        if not item.text and all(block.tag == "figure" for block in item):
            # As in `settle_list`, pictures alone are no items.
            builder.container.extend(list(item))
        if not is_visible(item):
            items.remove(item)
        if last_child(items) is None:
            builder.container.remove(items)

    def _item(self, node: Element, items: Element) -> None:
        self._note_attributes(node.keys())
        item = append(items, "li")
        self.blocks(node, item)
        as_one_line(item)

    def _quote(self, node: Element, builder: BlockBuilder) -> None:
        builder.close()
        quote = append(builder.container, "blockquote")
        self.blocks(node, quote)
        if last_child(quote) is None:
            builder.container.remove(quote)

    def _code_block(self, node: Element, builder: BlockBuilder) -> None:
        builder.close()
        for part in list(node.iterdescendants()):
            why = "" if is_comment(part) else share_bar_reason(part)
            if why:
                self._log.add("element", text_of(part), rule=GENERIC, why=why)
                drop_tree(part)
        write_code_block(node, builder.container)

    def _table(self, node: Element, builder: BlockBuilder) -> None:
        builder.close()
        if numbered := numbered_code_cells(node):
            self._log.add("element", text_of(numbered[0]), rule=GENERIC, why="numbers of the lines of code")
            self._walk(numbered[1], builder)
        elif is_data_table(node):
            self._walk(stray_content(node), builder)
            builder.close()
            write_table(node, builder.container, self._cell)
        else:
            self._walk(node, builder)
            builder.close()

    def _cell(self, cell: Element, written: Element) -> None:
        self.blocks(cell, written)
        inline_paragraphs(written)


def _formula(script: Element) -> str:
    """The TeX that a `script` of MathJax holds, between the signs that TeX puts around a formula.

    Empty for any other script, and where the page shows the formula already, drawn before its script.
    """
    match = _TEX_SCRIPT.match(script.get("type") or "")
    drawn = script.getprevious()
    if drawn is not None and "MathJax" in (drawn.get("class") or "") and visible(text_of(drawn)):
        return ""
    formula = collapse_whitespace(strip_control(script.text or "")) if match else ""
    sign = "$$" if match and match["display"] else "$"
    return f"{sign}{formula}{sign}" if formula else ""


def _tick_box(node: Element) -> str:
    """The sign for the box before an item of a task list; empty for any other input."""
    is_box = (node.get("type") or "").lower() == "checkbox" and next(node.iterancestors("li"), None) is not None
    return ("☐ " if node.get("checked") is None else "☑ ") if is_box else ""


def _marks_of(node: Element, builder: BlockBuilder) -> list[str]:
    """The inline elements that an element means, by its name or by its style; the style of code is a highlighter's."""
    if mark := _MARKS.get(tag_of(node)):
        return [mark]
    if any(tag == "code" for tag, _ in builder.marks):
        return []
    style = node.get("style") or ""
    bold = ["strong"] if _BOLD_STYLE.search(style) else []
    return bold + (["em"] if _ITALIC_STYLE.search(style) else [])
