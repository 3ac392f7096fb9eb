"""The base of all values that people write by hand, and the former names of their keys."""

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict
from pydantic.fields import FieldInfo

from newsarchive.base.problems import Problem, error, notice
from newsarchive.settings.yaml_tree import KeyPath, Lines, key_path, position_of

_MERGE = "tag:yaml.org,2002:merge"


class Checked(BaseModel):
    """A value that people write by hand: frozen, and with no key but those it declares.

    `renamed` maps a former key to the key that replaced it; `renamed_values` does so for the words of a key whose value
    is one of a choice, or a list of such. Former names work for one release, with a notice.
    """

    renamed: ClassVar[Mapping[str, str]] = {}
    renamed_values: ClassVar[Mapping[str, Mapping[str, str]]] = {}

    def contradictions(self, path: str, lines: Lines) -> Iterable[Problem]:
        """The problems of values that are valid each, but not together; `lines` are the positions in the file."""
        del path, lines
        return ()

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False, regex_engine="python-re")


Model = TypeVar("Model", bound=Checked)


def fields_of(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of a model by the keys that people write."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def models_in(annotation: object) -> Iterable[type[Checked]]:
    """The models that a field's type is made of."""
    if isinstance(annotation, type) and issubclass(annotation, Checked):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from models_in(argument)


def replace_former_names(root: yaml.Node | None, model: type[Checked], path: str) -> Iterator[Problem]:
    """Rename the former names in a composed tree: a notice for each, an error where the new name is given as well."""
    waiting: list[tuple[KeyPath, yaml.Node | None, type[Checked]]] = [((), root, model)]
    seen: set[tuple[int, type[Checked]]] = set()
    while waiting:
        keys, node, model = waiting.pop()
        if (id(node), model) in seen:
            continue
        seen.add((id(node), model))
        if isinstance(node, yaml.SequenceNode):
            waiting += [((*keys, index), entry, model) for index, entry in enumerate(node.value)]
        elif isinstance(node, yaml.MappingNode):
            yield from _rename_keys(keys, node, model, path)
            fields = fields_of(model)
            for key, value in node.value:
                if key.tag == _MERGE:
                    waiting.append((keys, value, model))
                elif isinstance(key, yaml.ScalarNode) and key.value in fields:
                    inner = (*keys, key.value)
                    yield from _rename_values(inner, value, model.renamed_values.get(key.value, {}), path)
                    waiting += [(inner, value, below) for below in models_in(fields[key.value].annotation)]


def _rename_keys(keys: KeyPath, node: yaml.MappingNode, model: type[Checked], path: str) -> Iterator[Problem]:
    written = {key.value: key for key, _ in node.value if isinstance(key, yaml.ScalarNode)}
    for index, (key, value) in enumerate(node.value):
        new = model.renamed.get(key.value) if isinstance(key, yaml.ScalarNode) else None
        if new is None:
            continue
        old = key_path((*keys, key.value))
        line, column = position_of(key)
        if new in written:
            message = (
                f"{old}: the former name of {new!r}, which is on line {position_of(written[new])[0]}; "
                f"expected one of them, move its value to {new!r} and remove {key.value!r}"
            )
            yield error(path, "key-repeated", message, line=line, column=column)
            node.value[index] = None
        else:
            message = f"{old}: deprecated key; use {new!r} instead"
            yield notice(path, "setting-renamed", message, line=line, column=column)
            node.value[index] = (yaml.ScalarNode(key.tag, new, key.start_mark, key.end_mark), value)
    node.value = [pair for pair in node.value if pair is not None]


def _rename_values(keys: KeyPath, node: yaml.Node, renamed: Mapping[str, str], path: str) -> Iterator[Problem]:
    entries = node.value if isinstance(node, yaml.SequenceNode) else [node]
    for index, entry in enumerate(entries if renamed else ()):
        if isinstance(entry, yaml.ScalarNode) and entry.value in renamed:
            where = key_path((*keys, index) if isinstance(node, yaml.SequenceNode) else keys)
            message = f"{where}: deprecated value {entry.value!r}; use {renamed[entry.value]!r} instead"
            line, column = position_of(entry)
            yield notice(path, "setting-renamed", message, line=line, column=column)
            entry.value = renamed[entry.value]
