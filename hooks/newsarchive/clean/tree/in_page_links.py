"""Links inside the page: footnotes and their backlinks, sections. Each kept target gets an id of our own."""

import re
from itertools import islice
from urllib.parse import quote, unquote

from lxml import etree

from newsarchive.base.htmltree import HEADINGS, Element, drop_tag, drop_tree, tag_of, text_of
from newsarchive.base.text import is_visible, visible
from newsarchive.clean.removals import GENERIC, RemovalLog
from newsarchive.clean.tree.block_builder import NAMES, BlockBuilder
from newsarchive.clean.tree.lists import BLOCKS, as_one_line, unwrap_image_lists
from newsarchive.clean.tree.paragraph_marks import is_shown, join_equal
from newsarchive.clean.tree.whitespace import normalise_whitespace
from newsarchive.clean.urls.links import link_target, unlinked_reason

_MAX_NAMES = 2000
_MOST_LINKS_IN_NOTE = 50
_NAMED = etree.XPath(f".//*[@{NAMES}]")
_LINKS = etree.XPath(".//a[starts-with(@href, '#')]")
_LINE = ("p", "li", "dt", "dd", "td", "th", "caption", "figcaption", *HEADINGS)
_NOTE = re.compile(r"fn|ftn|footnote|cite_?note|endnote|edn|(?:^|[-_:.])note|sdfootnote", re.IGNORECASE)
_REFERENCE = re.compile(r"fn-?ref|ftn-?ref|edn-?ref|cite_?ref|note-?ref|anchor", re.IGNORECASE)
_ARROWS = frozenset({"↩", "⏎", "↵", "⤴", "↑", "⬆", "^", "🔙", "⤶"})
_PERMALINKS = frozenset({"#", "##", "¶", "§", "🔗", "⚓"})
_VARIATION = re.compile("[\ufe0e\ufe0f]")
MISSING = "the place that it links to is not in the article"
_ITSELF = "a link to its own place"


def wanted_names(root: Element) -> frozenset[str]:
    """The names of elements that links in the body lead to, as `name_of` writes them; mostly none.

    Feeds make the links of footnotes absolute, so a link with the name of a footnote in the body counts too.
    """
    fragments = set()
    for link in root.iter("a"):
        url = link.get("href") or ""
        if "#" in url and (name := name_of(url)):
            fragments.add(name)
    if not fragments:
        return frozenset()
    names = {_quoted(element.get("id") or element.get("name") or "") for element in root.iter(etree.Element)}
    names |= {_quoted(element.get("name") or "") for element in root.iter("a")}
    found = sorted(fragments & names)
    return frozenset(found[:_MAX_NAMES])


def name_of(url: str) -> str:
    """The name that a link inside the page leads to; empty for any other link."""
    page, _, fragment = url.strip().partition("#")
    return _quoted(unquote(fragment)) if not page or _NOTE.search(fragment) else ""


def names_in(node: Element, wanted: frozenset[str]) -> list[str]:
    """The names of an element that links lead to."""
    if not wanted:
        return []
    stated = {_quoted(node.get("id") or ""), _quoted(node.get("name") or "") if tag_of(node) == "a" else ""}
    return sorted(stated & wanted)


def _quoted(name: str) -> str:
    return quote(name, safe="")


def is_return_arrow(text: str) -> bool:
    """True for the text of a footnote's backlink that means nothing without its link."""
    return _VARIATION.sub("", visible(text)) in _ARROWS


def is_permalink(text: str) -> bool:
    """True for the text of a link from a block to itself."""
    return _VARIATION.sub("", visible(text)) in _PERMALINKS


def link_mark(node: Element, builder: BlockBuilder, wanted: frozenset[str]) -> tuple[str, dict[str, str]]:
    """The mark of a link and its attributes; both empty, and the link recorded as removed, if it may not be linked."""
    url = node.get("href") or ""
    target = link_target(url)
    name = name_of(url) if "#" in url else ""
    why = ""
    if name in wanted:
        target = f"#{name}"
    elif url and not target:
        why = MISSING if url.startswith("#") else unlinked_reason(url)
    if url and not why and not is_visible(text_of(node)):
        why = "a link without text"
    elif target and any(tag == "a" for tag, _ in builder.marks):
        why = "a link inside another"
    if why:
        builder.log.add("link", url, rule=GENERIC, why=why)
    if why or not target:
        return "", {}
    names = builder.context.take_inline_names() if name in wanted else []
    return "a", {"href": target, **({NAMES: " ".join(names)} if names else {})}


def is_loose_arrow(link: Element, wanted: frozenset[str], log: RemovalLog) -> bool:
    """Record the arrow of a footnote's backlink whose target is missing; return False for any other link."""
    url = link.get("href") or ""
    if not url.startswith("#") or name_of(url) in wanted or not is_return_arrow(text_of(link)):
        return False
    log.add("link", url, rule=GENERIC, why=MISSING)
    log.add("element", text_of(link), rule=GENERIC, why=MISSING)
    return True


