"""Tables whose rows have more cells than their heads, which GitHub's Markdown leaves out without a word."""

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import table as read_table
from markdown_it.rules_block.table import escapedSplit, getLine
from markdown_it.token import Token


def tables(parser: MarkdownIt) -> None:
    """Make a parser keep every cell of a row."""
    parser.block.ruler.at("table", _read, {"alt": ["paragraph", "reference"]})


def _read(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the form of a rule
    count = len(state.tokens)
    if not read_table(state, start, end, silent):
        return False
    if not silent:
        written, state.tokens[count:] = state.tokens[count:], []
        columns = sum(token.type == "th_open" for token in written)
        line = start
        for token in written:
            if token.type == "tr_open" and token.map:
                line = token.map[0]
            elif token.type == "tr_close" and line > start:
                state.tokens += _cells(state, line, columns)
            state.tokens.append(token)
    return True


def _cells(state: StateBlock, line: int, columns: int) -> list[Token]:
    """The tokens of a row's cells after the last column."""
    cells = escapedSplit(getLine(state, line).strip())
    cells = cells[cells[0] == "" :]
    found: list[Token] = []
    for cell in cells[columns:]:
        if text := cell.strip():
            inline = Token("inline", "", 0, map=[line, line + 1], content=text, children=[])
            found += [Token("td_open", "td", 1, block=True), inline, Token("td_close", "td", -1, block=True)]
    return found
