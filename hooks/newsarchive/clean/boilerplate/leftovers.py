"""Remove leftovers of the page around an article: related lists, labels that lead to nothing, headlines run in."""

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlsplit

from newsarchive.base.htmltree import HEADINGS, Element, drop_tag, drop_tree, text_of
from newsarchive.base.text import HAN, alphanumeric, collapse_whitespace, visible
from newsarchive.clean.boilerplate.patterns import NAME_OF_WORK, begins_with_related_label, is_related_label
from newsarchive.clean.removals import GENERIC, RemovalLog

_LISTS = ("ul", "ol")
_SENTENCE = re.compile(r"[。！？!?](?:[”’」』）)]*$|.)|\w[.](?:\s|$)", re.DOTALL)
# An info box has no more lines before the text begins.
_HEAD_BLOCKS = 16
# A headline as a hashtag, as items from 微博 begin: 【#…#】, #…#; or in the brackets alone.
_RUN_IN = re.compile(
    r"\s*(?:【\s*#(?P<tag>[^#【】]{2,60})#\s*】|#(?P<bare>[^#\s][^#]{1,60})#(?!\w*#)|【(?P<title>[^【】]{4,80})】)\s*"
)
_MIN_PART_OF_HEADLINE = 6
_OTHER_ARTICLES = "a list of other articles of the site"
_LONGEST_LABEL = 20
_LABEL_STARTS = frozenset("推相更往热熱精最猜你大延扩擴拓参參关關rRmMyY【[▶►■●◆◎▼↓—-")
_MIN_RELATED_UNLABELLED = 3
# A headline; the name of a program or a site is shorter.
_HEADLINE = re.compile(rf"(?:[^{HAN}]*[{HAN}]){{7}}|(?:\S+\s+){{4}}\S")
_ARTICLE_PATH = re.compile(r"\d{5}|/(?:19|20)\d\d[/-]?\d\d?\b|[\w-]+\.s?html?$|(?:[a-z0-9]+-){3}")
# Words that introduce a list which belongs to the text.
_INTRODUCES = re.compile(
    r"[:：]$|以下|下[面列]|如下|这些|這些|列表|清单|清單|包括|分别|分別|推荐|推薦|链接|鏈接|連結|系列|合集|参考|參考|资料|資料|文章"
    r"|[一二两三四五六七八九十几幾数數多\d]\s*[篇条條个個本点點则則部期家款项項][^。！？]{0,8}[。！？]?$"
    r"|\b(?:following|below|these|list|links?|articles?|posts?|series)\b",
    re.IGNORECASE,
)
_SECOND_LEVELS = frozenset("com net org gov edu co ac or ne go".split())


def remove_leftovers(tree: Element, headline: str, log: RemovalLog) -> bool:
    """Remove what is left of the page around an article; return whether there was anything.

    `headline` has only letters and digits.
    """
    return (
        _remove_run_in_headline(tree, headline, log)
        or _remove_repeated_line(tree, headline, log)
        or _remove_related(tree, log)
    )


def _head_blocks(tree: Element) -> Iterator[Element]:
    """The blocks before the first sentence of the text: a headline, images, an info box."""
    for block in islice(tree.iterchildren(), _HEAD_BLOCKS):
        if block.tag not in HEADINGS and _SENTENCE.search(text_of(block)):
            return
        yield block


def _remove_repeated_line(tree: Element, headline: str, log: RemovalLog) -> bool:
    """Remove a heading with the headline, or the second of two lines that name a work, from the head of the text.

    Other lines that are repeated may be verse.
    """
    if next(tree.iterchildren(reversed=True), None) is next(tree.iterchildren(), None):
        return False
    before = ""
    for block in _head_blocks(tree):
        text = collapse_whitespace(text_of(block)) if block.tag in {"p", *HEADINGS} else ""
        if block.tag in HEADINGS and headline and alphanumeric(text).lower() == headline:
            remove_block(block, text, "repeats the headline", log)
            return True
        if block.tag == "p" and text == before and NAME_OF_WORK.fullmatch(text):
            remove_block(block, text, "repeats the line before it", log)
            return True
        before = text if block.tag == "p" else ""
    return False


def _remove_run_in_headline(tree: Element, headline: str, log: RemovalLog) -> bool:
    """Remove the headline that the first paragraph begins with, as a hashtag or in brackets."""
    block = next((block for block in islice(tree.iterchildren(), _HEAD_BLOCKS) if block.tag == "p"), None)
    if block is None or not headline:
        return False
    text = text_of(block)
    match = _RUN_IN.match(text) if text.lstrip()[:1] in {"【", "#"} else None
    if not match or not _is_headline(match, headline) or match.end() == len(text):
        return False
    log.add("element", match[0], rule=GENERIC, why="repeats the headline")
    _remove_beginning(block, match.end())
    return True


def _is_headline(match: re.Match[str], headline: str) -> bool:
    """True if a text in brackets is the headline, or a hashtag is a part of it or holds it."""
    found = alphanumeric(match["tag"] or match["bare"] or match["title"]).lower()
    if found == headline or match["title"]:
        return found == headline
    return min(len(found), len(headline)) >= _MIN_PART_OF_HEADLINE and (found in headline or headline in found)


