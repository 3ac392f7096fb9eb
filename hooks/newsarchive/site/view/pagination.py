"""Long lists in pages that never move: newest first for the reader, but numbered from the oldest.

Page 1 holds the oldest articles and page 2 the next ones; once a page is full it holds the same articles for ever. What
is newer than the last full page but one stands on the list's own address, which is the only page that ever changes.
"""

from collections.abc import Sequence
from dataclasses import dataclass

PAGE_LENGTH = 30


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list. `number` is None for the list's own address; `older` and `newer` are numbers or None.

    `newer_is_first` tells that the newer page is the list's own address.
    """

    number: int | None
    ids: tuple[str, ...]
    older: int | None = None
    newer: int | None = None
    newer_is_first: bool = False

    @property
    def is_one_of_many(self) -> bool:
        """Whether the list has other pages."""
        return self.older is not None or self.number is not None


def list_pages(ids: Sequence[str], length: int = PAGE_LENGTH) -> list[ListPage]:
    """The pages of a list whose ids are given newest first; the list's own address comes first.

    With n full pages, the numbered ones are 1 to n - 1; the list's own address holds the n-th and all that is newer, so
    it is never nearly empty.
    """
    last_numbered = max(0, len(ids) // length - 1)
    numbered = [
        ListPage(
            number=number,
            ids=tuple(ids[len(ids) - number * length : len(ids) - (number - 1) * length]),
            older=number - 1 if number > 1 else None,
            newer=number + 1 if number < last_numbered else None,
            newer_is_first=number == last_numbered,
        )
        for number in range(last_numbered, 0, -1)
    ]
    first = ListPage(None, tuple(ids[: len(ids) - last_numbered * length]), older=last_numbered or None)
    return [first, *numbered]
