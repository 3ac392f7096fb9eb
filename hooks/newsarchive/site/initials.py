"""The letter under which a name stands in an A–Z list: Chinese by its pinyin, Latin by itself."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby

from newsarchive.base.text import fold
from newsarchive.model.library import Term

OTHERS = "#"


def by_initial(terms: Iterable[Term]) -> list[tuple[str, list[Term]]]:
    """The terms by their initial, A to Z and the others last, each in the order of reading."""
    # 55 MB of dictionaries, which only the process that writes this list needs.
    from pypinyin import lazy_pinyin  # noqa: PLC0415

    ordered = sorted((_initial(term.name[:1]), lazy_pinyin(fold(term.name)), term.path, term) for term in terms)
    groups = [(initial, [term for *_, term in group]) for initial, group in groupby(ordered, key=lambda item: item[0])]
    return [group for group in groups if group[0] != OTHERS] + [group for group in groups if group[0] == OTHERS]


@lru_cache(maxsize=10_000)
def _initial(sign: str) -> str:
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415

    letter = lazy_pinyin(sign, style=Style.FIRST_LETTER)[0][:1].upper()
    return letter if letter.isascii() and letter.isalpha() else OTHERS