def _remove_beginning(block: Element, length: int) -> None:
    """Remove the first characters of a block, and the inline elements that are empty then."""
    _cut(block, length)
    for element in reversed(list(block.iterdescendants())):
        if element.tag not in {"br", "img"} and not element.text and not len(element):
            drop_tag(element)
    while not visible(block.text or "") and (first := next(block.iterchildren("br"), None)) is not None:
        if first.getprevious() is not None:
            break
        drop_tree(first)


def _cut(element: Element, length: int) -> int:
    """Cut characters off the start of an element's text; return the number of those still to be cut."""
    text = element.text or ""
    element.text = text[length:] or None
    rest = max(length - len(text), 0)
    for child in element:
        if not rest:
            break
        rest = _cut(child, rest)
        tail = child.tail or ""
        child.tail = tail[rest:] or None
        rest = max(rest - len(tail), 0)
    return rest


def _remove_related(tree: Element, log: RemovalLog) -> bool:
    """Remove lists of other articles of the site, and labels of such lists with nothing after them.

    From the end, because the label before another one has nothing after it when that is gone. Return whether there
    were any.
    """
    found = False
    for block in list(tree.iterchildren("p", *HEADINGS, reversed=True)):
        # Most lines begin with a character that no label begins with.
        if (block.text or next(filter(None, block.itertext()), "")).lstrip()[:1] not in _LABEL_STARTS:
            continue
        if begins_with_related_label(text_of(block)[:_LONGEST_LABEL].lstrip()):
            found |= _remove_labelled(block, log)
    for items in list(tree.iterchildren(*_LISTS)):
        if len(items) >= _MIN_RELATED_UNLABELLED and _is_related(items, tree):
            _remove_list(items, log)
            found = True
    return found


def _remove_labelled(label: Element, log: RemovalLog) -> bool:
    """Remove the label of a list of other articles, with the links after it or with nothing after it."""
    own = _links(label)
    words = text_of(label)
    for link in own:
        words = words.replace(text_of(link), "", 1)
    if not is_related_label(collapse_whitespace(words), is_lone=not own and label.getnext() is None):
        return False
    blocks, following = [], label.getnext()
    while following is not None and _is_all_links(following):
        blocks.append(following)
        following = following.getnext()
    if label.getprevious() is None and following is None:
        # The article has nothing else.
        return False
    sites = {_site(urlsplit(link.get("href") or "").netloc) for block in (label, *blocks) for link in _links(block)}
    if len(sites) > 1 or (not sites and following is not None and following.tag not in HEADINGS):
        return False
    for block in blocks:
        _remove_list(block, log)
    remove_block(label, collapse_whitespace(text_of(label)), "the label of a list of other articles", log)
    return True


def _remove_list(block: Element, log: RemovalLog) -> None:
    text = " ".join(text_of(line) for line in (block if block.tag in _LISTS else [block]))
    for link in _links(block):
        log.add("link", link.get("href") or "", rule=GENERIC, why=_OTHER_ARTICLES)
    remove_block(block, collapse_whitespace(text), _OTHER_ARTICLES, log)


def _ends_a_sentence(block: Element) -> bool:
    return block.tag == "p" and collapse_whitespace(text_of(block)).endswith(("。", "！", "？", ".", "!", "?", "”"))


def _is_all_links(block: Element) -> bool:
    """True if all words of a paragraph or of each item of a list are links to other pages."""
    if block.tag in _LISTS:
        return len(block) > 0 and all(map(_is_link, block))
    return block.tag == "p" and _is_link(block)


def _is_link(line: Element) -> bool:
    shown = visible(text_of(line))
    return bool(shown) and visible("".join(map(text_of, _links(line)))) == shown


def _links(block: Element) -> list[Element]:
    """The links of a block to other pages."""
    return [link for link in block.iter("a") if not (link.get("href") or "#").startswith("#")]


def _is_related(items: Element, tree: Element) -> bool:
    """True if a list that nothing introduces has only headlines, each a link to an article of one site.

    The list is between two paragraphs of the text, unless an image of the article is from the same site.
    """
    if not all(map(_is_link, items)) or not all(_HEADLINE.search(text_of(item)) for item in items):
        return False
    urls = [urlsplit(link.get("href") or "") for link in items.iter("a")]
    sites = {_site(url.netloc) for url in urls}
    before, after = items.getprevious(), items.getnext()
    if len(sites) != 1 or not all(_ARTICLE_PATH.search(url.path) for url in urls) or before is None:
        return False
    if before.tag in HEADINGS or _INTRODUCES.search(collapse_whitespace(text_of(before))):
        return False
    is_between = before.tag == "p" and after is not None and after.tag == "p" and _ends_a_sentence(before)
    own = {_site(urlsplit(image.get("src") or "").netloc) for image in tree.iter("img")}
    return is_between or not sites.isdisjoint(own)


def _site(host: str) -> str:
    """The part of a host's name that one owner registers, such as `e.org` or `e.com.cn`."""
    labels = host.lower().split(":")[0].split(".")
    count = 3 if len(labels) > 2 and labels[-2] in _SECOND_LEVELS else 2
    return ".".join(labels[-count:])


def remove_block(block: Element, text: str, why: str, log: RemovalLog) -> None:
    """Remove a block, and record its words and images."""
    log.add("element", text, rule=GENERIC, why=why)
    log.add_images(block, rule=GENERIC, why=why)
    drop_tree(block)
