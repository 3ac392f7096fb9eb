"""HTML without what it may leave out: quotes around plain values of attributes, and ends of lines around containers.

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
# What holds blocks of text. Between those blocks the ends of lines stay, for programs that take text as it comes.
_CONTAINER = (
    r"</?(?:article|aside|body|details|div|dl|figure|footer|form|head|header|html|link|main|meta|nav|ol|section|table|"
    r"tbody|thead|title|ul)\b"
)
_AROUND_CONTAINERS = re.compile(rf"({_CONTAINER}[^<>]*>)\n+|\n+(?={_CONTAINER})")


def minify(html: str) -> str:
    """HTML, or the part of a template between two of Jinja's tags, in fewer bytes that say the same."""
    parts = _SCRIPTS.split(html)
    parts[::2] = [_AROUND_CONTAINERS.sub(r"\1", _QUOTED.sub(r"\1=\2", part)) for part in parts[::2]]
    return "".join(parts)


class MinifyExtension(Extension):
    """Makes Jinja compile templates from their lean form, with the lines of the template itself in its errors."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens that Jinja goes on with."""
        for token in stream:
            yield token._replace(value=minify(token.value)) if token.type == "data" else token
