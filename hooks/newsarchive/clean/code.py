"""Protection of code samples before parsing.

Feeds contain code with its `<` unescaped, so `<template>`, `<dependency>` or `List<User>` in a sample would become
elements: lower-cased, dropped, or open until the end of the page. Within `pre` and `code` every `<` is text, unless it
begins one of the tags that highlighters write.
"""

import re

from newsarchive.clean.tokens import samples_of

_TAG = re.compile(r"<(/?)([A-Za-z][\w:-]*)((?:[\s/][^<>]*)?)>|<", re.ASCII)
# Classes that only highlighters write: highlight.js, Prism, GitHub, CodeMirror, WeChat, Crayon.
_HIGHLIGHTER_CLASS = re.compile(r"""\sclass=["']?[^"'>]*\b(?:hljs|token|pl|cm|code-snippet_|code-snippet|crayon)\b""")
_BUTTON_CLASS = re.compile(r"\sclass=[\"']?[^\"'>]*\bcopy-code-btn\b")
# Spans that highlighters write, but that authors of samples may write too: the short classes of Pygments and prettify,
# lines, colours.
_LIKELY_HIGHLIGHTER = re.compile(
    r"<span\s+(?:class=[\"']?(?:[a-z]{1,2}\d?|kwd|pln|str|com|typ|lit|pun|dec|atn|atv|var|fun|line|lineno)[\"'\s>]"
    r"|(?:style|data-[\w-]+|id=\W?(?:LC|__span|line))\b)"
)
_HIGHLIGHTER = re.compile(
    r"<span\s[^<>]{0,200}\bclass=[\"']?(?:[^\"'>]{0,200}\s)?(?:hljs-|token\b|pl-|cm-|code-snippet|crayon-)"
)
_SAMPLE_OF_HTML = re.compile(r"</(?!(?:span|pre|code|a)\b)[a-zA-Z]")
_FRAME = re.compile(r"(?:<(?:pre|code)\b[^<>]*>\s*)*", re.ASCII | re.IGNORECASE)
_END = re.compile(r"\s*(?:</(?:pre|code)\s*>\s*){0,3}\Z", re.ASCII | re.IGNORECASE)
_NUMBERED = re.compile(r"<(?:ol|table)\s[^<>]{0,200}class=[\"'][^\"'>]{0,200}(?:linenums|hljs-ln)", re.IGNORECASE)
_OF_NUMBERED = frozenset("ol li table tbody tr td".split())
# Longer attributes are not searched, which keeps the time linear.
_MAX_ATTRIBUTES_LENGTH = 300
# 10<sup>5</sup> in a line of code.
_INDEX = re.compile(r"[\w)\]]<(su[bp])>[\w+\-*/,()]{1,8}</\1>", re.IGNORECASE)
_INDEXES = frozenset({"sub", "sup"})
# Input: and Output: in bold, at the start of their lines.
_LABEL = re.compile(r"(?:^|<pre>|<code>)[ \t]*<(strong|b)>[^<\n]{1,40}[:：]\s?</\1>", re.IGNORECASE | re.MULTILINE)
_LABELS = frozenset({"strong", "b"})
_FORMATTING = frozenset("a code b strong i em u s del ins mark font sub sup p div ol ul li".split())


def protect_code(markup: str) -> str:
    """Return the markup with every `<` in `pre` and `code` written as `&lt;`, except those of its own tags.

    A sample that never ends is left unchanged, because its end cannot be known. Linear in the length.
    """
    pieces: list[str] = []
    position = 0
    for start, end in samples_of(markup):
        pieces += [markup[position:start], _Sample(markup[start:end]).protected()]
        position = end
    return "".join(pieces) + markup[position:]


class _Sample:
    """One sample, with the decision for each of its tags: markup, or text that it shows."""

    def __init__(self, text: str) -> None:
        self._text = text
        names = {match[2].lower() for match in _TAG.finditer(text) if match[2]} - {"pre", "code", "span", "br"}
        # The tags of a page that writes `<` as `&lt;` are markup, but only if all of them are for formatting.
        keeps_entities = ("&lt;" in text or "&gt;" in text) and names <= _FORMATTING
        self._meant = _FORMATTING if keeps_entities else _OF_NUMBERED if _NUMBERED.search(text) else frozenset()
        if names <= _INDEXES and _INDEX.search(text):
            self._meant |= _INDEXES
        if names and names <= _LABELS and _is_labelled(text):
            self._meant |= _LABELS
        is_html = bool(_SAMPLE_OF_HTML.search(text)) and not self._meant
        is_highlighted = _HIGHLIGHTER.search(text) or (_LIKELY_HIGHLIGHTER.search(text) and not is_html)
        self._is_highlighted = bool(is_highlighted) or keeps_entities
        # Pages that break lines with `br` do so at the end of each line.
        self._breaks_are_markup = not is_html or len(re.findall(r"<br\s*/?>\s*\n", text)) * 2 >= text.count("\n")
        frame = _FRAME.match(text)
        self._frame_end = frame.end() if frame else 0
        self._open: dict[str, list[bool]] = {"span": [], "code": [], "pre": []}

    def protected(self) -> str:
        """Return the sample with `&lt;` for each `<` that it shows."""
        return _TAG.sub(lambda match: match[0] if self._is_markup(match) else f"&lt;{match[0][1:]}", self._text)

    def _is_markup(self, match: re.Match[str]) -> bool:
        name = (match[2] or "").lower()
        if name in self._open:
            return self._is_own(name, match)
        return name in self._meant or (name == "br" and self._breaks_are_markup)

    def _is_own(self, name: str, match: re.Match[str]) -> bool:
        """True if a `pre`, `code` or `span` is the page's markup; an end tag is what its start tag is."""
        opened = self._open[name]
        if match[1]:
            is_own = opened.pop() if opened else name == "span" and self._is_highlighted
            return is_own or (name != "span" and bool(_END.match(match.string, match.end())))
        opened.append(self._is_span(match) if name == "span" else self._is_frame(name, match))
        return opened[-1]

    def _is_frame(self, name: str, match: re.Match[str]) -> bool:
        """True if a `pre` or `code` encloses the sample; some pages have a `code` for each line."""
        start = match.start()
        begins_line = name == "code" and match.string[max(0, start - 20) : start].rstrip().lower().endswith("</code>")
        is_frame = start < self._frame_end or begins_line
        if is_frame:
            self._frame_end = max(self._frame_end, match.end())
        return is_frame or name in self._meant

    def _is_span(self, match: re.Match[str]) -> bool:
        attributes = match[3][:_MAX_ATTRIBUTES_LENGTH]
        if self._is_highlighted or _BUTTON_CLASS.search(attributes) or _HIGHLIGHTER_CLASS.search(attributes):
            return True
        # 知乎 wraps code in a span without attributes, or puts an empty one before it.
        is_first = match.start() <= self._frame_end
        return not attributes.strip() and (is_first or match.string.startswith("</span>", match.end()))


def _is_labelled(sample: str) -> bool:
    """True if the only bold text in a sample is labels at the start of its lines, which are the page's markup."""
    tags = sum((match[2] or "").lower() in _LABELS for match in _TAG.finditer(sample))
    return tags == 2 * len(_LABEL.findall(sample))
