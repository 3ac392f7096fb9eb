"""HTML without what it may leave out: quotes around plain values of attributes, and ends of lines between blocks.

It is done to templates, once, so that they may be written for people and the pages of a large archive are smaller.
End tags stay: browsers do without many of them, but not every program that reads HTML does.
Source: HTML Standard, 13.1.2.3.
"""

import re
from collections.abc import Iterator

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

_SCRIPTS = re.compile(r"(<script\b.*?</script>)", re.DOTALL)
_QUOTED = re.compile(r'(?<=\s)([a-z-]+)="([\w./:#-]+)"(?=[\s>])', re.ASCII)
_BLOCK = (
    r"</?(?:article|aside|body|dd|details|div|dl|dt|figcaption|figure|footer|form|h[1-6]|head|header|html|li|link|main|"
    r"meta|nav|ol|p|section|summary|table|tbody|td|th|thead|title|tr|ul)\b"
)
_AROUND_BLOCKS = re.compile(rf"({_BLOCK}[^<>]*>)\n+|\n+(?={_BLOCK})")


def lean(html: str) -> str:
    """HTML, or the part of a template between two of Jinja's tags, in fewer bytes that say the same."""
    parts = _SCRIPTS.split(html)
    parts[::2] = [_AROUND_BLOCKS.sub(r"\1", _QUOTED.sub(r"\1=\2", part)) for part in parts[::2]]
    return "".join(parts)


class LeanTemplates(Extension):
    """Makes Jinja compile templates from their lean form, with the lines of the template itself in its errors."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens that Jinja goes on with."""
        for token in stream:
            yield token._replace(value=lean(token.value)) if token.type == "data" else token
