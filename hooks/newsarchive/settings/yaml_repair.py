"""Changes to a composed YAML tree: keys that occur twice are joined, and what is wrong is left out."""

from collections.abc import Iterable, Iterator, Mapping

import yaml

from newsarchive.base.problems import Problem, error
from newsarchive.settings.yaml_tree import KeyPath, construct, position_of


def join_duplicates(root: yaml.Node | None, path: str) -> Iterator[Problem]:
    """Yield an error for each key that occurs again in its mapping, and join the two; YAML would drop the first.

    Lists and mappings under the same key are joined; of other values the first is kept.
    """
    waiting, seen = [root], set()
    while waiting:
        node = waiting.pop()
        if node is None or id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            yield from _join_keys(node, path)
            waiting += [value for _, value in node.value if isinstance(value, yaml.CollectionNode)]
        elif isinstance(node, yaml.SequenceNode):
            waiting += [entry for entry in node.value if isinstance(entry, yaml.CollectionNode)]


def _join_keys(node: yaml.MappingNode, path: str) -> Iterator[Problem]:
    if len({key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)}) == len(node.value):
        return
    first: dict[str, int] = {}
    kept: list[tuple[yaml.Node, yaml.Node]] = []
    for key, value in node.value:
        index = first.setdefault(key.value, len(kept)) if isinstance(key.value, str) else len(kept)
        if index == len(kept):
            kept.append((key, value))
            continue
        known, earlier = kept[index]
        line, column = position_of(key)
        message = f"duplicate key {key.value!r}; it is already on line {position_of(known)[0]}, remove one"
        yield error(path, "key-repeated", message, line=line, column=column)
        kept[index] = known, joined(earlier, value)
    node.value = kept


def joined(first: yaml.Node, second: yaml.Node) -> yaml.Node:
    """Two lists or two mappings as one; the first node if they are neither."""
    if not isinstance(first, yaml.CollectionNode) or type(first) is not type(second):
        return first
    return type(first)(first.tag, [*first.value, *second.value], first.start_mark, first.end_mark)


def written_path(root: yaml.Node | None, keys: Iterable[str | int]) -> KeyPath:
    """A key path of constructed values, such as `("people", 2022)`, with the keys as they are written: `"2022"`."""
    node, written = root, list[str | int]()
    for part in keys:
        pair = _pair(node, part)
        written.append(pair[0].value if pair else part)
        node = pair[1] if pair else _entry(node, part)
    return tuple(written)


def leave_out(root: yaml.MappingNode, paths: Iterable[KeyPath]) -> bool:
    """Remove the keys and list entries at these paths; return whether any was there."""
    wrong: dict[KeyPath, set[str | int]] = {}
    for path in paths:
        wrong.setdefault(path[:-1], set()).add(path[-1])
    found = False
    # The deepest first: removing an entry of a list moves those after it.
    for parent, parts in sorted(wrong.items(), key=lambda item: -len(item[0])):
        node: yaml.Node | None = root
        for part in parent:
            pair = _pair(node, part)
            node = pair[1] if pair else _entry(node, part)
        if isinstance(node, yaml.MappingNode):
            kept = [(key, value) for key, value in node.value if key.value not in parts]
        elif isinstance(node, yaml.SequenceNode):
            kept = [value for index, value in enumerate(node.value) if index not in parts]
        else:
            continue
        found = found or len(kept) < len(node.value)
        node.value = kept
    return found


def empty_out(root: yaml.MappingNode, path: KeyPath) -> bool:
    """Replace the value at a path by an empty list; return whether it was there."""
    node: yaml.Node | None = root
    for part in path[:-1]:
        pair = _pair(node, part)
        node = pair[1] if pair else _entry(node, part)
    pair = _pair(node, path[-1])
    if pair is None or not isinstance(node, yaml.MappingNode):
        return False
    empty = yaml.SequenceNode("tag:yaml.org,2002:seq", [], pair[1].start_mark, pair[1].end_mark)
    node.value = [(key, empty if key is pair[0] else value) for key, value in node.value]
    return True


def _pair(node: yaml.Node | None, part: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    """The key and value of a mapping for a part of a key path, which is the key as written or as constructed."""
    pairs: Iterable[tuple[yaml.Node, yaml.Node]] = node.value if isinstance(node, yaml.MappingNode) else ()
    named: Mapping[object, tuple[yaml.Node, yaml.Node]] = {
        key.value: (key, value) for key, value in pairs if isinstance(key, yaml.ScalarNode)
    }
    if part in named or isinstance(part, str):
        return named.get(part)
    return next((pair for pair in named.values() if construct(pair[0], yaml.SafeLoader) == part), None)


def _entry(node: yaml.Node | None, part: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        entry: yaml.Node = node.value[part]
        return entry
    return None
