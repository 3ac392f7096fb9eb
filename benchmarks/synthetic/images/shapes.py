"""Shapes of SVG images, and the palettes that they are drawn with."""

from collections.abc import Iterable
from dataclasses import dataclass

WIDTH, HEIGHT = 1200, 675


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours from the lightest to the darkest, and one for what should be seen first."""

    light: str
    pale: str
    middle: str
    deep: str
    dark: str
    accent: str


# Middle tones: on a white page as on a black one nothing glares.
PALETTES = (
    Palette("#d9cbb2", "#b98f6f", "#8c6f5a", "#5f4c40", "#3a302b", "#a8442f"),
    Palette("#c7d2d6", "#8fa9b5", "#6b8795", "#486371", "#2c414d", "#c9833f"),
    Palette("#d5d8c4", "#a9b48f", "#7f8f68", "#5b6b4a", "#3b4733", "#b5533c"),
    Palette("#e0c9bf", "#c79a8b", "#9f7168", "#71504c", "#463433", "#3f6f73"),
    Palette("#cfcfe0", "#9a9bbd", "#727497", "#50526f", "#333549", "#d29a4a"),
    Palette("#e3d5a8", "#cdb06a", "#a3854a", "#74603a", "#473c29", "#7d3b2e"),
    Palette("#bfd5cf", "#86aea5", "#5f8a82", "#43665f", "#2b443f", "#d9774a"),
    Palette("#d8d4cf", "#aba59e", "#817b75", "#5a5551", "#37342f", "#b03a2e"),
)


def rect(x: float, y: float, width: float, height: float, fill: str, *, radius: float = 0) -> str:
    """A rectangle."""
    rounded = f' rx="{radius:.0f}"' if radius else ""
    return f'<rect x="{x:.0f}" y="{y:.0f}" width="{width:.0f}" height="{height:.0f}"{rounded} fill="{fill}"/>'


def circle(x: float, y: float, radius: float, fill: str, opacity: float = 1) -> str:
    """A disc."""
    faint = f' opacity="{opacity:.2f}"' if opacity < 1 else ""
    return f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{radius:.1f}" fill="{fill}"{faint}/>'


def polygon(points: Iterable[tuple[float, float]], fill: str) -> str:
    """A filled polygon."""
    return f'<polygon points="{_listed(points)}" fill="{fill}"/>'


def path(points: Iterable[tuple[float, float]], stroke: str, width: float) -> str:
    """An open line through points."""
    return (
        f'<polyline points="{_listed(points)}" fill="none" stroke="{stroke}" stroke-width="{width:.0f}" '
        'stroke-linejoin="round" stroke-linecap="round"/>'
    )


def _listed(points: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{x:.0f},{y:.0f}" for x, y in points)


def image(shapes: Iterable[str], palette: Palette) -> str:
    """An SVG file of these shapes, on a sky that grows lighter towards the horizon."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<defs><linearGradient id="s" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="{palette.pale}"/>'
        f'<stop offset="1" stop-color="{palette.light}"/></linearGradient></defs>'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="url(#s)"/>{"".join(shapes)}</svg>\n'
    )
