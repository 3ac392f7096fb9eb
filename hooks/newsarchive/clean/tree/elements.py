"""The elements and attributes of raw markup: their meaning in the canonical tree, or the reason to leave them out."""

from collections.abc import Mapping

from newsarchive.base.image_attributes import TRUE_URL_ATTRIBUTES

MARKS = {
    "strong": "strong", "b": "strong", "em": "em", "i": "em", "code": "code", "tt": "code", "samp": "code",
    "kbd": "kbd", "del": "del", "s": "del", "strike": "del", "ins": "ins", "sub": "sub", "sup": "sup", "mark": "mark",
    "ruby": "ruby", "rt": "rt", "rp": "rp",
}  # fmt: skip
"""Inline elements that are kept, under the names that they are written with."""
INLINE = frozenset(
    "span font a abbr acronym big small u label cite q time var data dfn bdi bdo wbr nobr output rb rtc track "
    "source".split()
) | {"picture", *MARKS}
"""Inline elements: all but links and marks leave only their content."""
BLOCKS = frozenset(
    "html body div p section article aside main header footer nav hgroup address center dt dd form fieldset legend "
    "details summary dialog dir menu search marquee tbody thead tfoot tr td th caption colgroup col xmp listing "
    "plaintext".split()
)
"""Blocks without a meaning of their own: they only separate their content from its surroundings."""
NEVER_SHOWN = {
    "script": "script", "style": "style", "template": "element", "noscript": "element", "head": "element",
    "noembed": "element", "noframes": "element",
    "title": "element", "link": "element", "meta": "element", "base": "element",
}  # fmt: skip
"""Elements that no browser shows, and the kind of removal that each is."""
_ACTIVE = frozenset("button input select textarea applet canvas svg".split())
NEVER_REASONS: Mapping[str, str] = {tag: f"<{tag}> is never shown" for tag in NEVER_SHOWN} | {
    tag: f"<{tag}> would be active content" for tag in _ACTIVE
}
"""The reason why an element is left out wherever it occurs."""
VOID = frozenset({"embed"})
"""Elements that are empty to a browser; lxml puts the content after them inside."""
USED_ATTRIBUTES = frozenset(
    "href src alt alttext width height w h start reversed type value dir lang colspan rowspan data-rawwidth "
    "data-rawheight data-original-width data-original-height data-img-size-val".split()
).union(TRUE_URL_ATTRIBUTES)
"""Attributes that the canonical tree takes something from; all others are recorded as removed."""
