"""Front matter in TOML between two lines `+++`, as Hugo and zola write it."""

import re

from newsarchive.base.problems import error, warning
from newsarchive.read.document import Document
from newsarchive.read.heads import entries_of, invalid, is_large, pairs_in, too_large

_FENCE = re.compile(r"\+{3}\s*")
# The parser's time is quadratic in the parts of a dotted key.
_MAX_DOTS = 500
_POSITION = re.compile(r" \(at line (\d+), column (\d+)\)$")


def read_toml_head(lines: list[str], start: int, path: str) -> Document | None:
    """Return the document whose TOML begins at the line `start`, from 0; None if there is none."""
    if not _FENCE.fullmatch(lines[start].lstrip("\ufeff\u200b\u2060 ")):
        return None
    end = next((number for number in range(start + 1, len(lines)) if _FENCE.fullmatch(lines[number])), None)
    if end is None:
        return None
    inside, body = lines[start + 1 : end], "\n".join(lines[end + 1 :])
    text = "\n".join(inside)
    if is_large(text) or max(map(_count_dots, inside), default=0) > _MAX_DOTS:
        problem = warning(path, "front-matter-large", too_large("TOML"), line=start + 1)
        return Document(pairs_in(inside, start + 2), body, end + 2, (problem,))
    # Only few archives have any.
    import tomllib  # noqa: PLC0415

    try:
        return Document(entries_of(tomllib.loads(text), inside, start + 2), body, end + 2)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as reason:
        position = _POSITION.search(str(reason))
        line, column = (start + 1 + int(position[1]), int(position[2])) if position else (start + 1, 1)
        message = invalid("TOML", _POSITION.sub("", str(reason)))
        problem = error(path, "front-matter-invalid", message, line=line, column=column)
        return Document(pairs_in(inside, start + 2), body, end + 2, (problem,))


def _count_dots(line: str) -> int:
    return line.count(".")
