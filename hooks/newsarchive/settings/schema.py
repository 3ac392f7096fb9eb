"""YAML to checked values: every wrong key is a problem with its position and full path, all of them in one run."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Generic, NamedTuple

import yaml
from pydantic import BaseModel, ValidationError

from newsarchive.base.problems import Level, Problem, error
from newsarchive.settings.checked import Checked, Model, fields_of, models_in, replace_former_names
from newsarchive.settings.yaml_tree import (
    KeyPath,
    Lines,
    Position,
    compose,
    construct,
    duplicate_keys,
    key_path,
    leave_out,
    lines_of,
    nearest,
    not_yaml,
)

_WORDING = {
    "extra_forbidden": "unknown key {key!r}; known keys: {choices}",
    "missing": "the key {key!r} is missing",
}
# pydantic names types as Python does; people who write YAML know lists and mappings.
_PLAIN_WORDS = re.compile("valid (?:(?P<list>tuple)|dictionary(?: or instance of \\w+)?)")
_NOWHERE = (0, 0)
_MAX_QUOTED = 500
"""Characters of a wrong value in a message; a whole mapping may be one."""


class Parsed(NamedTuple, Generic[Model]):
    """A YAML file as a value, with the problems in it and the positions of its keys. No value: it cannot be used."""

    value: Model | None
    problems: tuple[Problem, ...]
    lines: Lines


class ParsedParts(NamedTuple, Generic[Model]):
    """YAML as a value without what is wrong in it, the problems, and the positions of the keys that are left."""

    value: Model
    problems: tuple[Problem, ...]
    lines: Lines


class Location(NamedTuple):
    """A file, a position in it, and the key path as people write it there."""

    path: str
    line: int
    column: int
    keys: KeyPath


Locate = Callable[[KeyPath], Location]
"""Finds the key of a key path, or the nearest key that contains it."""


def parse(text: str, model: type[Model], *, path: str) -> Parsed[Model]:
    """A YAML file's text as a value of `model`."""
    node = compose(text, yaml.SafeLoader, path=path)
    if isinstance(node, Problem):
        return Parsed(None, (node,), {})
    names = _names_at(lines_of(node))
    problems = (*duplicate_keys(node, path), *replace_former_names(node, model, path))
    try:
        data = construct(node, yaml.SafeLoader)
    except (yaml.YAMLError, ValueError) as reason:
        return Parsed(None, (not_yaml(reason, path),), {})
    if any(problem.level is Level.ERROR for problem in problems):
        return Parsed(None, problems, {})
    lines = lines_of(node)
    value, wrong = check(data, model, locate=partial(_locate, path, lines, names))
    return Parsed(value, (*problems, *wrong), lines)


def parse_parts(text: str, model: type[Model], *, path: str, first_line: int) -> ParsedParts[Model]:
    """YAML that begins on a line of a file, as a value of a model that has a default for every key.

    All scalars are text. Only what is wrong is left out: a key, or an entry of a key's list.
    """
    # Line numbers in messages are those of the file.
    node = compose("\n" * (first_line - 1) + text, yaml.BaseLoader, path=path)
    if isinstance(node, Problem):
        return ParsedParts(model(), (node,), {})
    names = _names_at(lines_of(node))
    problems = (*duplicate_keys(node, path), *replace_former_names(node, model, path))
    try:
        data = construct(node, yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as reason:
        return ParsedParts(model(), (not_yaml(reason, path),), {})
    lines = lines_of(node)
    try:
        return ParsedParts(model.model_validate(data), problems, lines)
    except ValidationError as reason:
        wrong = reason.errors(include_url=False)
    locate = partial(_locate, path, lines, names)
    problems += tuple(_problem(item, model, locate) for item in wrong)
    if not isinstance(node, yaml.MappingNode):
        return ParsedParts(model(), problems, {})
    leave_out(node, [item["loc"] for item in wrong])
    return ParsedParts(model.model_validate(construct(node, yaml.BaseLoader)), problems, lines_of(node))


def check(data: object, model: type[Model], *, locate: Locate) -> tuple[Model | None, tuple[Problem, ...]]:
    """Data as a value of `model`, or None and its problems."""
    try:
        return model.model_validate(data), ()
    except ValidationError as reason:
        return None, tuple(_problem(item, model, locate) for item in reason.errors(include_url=False))


def _names_at(lines: Lines) -> Mapping[Position, str]:
    return {position: keys[-1] for keys, position in lines.items() if isinstance(keys[-1], str)}


def _locate(path: str, lines: Lines, names: Mapping[Position, str], keys: KeyPath) -> Location:
    """Locate a key in a file; `keys` and `lines` have the current names of keys, and `names` those in the file."""
    written = [
        part if isinstance(part, int) else names.get(lines.get(keys[:end], _NOWHERE), part)
        for end, part in enumerate(keys, start=1)
    ]
    return Location(path, *nearest(keys, lines), tuple(written))


def _problem(item: Mapping[str, Any], model: type[Checked], locate: Locate) -> Problem:
    keys: KeyPath = tuple(item["loc"])
    key = keys[-1] if keys else ""
    wording = _WORDING.get(item["type"])
    if wording:
        message = wording.format(key=key, choices=", ".join(_known_keys(model, keys[:-1])))
    else:
        reason = _PLAIN_WORDS.sub(
            lambda found: "list" if found["list"] else "mapping of keys to values",
            item["msg"].removeprefix("Value error, "),
        )
        message = f"{reason[:1].lower()}{reason[1:]}, got {_shortened(repr(item['input']))}"
    path, line, column, written = locate(keys)
    return error(path, "setting-invalid", f"{key_path(written)}: {message}", line=line, column=column)


def _shortened(text: str) -> str:
    return text if len(text) <= _MAX_QUOTED else f"{text[:_MAX_QUOTED]}…"


def _known_keys(model: type[BaseModel], keys: KeyPath) -> tuple[str, ...]:
    """The keys that the model at a key path declares."""
    for part in keys:
        if isinstance(part, int):
            continue
        inner = next(iter(models_in(fields_of(model)[part].annotation)), None)
        if inner is None:
            return ()
        model = inner
    return tuple(fields_of(model))
