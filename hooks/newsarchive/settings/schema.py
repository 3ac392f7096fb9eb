"""YAML to checked values: every wrong key is a problem with its place and its full path, all of them in one run."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic.fields import FieldInfo

from newsarchive.base.problems import Problem, error
from newsarchive.base.text import collapse_whitespace


class Checked(BaseModel):
    """A value that people write by hand: frozen, and with no key but those it declares."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False, regex_engine="python-re")


Model = TypeVar("Model", bound=Checked)
KeyPath = tuple[str | int, ...]

_WORDING = {
    "extra_forbidden": "unknown key {key!r}; the keys here are: {choices}",
    "missing": "the key {key!r} is missing",
}
# What the checking library calls by the names of its own language, and people who write YAML do not.
_PLAIN_WORDS = re.compile("valid (?:(?P<list>tuple)|dictionary(?: or instance of \\w+)?)")


Lines = Mapping[KeyPath, tuple[int, int]]
"""Where the keys of a file stand: line and column, both from 1."""


def parse(text: str, model: type[Model], *, path: str) -> tuple[Model | None, tuple[Problem, ...]]:
    """A YAML file's text as a value of `model`, or None and what is wrong with it."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        data = yaml.safe_load(text)
    except yaml.YAMLError as reason:
        return None, (_not_yaml(reason, path),)
    except ValueError as reason:
        return None, (error(path, "yaml-invalid", f"not valid YAML: {reason}"),)
    repeated = _repeated_keys(node, path)
    if repeated:
        return None, repeated
    return check({} if data is None else data, model, path=path, lines=_lines(node))


def parse_parts(
    text: str, model: type[Model], *, path: str, first_line: int
) -> tuple[Model, tuple[Problem, ...], Lines]:
    """YAML that stands in a file from a line on, as a value of a model that has a default for every key.

    All scalars are the text that they are. What is wrong is left out: a key, or an entry of a key's list.
    """
    try:
        # Lines in messages are the file's.
        node = yaml.compose("\n" * (first_line - 1) + text, Loader=yaml.BaseLoader)
        data = _texts(node)
    except (yaml.YAMLError, RecursionError) as reason:
        return model(), (_not_yaml(reason, path),), {}
    problems, lines = _repeated_keys(node, path), _lines(node)
    try:
        return model.model_validate(data), problems, lines
    except ValidationError as reason:
        wrong = reason.errors(include_url=False)
    problems += tuple(_problem(item, model, path, "", lines) for item in wrong)
    if not isinstance(node, yaml.MappingNode):
        return model(), problems, {}
    _leave_out(node, [item["loc"] for item in wrong])
    return model.model_validate(_texts(node)), problems, _lines(node)


def _texts(node: yaml.Node | None) -> object:
    """The texts, lists and mappings of a composed YAML tree."""
    return yaml.BaseLoader("").construct_document(node) if node else {}


def _leave_out(node: yaml.MappingNode, places: Iterable[KeyPath]) -> None:
    """Take the keys out of a tree, or the entries of their lists, in which these places are."""
    wrong = {place[:2] for place in places}
    node.value = [(key, value) for key, value in node.value if (key.value,) not in wrong]
    for key, value in node.value:
        if isinstance(value, yaml.SequenceNode):
            value.value = [entry for index, entry in enumerate(value.value) if (key.value, index) not in wrong]


def lines_of(text: str) -> dict[str, tuple[int, int]]:
    """Line and column of every key path, the paths as people write them: `drop[2].select`; none in invalid YAML."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return {}
    return {key_path(place): position for place, position in _lines(node).items()}


def check(
    data: object,
    model: type[Model],
    *,
    path: str,
    prefix: str = "",
    lines: Lines | None = None,
) -> tuple[Model | None, tuple[Problem, ...]]:
    """Data as a value of `model`, or None and its problems. `prefix` is put before the key paths in the messages."""
    try:
        return model.model_validate(data), ()
    except ValidationError as reason:
        return None, tuple(
            _problem(item, model, path, prefix, lines or {}) for item in reason.errors(include_url=False)
        )


def _problem(item: Mapping[str, Any], model: type[Checked], path: str, prefix: str, lines: Lines) -> Problem:
    place: KeyPath = tuple(item["loc"])
    key = place[-1] if place else ""
    wording = _WORDING.get(item["type"])
    if wording:
        message = wording.format(key=key, choices=", ".join(_choices(model, place[:-1])))
    else:
        said = _PLAIN_WORDS.sub(
            lambda found: "list" if found["list"] else "mapping of keys to values",
            item["msg"].removeprefix("Value error, "),
        )
        message = f"{said[:1].lower()}{said[1:]}, got {item['input']!r}"
    line, column = _nearest(place, lines)
    return error(path, "setting-invalid", f"{key_path(place, prefix)}: {message}", line=line, column=column)


def key_path(place: Iterable[str | int], prefix: str = "") -> str:
    """A key path as people write it: `drop[2].select`."""
    text = prefix
    for part in place:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text or "the whole file"


def _choices(model: type[BaseModel], place: KeyPath) -> tuple[str, ...]:
    """The keys that the model at a key path declares."""
    for part in place:
        if isinstance(part, int):
            continue
        inner = next(iter(_models_in(_fields(model)[part].annotation)), None)
        if inner is None:
            return ()
        model = inner
    return tuple(_fields(model))


def _fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of a model by the keys that people write."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _models_in(annotation: object) -> Iterable[type[BaseModel]]:
    """The models that a field's type is made of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _models_in(argument)


def _repeated_keys(node: yaml.Node | None, path: str) -> tuple[Problem, ...]:
    """The keys that a mapping has twice; YAML itself would drop the first of them without a word."""
    problems: list[Problem] = []
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
                    line, column = key.start_mark.line + 1, key.start_mark.column + 1
                    already = first[key.value].start_mark.line + 1
                    message = f"the key {key.value!r} stands here again; it is already on line {already}"
                    problems.append(error(path, "key-repeated", message, line=line, column=column))
        elif isinstance(current, yaml.SequenceNode):
            waiting += current.value
    return tuple(problems)


def _lines(node: yaml.Node | None) -> dict[KeyPath, tuple[int, int]]:
    """Line and column, both from 1, of every key path in a composed YAML tree."""
    found: dict[KeyPath, tuple[int, int]] = {}
    waiting: list[tuple[KeyPath, yaml.Node | None]] = [((), node)]
    seen: set[int] = set()
    while waiting:
        place, current = waiting.pop()
        # What an alias repeats has its place already; one that leads to itself would never end.
        if id(current) in seen:
            continue
        seen.add(id(current))
        if isinstance(current, yaml.MappingNode):
            for key, value in current.value:
                inner = (*place, key.value)
                found[inner] = (key.start_mark.line + 1, key.start_mark.column + 1)
                waiting.append((inner, value))
        elif isinstance(current, yaml.SequenceNode):
            for index, value in enumerate(current.value):
                found[(*place, index)] = (value.start_mark.line + 1, value.start_mark.column + 1)
                waiting.append(((*place, index), value))
    return found


def _nearest(place: KeyPath, lines: Lines) -> tuple[int, int]:
    """Where a key path stands, or else the nearest key around it."""
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, (1, 1))


def _not_yaml(reason: Exception, path: str) -> Problem:
    mark = getattr(reason, "problem_mark", None)
    what = getattr(reason, "problem", None) or collapse_whitespace(str(reason))
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return error(path, "yaml-invalid", f"not valid YAML: {what}", line=line, column=column)
