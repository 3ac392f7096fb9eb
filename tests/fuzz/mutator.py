"""Inputs by seed: markup from a grammar, parts of the sources' samples, and mutations of both; equal for equal seeds."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import count
from pathlib import Path
from random import Random

from tests.fuzz.shapes import BLOCK, INLINE, NESTING, PIECES

_SOURCES = Path(__file__).parents[1] / "sources"
_MOST_CHARACTERS = 900
_MOST_DEPTH = 4
_FIRST_HAN, _COUNT_HAN = 0x4E00, 0x5000
# The share of inputs that are parts of samples, and of those that are mutated.
_SAMPLES, _MUTATED = 0.2, 0.7
_ALPHABET = "abcxyzABC019 　，。、-.!?;:'\"()"


class Mutator:
    """Makes one body of a raw file after the other; each Han character of the grammar's words occurs once in a body."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - equal for equal seeds
        self._numbers = count()
        self._word = count()

    def body(self) -> str:
        """A body of mostly 50 to 800 characters."""
        random = self._random
        text = self._part_of_sample() if random.random() < _SAMPLES else self._blocks()
        return self.mutated(text) if random.random() < _MUTATED else text

    def mutated(self, text: str) -> str:
        """A text with one to six mutations."""
        random = self._random
        for _ in range(random.choice((1, 1, 1, 2, 3, 6))):
            text = random.choice(_MUTATIONS)(random, text)
        return text

    def raw_file(self) -> str:
        """A whole raw file: front matter in one of many forms, and a body."""
        random = self._random
        key_values = [f"{key}: {value}" for key, value in random.sample(_KEYS, random.randrange(1, 8))]
        random.shuffle(key_values)
        head, end = random.choice(_FENCES)
        text = f"{head}{random.choice(_LINE_ENDS).join(key_values)}\n{end}{self.body()}"
        for _ in range(random.choice((0, 0, 1, 2, 4))):
            # Most changes go into the front matter, which is short.
            place = random.randrange(1, len(text) // 3 + 2)
            text = random.choice(_MUTATIONS)(random, text[:place]) + text[place:]
        return text

    def _blocks(self) -> str:
        return "".join(self._block(0) for _ in range(self._random.choice((1, 2, 2, 3, 4))))[:_MOST_CHARACTERS]

    def _block(self, depth: int) -> str:
        if depth < _MOST_DEPTH and self._random.random() < 0.25:
            return self._filled(NESTING, lambda: self._block(depth + 1))
        return self._filled(BLOCK, lambda: self._line(depth))

    def _line(self, depth: int) -> str:
        random = self._random
        if depth < _MOST_DEPTH and random.random() < 0.4:
            return self._words() * random.randrange(2) + self._filled(INLINE, lambda: self._line(depth + 2))
        return self._words()

    def _filled(self, frames: tuple[str, ...], content: Callable[[], str]) -> str:
        first, *rest = self._random.choice(frames).split("#")
        written = first + "".join(content() + piece for piece in rest)
        while "@" in written:
            written = written.replace("@", str(next(self._numbers)), 1)
        return written

    def _words(self) -> str:
        random = self._random
        kind = random.random()
        if kind < 0.2:
            return random.choice(PIECES).replace("@", "&#64;")
        if kind < 0.35:
            return "".join(random.choice(_ALPHABET) for _ in range(random.randrange(1, 9)))
        start = next(self._word) * 7
        length = random.randrange(1, 7)
        return "".join(chr(_FIRST_HAN + (start + number) * 13 % _COUNT_HAN) for number in range(length))

    def _part_of_sample(self) -> str:
        sample = self._random.choice(_samples())
        start = self._random.randrange(max(1, len(sample) - 200))
        # Most parts begin at a tag, so that not each of them is broken.
        tag = sample.find("<", start)
        if tag >= 0 and self._random.random() < 0.8:
            start = tag
        return sample[start : start + self._random.randrange(100, 800)]


@cache
def _samples() -> list[str]:
    raw = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(_SOURCES.glob("*/*/raw.*"))]
    return [text.split("\n---\n", 1)[-1] for text in raw]


def _cut(random: Random, text: str) -> tuple[int, int]:
    start = random.randrange(len(text) + 1)
    return start, min(len(text), start + random.choice((1, 1, 2, 3, 8, 30)))


def _delete(random: Random, text: str) -> str:
    start, end = _cut(random, text)
    return text[:start] + text[end:]


def _insert(random: Random, text: str) -> str:
    start, _ = _cut(random, text)
    return text[:start] + random.choice(PIECES) + text[start:]


def _replace(random: Random, text: str) -> str:
    start, end = _cut(random, text)
    return text[:start] + random.choice(PIECES) + text[end:]


def _flip(random: Random, text: str) -> str:
    """Another character with one bit changed, as a broken byte leaves it."""
    if not text:
        return text
    start = random.randrange(len(text))
    flipped = bytearray(text[start].encode("utf-8", "replace"))
    flipped[random.randrange(len(flipped))] ^= 1 << random.randrange(8)
    return text[:start] + bytes(flipped).decode("utf-8", "replace") + text[start + 1 :]


def _truncate(random: Random, text: str) -> str:
    return text[: random.randrange(len(text) + 1)]


def _lose_start(random: Random, text: str) -> str:
    return text[random.randrange(len(text) + 1) :]


def _duplicate(random: Random, text: str) -> str:
    start, end = _cut(random, text)
    return text[:end] + text[start:end] * random.choice((1, 1, 2, 20)) + text[end:]


def _move(random: Random, text: str) -> str:
    start, end = _cut(random, text)
    rest = text[:start] + text[end:]
    place = random.randrange(len(rest) + 1)
    return rest[:place] + text[start:end] + rest[place:]


