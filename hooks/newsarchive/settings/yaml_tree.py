"""YAML as a composed tree of nodes, within limits: the values in it and the positions of its keys."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import yaml

from newsarchive.base.problems import Problem, error
from newsarchive.base.text import collapse_whitespace

KeyPath = tuple[str | int, ...]
Position = tuple[int, int]
"""Line and column, both from 1."""
Lines = Mapping[KeyPath, Position]
"""The position of every key and list entry of a file."""


MAX_REPEATED = 100_000
"""Nodes that aliases may repeat in a file. A few lines of aliases of aliases would otherwise expand to millions."""
MAX_DEPTH = 100
"""Levels of lists and mappings. PyYAML calls itself for each, and takes time quadratic in them."""
MAX_NODES = 500_000
"""Keys, values, lists and mappings in a file: about 10 seconds of PyYAML's time."""
_LENGTH_OF_NODE = 100
"""Characters of a text that weigh as much as a node when an alias repeats them."""


class _LimitError(yaml.MarkedYAMLError):
    """A text that is nested too deeply or has too many values."""


class _Limited(yaml.composer.Composer):
    """A composer that stops at the limits, before it has taken time or memory beyond them."""

    peek_event: Callable[[], Any]
    check_event: Callable[..., Any]
    _depth = 0
    _nodes = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise self._limit(f"more than {MAX_NODES:,} values; split the file, or remove what it does not need")
        if self._depth >= MAX_DEPTH and self.check_event(yaml.CollectionStartEvent):
            raise self._limit(f"nested more than {MAX_DEPTH} levels deep; remove the surplus brackets or dashes")
        self._depth += 1
        try:
            return super().compose_node(parent, index)
        finally:
            self._depth -= 1

    def _limit(self, message: str) -> _LimitError:
        return _LimitError(None, None, message, self.peek_event().start_mark)


class SafeLoader(_Limited, yaml.SafeLoader):
    """PyYAML's SafeLoader within our limits."""


class BaseLoader(_Limited, yaml.BaseLoader):
    """PyYAML's BaseLoader, to which every scalar is text, within our limits."""


Loader = type[SafeLoader] | type[BaseLoader]


def compose(text: str, loader: Loader, *, path: str) -> yaml.Node | Problem | None:
    """The tree of a YAML text, None for an empty one, or the problem of a text beyond the limits or not YAML."""
    try:
        node: yaml.Node | None = yaml.compose(text, Loader=loader)
        fault = _alias_fault(node) if node else None
    except (yaml.YAMLError, ValueError, RecursionError) as reason:
        return not_yaml(reason, path)
    if fault:
        line, column = position_of(fault[0])
        return error(path, "yaml-invalid", fault[1], line=line, column=column)
    return node


def load(text: str, loader: Loader) -> object:
    """The value of a YAML text, which must not repeat much by aliases. Raises yaml.YAMLError and ValueError."""
    node = yaml.compose(text, Loader=loader)
    fault = _alias_fault(node) if node else None
    if fault:
        raise _LimitError(None, None, fault[1], fault[0].start_mark)
    return construct(node, loader)


def _alias_fault(root: yaml.Node) -> tuple[yaml.Node, str] | None:
    """A node that contains itself, or repeats too many nodes, and the message about it. Linear in the text's length."""
    sizes: dict[int, int] = {}
    """Number of nodes with the aliases written out; 0 for a node that contains the current one."""
    written = 0
    waiting = [(root, False)]
    while waiting:
        node, has_parts = waiting.pop()
        if has_parts:
            own = 1 + (len(node.value) // _LENGTH_OF_NODE if isinstance(node, yaml.ScalarNode) else 0)
            written += own
            size = own + sum(sizes[id(part)] for part in _parts(node))
            sizes[id(node)] = size
            if size - written > MAX_REPEATED:
                return node, f"aliases repeat more than {MAX_REPEATED:,} values; use fewer of them"
        elif id(node) not in sizes:
            sizes[id(node)] = 0
            waiting += [(node, True), *((part, False) for part in reversed(_parts(node)))]
        elif sizes[id(node)] == 0:
            return node, "the value contains itself; remove the alias in it"
    return None


def _parts(node: yaml.Node) -> list[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return [part for pair in node.value for part in pair]
    return node.value if isinstance(node, yaml.SequenceNode) else []


def construct(node: yaml.Node | None, loader: type[yaml.SafeLoader] | type[yaml.BaseLoader]) -> object:
    """The value of a composed tree; an empty mapping for an empty one. Raises yaml.YAMLError and ValueError."""
    value: object = loader("").construct_document(node) if node else None
    return {} if value is None else value


def not_yaml(reason: Exception, path: str) -> Problem:
    """The problem of a text that is not YAML, at the position that the parser names."""
    mark = getattr(reason, "problem_mark", None)
    what = getattr(reason, "problem", None) or collapse_whitespace(str(reason))
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    start = getattr(reason, "context_mark", None)
    if start and start.line + 1 < line:
        # Of a bracket that is never closed, for instance.
        what += f", {getattr(reason, 'context', '')} that begins on line {start.line + 1}"
    message = what if isinstance(reason, _LimitError) else f"not valid YAML: {what}"
    return error(path, "yaml-invalid", message, line=line, column=column)


def key_path(keys: Iterable[str | int]) -> str:
    """A key path as people write it: `drop[2].select`."""
    text = ""
    for part in keys:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text or "the whole file"


def position_of(node: yaml.Node) -> Position:
    """The start of a node."""
    return node.start_mark.line + 1, node.start_mark.column + 1


def lines_of(node: yaml.Node | None) -> Lines:
    """The position of every key path in a composed tree."""
    found: dict[KeyPath, Position] = {}
    waiting: list[tuple[KeyPath, yaml.Node | None]] = [((), node)]
    seen: set[int] = set()
    while waiting:
        keys, current = waiting.pop()
        # The target of an alias has its position already; an alias to itself would never end.
        if id(current) in seen:
            continue
        seen.add(id(current))
        if isinstance(current, yaml.MappingNode):
            for key, value in current.value:
                # A list as a key cannot be part of a key path.
                if isinstance(key, yaml.ScalarNode):
                    inner = (*keys, key.value)
                    found[inner] = position_of(key)
                    waiting.append((inner, value))
        elif isinstance(current, yaml.SequenceNode):
            for index, value in enumerate(current.value):
                found[(*keys, index)] = position_of(value)
                waiting.append(((*keys, index), value))
    return found


def nearest(keys: KeyPath, lines: Lines) -> Position:
    """The position of a key path, or of the nearest key that contains it."""
    while keys and keys not in lines:
        keys = keys[:-1]
    return lines.get(keys, (1, 1))
