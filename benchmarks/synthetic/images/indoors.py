"""Compositions of rooms, things and figures."""

from collections.abc import Iterator
from random import Random

from benchmarks.synthetic.images.shapes import HEIGHT, WIDTH, Palette, circle, path, polygon, rect


def chart(rng: Random, colours: Palette) -> Iterator[str]:
    """Columns, and a curve above them."""
    yield rect(0, 0, WIDTH, HEIGHT, colours.light)
    for number in range(6):
        yield path([(90, 110 + number * 90), (1110, 110 + number * 90)], colours.pale, 2)
    level, points = 0.35 + rng.random() * 0.2, []
    for number in range(12):
        level = min(0.92, max(0.12, level + rng.random() * 0.22 - 0.085))
        x, tall = 110 + number * 84, 430 * level
        yield rect(x, 560 - tall * 0.8, 46, tall * 0.8, colours.middle if number < 11 else colours.accent)
        points.append((x + 23, 520 - tall))
    yield path(points, colours.dark, 7)
    for x, y in points:
        yield circle(x, y, 9, colours.dark)
    yield rect(90, 560, 1020, 6, colours.deep)


def circuit(rng: Random, colours: Palette) -> Iterator[str]:
    """A chip among the traces of a board."""
    yield rect(0, 0, WIDTH, HEIGHT, colours.deep)
    for number in range(26):
        y = 30 + number * 25
        edge = 300 + rng.random() * 100
        bend = 420 - abs(337 - y) * 0.25
        yield path([(0, y), (edge, y), (bend, 337 + (y - 337) * 0.5)], colours.pale, 4)
        yield path([(WIDTH, y), (WIDTH - edge, y), (WIDTH - bend, 337 + (y - 337) * 0.5)], colours.pale, 4)
        yield circle(rng.random() * edge, y, 8, colours.light)
        yield circle(WIDTH - rng.random() * edge, y, 8, colours.light)
    yield rect(400, 137, 400, 400, colours.dark, radius=18)
    yield rect(470, 207, 260, 260, colours.middle, radius=10)
    for row in range(4):
        for column in range(4):
            fill = colours.accent if rng.random() < 0.3 else colours.pale
            yield rect(490 + column * 58, 227 + row * 58, 46, 46, fill, radius=6)


def lab(rng: Random, colours: Palette) -> Iterator[str]:
    """Flasks on a bench."""
    yield rect(0, 0, WIDTH, HEIGHT, colours.light)
    for number in range(5):
        yield rect(60 + number * 230, 60, 200, 130, colours.pale, radius=8)
    yield rect(0, 540, WIDTH, 135, colours.deep)
    for number in range(5):
        x = 130 + number * 220 + rng.random() * 40
        full = 0.3 + rng.random() * 0.5
        fill = (colours.accent, colours.middle, colours.deep)[int(rng.random() * 3)]
        if rng.random() < 0.6:
            half = 60 * full
            yield polygon([(x - 24, 300), (x + 24, 300), (x + 96, 540), (x - 96, 540)], colours.pale)
            top = 540 - 200 * full
            yield polygon([(x - 96 + half, top), (x + 96 - half, top), (x + 96, 540), (x - 96, 540)], fill)
            yield rect(x - 30, 284, 60, 18, colours.dark, radius=4)
        else:
            yield rect(x - 34, 250, 68, 290, colours.pale, radius=30)
            yield rect(x - 34, 540 - 260 * full, 68, 260 * full, fill, radius=28)
    yield rect(0, 536, WIDTH, 12, colours.dark)


def museum(rng: Random, colours: Palette) -> Iterator[str]:
    """A vase on a plinth between columns."""
    yield rect(0, 0, WIDTH, HEIGHT, colours.pale)
    for x in (60, 250, 870, 1060):
        yield rect(x, 90, 90, 500, colours.light)
        yield rect(x - 14, 70, 118, 24, colours.middle)
        yield rect(x - 14, 580, 118, 24, colours.middle)
        for line in range(3):
            yield path([(x + 22 + line * 23, 100), (x + 22 + line * 23, 574)], colours.pale, 4)
    yield rect(0, 600, WIDTH, 75, colours.deep)
    yield polygon([(430, 0), (770, 0), (900, 600), (300, 600)], colours.light)
    yield rect(490, 470, 220, 140, colours.dark)
    belly, neck = 90 + rng.random() * 40, 26 + rng.random() * 22
    left = [(600 - neck, 190), (600 - neck, 250), (600 - belly, 330), (600 - belly * 0.8, 410), (555, 470)]
    yield polygon(left + [(1200 - x, y) for x, y in reversed(left)], colours.accent)
    for number in range(3):
        yield path([(600 - belly * 0.9, 320 + number * 28), (600 + belly * 0.9, 320 + number * 28)], colours.light, 5)


