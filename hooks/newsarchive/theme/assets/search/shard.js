// Shards and common bigrams, decoded: the twin of search/format/{shard_reader,common_bigrams}.py.

import { FOLLOWING, IMPACT_BITS, POSITION_BITS, POSITION_ROWS, PRECEDING, SHARD_ROWS } from "./constants.js";
import {
  bigramChars,
  listStarts,
  readBits,
  readGamma,
  readRice,
  readUnary,
  riceWidth,
  splitRows,
  undoGaps,
} from "./codecs.js";
import { codePoint } from "./text.js";

const POSITIONS = 2 ** POSITION_BITS;

/** The document of a packed position. @param {number} position */
export const documentOf = (position) => Math.floor(position / POSITIONS);

/** The terms of a file and their posting lists. Terms are numbered by their order in it. */
export class Shard {
  /** @type {(string | number)[]} */
  terms;

  /** @type {{ counts: Uint32Array, starts: Uint32Array, positions: Uint32Array } | undefined} */
  #positions;

  /** @type {Uint32Array | undefined} */
  #contextBits;

  /**
   * A file of strings, or of hashes that have these bits after `first`.
   * @param {ArrayBuffer} content @param {Search.CollectionStats} stats
   * @param {{ first: number, bits: number }} [hashes]
   */
  constructor(content, stats, hashes) {
    const { number: count, rows } = splitRows(content, SHARD_ROWS);
    this.stats = stats;
    this.positionRows = { counts: rows[6], high: rows[7], low: rows[8], context: rows[9] };
    // A hash has positions in each of its documents; what is a string may be a key that has none.
    this.minCount = hashes ? 1 : 0;
    this.terms = hashes ? readHashes(rows, count, hashes) : readStrings(rows[0], count);
    if (this.terms.length !== count) throw new Error(`${this.terms.length} terms; expected ${count}`);
    this.frequencies = readGamma(rows[2], rows[3], count).map((frequency) => frequency + 1);
    const widths = repeat(this.frequencies.map((frequency) => riceWidth(stats.documents, frequency)), this.frequencies);
    const low = readBits(rows[5], widths.map((width) => width + IMPACT_BITS));
    const gaps = readUnary(rows[4], low.length).map((above, at) => {
      const size = 2 ** (widths[at] ?? 0);
      return above * size + ((low[at] ?? 0) & (size - 1));
    });
    this.documents = undoGaps(gaps, this.frequencies);
    this.impacts = low.map((both, at) => both >>> (widths[at] ?? 0));
    this.starts = listStarts(this.frequencies);
  }

  /** The documents of a term, and its impacts there. @param {number} term @returns {Search.PostingList} */
  postingList(term) {
    const [start, end] = this.#postings(term);
    return { documents: this.documents.subarray(start, end), impacts: this.impacts.subarray(start, end) };
  }

  /**
   * The starts of a phrase in which the term is the token at this offset, from the term's positions that have these
   * context bits.
   * @param {number} term @param {number} offset
   * @returns {Search.Positions}
   */
  phraseStarts(term, offset, context = 0) {
    const { counts, starts, positions } = this.positions();
    const contextBits = context ? this.contextBits() : undefined;
    const [first, last] = this.#postings(term);
    /** @type {Search.Positions} */
    const found = { positions: [], impacts: [] };
    for (let posting = first; posting < last; posting++) {
      const start = (this.documents[posting] ?? 0) * POSITIONS - offset;
      const end = (starts[posting] ?? 0) + (counts[posting] ?? 0);
      for (let at = starts[posting] ?? 0; at < end; at++) {
        const position = positions[at] ?? 0;
        if (position < offset || ((contextBits?.[at] ?? 0) & context) !== context) continue;
        found.positions.push(start + position);
        found.impacts.push(this.impacts[posting] ?? 0);
      }
    }
    return found;
  }

  /** Adds the positions of the only term, a common bigram. @param {ArrayBuffer} content @param {number} hash */
  attachPositions(content, hash) {
    const { number: count, rows } = splitRows(content, POSITION_ROWS);
    const { length } = this.documents;
    if (count !== length) throw new Error(`positions of ${count} documents; expected ${length}`);
    this.positionRows = { counts: rows[0], high: rows[1], low: rows[2], context: rows[3] };
    this.terms = [hash];
    this.minCount = 1;
  }

