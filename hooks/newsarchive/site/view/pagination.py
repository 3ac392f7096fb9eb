"""Pagination with stable pages: newest first, but numbered from the oldest.

Page 1 holds the oldest articles; a page that is full keeps its articles for ever. Everything newer than the last full
page but one is on the list's own URL, the only page that changes.
"""

from collections.abc import Sequence
from dataclasses import dataclass

PAGE_LENGTH = 30


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list. `number` is None for the list's own URL; `older` and `newer` are page numbers or None.

    `newer_is_unnumbered` is True if the newer page is the list's own URL.
    """

    number: int | None
    ids: tuple[str, ...]
    older: int | None = None
    newer: int | None = None
    newer_is_unnumbered: bool = False

    @property
    def has_other_pages(self) -> bool:
        """True if the list has other pages."""
        return self.older is not None or self.number is not None


def paginate(ids: Sequence[str], length: int = PAGE_LENGTH) -> list[ListPage]:
    """Split ids, given newest first, into pages; the page of the list's own URL comes first.

    Of n full pages, 1 to n - 1 are numbered; the list's own URL holds the n-th and everything newer, so it is never
    nearly empty.
    """
    last_numbered = max(0, len(ids) // length - 1)
    numbered = [
        ListPage(
            number=number,
            ids=tuple(ids[len(ids) - number * length : len(ids) - (number - 1) * length]),
            older=number - 1 if number > 1 else None,
            newer=number + 1 if number < last_numbered else None,
            newer_is_unnumbered=number == last_numbered,
        )
        for number in range(last_numbered, 0, -1)
    ]
    unnumbered = ListPage(None, tuple(ids[: len(ids) - last_numbered * length]), older=last_numbered or None)
    return [unnumbered, *numbered]
