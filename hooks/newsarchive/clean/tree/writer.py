"""Rewrite any parsed body as a canonical tree made only of known elements and attributes.

The canonical tree is a `div` of blocks: p, h2–h6, ul, ol, dl, blockquote, pre, table, figure, hr. Text occurs only in
blocks and in the inline elements a, strong, em, code, del, ins, sub, sup, mark, kbd, abbr, bdi, bdo, ruby and br; a
formula is text or an inline `img`. An `li` or `dd` holds either one line of text or blocks, never both. Every attribute
was written here.
"""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import ClassVar

from lxml import etree

from newsarchive.base.htmltree import HEADINGS, Element, tag_of, text_of
from newsarchive.base.language import language_of
from newsarchive.base.text import collapse_whitespace
from newsarchive.clean.removals import GENERIC, RemovalLog
from newsarchive.clean.tree import captions
from newsarchive.clean.tree.block_builder import CAPTION_HINT, NAMES, BlockBuilder, Context, add_names, append
from newsarchive.clean.tree.code_blocks import numbered_code_cells, write_code_block
from newsarchive.clean.tree.elements import BLOCKS, INLINE, VOID
from newsarchive.clean.tree.exclusions import exclude_attributes, exclude_comment, exclude_element, exclude_tag
from newsarchive.clean.tree.formulas import markup as formulas
from newsarchive.clean.tree.headings import write_heading
from newsarchive.clean.tree.in_page_links import is_loose_arrow, link_mark, names_in, wanted_names
from newsarchive.clean.tree.inline_markup import check_box, is_bold_line, is_index, is_light, marks_of
from newsarchive.clean.tree.languages import ATTRIBUTES, quotation_marks, scope_of
from newsarchive.clean.tree.lists import ListWriter, inline_paragraphs, unwrap_image_lists
from newsarchive.clean.tree.media import embeds
from newsarchive.clean.tree.media.image_elements import drop_fallbacks, kind_of_custom_element, reveal_images
from newsarchive.clean.tree.media.images import ImageWriter
from newsarchive.clean.tree.paragraph_marks import last_child
from newsarchive.clean.tree.tables import is_data_table, stray_content, write_table
from newsarchive.clean.tree.words import MAX_DEPTH, write_words

_ITEMS = frozenset({"li", "dd"})
_CONTEXT = ATTRIBUTES | {"id", "name"}


def write_canonical_tree(root: Element, *, title: str, third_party_images: tuple[str, ...], log: RemovalLog) -> Element:
    """Return the canonical tree of a parsed body. Everything that is not in it is recorded in the log."""
    tree = etree.Element("div")
    reveal_images(root, log)
    wanted = wanted_names(root)
    if wanted:
        # Only such a tree has anything for `settle_links`, which is spared the search in all others.
        tree.set(NAMES, "")
    CanonicalTreeWriter(root, ImageWriter(title, third_party_images, log), wanted, log).write_blocks(root, tree)
    captions.attach_captions(tree, title)
    # Attached captions no longer count as content of an item; then what follows the list may be a caption.
    if unwrap_image_lists(tree):
        captions.attach_captions(tree, title)
    return tree


