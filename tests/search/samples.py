"""Documents for tests of search, indexes of them, and queries drawn from them."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from newsarchive.search.format.common_bigrams import COMMON_FROM
from newsarchive.search.indexing import writer
from newsarchive.search.indexing.documents import Document, DocumentBatch
from newsarchive.search.indexing.writer import BATCH_SIZE
from newsarchive.search.querying.reader import Index

LENGTHS = (1, 2, 2, 3, 3, 4, 5, 6, 7, 8)
SHAPES = ("{0}", "{0}", "{0}", '"{0}"', "{0} {1}", "{0} -{1}", '"{0}" "{1}"', '-"{0}"', "-{0}")
_TRADITIONAL = str.maketrans("国时发会产业经济东车马书学习电话", "國時發會產業經濟東車馬書學習電話")

NOTES = (
    "欧洲的Éditeurs集团与café、Zürich保险、naïve一词、São Paulo分社、Dvořák音乐节。",
    "这里的re\u0301sume\u0301是分解写法。",
    "今天股市大涨📈，网友😂😂，家庭👨\u200d👩\u200d👧，旗🇨🇳，赞👍🏽",
    "投资12,345.67万元，增长8.5%，面积300㎡，编号GB/T 7714-2015，电话010-62345678。",
    "气温-5℃，编号-17，COVID-19与covid 19。",
    "OpenAI，İstanbul，straße，ﬁnance，ｶﾞｽ。",
    "résumé in NFC; 2015年7714件，8件5%",
)
"""Texts whose words and numbers are written in several ways."""
FOLDABLE = "ée\u0301ßﬁ㎡1234,./-'＋📈🇨🇳\u200d\ufe0f か\u3099ｶﾞ\u1112\u1161\u11ab中国abA\"。，"
"""Characters that fold to several, to none, with others, or break phrases in some places only."""


def document(text: str = "", **fields: object) -> Document:
    """A document; fields that are not given are empty."""
    defaults: dict[str, object] = {
        "id": "0000000000aa",
        "language": "",
        "title": "",
        "date": "",
        "source": "",
        "category": (),
        "tags": (),
        "topics": (),
        "people": ("", "", ""),
        "text": text,
    }
    return Document(**{**defaults, **fields})  # type: ignore[arg-type]


def numbered(texts: Iterable[str]) -> list[Document]:
    """Documents with these texts, the newest first, with their numbers as ids."""
    return [document(text, id=f"{number:012}") for number, text in enumerate(texts)]


def batches_of(articles: Sequence[Document]) -> list[DocumentBatch]:
    """The documents in batches of the size that the writer expects."""

    def batch(first: int) -> Sequence[Document]:
        return articles[first : first + BATCH_SIZE]

    return [partial(batch, first) for first in range(0, len(articles), BATCH_SIZE)]


def write_index(documents: Iterable[Document], folder: Path, common_from: int = COMMON_FROM) -> None:
    """Write an index of these documents; bigrams with `common_from` positions are common."""
    with tempfile.TemporaryDirectory() as scratch:
        writer.write_index(batches_of(list(documents)), folder, Path(scratch), common_from)


def files_of(documents: Iterable[Document], common_from: int = COMMON_FROM) -> dict[str, bytes]:
    """The files of an index of these documents by path; bigrams with `common_from` positions are common."""
    with tempfile.TemporaryDirectory() as folder:
        write_index(documents, Path(folder), common_from)
        paths = (path for path in Path(folder).rglob("*") if path.is_file())
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def index_of(files: dict[str, bytes]) -> Index:
    """An index that reads these files; all others are missing."""

    def read(name: str) -> bytes:
        if name not in files:
            raise FileNotFoundError(2, "No such file or directory", name)
        return files[name]

    return Index(read)


def queries(documents: list[Document], count: int, seed: int = 7) -> Iterator[str]:
    """Likely and unlikely queries: pieces of documents in every form."""
    chosen = random.Random(seed)  # noqa: S311 - the same queries each time

    def piece() -> str:
        text = chosen.choice(documents).full_text
        start = chosen.randrange(len(text))
        cut = text[start : start + chosen.choice(LENGTHS)]
        words = text.split(" ")
        drawn = chosen.choice((cut, cut, cut, cut.upper(), cut.translate(_TRADITIONAL), chosen.choice(words)[:9]))
        return drawn.replace('"', "")

    for _ in range(count):
        yield chosen.choice(SHAPES).format(piece(), piece())
