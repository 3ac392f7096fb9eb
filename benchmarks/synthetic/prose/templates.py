"""Templates of stories, read from the text files next to this module.

A file holds kinds of story. `= name` starts one; lines `key: value` are its facts and settings; `# role` starts the
templates of one role, a sentence a line. `= *` holds facts and sentences for all kinds of its file, `= *name` those
for kinds with `with: name`.
In a template `{name}` is a fact of the story, `{3-28}` or `{1.2-9.8}` a new number, and `{person}` a new name. A fact
is a template, or several with `|` between them; one whose name starts with `@` is the same in all stories on a
subject.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random

_FOLDER = Path(__file__).parent
_SLOT = re.compile(r"\{([^{}]+)\}")
_RANGE = re.compile(r"(\d+)(?:\.(\d+))?-(\d+)(?:\.\d+)?")
# Numbers between these are years, which are over when the story is published.
_FIRST_YEAR, _LAST_YEAR = 1880, 2024
_SETTINGS = frozenset({"sections", "share", "scenes", "with"})

Part = str | Callable[[Random, Mapping[str, str]], str]


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence with slots."""

    parts: tuple[Part, ...]
    names: frozenset[str]
    """The facts in its slots."""


@dataclass(slots=True)
class Kind:
    """A kind of story: its settings, the choices for each fact, and the templates of each role."""

    name: str
    settings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    facts: dict[str, tuple[Template, ...]] = field(default_factory=dict)
    """Choices by name, in the order in which facts are drawn; later ones may use earlier ones."""
    roles: dict[str, list[Template]] = field(default_factory=dict)
    figures: set[str] = field(default_factory=set)
    """The facts that are numbers: a title that has one goes with a first sentence that has it."""

    def leads(self, title: Template) -> list[Template]:
        """The first sentences that have the numbers of a title."""
        wanted = title.names & self.figures
        return [lead for lead in self.roles["lead"] if wanted <= lead.names]


def _number(whole: int, digits: int, last: float) -> Part:
    step = 10**digits
    span = int(last * step) - whole + 1

    def draw(rng: Random, _facts: Mapping[str, str]) -> str:
        drawn = whole + int(rng.random() * span)
        return f"{drawn / step:.{digits}f}" if digits else str(drawn)

    def draw_year(rng: Random, facts: Mapping[str, str]) -> str:
        return str(min(whole + int(rng.random() * span), int(facts["year"]) - 1))

    return draw_year if not digits and whole >= _FIRST_YEAR and last <= _LAST_YEAR else draw


def _part(slot: str) -> Part:
    numbers = _RANGE.fullmatch(slot)
    if numbers is None:
        return lambda _rng, facts: facts[slot]
    first, fraction, last = numbers[1], numbers[2] or "", slot.split("-")[1]
    digits = len(fraction)
    return _number(int(first + fraction), digits, float(last))


@cache
def template(text: str) -> Template:
    """Parse one template."""
    pieces = _SLOT.split(text)
    parts = tuple(_part(piece) if index % 2 else piece for index, piece in enumerate(pieces) if piece)
    return Template(parts, frozenset(slot for slot in pieces[1::2] if not _RANGE.fullmatch(slot)))


def _choice(text: str) -> Template:
    """Parse a choice for a fact, in which a number needs no braces."""
    return template(f"{{{text}}}" if _RANGE.fullmatch(text) else text)


def fill(filled: Template, rng: Random, facts: Mapping[str, str]) -> str:
    """Fill a template."""
    return "".join([part if isinstance(part, str) else part(rng, facts) for part in filled.parts])


def _parse(text: str) -> list[Kind]:
    kinds: list[Kind] = []
    role: list[Template] | None = None
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("= "):
            kinds.append(Kind(line[2:]))
            role = None
        elif line.startswith("# "):
            role = kinds[-1].roles.setdefault(line[2:], [])
        elif role is not None:
            role.append(template(line))
        else:
            key, value = line.split(":", 1)
            choices = tuple(choice.strip() for choice in value.split("|"))
            if key in _SETTINGS:
                kinds[-1].settings[key] = choices
            else:
                kinds[-1].facts[key] = tuple(map(_choice, choices))
                if all(map(_RANGE.fullmatch, choices)):
                    kinds[-1].figures.add(key)
    return kinds


def _with_common(kinds: list[Kind]) -> list[Kind]:
    pools = {kind.name: kind for kind in kinds if kind.name.startswith("*")}
    stories = [kind for kind in kinds if kind.name not in pools]
    for kind in stories:
        for name in ("*", *(f"*{name}" for name in kind.settings.get("with", ()))):
            if pool := pools.get(name):
                kind.facts = pool.facts | kind.facts
                kind.settings = pool.settings | kind.settings
                for role, shared in pool.roles.items():
                    kind.roles[role] = kind.roles.get(role, []) + shared
    return stories


@cache
def kinds(language_key: str) -> Mapping[str, tuple[Kind, ...]]:
    """The kinds of story in a language by section, each as often as its share."""
    found: dict[str, list[Kind]] = {}
    for file in sorted((_FOLDER / language_key).glob("*.txt")):
        for kind in _with_common(_parse(file.read_text(encoding="utf-8"))):
            for section in kind.settings["sections"]:
                found.setdefault(section, []).extend([kind] * int(kind.settings.get("share", ("1",))[0]))
    return {section: tuple(several) for section, several in found.items()}
