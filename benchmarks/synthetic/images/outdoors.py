"""Compositions of places out of doors."""

from collections.abc import Iterator
from random import Random

from benchmarks.synthetic.images.shapes import HEIGHT, WIDTH, Palette, circle, path, polygon, rect


def ridge(rng: Random, base: float, rise: float, fill: str, steps: int = 9) -> str:
    """A line of hills from edge to edge."""
    across = WIDTH / steps
    tops = [(number * across, base - rng.random() * rise) for number in range(steps + 1)]
    return polygon([(0, HEIGHT), *tops, (WIDTH, HEIGHT)], fill)


def _sun(rng: Random, fill: str, highest: float = 90) -> str:
    return circle(180 + rng.random() * 840, highest + rng.random() * 120, 46 + rng.random() * 30, fill)


def skyline(rng: Random, colours: Palette) -> Iterator[str]:
    """Towers of a city in three rows, the nearest with lit windows."""
    yield _sun(rng, colours.accent)
    for fill, height, width in ((colours.pale, 330, 96), (colours.middle, 270, 120)):
        x = -rng.random() * width
        while x < WIDTH:
            tall = height * (0.45 + rng.random() * 0.75)
            wide = width * (0.6 + rng.random() * 0.7)
            yield rect(x, HEIGHT - tall, wide, tall, fill)
            x += wide + rng.random() * 14
    x = -rng.random() * 90
    while x < WIDTH:
        tall, wide = 90 + rng.random() * 190, 90 + rng.random() * 110
        yield rect(x, HEIGHT - tall, wide, tall, colours.deep)
        for row in range(int(tall // 36)):
            for column in range(int(wide // 30)):
                if rng.random() < 0.42:
                    yield rect(x + 10 + column * 30, HEIGHT - tall + 14 + row * 36, 13, 18, colours.light)
        x += wide + 4 + rng.random() * 26


def factory(rng: Random, colours: Palette) -> Iterator[str]:
    """Sheds with saw-tooth roofs, and chimneys."""
    yield _sun(rng, colours.light, 70)
    yield ridge(rng, 520, 110, colours.pale)
    for number in range(2 + int(rng.random() * 2)):
        x = 150 + number * 330 + rng.random() * 90
        tall = 240 + rng.random() * 120
        for puff in range(4):
            yield circle(x + 26 + puff * 34, 560 - tall - 24 - puff * 30, 22 + puff * 11, colours.light, 0.5)
        yield polygon([(x, 560), (x + 10, 560 - tall), (x + 42, 560 - tall), (x + 52, 560)], colours.middle)
        yield rect(x + 10, 560 - tall + 22, 32, 20, colours.accent)
    for number in range(6):
        x = number * 205 - 20
        yield polygon([(x, 600), (x, 430), (x + 205, 350 + rng.random() * 30), (x + 205, 600)], colours.deep)
        yield rect(x + 30, 500, 60, 60, colours.pale)
    yield rect(0, 590, WIDTH, 85, colours.dark)


def field(rng: Random, colours: Palette) -> Iterator[str]:
    """Furrows that meet at the horizon, below hills."""
    yield _sun(rng, colours.accent)
    yield ridge(rng, 350, 120, colours.pale)
    yield ridge(rng, 390, 70, colours.middle)
    yield rect(0, 388, WIDTH, HEIGHT - 388, colours.deep)
    vanishing = 300 + rng.random() * 600
    for number in range(-14, 15):
        x = vanishing + number * 150
        top = vanishing + number * 9
        fill = colours.middle if number % 2 else colours.dark
        yield polygon([(top, 388), (top + 6, 388), (x + 58, HEIGHT), (x - 20, HEIGHT)], fill)
    for _ in range(3):
        x = rng.random() * WIDTH
        yield rect(x - 4, 330, 8, 62, colours.dark)
        yield circle(x, 316, 34 + rng.random() * 18, colours.deep)


def harbour(rng: Random, colours: Palette) -> Iterator[str]:
    """A loaded ship, cranes and water."""
    yield _sun(rng, colours.light, 80)
    yield ridge(rng, 380, 70, colours.pale)
    for number in range(3):
        x = 110 + number * 380 + rng.random() * 60
        yield path([(x, 420), (x, 150), (x + 230, 120)], colours.deep, 12)
        yield path([(x + 70, 420), (x + 70, 142), (x - 70, 164)], colours.deep, 10)
        yield path([(x + 190, 126), (x + 190, 220 + rng.random() * 60)], colours.dark, 4)
    yield rect(0, 410, WIDTH, HEIGHT - 410, colours.middle)
    left = 180 + rng.random() * 260
    for row in range(2 + int(rng.random() * 2)):
        for column in range(7):
            fill = (colours.accent, colours.pale, colours.light, colours.deep)[int(rng.random() * 4)]
            yield rect(left + 40 + column * 76, 402 - row * 40, 72, 36, fill)
    yield polygon([(left, 440), (left + 680, 440), (left + 630, 530), (left + 50, 530)], colours.dark)
    yield rect(left + 590, 350, 54, 90, colours.light)
    for number in range(14):
        y = 545 + number * 10
        x = rng.random() * WIDTH
        yield path([(x, y), (x + 90 + rng.random() * 180, y)], colours.pale, 3)


def lighthouse(rng: Random, colours: Palette) -> Iterator[str]:
    """A striped tower on a rock, its beam over the sea."""
    yield rect(0, 0, WIDTH, 470, colours.middle)
    x = 360 + rng.random() * 480
    yield polygon([(x, 196), (x + 900, 60), (x + 900, 300)], colours.pale)
    yield polygon([(x, 196), (x - 900, 120), (x - 900, 300)], colours.pale)
    yield rect(0, 460, WIDTH, HEIGHT - 460, colours.deep)
    for _ in range(26):
        left, y = rng.random() * WIDTH, 480 + rng.random() * 180
        yield path([(left, y), (left + 60 + rng.random() * 160, y)], colours.middle, 3)
    yield polygon([(x - 210, 560), (x - 120, 470), (x - 20, 440), (x + 90, 452), (x + 230, 560)], colours.dark)
    yield polygon([(x - 52, 460), (x - 32, 226), (x + 32, 226), (x + 52, 460)], colours.light)
    for number in range(3):
        y, half = 262 + number * 68, 35 + number * 6
        yield polygon([(x - half, y), (x + half, y), (x + half + 3, y + 32), (x - half - 3, y + 32)], colours.accent)
    yield rect(x - 44, 214, 88, 14, colours.dark)
    yield rect(x - 24, 174, 48, 42, colours.light)
    yield polygon([(x - 34, 176), (x, 140), (x + 34, 176)], colours.accent)


def railway(rng: Random, colours: Palette) -> Iterator[str]:
    """A train on a viaduct through hills."""
    yield _sun(rng, colours.accent)
    yield ridge(rng, 420, 190, colours.pale)
    yield ridge(rng, 520, 130, colours.middle)
    for number in range(8):
        x = 30.0 + number * 170
        yield polygon([(x, 440), (x + 46, 440), (x + 38, HEIGHT), (x + 8, HEIGHT)], colours.deep)
        yield path([(x + 23, 400), (x + 23, 292), (x + 80, 292)], colours.dark, 5)
    yield rect(0, 412, WIDTH, 34, colours.dark)
    start = rng.random() * 300 - 120
    for wagon in range(5):
        x = start + wagon * 214
        yield rect(x, 330, 208, 80, colours.light, radius=14)
        yield rect(x + 10, 386, 188, 10, colours.accent)
        for window in range(5):
            yield rect(x + 20 + window * 36, 348, 24, 24, colours.deep, radius=4)
    yield path([(0, 296), (WIDTH, 296)], colours.dark, 2)


def mountain(rng: Random, colours: Palette) -> Iterator[str]:
    """Ridges one before the other, and a path of water."""
    yield _sun(rng, colours.accent)
    for base, rise, fill in ((380, 250, colours.pale), (470, 220, colours.middle), (560, 170, colours.deep)):
        yield ridge(rng, base, rise, fill, 6 + int(rng.random() * 5))
    yield ridge(rng, 650, 90, colours.dark, 7)
    x = 300 + rng.random() * 600
    yield polygon([(x, 590), (x + 30, 590), (x + 180, HEIGHT), (x - 140, HEIGHT)], colours.light)


def night(rng: Random, colours: Palette) -> Iterator[str]:
    """Stars over a dark ridge."""
    yield rect(0, 0, WIDTH, HEIGHT, colours.dark)
    for _ in range(130):
        shine = 0.4 + rng.random() * 0.6
        yield circle(rng.random() * WIDTH, rng.random() * 480, 1 + rng.random() * 2.2, colours.light, shine)
    x, y = 200 + rng.random() * 800, 120 + rng.random() * 80
    yield circle(x, y, 54, colours.light)
    yield circle(x + 24, y - 12, 50, colours.dark)
    yield ridge(rng, 520, 120, colours.deep)
    yield ridge(rng, 610, 80, colours.middle)
    yield rect(x / 2 + 180, 520, 60, 60, colours.dark)
    yield polygon([(x / 2 + 170, 524), (x / 2 + 210, 486), (x / 2 + 250, 524)], colours.dark)
    yield rect(x / 2 + 202, 544, 16, 18, colours.accent)


def storm(rng: Random, colours: Palette) -> Iterator[str]:
    """Rain from heavy clouds over roofs."""
    yield rect(0, 0, WIDTH, HEIGHT, colours.middle)
    for _ in range(24):
        fill = (colours.deep, colours.pale)[int(rng.random() * 2)]
        yield circle(rng.random() * WIDTH, 30 + rng.random() * 130, 60 + rng.random() * 60, fill, 0.85)
    for _ in range(90):
        x, y = rng.random() * WIDTH, 150 + rng.random() * 420
        yield path([(x, y), (x - 16, y + 46)], colours.light, 2)
    for number in range(6):
        x = number * 215 - rng.random() * 30
        yield rect(x, 520 - rng.random() * 40, 170, 200, colours.deep)
        yield polygon([(x - 14, 500), (x + 85, 430), (x + 184, 500)], colours.dark)
        yield rect(x + 66, 540, 36, 42, colours.accent if number == 3 else colours.pale)
    yield rect(0, 630, WIDTH, 45, colours.dark)


def stadium(rng: Random, colours: Palette) -> Iterator[str]:
    """A pitch, full tiers and floodlights."""
    for row in range(7):
        fill = (colours.middle, colours.pale)[row % 2]
        yield polygon([(0, 110 + row * 34), (WIDTH, 60 + row * 40), (WIDTH, 110 + row * 40), (0, 150 + row * 34)], fill)
    for _ in range(420):
        fill = (colours.light, colours.deep, colours.accent, colours.dark)[int(rng.random() * 4)]
        x = rng.random() * WIDTH
        yield circle(x, 90 + rng.random() * 250, 5, fill)
    for x in (110, 1080):
        yield path([(x, 370), (x, 40)], colours.dark, 12)
        yield rect(x - 56, 22, 112, 44, colours.light, radius=6)
    yield polygon([(0, 370), (WIDTH, 370), (WIDTH, HEIGHT), (0, HEIGHT)], colours.deep)
    yield path([(90, 420), (1110, 420), (1290, 640), (-90, 640), (90, 420)], colours.light, 6)
    yield path([(600, 420), (600, 640)], colours.light, 6)
    yield f'<ellipse cx="600" cy="525" rx="130" ry="52" fill="none" stroke="{colours.light}" stroke-width="6"/>'
    yield circle(330 + rng.random() * 540, 520 + rng.random() * 60, 15, colours.accent)
