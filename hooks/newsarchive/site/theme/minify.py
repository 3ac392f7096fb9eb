"""Minified HTML: no quotes around plain attribute values, no line breaks around containers.

Templates are minified, once, so that they stay readable while the pages of a large archive are smaller. End tags stay:
browsers do not need all of them, but other programs that read HTML may.
Source: HTML Standard, 13.1.2.3.
"""

import re
from collections.abc import Iterator

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

_SCRIPTS = re.compile(r"(<script\b.*?</script>)", re.DOTALL)
_QUOTED = re.compile(r'(?<=\s)([a-z-]+)="([\w./:#-]+)"(?=[\s>])', re.ASCII)
# Elements that hold blocks of text. Between those blocks line breaks stay, for programs that extract plain text.
_CONTAINER = (
    r"</?(?:article|aside|body|details|div|dl|figure|footer|form|head|header|html|link|main|meta|nav|ol|section|table|"
    r"tbody|thead|title|ul)\b"
)
_AROUND_CONTAINERS = re.compile(rf"({_CONTAINER}[^<>]*>)\n+|\n+(?={_CONTAINER})")


def minify(html: str) -> str:
    """Return equivalent HTML in fewer bytes; `html` may be the part of a template between two Jinja tags."""
    parts = _SCRIPTS.split(html)
    parts[::2] = [_AROUND_CONTAINERS.sub(r"\1", _QUOTED.sub(r"\1=\2", part)) for part in parts[::2]]
    return "".join(parts)


class MinifyExtension(Extension):
    """Minifies templates as Jinja compiles them; errors still name the line of the template itself."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Yield the tokens for Jinja, with minified HTML."""
        for token in stream:
            yield token._replace(value=minify(token.value)) if token.type == "data" else token
