"""Extensions of Jinja: compiled templates kept in memory, fixes of the theme's HTML."""

import re

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from jinja2.ext import Extension

# Material's checkboxes that open its drawer and its search; the attribute is not allowed on a checkbox.
_CHECKBOX = re.compile(r'(<input [^>]*type="checkbox"[^>]*) autocomplete="off"')


class MemoryBytecodeCache(BytecodeCache):
    """Compiled templates that outlive a build, because Jinja takes longer to compile a theme than to render it.

    Jinja compiles a template again when its source has changed.
    """

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code, if it is known."""
        code = self._code.get(bucket.key)
        if code:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self._code[bucket.key] = bucket.bytecode_to_string()


class ThemeFixes(Extension):
    """Fixes invalid HTML in the theme's templates before Jinja compiles them."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return the source without what a validator reports as an error."""
        del name, filename
        return _CHECKBOX.sub(r"\1", source)
