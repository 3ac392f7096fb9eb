"""Code samples, protected before the parser sees them.

Feeds carry code with its `<` decoded, so `<template>`, `<dependency>` or `List<User>` in a sample would become
elements: lower-cased, dropped, or open to the end of the page. Within `pre` and `code` every `<` that begins none of
the tags that highlighters write is text.
"""

import re

# What highlighters and the feeds' own markup put into a sample; a `span` has a class or is a bare wrapper.
_MARKUP = r"/?(?:pre|code)(?=[\s>])[^<>]*>|br\s*/?>|span(?:\s+(?:class|style|data-[\w-]+)=[^<>]*)?>|/span>"
_OPENING_OF_TEXT = re.compile(rf"<(?!(?:{_MARKUP}))", re.IGNORECASE)
_OPENING = re.compile(r"<!--|<pre(?=[\s>])|<code(?=[\s>])", re.IGNORECASE)
_ENDS = {"<!--": re.compile("-->"), "<pre": re.compile(r"</pre\s*>", re.IGNORECASE)}
_ENDS["<code"] = re.compile(r"</code\s*>", re.IGNORECASE)


def protect_code(markup: str) -> str:
    """The markup with every `<` in `pre` and `code` written as `&lt;`, but for those of its own tags.

    A sample that never ends is left as it is: where it should have ended is anyone's guess. Linear in the length.
    """
    pieces: list[str] = []
    position = 0
    never_ends: set[str] = set()
    while opening := _OPENING.search(markup, position):
        kind = opening[0].lower()
        end = None if kind in never_ends else _ENDS[kind].search(markup, opening.end())
        if end is None:
            never_ends.add(kind)
            stop = opening.end()
            pieces.append(markup[position:stop])
        else:
            stop = end.end()
            inside = markup[opening.start() : stop]
            pieces += [
                markup[position : opening.start()],
                inside if kind == "<!--" else _OPENING_OF_TEXT.sub("&lt;", inside),
            ]
        position = stop
    return "".join(pieces) + markup[position:]
