"""YAML as a composed tree of nodes: the values in it, the positions of its keys, and keys that occur twice."""

from collections.abc import Iterable, Iterator, Mapping

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


def compose(text: str, loader: type[yaml.SafeLoader | yaml.BaseLoader], *, path: str) -> yaml.Node | Problem | None:
    """The tree of a YAML text, None for an empty one, or the problem of a text that is not YAML or repeats too much."""
    try:
        node: yaml.Node | None = yaml.compose(text, Loader=loader)
        fault = _alias_fault(node) if node else None
    except (yaml.YAMLError, ValueError, RecursionError) as reason:
        return not_yaml(reason, path)
    if fault:
        line, column = position_of(fault[0])
        return error(path, "yaml-invalid", fault[1], line=line, column=column)
    return node


def _alias_fault(root: yaml.Node) -> tuple[yaml.Node, str] | None:
    """A node that contains itself, or repeats too many nodes, and the message about it. Linear in the text's length."""
    sizes: dict[int, int] = {}
    """Number of nodes with the aliases written out; 0 for a node that contains the current one."""
    waiting = [(root, False)]
    while waiting:
        node, has_parts = waiting.pop()
        if has_parts:
            size = 1 + sum(sizes[id(part)] for part in _parts(node))
            sizes[id(node)] = size
            if size - len(sizes) > MAX_REPEATED:
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


def construct(node: yaml.Node | None, loader: type[yaml.SafeLoader | yaml.BaseLoader]) -> object:
    """The value of a composed tree; an empty mapping for an empty one. Raises yaml.YAMLError and ValueError."""
    value: object = loader("").construct_document(node) if node else None
    return {} if value is None else value


def not_yaml(reason: Exception, path: str) -> Problem:
    """The problem of a text that is not YAML, at the position that the parser names."""
    mark = getattr(reason, "problem_mark", None)
    what = getattr(reason, "problem", None) or collapse_whitespace(str(reason))
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return error(path, "yaml-invalid", f"not valid YAML: {what}", line=line, column=column)


def key_path(keys: Iterable[str | int]) -> str:
    """A key path as people write it: `drop[2].select`."""
    text = ""
    for part in keys:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text or "the whole file"


def position_of(node: yaml.Node) -> Position:
    """The start of a node."""
    return node.start_mark.line + 1, node.start_mark.column + 1


def duplicate_keys(node: yaml.Node | None, path: str) -> Iterator[Problem]:
    """An error for each key that occurs again in its mapping; YAML itself would silently drop the first."""
    waiting, seen = [node], set()
    while waiting:
        current = waiting.pop()
        if id(current) in seen:
            continue
        seen.add(id(current))
        if isinstance(current, yaml.MappingNode):
            first: dict[str, yaml.Node] = {}
            for key, value in current.value:
                waiting.append(value)
                if isinstance(key.value, str) and first.setdefault(key.value, key) is not key:
                    line, column = position_of(key)
                    message = f"duplicate key {key.value!r}; it is already on line {position_of(first[key.value])[0]}"
                    yield error(path, "key-repeated", f"{message}, remove one", line=line, column=column)
        elif isinstance(current, yaml.SequenceNode):
            waiting += current.value


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


def leave_out(node: yaml.MappingNode, paths: Iterable[KeyPath]) -> None:
    """Remove the keys, or the entries of their lists, that contain these key paths."""
    wrong = {path[:2] for path in paths}
    node.value = [(key, value) for key, value in node.value if (key.value,) not in wrong]
    for key, value in node.value:
        if isinstance(value, yaml.SequenceNode):
            value.value = [entry for index, entry in enumerate(value.value) if (key.value, index) not in wrong]
