"""YAML to checked values: every wrong key is a problem with its position and full path, all of them in one run."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import partial
from typing import Any, Generic, NamedTuple

import yaml
from pydantic import BaseModel, ValidationError

from newsarchive.base.problems import Problem, error
from newsarchive.settings.checked import Checked, Model, fields_of, models_in, replace_former_names
from newsarchive.settings.yaml_loading import BaseLoader, Loader, SafeLoader, collector_paused
from newsarchive.settings.yaml_repair import empty_out, join_duplicates, leave_out, written_path
from newsarchive.settings.yaml_tree import (
    KeyPath,
    Lines,
    Position,
    compose,
    construct,
    key_path,
    lines_of,
    nearest,
    not_yaml,
)

Item = Mapping[str, Any]
"""An error as pydantic describes it."""
# pydantic names types as Python does; people who write YAML know lists and mappings.
_PLAIN_WORDS = re.compile("valid (?:(?P<list>tuple)|dictionary(?: or instance of \\w+)?)")
_NOWHERE = (0, 0)
_MAX_QUOTED = 500
"""Characters of a wrong value in a message; a whole mapping may be one."""
_KEY = "[key]"
"""The last part of the path that pydantic gives to a wrong key of a mapping."""
_LENGTH_OF_TERM = 2
_MISSPELT = 0.8
"""The similarity from which on an unknown key counts as a misspelt one."""


class Parsed(NamedTuple, Generic[Model]):
    """A YAML file as a value without what is wrong in it, the problems, and the positions of the keys that are left.

    No value: nothing of the file can be used.
    """

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


@collector_paused()
def parse(text: str, model: type[Model], *, path: str) -> Parsed[Model]:
    """A YAML file's text as a value of `model`, without what is wrong in it; None if nothing can be used."""
    node = compose(text, SafeLoader, path=path)
    if isinstance(node, Problem):
        return Parsed(None, (node,), {})
    return _value(node, model, path, SafeLoader)


@collector_paused()
def parse_parts(text: str, model: type[Model], *, path: str, first_line: int) -> ParsedParts[Model]:
    """YAML that begins on a line of a file, as a value of a model that has a default for every key.

    All scalars are text. Only what is wrong is left out: a key, or an entry of a key's list.
    """
    # Line numbers in messages are those of the file.
    node = compose("\n" * (first_line - 1) + text, BaseLoader, path=path)
    if isinstance(node, Problem):
        return ParsedParts(model(), (node,), {})
    value, problems, lines = _value(node, model, path, BaseLoader)
    return ParsedParts(value or model(), problems, lines if value else {})


def _value(node: yaml.Node | None, model: type[Model], path: str, loader: Loader) -> Parsed[Model]:
    """The value of a tree, from which everything wrong is removed, one round after the other."""
    written = lines_of(node)
    problems = [*replace_former_names(node, model, path), *join_duplicates(node, path)]
    removed: set[KeyPath] = set()
    while True:
        try:
            value = model.model_validate(construct(node, loader))
        except ValidationError as reason:
            items = reason.errors(include_url=False)
        except (yaml.YAMLError, ValueError, RecursionError) as reason:
            return Parsed(None, (not_yaml(reason, path),), {})
        else:
            lines = lines_of(node) if problems else written
            return Parsed(value, (*problems, *value.contradictions(path, lines)), lines)
        items = [{**item, "loc": written_path(node, (key for key in item["loc"] if key != _KEY))} for item in items]
        locate = partial(_locate, path, lines_of(node), _names_at(written))
        # What is missing because it has been removed is known already.
        problems += _problems([item for item in items if item["loc"] not in removed], model, locate)
        if not isinstance(node, yaml.MappingNode) or not _remove(node, items, model, removed):
            return Parsed(None, tuple(problems), {})


