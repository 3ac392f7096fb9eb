"""Pieces of HTML that many pages show, such as an article's entry in lists: each is rendered once."""

from collections.abc import Hashable

from markupsafe import Markup

# In the place of the way up to the site's root, which is another for each depth. No text of an article can look like
# it: in what macros are given every `<` is escaped.
_BASE = Markup("<base>")


class FragmentCache:
    """The pieces of one build, made by macros when first asked for. Each macro takes the base before all else."""

    def __init__(self, macros: object) -> None:
        self._macros = macros
        self._cut: dict[tuple[str, Hashable], list[str]] = {}

    def get(self, key: Hashable, base: str, macro: str, *values: object) -> str:
        """The piece, as HTML, that a macro makes of these values; `key` tells it from the others of that macro."""
        cut = self._cut.get((macro, key))
        if cut is None:
            cut = self._cut[macro, key] = str(getattr(self._macros, macro)(_BASE, *values)).split(_BASE)
        return base.join(cut)
