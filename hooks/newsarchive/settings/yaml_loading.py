"""YAML text as a tree of nodes, within limits: by libyaml where it and PyYAML agree, else by PyYAML.

libyaml is ten times as fast. PyYAML decides what is valid, and words what is not: its messages are ours.
"""

import gc
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import yaml

MAX_REPEATED = 100_000
"""Nodes that aliases may repeat in a file. A few lines of aliases of aliases would otherwise expand to millions."""
MAX_DEPTH = 100
"""Levels of lists and mappings. PyYAML calls itself for each, and takes time quadratic in them."""
MAX_NODES = 500_000
"""Keys, values, lists and mappings in a file: about 10 seconds of PyYAML's time."""
_LENGTH_OF_NODE = 100
"""Characters of a text that weigh as much as a node when an alias repeats them."""
# What libyaml reads and PyYAML does not, or reads as something else: tabs between words, breaks of lines that YAML 1.1
# restricts, tags, directives, and a comment that follows | or > at once.
_DISPUTED = re.compile(
    r"[\t\r\x85\u2028\u2029\ufeff!%|>](?:(?<=[\t\r\x85\u2028\u2029\ufeff])|(?<=!)(?<!\w!)|(?<=^%)|(?<=[|>])[-+0-9]*\#)",
    re.MULTILINE,
)
_ALIAS = re.compile(r"\*(?<!\w\*)")
_TEXT = yaml.resolver.BaseResolver.DEFAULT_SCALAR_TAG


class LimitError(yaml.MarkedYAMLError):
    """A text that is nested too deeply, has too many values, or repeats too many."""


class _DisputedError(yaml.YAMLError):
    """A text that libyaml reads and PyYAML may not."""


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

    def _limit(self, message: str) -> LimitError:
        return LimitError(None, None, message, self.peek_event().start_mark)


class SafeLoader(_Limited, yaml.SafeLoader):
    """PyYAML's SafeLoader within our limits."""


class BaseLoader(_Limited, yaml.BaseLoader):
    """PyYAML's BaseLoader, to which every scalar is text, within our limits."""


Loader = type[SafeLoader] | type[BaseLoader]


class _LimitedInC(yaml.resolver.BaseResolver):
    """libyaml within our limits, or a little below them. It composes in C, and calls these methods for each node."""

    _depth = 0
    _nodes = 0

    def descend_resolver(self, _parent: yaml.Node | None, _index: object) -> None:
        self._nodes += 1
        self._depth += 1
        if self._depth > MAX_DEPTH or self._nodes > MAX_NODES:
            raise _DisputedError

    def ascend_resolver(self) -> None:
        self._depth -= 1

    def resolve(self, kind: type[yaml.Node], value: str | None, implicit: tuple[bool, bool]) -> str:
        """The tag of a node. Raises `_DisputedError` for an unquoted text that PyYAML may refuse within brackets."""
        if value and implicit[0]:
            if "?" in value:
                raise _DisputedError
            # Few texts begin as a number, a date or another value does.
            if value[0] not in self.yaml_implicit_resolvers:
                return _TEXT
        tag: str = super().resolve(kind, value, implicit)  # type: ignore[no-untyped-call]
        return tag


_IN_C: dict[Loader, Any] = {}
if yaml.__with_libyaml__:
    _IN_C = {
        SafeLoader: type("_SafeLoaderInC", (_LimitedInC, yaml.CSafeLoader), {}),
        BaseLoader: type("_BaseLoaderInC", (_LimitedInC, yaml.CBaseLoader), {}),
    }


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the garbage collector: it would search a tree, which has no cycles, several times."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def tree_of(text: str, loader: Loader) -> yaml.Node | None:
    """The tree of a YAML text, None for an empty one. Raises yaml.YAMLError, ValueError and RecursionError."""
    may_repeat = _ALIAS.search(text) is not None
    node = None if _DISPUTED.search(text) else _tree_by_libyaml(text, loader, may_repeat=may_repeat)
    if node is None:
        node = yaml.compose(text, Loader=loader)
    fault = _alias_fault(node) if node and may_repeat else None
    if fault:
        raise LimitError(None, None, fault[1], fault[0].start_mark)
    return node


def _tree_by_libyaml(text: str, loader: Loader, *, may_repeat: bool) -> yaml.Node | None:
    """The tree of a valid YAML text; None for every other, and where there is no libyaml."""
    # libyaml does not count aliases.
    if loader not in _IN_C or (may_repeat and text.count("*") > MAX_NODES // 2):
        return None
    try:
        node: yaml.Node | None = yaml.compose(text, Loader=_IN_C[loader])
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    return node


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
