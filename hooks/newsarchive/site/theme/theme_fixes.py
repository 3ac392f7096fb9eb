"""The theme's templates, as the HTML standard wants them."""

import re

from jinja2.ext import Extension

# Material's boxes that open its drawer and its search; the attribute does not apply to a check box.
_COMPLETED_BOX = re.compile(r'(<input [^>]*type="checkbox"[^>]*) autocomplete="off"')


class ThemeFixes(Extension):
    """Mends the source of the theme's templates before Jinja compiles it."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The source without what a validator calls an error."""
        del name, filename
        return _COMPLETED_BOX.sub(r"\1", source)
