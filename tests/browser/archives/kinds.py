"""The kinds of page, by the URL of one of each: those of the registry, and the pages that MkDocs itself makes."""

from __future__ import annotations

from newsarchive.site.pages.registry import PAGE_KINDS

EXAMPLES = {name: url for kind in PAGE_KINDS for name, url in kind.examples.items()}
"""A page of each kind in the registry."""
ONLY_IN_LONG_ARCHIVES = frozenset({"initial", "undated"})
"""Kinds that the archive of this repository has no page of."""

ARCHIVE_KINDS = {name: url for name, url in EXAMPLES.items() if name not in ONLY_IN_LONG_ARCHIVES} | {
    "handwritten": "about/",
    "missing page": "no/such/page/",
}
