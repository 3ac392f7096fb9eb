"""Stories of one kind: a title, and blocks of sentences that agree with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from random import Random

from benchmarks.synthetic.names import pick
from benchmarks.synthetic.prose.facts import draw_facts
from benchmarks.synthetic.prose.templates import Kind, Template, fill

Block = tuple[str, str]

_SUBJECTS = 48
# After this many characters a story has headings.
_SHORTEST_WITH_HEADINGS = 900
_PARAGRAPHS_A_HEADING = 3
# The roles of the sentences of a paragraph, by the first of them.
_BODIES = (
    ("figure", "background"),
    ("quote",),
    ("background", "figure"),
    ("background", "quote"),
    ("figure", "quote"),
    ("background", "background"),
    ("quote", "figure"),
)


@dataclass(frozen=True, slots=True)
class Story:
    """A story without markup."""

    kind: Kind
    title: str
    blocks: tuple[Block, ...]
    facts: Mapping[str, str]
    scene: str
    """The subject of its images."""

    @property
    def words(self) -> tuple[str, ...]:
        """Words of the story that its source may emphasise or link."""
        named = (self.facts.get("company"), self.facts.get("word"), self.facts["city"])
        return tuple(word for word in named if word)


class _Deck:
    """The templates of each role, in a drawn order and each of them once."""

    def __init__(self, kind: Kind, rng: Random, facts: Mapping[str, str]) -> None:
        self._rng = rng
        self._facts = facts
        self._left = {role: rng.sample(templates, len(templates)) for role, templates in kind.roles.items()}

    def draw(self, role: str) -> str:
        """Return a sentence of this role; empty if none is left."""
        left: list[Template] = self._left.get(role, [])
        return fill(left.pop(), self._rng, self._facts) if left else ""


def story(kind: Kind, number: int, rng: Random, day: date, *, length: int, space: str = "") -> Story:
    """Write a story of a kind on the subject with this number, of at most about `length` characters."""
    subject = Random(f"subject {kind.name} {number}")  # noqa: S311 - nothing here is secret
    facts = draw_facts(kind, subject, rng, day)
    title = pick(rng, kind.roles["title"])
    lead = fill(pick(rng, kind.leads(title)), rng, facts)
    blocks = tuple(_blocks(_Deck(kind, rng, facts), rng, lead, length=length, space=space))
    return Story(kind, fill(title, rng, facts), blocks, facts, pick(subject, kind.settings["scenes"]))


def subject_number(rng: Random) -> int:
    """Draw the number of a subject; a quarter of them has half of the stories."""
    return int(rng.random() ** 2 * _SUBJECTS)


def _blocks(deck: _Deck, rng: Random, lead: str, *, length: int, space: str) -> list[Block]:
    blocks = [("paragraph", lead)]
    if rng.random() < 0.55 and (caption := deck.draw("caption")):
        blocks.insert(0 if rng.random() < 0.5 else 1, ("image", caption))
    written = len(lead)
    outlook = deck.draw("outlook")
    since_heading = 0
    while written + len(outlook) < length:
        roles = pick(rng, _BODIES)
        text = space.join(filter(None, map(deck.draw, roles)))
        if not text:
            text = next(filter(None, map(deck.draw, ("figure", "background", "quote"))), "")
        if not text:
            break
        since_heading += 1
        if length > _SHORTEST_WITH_HEADINGS and since_heading > _PARAGRAPHS_A_HEADING:
            blocks.append(("heading", deck.draw("heading")))
            since_heading = 0
        blocks.append(("paragraph", text))
        written += len(text)
        blocks.extend(_extra(deck, rng))
    if written + len(outlook) <= max(length, 2 * len(lead)):
        blocks.append(("paragraph", outlook))
    return [(kind, text) for kind, text in blocks if text]


def _extra(deck: _Deck, rng: Random) -> list[Block]:
    """Draw a block that interrupts the paragraphs, in some cases."""
    kind = rng.random()
    if kind < 0.07:
        return [("image", deck.draw("caption"))]
    if kind < 0.12 and (intro := deck.draw("items")):
        items = [item for item in (deck.draw("item") for _ in range(3 + int(rng.random() * 2))) if item]
        return [("paragraph", intro), ("items", "\n".join(items))] if len(items) > 1 else []
    if kind < 0.17 and (columns := deck.draw("columns")):
        rows = [columns, *filter(None, (deck.draw("row") for _ in range(9)))]
        return [("table", "\n".join(rows).replace("｜", "\t"))]
    return []
