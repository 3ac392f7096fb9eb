"""Captions: nine kinds of markup for the text of an image, all rewritten as `figcaption`."""

import re

from lxml import etree

from newsarchive.base.htmltree import Element, drop_tag, tag_of, text_of
from newsarchive.base.text import HAN, alphanumeric, collapse_whitespace, visible
from newsarchive.clean.boilerplate.patterns import is_call_to_action
from newsarchive.clean.tree.block_builder import CAPTION_HINT as HINT
from newsarchive.clean.tree.block_builder import BlockBuilder, BlockWriter, append, hand_over
from newsarchive.clean.tree.lists import BLOCKS, inline_paragraphs, unwrap_image_lists
from newsarchive.clean.tree.paragraph_marks import is_shown
from newsarchive.clean.urls.images import is_icon

_HINTED = etree.XPath(f"descendant::*/@{HINT}/..")
_CAPTION_CLASS = re.compile(
    r"(?:^|[\s_-])(?:img[_-]?desc\w*|image[_-]caption|pic[_-]?(?:desc|title|caption)|photo[_-]?caption|caption\w*|imageCaption\w*"
    r"|(?:image|img|photo|pic(?:ture)?|media|figure)[_-]?(?:credit|copyright|source)\w*)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_CAPTION_WORDS = re.compile(
    r"(?:.{2,90}(?:记者|摄影|通讯员)?\s*[\w·]{2,10}\s*摄\s*[）)]?$|图[为中](?!.*。.)|[△▲▵▽▼]|[（(]?(?:截图|图片?)(?:来自|来源|源|说明)|图\s*[\d一二三四五六七八九十]*\s*[:：丨|／/]|[（(]?(?:Image|Photo|Source|Credit)\s*[:：])"
)
# Rules of the house below an image are none of its words; a notice that names images is.
_HOUSE_RULE = re.compile(
    r"(?![（(]?(?:图|圖|照片|摄影|Photo|Image)).*(?:不构成.{0,8}(?:建议|意见|依据)|不構成.{0,8}(?:建議|意見)|仅供.{0,10}参考|僅供.{0,10}參考|不代表.{0,12}(?:观点|立场|觀點|立場)"
    r"|投资有风险|入市[需须]谨慎|风险自担|免责声明|免責聲明|风险提示|版权(?:归|所有|声明)|版權(?:歸|所有)|未经.{0,8}(?:许可|授权|允许)|侵权|[侵立][即权]?删"
    r"|(?:禁止|谢绝|請勿|请勿|不得)转载|转载(?:请|须|需)|all rights reserved|not (?:investment|financial) advice)",
    re.IGNORECASE,
)
# The number of a section is centred too.
_SECTION = re.compile(
    r"第[一二三四五六七八九十\d]{1,3}[章节節部篇回].{0,12}|[（(]?(?:[一二三四五六七八九十]{1,3}|0\d)[)）]?|[IVX]{1,4}|\*[\s*]*"
)
_MAX_CENTRED_LENGTH = 60
_MAX_WORDED_LENGTH = 100
_MAX_LENGTH_IN_FIGURE = 600
# A line directly below an image that is no whole sentence, if no other line of the article looks like it.
_LABEL = re.compile(rf"(?=.*[{HAN}])[^:：|｜丨/。！？；…]{{2,30}}(?<![，、,.!?;）)])")


def caption_hint(element: Element) -> str:
    """The evidence that an element is a caption: `class`, `centre`, or empty."""
    if not element.keys():
        return "centre" if tag_of(element) == "center" else ""
    if _CAPTION_CLASS.search(element.get("class") or ""):
        return "class"
    centred = (element.get("align") or "").lower() == "center" or _CENTRED.search(element.get("style") or "")
    return "centre" if centred or tag_of(element) == "center" else ""


def write_figure(node: Element, builder: BlockBuilder, writer: BlockWriter) -> None:
    """Write the images and text of a figure, whose caption may come before its image."""
    builder.close()
    written = etree.Element("div")
    writer.write_blocks(node, written)
    gather_caption(written)
    builder.container.extend(list(written))


def write_caption(node: Element, builder: BlockBuilder, writer: BlockWriter) -> None:
    """Write a caption into the figure before it, or as a paragraph that may belong to a later one."""
    builder.close()
    previous = builder.last_block
    if previous is None or previous.tag != "figure" or previous.find("figcaption") is not None:
        writer.write_content(node, builder)
        builder.close()
        if builder.last_block is not None and builder.last_block.tag == "p":
            builder.last_block.set(HINT, "class")
        return
    caption = append(previous, "figcaption")
    writer.write_blocks(node, caption)
    if caption.find(".//figure") is not None:
        # An image in the caption of another one is no part of it.
        unwrap_image_lists(caption)
        for figure in reversed(caption.findall("figure")):
            previous.addnext(figure)
    inline_paragraphs(caption)
    if not is_shown(caption):
        previous.remove(caption)


