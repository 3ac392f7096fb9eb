// Files decoded: the twin of codecs.py and stored_fields.py in search/format, and of search/analysis/bigrams.py.

import {
  CHAR_BITS,
  HASH_BITS,
  HASH_INVERSE,
  HASH_MULTIPLIER,
  MAX_BITS,
  RICE_DENOMINATOR,
  RICE_NUMERATOR,
  STORED_FIELDS,
  UTF16_MARK,
  UTF8_MARK,
} from "./constants.js";
import { codePoint } from "./text.js";

/** @type {Record<number, string>} */
const ENCODINGS = { [UTF8_MARK]: "utf-8", [UTF16_MARK]: "utf-16le" };
const SECOND = BigInt(CHAR_BITS);
const [MULTIPLIER, INVERSE] = [BigInt(HASH_MULTIPLIER), BigInt(HASH_INVERSE)];

/**
 * The hash of a bigram; "" means a word next to a character, or for nothing.
 * @param {string} first
 * @param {string} second
 */
export function hashBigram(first, second) {
  const bigram = (BigInt(codePoint(first)) << SECOND) | BigInt(codePoint(second));
  return Number(BigInt.asUintN(HASH_BITS, bigram * MULTIPLIER));
}

/** The two code points of a bigram, from its hash. @param {number} hash @returns {[number, number]} */
export function bigramChars(hash) {
  const bigram = BigInt.asUintN(HASH_BITS, BigInt(hash) * INVERSE);
  return [Number(bigram >> SECOND), Number(BigInt.asUintN(CHAR_BITS, bigram))];
}

/** The number at the start of a file, and its rows. @param {ArrayBuffer} content @param {number} count */
export function splitRows(content, count) {
  const head = 4 * (count + 1);
  if (content.byteLength < head) throw new Error("the file is too short");
  const view = new DataView(content);
  const rows = [];
  let end = head;
  for (let row = 1; row <= count; row++) {
    const length = view.getUint32(4 * row, true);
    if (end + length > content.byteLength) throw new Error("the file is too short");
    rows.push(new Uint8Array(content, end, length));
    end += length;
  }
  if (end !== content.byteLength) throw new Error("the file is too long");
  return { number: view.getUint32(0, true), rows: /** @type {Search.Rows} */ (rows) };
}

/** The stored fields of a file's documents. @param {ArrayBuffer} content @returns {Search.StoredFields[]} */
export function readStoredFields(content) {
  const [mark = 0] = new Uint8Array(content);
  const encoding = ENCODINGS[mark];
  if (!encoding) throw new Error(`starts with ${mark}; expected the mark of an encoding`);
  const decoder = new TextDecoder(encoding, { ignoreBOM: true, fatal: true });
  const rows = decoder.decode(new Uint8Array(content, 1)).split("\n");
  if (rows.length % STORED_FIELDS) throw new Error(`${rows.length} lines; expected ${STORED_FIELDS} for each document`);
  return Array.from({ length: rows.length / STORED_FIELDS }, (_, at) => {
    const [id = "", title = "", language = "", excerpt = ""] = rows.slice(at * STORED_FIELDS, (at + 1) * STORED_FIELDS);
    return { id, title, language, excerpt };
  });
}

/** `count` numbers, each as n zeros and a one. @param {Uint8Array} row @param {number} count */
export function readUnary(row, count) {
  const numbers = new Uint32Array(count);
  let found = 0;
  let zeros = 0;
  for (let byte of row) {
    if (found === count) break;
    for (let bit = 0; bit < 8 && found < count; bit++, byte >>= 1) {
      if (byte & 1) {
        numbers[found++] = zeros;
        zeros = 0;
      } else {
        zeros++;
      }
    }
  }
  if (found !== count) throw new Error(`${found} numbers; expected ${count}`);
  return numbers;
}

/**
 * Numbers of these widths in bits, at most 32, the lowest bit first.
 * @param {Uint8Array} row
 * @param {ArrayLike<number> & Iterable<number>} widths
 */
export function readBits(row, widths) {
  const numbers = new Uint32Array(widths.length);
  let number = 0;
  let at = 0;
  for (const width of widths) {
    let value = 0;
    for (let have = 0; have < width; ) {
      const taken = Math.min(8 - (at & 7), width - have);
      value |= (((row[at >>> 3] ?? 0) >>> (at & 7)) & ((1 << taken) - 1)) << have;
      have += taken;
      at += taken;
    }
    numbers[number++] = value;
  }
  if (row.length !== Math.ceil(at / 8)) throw new Error(`${row.length} bytes; expected ${Math.ceil(at / 8)}`);
  return numbers;
}

/**
 * Numbers mostly below `2 ** base`; one base for all, or one for each.
 * @param {Uint8Array} high @param {Uint8Array} low @param {number} count @param {number | Uint8Array} [base]
 */
export function readGamma(high, low, count, base = 0) {
  const bases = typeof base === "number" ? new Uint8Array(count).fill(base) : base;
  const widths = readUnary(high, count).map((above, at) => above + (bases[at] ?? 0));
  const longest = widths.reduce((most, width) => Math.max(most, width), 0);
  if (longest > MAX_BITS) throw new Error(`a number of ${longest} bits; expected at most ${MAX_BITS}`);
  return readBits(low, widths).map((number, at) => number + 2 ** (widths[at] ?? 0) - 2 ** (bases[at] ?? 0));
}

/**
 * Numbers around `2 ** width`, which may be longer than 32 bits.
 * @param {Uint8Array} high
 * @param {Uint8Array} low
 * @param {Uint8Array} widths
 */
export function readRice(high, low, widths) {
  const rest = readBits(low, widths);
  return Array.from(readUnary(high, widths.length), (above, at) => above * 2 ** (widths[at] ?? 0) + (rest[at] ?? 0));
}

/** The Rice width for `count` numbers whose sum is about `total`. @param {number} total @param {number} count */
export function riceWidth(total, count) {
  const typical = Math.floor((total * RICE_NUMERATOR) / (count * RICE_DENOMINATOR));
  let bits = 0;
  while (bits < MAX_BITS && typical >= 2 ** (bits + 1)) bits++;
  return bits;
}

/**
 * Ascending lists of these lengths from their gaps, in place.
 * @param {Uint32Array} gaps
 * @param {Iterable<number>} lengths
 */
export function undoGaps(gaps, lengths) {
  let at = 0;
  for (const length of lengths) {
    let last = -1;
    for (const end = at + length; at < end; at++) {
      last += (gaps[at] ?? 0) + 1;
      gaps[at] = last;
    }
  }
  return gaps;
}

/** The start of each of consecutive lists of these lengths. @param {Uint32Array} lengths */
export function listStarts(lengths) {
  let end = 0;
  return lengths.map((length) => (end += length) - length);
}