def school(rng: Random, colours: Palette) -> Iterator[str]:
    """A blackboard and rows of desks."""
    yield rect(0, 0, WIDTH, HEIGHT, colours.light)
    yield rect(190, 70, 820, 300, colours.middle, radius=8)
    yield rect(206, 86, 788, 268, colours.dark)
    for number in range(4):
        y = 140 + number * 52
        yield path([(260, y), (260 + 240 + rng.random() * 400, y)], colours.pale, 6)
    x = 820 + rng.random() * 90
    yield path([(x - 70, 310), (x, 190), (x + 70, 310), (x - 70, 310)], colours.accent, 6)
    for row in range(2):
        for column in range(5):
            left = 30 + column * 240 - row * 20
            yield rect(left, 440 + row * 120, 170 + row * 30, 26, colours.middle, radius=4)
            yield rect(left + 16, 466 + row * 120, 14, 90, colours.deep)
            yield rect(left + 140 + row * 30, 466 + row * 120, 14, 90, colours.deep)
            if rng.random() < 0.7:
                yield rect(left + 50, 424 + row * 120, 60, 16, colours.accent if rng.random() < 0.4 else colours.pale)


def kitchen(rng: Random, colours: Palette) -> Iterator[str]:
    """Bowls that steam on a table."""
    yield rect(0, 0, WIDTH, HEIGHT, colours.pale)
    yield rect(360, 60, 480, 260, colours.light, radius=10)
    yield path([(600, 60), (600, 320)], colours.middle, 10)
    yield path([(360, 190), (840, 190)], colours.middle, 10)
    yield rect(0, 500, WIDTH, 175, colours.deep)
    for number in range(3):
        x = 230 + number * 370 + rng.random() * 40 - 20
        wide = 110 + rng.random() * 40
        for curl in range(3):
            left = x - 44 + curl * 44
            wave = [(left + (12 if step % 2 else -12), 380 - step * 34) for step in range(4)]
            yield path(wave, colours.light, 7)
        fill = colours.accent if number == 1 else colours.dark
        yield polygon([(x - wide, 420), (x + wide, 420), (x + wide * 0.5, 516), (x - wide * 0.5, 516)], fill)
        yield f'<ellipse cx="{x:.0f}" cy="420" rx="{wide:.0f}" ry="20" fill="{colours.middle}"/>'
    yield path([(930, 545), (1130, 600)], colours.light, 8)
    yield path([(950, 530), (1140, 580)], colours.light, 8)


def books(rng: Random, colours: Palette) -> Iterator[str]:
    """Shelves of books."""
    yield rect(0, 0, WIDTH, HEIGHT, colours.deep)
    fills = (colours.light, colours.pale, colours.middle, colours.accent, colours.pale, colours.dark)
    for shelf in range(3):
        floor = 205 + shelf * 220
        x = 20 + rng.random() * 30
        while x < WIDTH - 60:
            wide, tall = 22 + rng.random() * 40, 120 + rng.random() * 60
            if rng.random() < 0.08:
                yield polygon(
                    [(x, floor), (x + 60, floor - tall), (x + 92, floor - tall + 16), (x + 32, floor)], colours.light
                )
                x += 110
                continue
            fill = fills[int(rng.random() * len(fills))]
            yield rect(x, floor - tall, wide, tall, fill, radius=2)
            yield rect(x + 5, floor - tall + 20, wide - 10, 8, colours.deep)
            x += wide + 3
        yield rect(0, floor, WIDTH, 18, colours.dark)


def game(rng: Random, colours: Palette) -> Iterator[str]:
    """A landscape of blocks, as early games drew it."""
    size = 45
    height = 5
    for column in range(27):
        height = min(9, max(2, height + int(rng.random() * 3) - 1))
        for row in range(height):
            fill = colours.middle if row == height - 1 else (colours.deep, colours.dark)[row % 2]
            yield rect(column * size, HEIGHT - (row + 1) * size, size - 2, size - 2, fill)
        if rng.random() < 0.14:
            yield rect(column * size + 8, HEIGHT - (height + 3) * size, size - 16, size - 16, colours.accent, radius=4)
    for _ in range(4):
        x, y = rng.random() * 1000, 50 + rng.random() * 130
        yield rect(x, y, size * 4, size, colours.light)
        yield rect(x + size, y - size * 0.6, size * 2, size, colours.light)
    yield rect(980, 60, 90, 90, colours.accent)
