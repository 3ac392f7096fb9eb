"""Tags of template engines, which Jekyll (Liquid), Hexo (Nunjucks) and Hugo would replace: nothing runs them here.

They stay as text, with nothing in them read as Markdown.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

TEMPLATE_TAG = "template_tag"
"""The type of the token of a tag."""
_TAG = re.compile(r"\{%[^{}%\n]{1,500}%\}|\{\{[^{}\n]{1,500}\}\}\}?")
_CODE_START = re.compile(r"(?:\{%-?|\{\{[<%])\s*(highlight|codeblock)\b([^{}%\n]{0,200}?)(?:-?%\}|[>%]\}\})\s*$")
_CODE_END = re.compile(r"\{%-?\s*end(highlight|codeblock)\s*-?%\}\s*$|\{\{[<%]\s*/\s*(highlight)\s*[>%]\}\}\s*$")
# Jekyll and Hugo name the language first; Hexo names it with its key, after a title.
_LANGUAGES = {"highlight": re.compile(r"\s*\"?([\w+#-]+)"), "codeblock": re.compile(r".*?\blang:([\w+#-]+)")}
_NO_END = "blocks_without_end_of_code"


def template_tags(parser: MarkdownIt) -> None:
    """Make a parser read the tags, and what is between those around code as code."""
    parser.inline.ruler.before("escape", TEMPLATE_TAG, _read_tag)
    parser.block.ruler.before("fence", "template_code", _read_code, {"alt": ["paragraph", "reference", "blockquote"]})


def _read_tag(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the form of a rule
    found = _TAG.match(state.src, state.pos, state.posMax) if state.src.startswith(("{%", "{{"), state.pos) else None
    if found is None:
        return False
    if not silent:
        state.push(TEMPLATE_TAG, "", 0).content = found[0]
    state.pos = found.end()
    return True


def _read_code(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the form of a rule
    """Read a block of code between two tags as both tags, and a code block between them."""
    if state.is_code_block(start) or not (opening := _CODE_START.match(_line(state, start))):
        return False
    last = _last_line(state, opening[1], start, end)
    if last is None:
        return False
    if silent:
        return True
    _push_tag(state, start)
    code = state.push("fence", "code", 0)
    language = _LANGUAGES[opening[1]].match(opening[2])
    code.info = language[1] if language else ""
    code.content = state.getLines(start + 1, last, state.blkIndent, True)  # noqa: FBT003 - markdown-it's form
    code.map = [start + 1, last]
    _push_tag(state, last)
    state.line = last + 1
    return True


def _last_line(state: StateBlock, name: str, start: int, end: int) -> int | None:
    """The line with the end of a block of code; None if there is none."""
    searched = state.env.setdefault(_NO_END, set())
    if (name, end) in searched:
        return None
    for line in range(start + 1, end):
        if name in (text := _line(state, line)) and (found := _CODE_END.match(text)) and name in found.groups():
            return line
    # No other start in the same block need search again.
    searched.add((name, end))
    return None


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _push_tag(state: StateBlock, line: int) -> None:
    state.push("paragraph_open", "p", 1).map = [line, line + 1]
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = _line(state, line).strip(), [line, line + 1], []
    state.push("paragraph_close", "p", -1)


def tags_in(tokens: list[Token]) -> list[tuple[int, str]]:
    """Return each tag in the text and the URLs of parsed blocks, with its line, from 0."""
    found: list[tuple[int, str]] = []
    for block in tokens:
        line = block.map[0] if block.map else 0
        for token in block.children or ():
            if token.type == TEMPLATE_TAG:
                found.append((line, token.content))
            elif token.type in {"softbreak", "hardbreak"}:
                line += 1
            else:
                urls = (str(token.attrs.get(name) or "") for name in ("href", "src")) if token.attrs else ()
                found += [(line, match[0]) for url in urls if "{" in url for match in _TAG.finditer(url)]
    return found