def _remove(node: yaml.MappingNode, items: Iterable[Item], model: type[Checked], removed: set[KeyPath]) -> bool:
    """Remove the smallest parts that contain these errors; return whether the rest may be valid then."""
    paths = {_part_to_remove(item) for item in items}
    if () in paths:
        return False
    emptied = {path for path in paths if _is_term(path, model) and path not in removed}
    done = [empty_out(node, path) for path in sorted(emptied)]
    removed |= paths
    return leave_out(node, paths - emptied) or any(done)


def _part_to_remove(item: Item) -> KeyPath:
    """The path of the entry of a list, or else of the key, that an error is in.

    An entry goes as a whole: a rule without one of its conditions would match more than was meant.
    """
    keys: KeyPath = item["loc"][:-1] if item["type"] == "missing" else item["loc"]
    end = next((index for index, key in enumerate(keys) if isinstance(key, int)), len(keys))
    return keys[: end + 1]


def _is_term(path: KeyPath, model: type[Checked]) -> bool:
    """Return whether a path is that of a term in a mapping of terms to lists: it stays without its list."""
    field = fields_of(model).get(str(path[0])) if len(path) == _LENGTH_OF_TERM else None
    return field is not None and isinstance(path[1], str) and not any(models_in(field.annotation))


def check(data: object, model: type[Model], *, locate: Locate) -> tuple[Model | None, tuple[Problem, ...]]:
    """Data as a value of `model`, or None and its problems."""
    try:
        return model.model_validate(data), ()
    except ValidationError as reason:
        return None, tuple(_problems(reason.errors(include_url=False), model, locate))


def _names_at(lines: Lines) -> Mapping[Position, str]:
    return {position: keys[-1] for keys, position in lines.items() if isinstance(keys[-1], str)}


def _locate(path: str, lines: Lines, names: Mapping[Position, str], keys: KeyPath) -> Location:
    """Locate a key in a file; `keys` and `lines` have the current names of keys, and `names` those in the file."""
    written = [
        part if isinstance(part, int) else names.get(lines.get(keys[:end], _NOWHERE), part)
        for end, part in enumerate(keys, start=1)
    ]
    return Location(path, *nearest(keys, lines), tuple(written))


def _problems(items: Sequence[Item], model: type[Checked], locate: Locate) -> list[Problem]:
    """The problems of validation errors. A misspelt key and the missing key that it was meant to be are one."""
    missing = {tuple(item["loc"]) for item in items if item["type"] == "missing"}
    meant: dict[KeyPath, KeyPath] = {}
    for item in items:
        keys: KeyPath = tuple(item["loc"])
        if item["type"] == "extra_forbidden":
            absent = [str(path[-1]) for path in missing if path[:-1] == keys[:-1]]
            near = _nearest(str(keys[-1]), absent, 0.6) or _nearest(
                str(keys[-1]), _known_keys(model, keys[:-1]), _MISSPELT
            )
            meant |= {keys: (*keys[:-1], near)} if near else {}
    consequences = missing & set(meant.values())
    return [
        _problem(item, model, locate, meant.get(tuple(item["loc"])))
        for item in items
        if not (item["type"] == "missing" and tuple(item["loc"]) in consequences)
    ]


def _nearest(key: str, choices: Sequence[str], cutoff: float) -> str:
    """The key that another one is a misspelling of, such as `from` of `form`; empty if there is none."""
    swapped = (choice for choice in choices if sorted(choice) == sorted(key))
    return next(iter([*swapped, *get_close_matches(key, choices, n=1, cutoff=cutoff)]), "")


def _problem(item: Item, model: type[Checked], locate: Locate, meant: KeyPath | None) -> Problem:
    keys: KeyPath = tuple(item["loc"])
    key = keys[-1] if keys else ""
    if item["type"] == "extra_forbidden":
        hint = f"did you mean {meant[-1]!r}? " if meant else ""
        message = f"unknown key {key!r}; {hint}known keys: {', '.join(_known_keys(model, keys[:-1]))}"
    elif item["type"] == "missing":
        message = f"the key {key!r} is missing"
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
