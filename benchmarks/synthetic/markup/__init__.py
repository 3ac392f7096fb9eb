"""Markup templates by kind of source."""

from benchmarks.synthetic.markup.boards import BOARDS
from benchmarks.synthetic.markup.general import GENERAL
from benchmarks.synthetic.markup.media import MEDIA
from benchmarks.synthetic.markup.press import PRESS
from benchmarks.synthetic.markup.templates import MarkupTemplates

MARKUP: dict[str, MarkupTemplates] = {**GENERAL, **PRESS, **MEDIA, **BOARDS}
"""All templates by the names that sources use."""
