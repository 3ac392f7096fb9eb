// The vectors are written and read by Python's codecs as well: tests/search/test_codec_vectors.py.

import {
  bigramChars,
  hashBigram,
  listStarts,
  readBits,
  readGamma,
  readRice,
  readStoredFields,
  readUnary,
  riceWidth,
  splitRows,
  undoGaps,
} from "../../hooks/newsarchive/theme/assets/search/codecs.js";
import { bytes, file } from "./assets.js";
import assert from "node:assert/strict";
import { idf } from "../../hooks/newsarchive/theme/assets/search/planner.js";
import { readFileSync } from "node:fs";
import test from "node:test";

/**
 * @typedef {object} Vectors
 * @property {{ values: number[], encoded: string }[]} unary
 * @property {{ values: number[], widths: number[], encoded: string }[]} bits
 * @property {{ values: number[], bases: number[], high: string, low: string }[]} gamma
 * @property {{ values: number[], widths: number[], high: string, low: string }[]} rice
 * @property {{ total: number, count: number, width: number }[]} riceWidth
 * @property {{ lists: number[][], gaps: number[] }[]} gaps
 * @property {{ count: number, rows: string[], encoded: string }[]} rows
 * @property {{ first: string, second: string, hash: number }[]} hash
 * @property {{ documents: number, found: number, idf: number }[]} idf
 * @property {{ documents: string[][], encoded: string }[]} storedFields
 */

/** @type {Vectors} */
const vectors = JSON.parse(readFileSync(new URL("../search/codec_vectors.json", import.meta.url), "utf-8"));

test("unary rows", () => {
  for (const { values, encoded } of vectors.unary) {
    assert.deepEqual([...readUnary(bytes(encoded), values.length)], values);
  }
});

test("rows of bits", () => {
  for (const { values, widths, encoded } of vectors.bits) {
    assert.deepEqual([...readBits(bytes(encoded), widths)], values);
  }
});

test("gamma codes", () => {
  for (const { values, bases, high, low } of vectors.gamma) {
    assert.deepEqual([...readGamma(bytes(high), bytes(low), values.length, new Uint8Array(bases))], values);
  }
});

test("one base for all gamma codes", () => {
  const same = vectors.gamma.filter(({ bases }) => bases.length && new Set(bases).size === 1);
  assert.notEqual(same.length, 0);
  for (const { values, bases, high, low } of same) {
    assert.deepEqual([...readGamma(bytes(high), bytes(low), values.length, bases[0])], values);
  }
});

test("Rice codes", () => {
  for (const { values, widths, high, low } of vectors.rice) {
    assert.deepEqual(readRice(bytes(high), bytes(low), new Uint8Array(widths)), values);
  }
});

test("Rice widths", () => {
  for (const { total, count, width } of vectors.riceWidth) assert.equal(riceWidth(total, count), width);
});

test("gaps of lists", () => {
  for (const { lists, gaps } of vectors.gaps) {
    assert.deepEqual([...undoGaps(new Uint32Array(gaps), lists.map((list) => list.length))], lists.flat());
  }
});

test("files of rows", () => {
  for (const { count, rows, encoded } of vectors.rows) {
    const split = splitRows(file(encoded), rows.length);
    assert.equal(split.number, count);
    assert.deepEqual(split.rows.map((row) => Buffer.from(row).toString("hex")), rows);
  }
});

test("hashes of bigrams, and back", () => {
  for (const { first, second, hash } of vectors.hash) {
    assert.equal(hashBigram(first, second), hash);
    assert.deepEqual(bigramChars(hash), [first, second].map((char) => char.codePointAt(0) ?? 0));
  }
});

test("inverse document frequencies", () => {
  for (const { documents, found, idf: expected } of vectors.idf) assert.equal(idf(documents, found), expected);
});

test("stored fields", () => {
  for (const { documents, encoded } of vectors.storedFields) {
    const read = readStoredFields(file(encoded));
    assert.deepEqual(read.map(({ id, title, language, excerpt }) => [id, title, language, excerpt]), documents);
  }
});

test("starts of lists", () => {
  assert.deepEqual([...listStarts(new Uint32Array([2, 0, 3]))], [0, 2, 2]);
});

test("damaged rows are errors that name what was expected", () => {
  assert.throws(() => readUnary(bytes("01"), 9), { message: "1 numbers; expected 9" });
  assert.throws(() => readBits(bytes("01"), [9]), { message: "1 bytes; expected 2" });
  const long = "a number of 31 bits; expected at most 30";
  assert.throws(() => readGamma(bytes("00000080"), bytes(""), 1), { message: long });
  assert.throws(() => splitRows(file("01000000"), 1), { message: "the file is too short" });
  assert.throws(() => splitRows(file("010000000200000061"), 1), { message: "the file is too short" });
  assert.throws(() => splitRows(file("01000000010000006162"), 1), { message: "the file is too long" });
  assert.throws(() => readStoredFields(file("0061")), { message: "starts with 0; expected the mark of an encoding" });
  assert.throws(() => readStoredFields(file("01610a62")), { message: "2 lines; expected 4 for each document" });
});