def settle_links(tree: Element, log: RemovalLog) -> None:
    """Give the targets of links inside a canonical tree their ids; links without a target become text.

    The ids are `fn-1` for a note, `fnref-1` for its mark, `target-1` for any other place, numbered in order.
    """
    if tree.attrib.pop(NAMES, None) is None:
        return
    owners: dict[str, Element] = {}
    for element in _NAMED(tree):
        for name in (element.attrib.pop(NAMES) or "").split():
            owners.setdefault(name, element)
    lines = {line: line.getparent() for line in map(_line_of, _LINKS(tree))}
    targets = _surviving(tree, owners, log)
    order = {element: index for index, element in enumerate(tree.iter())} if targets else {}
    ids = _ids(targets, order)
    for link, target in targets.items():
        target.set("id", ids[target])
        link.set("href", f"#{ids[target]}")
    for line, item in lines.items():
        # Two names of one place made two links, and marks in a link that became text may touch others. The line of an
        # item that has lost its other lines is the item itself.
        is_item = item is not None and line.getparent() is None and not any(child.tag in BLOCKS for child in item)
        join_equal(item if item is not None and is_item else line)


def _surviving(tree: Element, owners: dict[str, Element], log: RemovalLog) -> dict[Element, Element]:
    """The links that have a target, each with it; the others become text, which may take the target of one more."""
    links = _LINKS(tree)
    while True:
        targets = {link: owners.get((link.get("href") or "")[1:]) for link in links}
        lost = [link for link, target in targets.items() if target is None or target in {link, *link.iterancestors()}]
        if not lost:
            return {link: target for link, target in targets.items() if target is not None}
        lines: dict[Element, Element] = {
            link: _unlink(link, log, why=MISSING if targets[link] is None else _ITSELF) for link in lost
        }
        empty = {line for line in dict.fromkeys(lines.values()) if _is_removed(line)}
        if empty:
            unwrap_image_lists(tree)
        for name, owner in list(owners.items()):
            line = lines.get(owner, owner)
            if empty and tree not in line.iterancestors():
                del owners[name]
            else:
                owners[name] = line
        gone = set(lost)
        links = [link for link in links if link not in gone]


def _ids(targets: dict[Element, Element], order: dict[Element, int]) -> dict[Element, str]:
    """An id for each target."""
    notes: dict[Element, int] = {}
    for link, target in targets.items():
        if target not in notes and order[link] < order[target] and _is_note(link, target, targets):
            notes[target] = len(notes) + 1
    ids = {target: f"fn-{number}" for target, number in notes.items()}
    marks: dict[int, int] = {}
    others = 0
    for target in sorted(set(targets.values()) - notes.keys(), key=order.__getitem__):
        note = notes.get(targets[target]) if target in targets else None
        if note is None:
            others += 1
            ids[target] = f"target-{others}"
        else:
            marks[note] = marks.get(note, 0) + 1
            ids[target] = f"fnref-{note}" + (f"-{marks[note]}" if marks[note] > 1 else "")
    return ids


def _is_note(link: Element, target: Element, targets: dict[Element, Element]) -> bool:
    """True if a target is named like a footnote, or links back to its mark."""
    line = _line_of(target)
    if line.tag in HEADINGS:
        return False
    name = (link.get("href") or "")[1:]
    if _NOTE.search(name) and not _REFERENCE.search(name):
        return True
    item = next(line.iterancestors("li", "dd"), line)
    mark = (link, _line_of(link))
    return any(targets.get(back) in mark for back in islice(item.iter("a"), _MOST_LINKS_IN_NOTE) if back is not link)


def _line_of(element: Element) -> Element:
    return element if tag_of(element) in _LINE else next(element.iterancestors(*_LINE), element)


def _unlink(link: Element, log: RemovalLog, *, why: str) -> Element:
    """Turn a link into its text, or remove an arrow or a permalink; return the line that it was in."""
    url, text = link.get("href") or "", text_of(link)
    log.add("link", unquote(url), rule=GENERIC, why=why)
    line, parent = _line_of(link), link.getparent()
    if not (is_return_arrow(text) or (why == _ITSELF and is_permalink(text))):
        drop_tag(link)
        return line
    log.add("element", text, rule=GENERIC, why=why)
    drop_tree(link)
    while parent is not None and parent is not line and not parent.text and not len(parent):
        mark, parent = parent, parent.getparent()
        drop_tree(mark)
    return line


def _is_removed(line: Element) -> bool:
    """Trim a line that lost an arrow; remove it if it has no visible content, and the blocks that held nothing else."""
    if line.find(".//pre") is None:
        normalise_whitespace(line)
    if is_shown(line):
        return False
    block, parent = line, line.getparent()
    while parent is not None and tag_of(block) not in {"td", "th"} and not is_shown(block):
        parent.remove(block)
        block, parent = parent, parent.getparent()
        if tag_of(block) in {"li", "dd"}:
            as_one_line(block)
    return line.getparent() is None