def attach_captions(tree: Element, title: str) -> None:
    """Move the paragraph after each image into its figure if it is its caption, and remove all hints."""
    figures = list(tree.iter("figure"))
    for figure in figures:
        _attach_lines(figure, frozenset())
    # Lines that are captions for another reason are no labels.
    labels = _labels_of_images(tree, alphanumeric(title)) if figures else frozenset()
    for figure in figures:
        if labels:
            _attach_lines(figure, labels)
        _drop_repeated_alt(figure)
    for block in _HINTED(tree):
        del block.attrib[HINT]


def _attach_lines(figure: Element, labels: frozenset[Element]) -> None:
    following = figure.getnext()
    while following is not None and _belongs(following, figure, labels):
        _add_line(figure, following)
        following = figure.getnext()


def gather_caption(written: Element) -> None:
    """Make the text of a source's `figure` with one image its caption; a hinted caption comes before a credit.

    The text of a figure without an image, such as a player's, is no caption of the image before it.
    """
    figures = written.findall("figure")
    if not figures:
        for block in written.iterchildren("p"):
            block.attrib.pop(HINT, None)
        return
    lines = [
        block
        for block in written.iterchildren("p")
        if not _is_whole(block, collapse_whitespace(text_of(block))) or block.get(HINT)
    ]
    lines.sort(key=lambda block: block.get(HINT) != "class")
    if len(figures) == 1 and sum(len(text_of(block)) for block in lines) <= _MAX_LENGTH_IN_FIGURE:
        for block in lines:
            _add_line(figures[0], block)
    elif lines and lines[0] is written[0] and lines[0].get(HINT) == "class":
        figures[0].addnext(lines[0])


def _add_line(figure: Element, paragraph: Element) -> None:
    """Make a paragraph the figure's caption, or a further line of it."""
    caption = figure.find("figcaption")
    paragraph.tag = "figcaption"
    paragraph.attrib.pop(HINT, None)
    figure.append(paragraph)
    if caption is not None:
        # A code block ends its line by itself.
        has_line = caption.text or any(child.tail or child.tag not in BLOCKS for child in caption)
        first: Element = paragraph.makeelement("br" if has_line else "span")
        first.tail, paragraph.text = paragraph.text, None
        caption.append(first)
        caption.extend(list(paragraph))
        if not has_line:
            drop_tag(first)
        hand_over(paragraph, caption)
        figure.remove(paragraph)


def _belongs(block: Element, figure: Element, labels: frozenset[Element]) -> bool:
    """True if a block is the caption of the image before it, or a hinted further line of one."""
    if figure.find("figcaption") is not None:
        return block.tag == "p" and block.get(HINT) == "class"
    return block in labels or _is_caption(block, figure)


def _is_caption(paragraph: Element, figure: Element) -> bool:
    if paragraph.tag != "p":
        return False
    text = collapse_whitespace(text_of(paragraph))
    hint = paragraph.get(HINT)
    if hint == "class":
        return True
    if len(text) <= _MAX_WORDED_LENGTH and _HOUSE_RULE.match(text):
        return False
    image = figure.find("img")
    if image is not None and visible(text) == visible(image.get("alt") or ""):
        return True
    is_centred = hint == "centre" and len(text) <= _MAX_CENTRED_LENGTH and not _SECTION.fullmatch(text)
    if is_centred and not text.endswith((":", "：")) and not _is_whole(paragraph, text):
        return True
    return len(text) <= _MAX_WORDED_LENGTH and bool(_CAPTION_WORDS.match(text))


def _is_whole(paragraph: Element, text: str) -> bool:
    """True if a paragraph is one link or all bold: a player's link, a subheading."""
    return any(collapse_whitespace(text_of(child)) == text for child in paragraph.iterchildren("a", "strong"))


def _labels_of_images(tree: Element, headline: str) -> frozenset[Element]:
    """Plain lines below images that can only be captions.

    Similar lines elsewhere are subheadings or verse, and then those below images may be too. The headline and calls to
    action, which are removed later, do not count.
    """
    labels = [
        block
        for block in tree.iterchildren("p")
        if not len(block)
        and _LABEL.fullmatch(text := collapse_whitespace(text_of(block)))
        and not is_call_to_action(text)
        and not _SECTION.fullmatch(text)
        and not _HOUSE_RULE.match(text)
        and alphanumeric(text) != headline
    ]
    below_images = [block for block in labels if _is_below_image(block)]
    return frozenset(below_images if len(below_images) == len(labels) else ())


def _is_below_image(block: Element) -> bool:
    """True if a block comes directly after an image and is not the last block."""
    previous = block.getprevious()
    return (
        previous is not None
        and previous.tag == "figure"
        and block.getnext() is not None
        and all(not is_icon(image) for image in previous.iter("img"))
    )


def _drop_repeated_alt(figure: Element) -> None:
    """Empty an alt text that repeats the caption, so that screen readers read it once."""
    image, caption = figure.find("img"), figure.find("figcaption")
    if image is not None and caption is not None and visible(image.get("alt") or "") == visible(text_of(caption)):
        image.set("alt", "")
