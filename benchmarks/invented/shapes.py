"""All markup by the names that sources give."""

from .shape import Shape
from .shapes_boards import BOARDS
from .shapes_general import GENERAL
from .shapes_media import MEDIA
from .shapes_press import PRESS

SHAPES: dict[str, Shape] = {**GENERAL, **PRESS, **MEDIA, **BOARDS}