def _drop_tag(random: Random, text: str) -> str:
    """A tag less, so that something is never closed or never opened."""
    starts = [place for place, character in enumerate(text) if character == "<"]
    if not starts:
        return text
    start = random.choice(starts)
    end = text.find(">", start)
    return text[:start] + (text[end + 1 :] if end >= 0 else "")


def _swap_tags(random: Random, text: str) -> str:
    """The end of one element before that of another, as the adoption agency algorithm is for."""
    pieces = text.split("</")
    if len(pieces) < 3:
        return text
    first, second = random.sample(range(1, len(pieces)), 2)
    names = [piece.partition(">") for piece in pieces]
    for index, other in ((first, second), (second, first)):
        pieces[index] = names[other][0] + names[index][1] + names[index][2]
    return "</".join(pieces)


def _drop_character(random: Random, text: str) -> str:
    """A quote, an angle bracket or a line end less."""
    places = [place for place, character in enumerate(text) if character in "\"'<>=/;&\n"]
    if not places:
        return text
    place = random.choice(places)
    return text[:place] + text[place + 1 :]


def _wrap(random: Random, text: str) -> str:
    start = random.randrange(len(text) + 1)
    end = random.randrange(start, len(text) + 1)
    first, _, rest = random.choice((*NESTING, *BLOCK, *INLINE)).replace("@", "0").partition("#")
    return text[:start] + first + text[start:end] + rest.replace("#", "") + text[end:]


def _nest(random: Random, text: str) -> str:
    tag = random.choice(
        ("b", "div", "ul><li", "blockquote", "table><tr><td", "span", "a href=https://e.org/l", "i", "svg")
    )
    return f"<{tag}>" * random.choice((3, 10, 40)) + text


def _reference(random: Random, text: str) -> str:
    """A character as a reference to it, or as an escaped one."""
    if not text:
        return text
    place = random.randrange(len(text))
    form = random.choice(("&#{};", "&#x{:x};", "&#{}", "&amp;#{};", "&#{}0;"))
    return text[:place] + form.format(ord(text[place])) + text[place + 1 :]


def _case(random: Random, text: str) -> str:
    start, end = _cut(random, text)
    return text[:start] + text[start:end].swapcase() + text[end:]


def _large_attribute(random: Random, text: str) -> str:
    place = text.find("<", random.randrange(len(text) + 1))
    end = text.find(">", place)
    if place < 0 or end < 0:
        return text
    name = random.choice(("class", "style", "title", "alt", "data-x", "id", "srcset"))
    return f'{text[:end]} {name}="{random.choice(("x", "x ", "&amp;", "字", "a.jpg 1x, ")) * random.choice((5, 60))}"{text[end:]}'


_MUTATIONS = (
    _delete, _insert, _insert, _insert, _replace, _flip, _truncate, _lose_start, _duplicate, _move, _drop_tag, _drop_tag, _swap_tags,
    _drop_character, _drop_character, _wrap, _wrap, _nest, _reference, _case, _large_attribute,
)  # fmt: skip
_FENCES = (
    ("---\n", "---\n"), ("---\n", "---\n"), ("---\n", "...\n"), ("\n---\n", "---\n"), ("\ufeff---\n", "---\n"), ("---\r\n", "---\r\n"), ("+++\n", "+++\n"),
    ("---\n", ""), ("", "---\n"), ("", ""), ("----\n", "----\n"), ("{\n", "}\n"), ("--- \n", "--- \n"), ("\n\n\ufeff---\n", "---\n"),
)  # fmt: skip
_LINE_ENDS = ("\n", "\n", "\n", "\r\n", "\n\n", "\n  ", "\r")
_KEYS = tuple(
    (key, value)
    for key, values in {
        "title": ("'题'", '"题"', "题: 目", "'它's'", "[题]", "{题: 目}", "|\n  题\n  目", ">\n  题", "&a 题", "*a", "!!str 题", "", "题_目_题", "'<b>题</b>'", "&#39064;", "题 # 注", "\ufeff题", "\x00", "- 题", "12_30 题"),
        "date": ("2022-04-27", "Wed, 27 Apr 2022 02:53:54 GMT", "2022-13-45", "1970-01-01 00:00:00", "0001-01-01", "2022年4月27日", "1651028034", "[]", "'x'", "24:00:00", "2022-04-27T02:53:54+99:99"),
        "categories": ("\n - 甲\n - 乙", "[甲, 乙]", "甲", "\n - \n - 甲\n - 甲", "{甲: 乙}", "\n- [甲]\n- - 乙", "甲, 乙", "''", "\n - '../..'", "\n - <b>甲</b>"),
        "author": ("甲", "'甲 - 乙'", "[甲, 乙]", "", "<i>甲</i>", "甲\\", '"\\ud800"', "null", "1.0"),
        "headimg": ("'https://e.org/h.jpg'", "''", "javascript:x", "data:image/png;base64,x", "//e.org/h.jpg", "'", "{}"),
        "thumbnail": ("'https://e.org/h.jpg'", "'https://e.org/i0.jpg'", "x"),
        "tags": ("[甲, 乙]", "\n - 甲", "甲，乙", "{}", "<script>"),
        "comments": ("true", "false", "'yes'", "[]"),
        "draft": ("false", "true", "x"),
        "id": ("a", "../x", "''", "甲/乙", "CON", "[]"),
        "x": ("[[[[[[", "{{", "&a [*a, *a]", "'", '"', "!!python/object:x y", "? x", "%x", "@x", "`x`", "|", "\t", "x" * 300, "<<: *x"),
    }.items()
    for value in values
)  # fmt: skip
