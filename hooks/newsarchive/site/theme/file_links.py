"""Links to files: with `use_directory_urls: false` links name `index.html`, so that a site opens from disk."""

import re

INDEX_FILE = "index.html"

_ELEMENT = re.compile(r"<(?:a|form)\s[^>]*>")
# A relative URL of a folder, in quotes or without them, before a query or a fragment: not one of another host.
_FOLDER = re.compile(r'(\s(?:href|action)="?)((?![a-zA-Z][a-zA-Z0-9+.-]*:|/)[^"\s>?#]*/)(?=["\s>?#])')


def name_index_files(html: str) -> str:
    """Return HTML in which each relative link to a folder leads to the `index.html` in it."""
    return _ELEMENT.sub(lambda element: _FOLDER.sub(rf"\1\2{INDEX_FILE}", element[0]), html)
