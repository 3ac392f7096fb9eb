"""Test vectors of the search codecs, which the Python and the JavaScript tests read: python -m tools.codec_vectors.

The codes are spelt here as strings of bits, by the definitions in docs/manual/search-format.md, without the codecs that
the vectors test.
"""

import json
import struct
from collections.abc import Sequence
from pathlib import Path
from typing import Any

VECTORS = Path(__file__).parents[1] / "tests/search/codec_vectors.json"
_HASH_MULTIPLIER, _CHAR_BITS, _HASH_BITS = 0x9E3779B97, 18, 36
_MAX_BITS = 30

_NUMBERS: tuple[list[int], ...] = (
    [],
    [0],
    [1],
    [0, 0, 0, 0, 0, 0, 0, 0],
    [7, 0, 1, 16, 3],
    [255, 256, 257, 1000],
    list(range(20)),
)
_LARGE = [0, 1, 2**16 - 1, 2**16, 2**29, 2**30 - 1]
_LISTS: tuple[list[list[int]], ...] = ([], [[0]], [[0, 1, 2]], [[5, 9], [0], [3, 4, 1000]], [[], [2], []])
_ROWS: tuple[tuple[int, list[bytes]], ...] = ((3, [b""]), (2**32 - 1, [b"ab", b"", b"\x00\xff\x80"]))
_BIGRAMS = (("中", "国"), ("国", "中"), ("国", ""), ("", "国"), ("が", "ん"), ("𠮷", "野"), ("", ""))
_ODDS = ((0, 0), (1, 1), (10, 3), (250, 250), (10_000, 1), (100_000, 1_536), (99_999, 65_537), (5, 9))
_STORED: tuple[list[list[str]], ...] = (
    [["a1", "中国的消息", "zh-Hans", "银行说了不少。"]],
    [["a1", "News", "en", "A bank said much."], ["b2", "", "", ""]],
    [["c3", "𠮷野家", "zh", "在街上"], ["d4", "é", "fr", "ça"]],
)


def unary_bits(values: Sequence[int]) -> str:
    """Each number n as n zeros and a one."""
    return "".join("0" * value + "1" for value in values)


def width_bits(values: Sequence[int], widths: Sequence[int]) -> str:
    """Each number in its width of bits, the lowest bit first."""
    return "".join(f"{value:0{width}b}"[::-1] if width else "" for value, width in zip(values, widths, strict=True))


def to_hex(bits: str) -> str:
    """Bits as bytes, each filled from its lowest bit."""
    padded = bits + "0" * (-len(bits) % 8)
    return bytes(int(padded[start : start + 8][::-1], 2) for start in range(0, len(padded), 8)).hex()


def make_vectors() -> dict[str, list[dict[str, Any]]]:
    """The vectors of every codec."""
    return {
        "unary": [{"values": values, "encoded": to_hex(unary_bits(values))} for values in _NUMBERS],
        "bits": [_bits(values, slack) for values in (*_NUMBERS, _LARGE) for slack in (0, 2)],
        "gamma": [_gamma(values, base) for values in (*_NUMBERS, _LARGE[:-1]) for base in (0, 3, 9)],
        "rice": [_rice(values, width) for values in _NUMBERS for width in (0, 1, 5)],
        "riceWidth": [_rice_width(total, count) for total in (1, 100, 10_000, 2**36) for count in (1, 3, 1_000, 2**22)],
        "gaps": [{"lists": lists, "gaps": _gaps(lists)} for lists in _LISTS],
        "rows": [_rows(count, rows) for count, rows in _ROWS],
        "hash": [_hash(first, second) for first, second in _BIGRAMS],
        "idf": [{"documents": documents, "found": found, "idf": _idf(documents, found)} for documents, found in _ODDS],
        "storedFields": [{"documents": documents, "encoded": _stored(documents)} for documents in _STORED],
    }


def _bits(values: list[int], slack: int) -> dict[str, Any]:
    widths = [min(value.bit_length() + slack, _MAX_BITS) for value in values]
    return {"values": values, "widths": widths, "encoded": to_hex(width_bits(values, widths))}


def _gamma(values: list[int], base: int) -> dict[str, Any]:
    sums = [value + 2**base for value in values]
    widths = [number.bit_length() - 1 for number in sums]
    high = unary_bits([width - base for width in widths])
    low = width_bits([number - 2**width for number, width in zip(sums, widths, strict=True)], widths)
    return {"values": values, "bases": [base] * len(values), "high": to_hex(high), "low": to_hex(low)}


def _rice(values: list[int], width: int) -> dict[str, Any]:
    widths = [width] * len(values)
    high = unary_bits([value // 2**width for value in values])
    low = width_bits([value % 2**width for value in values], widths)
    return {"values": values, "widths": widths, "high": to_hex(high), "low": to_hex(low)}


def _rice_width(total: int, count: int) -> dict[str, Any]:
    mean = total * 11 // (count * 16)
    return {"total": total, "count": count, "width": min(max(mean.bit_length() - 1, 0), _MAX_BITS)}


def _gaps(lists: list[list[int]]) -> list[int]:
    return [value - last - 1 for values in lists for last, value in zip([-1, *values], values, strict=False)]


def _rows(count: int, rows: list[bytes]) -> dict[str, Any]:
    head = struct.pack(f"<{len(rows) + 1}I", count, *map(len, rows))
    return {"count": count, "rows": [row.hex() for row in rows], "encoded": (head + b"".join(rows)).hex()}


def _hash(first: str, second: str) -> dict[str, Any]:
    code = ord(first or "\0") * 2**_CHAR_BITS + ord(second or "\0")
    return {"first": first, "second": second, "hash": code * _HASH_MULTIPLIER % 2**_HASH_BITS}


def _idf(documents: int, found: int) -> int:
    """Eight, and sixteen for each doubling of the odds, linear between powers of two."""

    def log2(number: int) -> int:
        power = max(number, 1).bit_length() - 1
        return 16 * power + (16 * (max(number, 1) - (1 << power)) >> power)

    return 8 + max(log2(documents) - log2(found), 0)


def _stored(documents: list[list[str]]) -> str:
    text = "\n".join(field for fields in documents for field in fields)
    narrow, wide = b"\x01" + text.encode(), b"\x02" + text.encode("utf-16-le")
    return min(narrow, wide, key=len).hex()


def main() -> None:
    """Write the file."""
    lines = (f'"{codec}": [\n{_lines(vectors)}\n]' for codec, vectors in make_vectors().items())
    VECTORS.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _lines(vectors: list[dict[str, Any]]) -> str:
    return ",\n".join(f"  {json.dumps(vector, ensure_ascii=False)}" for vector in vectors)


if __name__ == "__main__":
    main()
