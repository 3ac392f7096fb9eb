"""Captions: the nine ways in which pages put words to a picture, all brought into `figcaption`."""

import re

from lxml import etree

from newsarchive.base.htmltree import Element, tag_of, text_of
from newsarchive.base.text import HAN, alphanumeric, collapse_whitespace, visible
from newsarchive.clean.boilerplate.patterns import is_call_to_action

# A mark that the writer leaves on paragraphs while the tree is being written; `join_captions` takes it away.
MARK = "data-caption"
_MARKED = etree.XPath(f".//*[@{MARK}]")
_CAPTION_CLASS = re.compile(
    r"(?:^|[\s_-])(?:img[_-]?desc\w*|image[_-]caption|pic[_-]?(?:desc|title|caption)|photo[_-]?caption|caption\w*|imageCaption\w*"
    r"|(?:image|img|photo|pic|picture|media|figure)[_-]?(?:credit|copyright|source)\w*)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_CAPTION_WORDS = re.compile(
    r"(?:.{2,90}(?:记者|摄影|通讯员)?\s*[\w·]{2,10}\s*摄\s*[）)]?$|图[为中](?!.*。.)|[△▲▵▽▼]|[（(]?(?:截图|图片?)(?:来自|来源|源|说明)|图\s*[\d一二三四五六七八九十]*\s*[:：丨|／/]|[（(]?(?:Image|Photo|Source|Credit)\s*[:：])"
)
_LONGEST_CENTRED = 60
_LONGEST_WORDED = 100
_LONGEST_IN_FIGURE = 600
# Words right below a picture that end no sentence, where no other line of the article looks like them.
_LABEL = re.compile(rf"(?=.*[{HAN}])[^:：|｜丨/。！？；…]{{2,30}}(?<![，、,.!?;）)])")


def caption_hint(element: Element) -> str:
    """What speaks for an element being a caption: `class`, `centre`, or nothing."""
    if not element.keys():
        return "centre" if tag_of(element) == "center" else ""
    if _CAPTION_CLASS.search(element.get("class") or ""):
        return "class"
    centred = (element.get("align") or "").lower() == "center" or _CENTRED.search(element.get("style") or "")
    return "centre" if centred or tag_of(element) == "center" else ""


def attach_captions(clean: Element, title: str) -> None:
    """Put the paragraph behind each picture into its figure, where it is its caption, and drop all marks."""
    figures = list(clean.iter("figure"))
    labels = _labels_of_pictures(clean, alphanumeric(title)) if figures else frozenset()
    for figure in figures:
        following = figure.getnext()
        while following is not None and _belongs(following, figure, labels):
            _add_line(figure, following)
            following = figure.getnext()
        _drop_repeated_alt(figure)
    for block in _MARKED(clean):
        del block.attrib[MARK]


def gather_caption(written: Element) -> None:
    """The words in a source's `figure` with one picture are its caption; what is marked so comes before a credit.

    Those in a figure without a picture, such as a player's, are no caption of the picture before it.
    """
    figures = written.findall("figure")
    words = [
        block
        for block in written.iterchildren("p")
        if not _is_whole(block, collapse_whitespace(text_of(block))) or block.get(MARK)
    ]
    words.sort(key=lambda block: block.get(MARK) != "class")
    if len(figures) == 1 and sum(len(text_of(block)) for block in words) <= _LONGEST_IN_FIGURE:
        for block in words:
            _add_line(figures[0], block)
    elif not figures:
        for block in words:
            block.attrib.pop(MARK, None)
    elif words and words[0] is written[0] and words[0].get(MARK) == "class":
        figures[0].addnext(words[0])


def _add_line(figure: Element, paragraph: Element) -> None:
    """Make a paragraph the figure's caption, or a further line of it."""
    caption = figure.find("figcaption")
    paragraph.tag = "figcaption"
    paragraph.attrib.clear()
    figure.append(paragraph)
    if caption is not None:
        line_break: Element = paragraph.makeelement("br")
        line_break.tail, paragraph.text = paragraph.text, None
        caption.append(line_break)
        caption.extend(list(paragraph))
        figure.remove(paragraph)


def _belongs(block: Element, figure: Element, labels: frozenset[Element]) -> bool:
    """Whether a block is the caption of the picture before it, or a marked further line of one."""
    if figure.find("figcaption") is not None:
        return block.tag == "p" and block.get(MARK) == "class"
    return block in labels or _is_caption(block, figure)


def _is_caption(paragraph: Element, figure: Element) -> bool:
    if paragraph.tag != "p":
        return False
    text = collapse_whitespace(text_of(paragraph))
    mark = paragraph.get(MARK)
    if mark == "class":
        return True
    image = figure.find("img")
    if image is not None and visible(text) == visible(image.get("alt") or ""):
        return True
    if mark == "centre":
        return len(text) <= _LONGEST_CENTRED and not text.endswith((":", "：")) and not _is_whole(paragraph, text)
    return len(text) <= _LONGEST_WORDED and bool(_CAPTION_WORDS.match(text))


def _is_whole(paragraph: Element, text: str) -> bool:
    """Whether a paragraph is one link or bold from end to end: a player's card, a sub-heading."""
    return any(collapse_whitespace(text_of(child)) == text for child in paragraph.iterchildren("a", "strong"))


def _labels_of_pictures(clean: Element, headline: str) -> frozenset[Element]:
    """Plain lines below pictures that can only be captions.

    Lines like them that stand elsewhere are sub-headings or verse; then those below pictures may be such too. The
    headline and invitations, which leave the article later, tell nothing.
    """
    labels = [
        block
        for block in clean.iterchildren("p")
        if not len(block)
        and _LABEL.fullmatch(text := collapse_whitespace(text_of(block)))
        and not is_call_to_action(text)
        and alphanumeric(text) != headline
    ]
    pictured = [block for block in labels if _is_below_picture(block)]
    return frozenset(pictured if len(pictured) == len(labels) else ())


def _is_below_picture(block: Element) -> bool:
    """Whether a block has a picture right before it and the article goes on behind it."""
    previous = block.getprevious()
    return previous is not None and previous.tag == "figure" and block.getnext() is not None


def _drop_repeated_alt(figure: Element) -> None:
    """An alt text that the caption says already would be read out twice."""
    image, caption = figure.find("img"), figure.find("figcaption")
    if image is not None and caption is not None and visible(image.get("alt") or "") == visible(text_of(caption)):
        image.set("alt", "")
