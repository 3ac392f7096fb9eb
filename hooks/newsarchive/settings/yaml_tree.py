"""YAML as a composed tree of nodes: the values in it and the positions of its keys."""

from collections.abc import Iterable, Mapping

import yaml

from newsarchive.base.problems import Problem, error
from newsarchive.base.text import collapse_whitespace
from newsarchive.settings.yaml_loading import LimitError, Loader, tree_of

KeyPath = tuple[str | int, ...]
Position = tuple[int, int]
"""Line and column, both from 1."""
Lines = Mapping[KeyPath, Position]
"""The position of every key and list entry of a file."""
_TEXT, _LIST, _MAPPING = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))


class _NotPlainError(ValueError):
    """A list or mapping with a tag, or a mapping that has other keys than texts."""


def compose(text: str, loader: Loader, *, path: str) -> yaml.Node | Problem | None:
    """The tree of a YAML text, None for an empty one, or the problem of a text beyond the limits or not YAML."""
    try:
        return tree_of(text, loader)
    except (yaml.YAMLError, ValueError, RecursionError) as reason:
        return not_yaml(reason, path)


def construct(node: yaml.Node | None, loader: type[yaml.SafeLoader] | type[yaml.BaseLoader]) -> object:
    """The value of a composed tree; an empty mapping for an empty one. Raises yaml.YAMLError and ValueError."""
    if node is None:
        return {}
    try:
        value = _plain_value(node, loader(""))
    except (yaml.YAMLError, ValueError):
        value = loader("").construct_document(node)
    return {} if value is None else value


def _plain_value(node: yaml.Node, constructor: yaml.SafeLoader | yaml.BaseLoader) -> object:
    """The value of a node, several times as fast as by PyYAML. Raises `_NotPlainError` for merged and tagged mappings.

    Nothing is changed in the tree, and PyYAML repeats what fails: of several faults it names the outermost.
    """
    if isinstance(node, yaml.ScalarNode):
        value: object = node.value if node.tag == _TEXT else constructor.construct_document(node)
        return value
    if isinstance(node, yaml.SequenceNode) and node.tag == _LIST:
        return [_plain_value(entry, constructor) for entry in node.value]
    if node.tag != _MAPPING or any(key.tag != _TEXT or not isinstance(key, yaml.ScalarNode) for key, _ in node.value):
        raise _NotPlainError
    return {key.value: _plain_value(value, constructor) for key, value in node.value}


def not_yaml(reason: Exception, path: str) -> Problem:
    """The problem of a text that is not YAML, at the position that the parser names."""
    mark = getattr(reason, "problem_mark", None)
    what = getattr(reason, "problem", None) or collapse_whitespace(str(reason))
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    start = getattr(reason, "context_mark", None)
    if start and start.line + 1 < line:
        # Of a bracket that is never closed, for instance.
        what += f", {getattr(reason, 'context', '')} that begins on line {start.line + 1}"
    message = what if isinstance(reason, LimitError) else f"not valid YAML: {what}"
    return error(path, "yaml-invalid", message, line=line, column=column)


def key_path(keys: Iterable[str | int]) -> str:
    """A key path as people write it: `drop[2].select`."""
    text = ""
    for part in keys:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text or "the whole file"


def position_of(node: yaml.Node) -> Position:
    """The start of a node."""
    mark = node.start_mark
    return mark.line + 1, mark.column + 1


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
            # A list as a key cannot be part of a key path.
            parts = [
                ((*keys, key.value), key, value) for key, value in current.value if isinstance(key, yaml.ScalarNode)
            ]
        elif isinstance(current, yaml.SequenceNode):
            parts = [((*keys, index), value, value) for index, value in enumerate(current.value)]
        else:
            continue
        for inner, place, value in parts:
            found[inner] = position_of(place)
            if isinstance(value, yaml.CollectionNode):
                waiting.append((inner, value))
    return found


def nearest(keys: KeyPath, lines: Lines) -> Position:
    """The position of a key path, or of the nearest key that contains it."""
    while keys and keys not in lines:
        keys = keys[:-1]
    return lines.get(keys, (1, 1))
