"""Words instead of markup that is nested too deeply."""

from lxml import etree

from newsarchive.base.htmltree import HEADINGS, Element, tag_of, text_of
from newsarchive.clean.removals import GENERIC
from newsarchive.clean.tree.block_builder import BlockBuilder
from newsarchive.clean.tree.elements import BLOCKS, NEVER_REASONS, NEVER_SHOWN

# No article nests elements more deeply, and Python's recursion could not follow a thousand levels.
MAX_DEPTH = 100
_NOT_INLINE = BLOCKS | {"ul", "ol", "li", "dl", "blockquote", "pre", "table", "figure", "br", "hr", *HEADINGS}


def write_words(element: Element, builder: BlockBuilder) -> None:
    """Write only the text of an element that is nested too deeply, a paragraph for each block, and report it.

    Its images are recorded as removed.
    """
    log, name, why = builder.log, f"<{tag_of(element)}>", "nested too deeply; its text is kept"
    log.add("element", name, rule=GENERIC, why=why)
    log.add_images(element, rule=GENERIC, why=why)
    if not log.has_fault("markup-too-deep"):
        message = f"{name} is inside {MAX_DEPTH} other elements, so only its text is shown; look for tags never closed"
        log.report("markup-too-deep", message, line=element.sourceline)
    events = etree.iterwalk(element, events=("start", "end", "comment"))
    for event, node in events:
        tag = tag_of(node)
        if node is not element and tag in _NOT_INLINE:
            builder.close()
        if event == "start" and tag in NEVER_REASONS:
            log.add(NEVER_SHOWN.get(tag, "element"), text_of(node), rule=GENERIC, why=NEVER_REASONS[tag])
            events.skip_subtree()
        elif event == "start":
            builder.text(node.text)
        if event != "start" and node is not element:
            builder.text(node.tail)
