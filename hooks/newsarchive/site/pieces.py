"""Pieces of HTML that many pages show, such as an article's entry in lists: each is rendered once."""

from collections.abc import Hashable

from jinja2 import Environment
from markupsafe import Markup

# In the place of the way up to the site's root, which is another for each depth. No text of an article can look like
# it: in what macros are given every `<` is escaped.
_BASE = Markup("<base>")


class Pieces:
    """The pieces of one build, made by the macros of `archive/macros.html` when first asked for."""

    def __init__(self, templates: Environment) -> None:
        self._macros = templates.get_template("archive/macros.html").module
        self._cut: dict[Hashable, list[str]] = {}

    def get(self, key: Hashable, base: str, macro: str, *values: object) -> Markup:
        """The piece that a macro makes of these values; `key` tells it from all others. Macros take the base first."""
        cut = self._cut.get(key)
        if cut is None:
            cut = self._cut[key] = str(getattr(self._macros, macro)(_BASE, *values)).split(_BASE)
        return Markup(base.join(cut))  # noqa: S704 - macros escape what they are given