class CanonicalTreeWriter:
    """Walks a parsed tree and writes the canonical one."""

    def __init__(self, root: Element, images: ImageWriter, wanted: frozenset[str], log: RemovalLog) -> None:
        self._root = root
        self._images = images
        self._log = log
        self._depth = 0
        self._quotations = 0
        self._context = Context()
        self._wanted = wanted
        self._lists = ListWriter(self, log)

    @cached_property
    def _language(self) -> str:
        """The language of the whole body, which few articles need here."""
        return language_of(collapse_whitespace(text_of(self._root)))

    def write_blocks(self, element: Element, container: Element) -> None:
        """Write the content of an element as blocks of a container."""
        builder = self.builder(container)
        self.write_content(element, builder)
        builder.close()

    def builder(self, container: Element) -> BlockBuilder:
        """A builder that writes into a container."""
        return BlockBuilder(container, self._log, self._context)

    def write_content(self, element: Element, builder: BlockBuilder) -> None:
        """Write the content of an element."""
        if self._depth >= MAX_DEPTH:
            write_words(element, builder)
            return
        self._depth += 1
        if text := element.text:
            builder.text(text)
        for child in element:
            self.write_node(child, builder)
            if text := child.tail:
                builder.text(text)
        self._depth -= 1

    def write_node(self, node: Element, builder: BlockBuilder) -> None:
        """Write an element, or record that it is left out."""
        tag = tag_of(node)
        if not tag:
            exclude_comment(node, self._log)
            return
        replacement = formulas.formula_in(node) if tag == "script" else check_box(node) if tag == "input" else ""
        if replacement:
            builder.text(replacement)
            return
        attributes = node.keys()
        if exclude_element(node, has_attributes=bool(attributes), log=self._log):
            return
        if attributes:
            exclude_attributes(node, self._log)
        if attributes and not _CONTEXT.isdisjoint(attributes):
            self._write_in_context(node, builder)
        else:
            self._write(node, builder)

    def _write_in_context(self, node: Element, builder: BlockBuilder) -> None:
        """Write an element that has a name, a direction or a language, which its blocks take over."""
        outer = self._context.scope
        self._enter(node, builder)
        self._write(node, builder)
        self._context.scope = outer

    def write_part(self, node: Element, container: Element) -> None:
        """Write the content of an item or a cell, which takes over its name, direction and language."""
        outer = self._context.scope
        add_names(container, names_in(node, self._wanted))
        self._context.scope = scope_of(node, outer)
        if self._context.scope is not outer:
            container.attrib.update(self._context.scope)
        self.write_blocks(node, container)
        self._context.scope = outer

    def _enter(self, node: Element, builder: BlockBuilder) -> None:
        """Let what is written next take over the name, the direction and the language of an element."""
        is_inline, context = tag_of(node) in INLINE, self._context
        if names := names_in(node, self._wanted):
            link = builder.in_page_link if is_inline else None
            if link is not None:
                add_names(link, names)
            else:
                (context.inline_names if is_inline else context.names).extend(names)
        if not is_inline:
            context.scope = scope_of(node, context.scope)

    def _write(self, node: Element, builder: BlockBuilder) -> None:
        if builder.marks and is_light(node):
            with builder.without("strong"):
                self._write_element(node, builder)
        else:
            self._write_element(node, builder)

    def _write_element(self, node: Element, builder: BlockBuilder) -> None:
        tag = tag_of(node)
        if tag in self._writers:
            self._writers[tag](self, node, builder)
        elif tag in BLOCKS:
            self._block(node, builder)
        elif tag in INLINE:
            self._inline(node, builder)
        else:
            self._unknown_element(node, builder)

    def _unknown_element(self, node: Element, builder: BlockBuilder) -> None:
        """Write the image or player of an element such as `amp-img`, and the content of any other."""
        kind = kind_of_custom_element(node)
        if kind == "media":
            self._media(node, builder)
        elif kind == "image":
            self._images.write(node, builder)
            drop_fallbacks(node, self._log)
            self.write_content(node, builder)
        else:
            exclude_tag(node, self._log)
            self._inline(node, builder)

    def _block(self, node: Element, builder: BlockBuilder) -> None:
        """Write the content of a block such as `p` or `div`, separated from the content around it."""
        builder.close()
        hint = captions.caption_hint(node)
        before = builder.last_block if hint else None
        is_bold = bool(node.attrib) and is_bold_line(node) and builder.enter("strong", {})
        # A paragraph is no level, because text without one gets one.
        level = node.tag == "p"
        self._depth -= level
        self.write_content(node, builder)
        self._depth += level
        if is_bold:
            builder.leave()
        builder.close()
        written = builder.last_block if hint else None
        while written is not None and written is not before:
            if written.tag == "p" and CAPTION_HINT not in written.attrib:
                written.set(CAPTION_HINT, hint)
            written = written.getprevious()

    def _inline(self, node: Element, builder: BlockBuilder) -> None:
        tag = tag_of(node)
        if tag == "code" and "\n" in text_of(node).strip():
            write_code_block(node, builder)
            return
        if captions.caption_hint(node) == "class" and builder.paragraph is None:
            captions.write_caption(node, builder, self)
            return
        is_in_code = any(mark == "code" for mark, _ in builder.marks)
        if tag == "a" and is_loose_arrow(node, self._wanted, self._log):
            return
        marks = [link_mark(node, builder, self._wanted)] if tag == "a" else marks_of(node, is_in_code=is_in_code)
        stays_in_code = is_in_code and is_index(node)
        entered = [builder.enter(mark, attributes, stays_in_code=stays_in_code) for mark, attributes in marks if mark]
        self.write_content(node, builder)
        for was_entered in entered:
            if was_entered:
                builder.leave()

    def _quotation(self, node: Element, builder: BlockBuilder) -> None:
        before, after = quotation_marks(node, self._quotations, lambda: self._language)
        self._quotations += 1
        builder.text(before)
        self._inline(node, builder)
        builder.text(after)
        self._quotations -= 1

    def _rule(self, _: Element, builder: BlockBuilder) -> None:
        builder.close()
        append(builder.container, "hr")

    def _media(self, node: Element, builder: BlockBuilder) -> None:
        embeds.write_link_card(node, builder, self._log)
        if tag_of(node) in VOID:
            self._block(node, builder)
        else:
            self._log.add_images(node, rule=GENERIC, why="an image for browsers without the player")

    def _formula(self, node: Element, builder: BlockBuilder) -> None:
        if not formulas.write_formula(node, builder, self._log):
            self._inline(node, builder)

    def _list(self, node: Element, builder: BlockBuilder) -> None:
        """Write a list or a lone item. Outside of an item it counts as two levels, because it becomes two elements."""
        parent = node.getparent()
        levels = 1 if parent is not None and parent.tag in _ITEMS else 2
        if self._depth + levels > MAX_DEPTH:
            builder.close()
            write_words(node, builder)
            builder.close()
            return
        self._depth += levels
        if node.tag == "li":
            self._lists.write_orphan(node, builder)
        elif node.tag == "dl":
            self._lists.write_definitions(node, builder)
        else:
            self._lists.write(node, builder)
        self._depth -= levels

    def _quote(self, node: Element, builder: BlockBuilder) -> None:
        builder.close()
        quote = append(builder.container, "blockquote", builder.context.scope)
        self.write_blocks(node, quote)
        if last_child(quote) is None:
            builder.container.remove(quote)

    def _table(self, node: Element, builder: BlockBuilder) -> None:
        builder.close()
        numbered = numbered_code_cells(node)
        if numbered or is_data_table(node):
            self.write_content(stray_content(node), builder)
            builder.close()
            if numbered:
                self._log.add("element", text_of(numbered[0]), rule=GENERIC, why="line numbers of code")
                self.write_content(numbered[1], builder)
            elif not write_table(node, builder.container, self._cell, builder.context.scope):
                self._log.add("whitespace", "table", rule=GENERIC, why="a table of empty cells")
        else:
            self.write_content(node, builder)
            builder.close()

    def _cell(self, cell: Element, written: Element) -> None:
        self.write_part(cell, written)
        inline_paragraphs(written)

    _writers: ClassVar[Mapping[str, Callable[["CanonicalTreeWriter", Element, BlockBuilder], None]]] = {
        "br": lambda _, __, builder: builder.line_break(),
        "hr": _rule,
        "img": lambda self, node, builder: self._images.write(node, builder),
        "figure": lambda self, node, builder: captions.write_figure(node, builder, self),
        "figcaption": lambda self, node, builder: captions.write_caption(node, builder, self),
        "q": _quotation,
        **dict.fromkeys(("ul", "ol", "li", "dl"), _list),
        "blockquote": _quote,
        "pre": lambda _, node, builder: write_code_block(node, builder),
        "table": _table,
        **dict.fromkeys(HEADINGS, lambda self, node, builder: write_heading(node, builder, self)),
        **dict.fromkeys(embeds.TAGS, _media),
        **dict.fromkeys(formulas.ELEMENTS, _formula),
    }
    """Writes each element that is not written by the kind of its content."""
