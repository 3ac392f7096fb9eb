"""The codecs agree with the vectors that the JavaScript tests read too, and the shared constants are current."""

from __future__ import annotations

import json
from itertools import chain
from typing import Any

import pytest
from tools.codec_vectors import VECTORS, make_vectors
from tools.search_constants import MODULE, module_text

from newsarchive.search.analysis.bigrams import bigram_chars, hash_bigram
from newsarchive.search.format import codecs
from newsarchive.search.format.codecs import numbers
from newsarchive.search.format.stored_fields import StoredFields, read_stored_fields, stored_fields_file
from newsarchive.search.querying.searcher import idf

ALL: dict[str, list[dict[str, Any]]] = json.loads(VECTORS.read_bytes())


def each(codec: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("vector", ALL[codec], ids=range(len(ALL[codec])))


def test_the_file_of_vectors_is_current() -> None:
    assert make_vectors() == ALL


def test_the_constants_of_javascript_are_current() -> None:
    assert MODULE.read_text(encoding="utf-8") == module_text()


@each("unary")
def test_unary(vector: dict[str, Any]) -> None:
    values, encoded = numbers(vector["values"]), bytes.fromhex(vector["encoded"])
    assert codecs.unary(values, codecs.single_file(values)) == [encoded]
    assert codecs.read_unary(encoded, len(values)).tolist() == vector["values"]


@each("bits")
def test_bits(vector: dict[str, Any]) -> None:
    values, widths, encoded = numbers(vector["values"]), numbers(vector["widths"]), bytes.fromhex(vector["encoded"])
    assert codecs.bits(values, widths, codecs.single_file(values)) == [encoded]
    assert codecs.read_bits(encoded, widths).tolist() == vector["values"]


@each("gamma")
def test_gamma(vector: dict[str, Any]) -> None:
    values, bases = numbers(vector["values"]), numbers(vector["bases"])
    high, low = bytes.fromhex(vector["high"]), bytes.fromhex(vector["low"])
    assert codecs.gamma(values, codecs.single_file(values), bases) == ([high], [low])
    assert codecs.read_gamma(high, low, len(values), bases).tolist() == vector["values"]


@each("rice")
def test_rice(vector: dict[str, Any]) -> None:
    values, widths = numbers(vector["values"]), numbers(vector["widths"])
    high, low = bytes.fromhex(vector["high"]), bytes.fromhex(vector["low"])
    assert codecs.rice(values, widths, codecs.single_file(values)) == ([high], [low])
    assert codecs.read_rice(high, low, widths).tolist() == vector["values"]


@each("riceWidth")
def test_rice_width(vector: dict[str, Any]) -> None:
    assert codecs.rice_width(numbers([vector["total"]]), numbers([vector["count"]])).tolist() == [vector["width"]]


@each("gaps")
def test_gaps(vector: dict[str, Any]) -> None:
    values = numbers(list(chain(*vector["lists"])))
    lengths = numbers([len(values) for values in vector["lists"]])
    assert codecs.gaps(values, lengths).tolist() == vector["gaps"]
    assert codecs.undo_gaps(numbers(vector["gaps"]), lengths).tolist() == values.tolist()


@each("rows")
def test_rows(vector: dict[str, Any]) -> None:
    rows, encoded = [bytes.fromhex(row) for row in vector["rows"]], bytes.fromhex(vector["encoded"])
    assert codecs.join_rows(vector["count"], rows) == encoded
    assert codecs.split_rows(encoded, len(rows)) == (vector["count"], rows)


@each("hash")
def test_hash(vector: dict[str, Any]) -> None:
    first, second = vector["first"], vector["second"]
    assert hash_bigram(first, second) == vector["hash"]
    chars = bigram_chars(numbers([vector["hash"]]).astype("uint64"))
    assert [int(char[0]) for char in chars] == [ord(first or "\0"), ord(second or "\0")]


@each("idf")
def test_idf(vector: dict[str, Any]) -> None:
    assert idf(vector["documents"], vector["found"]) == vector["idf"]


@each("storedFields")
def test_stored_fields(vector: dict[str, Any]) -> None:
    documents, encoded = [StoredFields(*fields) for fields in vector["documents"]], bytes.fromhex(vector["encoded"])
    assert stored_fields_file(documents) == encoded
    assert read_stored_fields(encoded) == documents