  /** The number of positions of each posting, where they start, and the positions of all. */
  positions() {
    return (this.#positions ??= this.#readPositions());
  }

  #readPositions() {
    const { high, low } = this.positionRows;
    const counts = readUnary(this.positionRows.counts, this.documents.length).map((count) => count + this.minCount);
    const starts = listStarts(counts);
    const total = counts.reduce((sum, count) => sum + count, 0);
    const { lengthBits } = this.stats;
    const bases = new Uint8Array(total).fill(Math.max(lengthBits - 1, 0));
    for (const [posting, start] of starts.entries()) if (counts[posting]) bases[start] = lengthBits;
    return { counts, starts, positions: undoGaps(readGamma(high, low, total, bases), counts) };
  }

  /** The context bits of each position of bigrams. */
  contextBits() {
    return (this.#contextBits ??= this.#readContextBits());
  }

  #readContextBits() {
    const { counts, positions } = this.positions();
    const stored = new Uint8Array(positions.length);
    let at = 0;
    for (const [term, hash] of this.terms.entries()) {
      const bits = this.stats.commonBigrams.storedContextBits(Number(hash));
      const [first, last] = this.#postings(term);
      for (const count of counts.subarray(first, last)) stored.fill(bits, at, (at += count));
    }
    const found = readBits(this.positionRows.context, stored.map((bits) => (bits & 1) + (bits >> 1)));
    // Where only the following character has a bit, that is the first one read.
    return found.map((bits, number) => ((stored[number] ?? 0) & PRECEDING ? bits : bits << 1));
  }

  /** The first posting of a term and the end of the last one. @param {number} term @returns {[number, number]} */
  #postings(term) {
    const start = this.starts[term] ?? 0;
    return [start, start + (this.frequencies[term] ?? 0)];
  }
}

/** Common bigrams, the most frequent first. A character has at most one usual preceding and one following one. */
export class CommonBigrams {
  /** From their concatenation; U+0000 means a word next to a character. @param {string} text */
  constructor(text) {
    const bigrams = text.match(/../gsu) ?? [];
    this.ranks = new Map(bigrams.map((bigram, rank) => [bigram, rank]));
    /** @type {Map<number, number>} */
    this.preceding = new Map();
    /** @type {Map<number, number>} */
    this.following = new Map();
    for (const bigram of bigrams) {
      const [first = 0, second = 0] = [...bigram].map(codePoint);
      if (!first || !second) continue;
      if (!this.preceding.has(second)) this.preceding.set(second, first);
      if (!this.following.has(first)) this.following.set(first, second);
    }
  }

  /** Undefined if the bigram is not common; "" means a word. @param {string} first @param {string} second */
  rank(first, second) {
    return this.ranks.get((first || "\0") + (second || "\0"));
  }

  /** @param {string} first @param {string} second */
  isUsualPreceding(first, second) {
    return this.preceding.get(codePoint(second)) === codePoint(first);
  }

  /** @param {string} first @param {string} second */
  isUsualFollowing(first, second) {
    return this.following.get(codePoint(first)) === codePoint(second);
  }

  /** The context bits that the positions of a bigram store. @param {number} hash */
  storedContextBits(hash) {
    const [first, second] = bigramChars(hash);
    return (this.preceding.has(first) ? PRECEDING : 0) | (this.following.has(second) ? FOLLOWING : 0);
  }
}

/** @param {Uint8Array} row @param {number} count */
function readStrings(row, count) {
  return count ? new TextDecoder("utf-8", { ignoreBOM: true }).decode(row).split("\n") : [];
}

/** @param {Search.Rows} rows @param {number} count @param {{ first: number, bits: number }} hashes */
function readHashes([high, low], count, { first, bits }) {
  const widths = new Uint8Array(count).fill(riceWidth(2 ** bits, Math.max(count, 1)));
  let last = first - 1;
  return readRice(high, low, widths).map((gap) => (last += gap + 1));
}

/** Each value as often as its count. @param {Uint32Array} values @param {Uint32Array} counts */
function repeat(values, counts) {
  const repeated = new Uint8Array(counts.reduce((sum, count) => sum + count, 0));
  let at = 0;
  for (const [number, count] of counts.entries()) repeated.fill(values[number] ?? 0, at, (at += count));
  return repeated;
}
