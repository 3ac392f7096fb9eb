"""What stands right before and after an article: in the whole archive, and among those of a term."""

from collections.abc import Sequence


class Order:
    """Articles newest first, by their ids, in which the ones beside each are found."""

    def __init__(self, ids: Sequence[str]) -> None:
        self._ids = ids
        self._positions = {article_id: position for position, article_id in enumerate(ids)}

    def newer(self, article_id: str) -> str | None:
        """The one right after an article in time; None for the newest."""
        position = self._positions[article_id]
        return self._ids[position - 1] if position else None

    def older(self, article_id: str) -> str | None:
        """The one right before an article in time; None for the oldest."""
        position = self._positions[article_id] + 1
        return self._ids[position] if position < len(self._ids) else None
