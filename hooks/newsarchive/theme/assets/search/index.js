// The index: its files are fetched when they are needed, once each. The twin of search/querying/reader.py.

import {
  BIGRAMS,
  CATEGORIES_FILE,
  CATEGORY_ROWS,
  CHARS,
  COMMON,
  DAY_COUNT_BASE,
  DOCS,
  DOCS_PER_FILE,
  FACET_KEY_BASE,
  FORMAT_VERSION,
  HASH_BITS,
  MANIFEST_FILE,
  MANIFEST_ROWS,
  POSITIONS_SUFFIX,
  SUGGESTIONS_FILE,
  TERMS,
} from "./constants.js";
import { CommonBigrams, Shard } from "./shard.js";
import { hashBigram, readGamma, readStoredFields, splitRows } from "./codecs.js";
import { compare } from "./text.js";

const DAY = 86_400_000;
const LAST_CHAR = "\u{10FFFF}";

/** A file of the index cannot be fetched, or is damaged. */
export class IndexFileError extends Error {
  /** @override */
  name = "IndexFileError";
}

export class Index {
  /** `read` fetches a file by its path in the index's folder. @param {Search.Read} read */
  static open(read) {
    return withName(MANIFEST_FILE, async () => new Index(read, await read(MANIFEST_FILE)));
  }

  /** @type {Map<string, Promise<any>>} */
  #files = new Map();

  /** @param {Search.Read} read @param {ArrayBuffer} content */
  constructor(read, content) {
    const { number: count, rows } = splitRows(content, MANIFEST_ROWS);
    const [text, keys, lowKeys, counts, lowCounts, gaps, lowGaps] = rows;
    /** @type {Search.Manifest} */
    this.manifest = json(text);
    const { version, sections, sources, dayCount, newestDay } = this.manifest;
    if (version !== FORMAT_VERSION) throw new Error(`format ${version}; expected ${FORMAT_VERSION}`);
    this.read = read;
    this.count = count;
    this.commonBigrams = new CommonBigrams(this.manifest.commonBigrams);
    this.stats = { documents: count, lengthBits: this.manifest.lengthBits, commonBigrams: this.commonBigrams };
    this.sections = new Map(sections);
    this.sources = new Map(sources);
    /** The facet keys, and the number of each document's one. */
    this.facetKeys = facetKeysOf(this.manifest);
    this.keyNumbers = readGamma(keys, lowKeys, count, FACET_KEY_BASE);
    const dayCounts = readGamma(counts, lowCounts, dayCount, DAY_COUNT_BASE);
    this.days = daysOf(newestDay, dayCounts, readGamma(gaps, lowGaps, Math.max(dayCount - 1, 0)));
  }

  /**
   * The section and the source of a document, either of which may be "".
   * @param {number} document
   * @returns {Search.FacetKey}
   */
  facetKey(document) {
    return this.facetKeys[this.keyNumbers[document] ?? 0] ?? { section: "", source: "" };
  }

  /** The categories of each document, the broadest first: value and name. @returns {Promise<[string, string][][]>} */
  categories() {
    return this.#file(CATEGORIES_FILE, (content) => {
      const { number: count, rows } = splitRows(content, CATEGORY_ROWS);
      const [text, high, low] = rows;
      /** @type {[string, string][][][]} */
      const paths = json(text).map((/** @type {Level[][]} */ known) => known.map(pathOf));
      const ranks = readGamma(high, low, count);
      return Array.from(ranks, (rank, document) => paths[this.keyNumbers[document] ?? 0]?.[rank] ?? []);
    });
  }

  /** The most used tags, with their counts. @returns {Promise<[string, number][]>} */
  suggestions() {
    return this.#file(SUGGESTIONS_FILE, json);
  }

  /** @param {number} document */
  async storedFields(document) {
    const name = `${DOCS}/${Math.floor(document / DOCS_PER_FILE)}.bin`;
    /** @type {Search.StoredFields[]} */
    const documents = await this.#file(name, readStoredFields);
    const number = document % DOCS_PER_FILE;
    const fields = documents[number];
    if (!fields) throw new IndexFileError(`${name}: ${documents.length} documents; expected ${number + 1} or more`);
    return { ...fields, date: this.dayOf(document), source: this.sources.get(this.facetKey(document).source) ?? "" };
  }

  /** "" if the document has no day. @param {number} document */
  dayOf(document) {
    const day = this.days[bisect(this.days, ({ start }) => start <= document) - 1];
    return day && document < day.end ? day.day : "";
  }

  /**
   * The shard of a bigram; "" means a word.
   * @param {string} first
   * @param {string} second
   * @returns {Promise<Search.Terms[]>}
   */
  async bigram(first, second) {
    const hash = hashBigram(first, second);
    const rank = this.commonBigrams.rank(first, second);
    if (rank === undefined) return [await this.#hashed(BIGRAMS, hash, this.manifest.bigramBits)];
    const name = `${COMMON}/${rank}.bin`;
    const shard = await this.#shard(name);
    const positions = `${COMMON}/${rank}${POSITIONS_SUFFIX}.bin`;
    const attachPositions = () => this.#file(positions, (content) => shard.attachPositions(content, hash));
    return [{ shard, name, first: 0, end: 1, attachPositions }];
  }

  /** The posting list of a single character. @param {string} char */
  async char(char) {
    return postingListOf(await this.#hashed(CHARS, hashBigram(char, ""), this.manifest.charBits));
  }

  /** The shards of a term, or of all terms with this prefix. @param {string} term @returns {Promise<Search.Terms[]>} */
  terms(term, isPrefix = false) {
    const last = isPrefix ? `${term}${LAST_CHAR}` : term;
    const { separatorKeys } = this.manifest;
    const from = bisect(separatorKeys, (key) => compare(key, term) <= 0);
    const to = bisect(separatorKeys, (key) => compare(key, last) <= 0);
    const numbers = Array.from({ length: to - from + 1 }, (_, at) => from + at);
    return Promise.all(numbers.map(async (number) => {
      const name = `${TERMS}/${number}.bin`;
      const shard = await this.#shard(name);
      const first = bisect(shard.terms, (known) => compare(String(known), term) < 0);
      return { shard, name, first, end: bisect(shard.terms, (known) => compare(String(known), last) <= 0) };
    }));
  }

  /** @param {string} key */
  async postingList(key) {
    const [terms] = await this.terms(key);
    return postingListOf(terms);
  }

  /**
   * See Shard.phraseStarts.
   * @param {Search.Terms} terms
   * @param {number} term
   * @param {number} offset
   * @param {number} [context]
   */
  async phraseStarts({ shard, name, attachPositions }, term, offset, context) {
    await attachPositions?.();
    return withName(name, () => shard.phraseStarts(term, offset, context));
  }

  /** @param {string} folder @param {number} hash @param {number} fileBits @returns {Promise<Search.Terms>} */
  async #hashed(folder, hash, fileBits) {
    const bits = HASH_BITS - fileBits;
    const number = Math.floor(hash / 2 ** bits);
    const name = `${folder}/${number}.bin`;
    const shard = await this.#shard(name, { first: number * 2 ** bits, bits });
    const first = bisect(shard.terms, (known) => Number(known) < hash);
    return { shard, name, first, end: shard.terms[first] === hash ? first + 1 : first };
  }

  /** @param {string} name @param {{ first: number, bits: number }} [hashes] @returns {Promise<Shard>} */
  #shard(name, hashes) {
    return this.#file(name, (content) => new Shard(content, this.stats, hashes));
  }

  /**
   * A file of the generation, decoded.
   * @template T
   * @param {string} name
   * @param {(content: ArrayBuffer) => T} decode
   * @returns {Promise<T>}
   */
  #file(name, decode) {
    const file = this.#files.get(name) ?? this.#load(name, decode);
    this.#files.set(name, file);
    return file;
  }

  /**
   * A failed read is tried again the next time.
   * @template T
   * @param {string} name
   * @param {(content: ArrayBuffer) => T} decode
   */
  async #load(name, decode) {
    try {
      return await withName(name, async () => decode(await this.read(`${this.manifest.generation}/${name}`)));
    } catch (reason) {
      this.#files.delete(name);
      throw reason;
    }
  }
}

/** @param {Search.Manifest} manifest @returns {Search.FacetKey[]} */
function facetKeysOf({ facetKeys, sections, sources }) {
  const keys = [];
  for (let at = 0; at < facetKeys.length; at += 2) {
    const [section] = /** @type {[string, string]} */ (sections[facetKeys[at] ?? -1]);
    const [source] = /** @type {[string, string]} */ (sources[facetKeys[at + 1] ?? -1]);
    keys.push({ section, source });
  }
  return keys;
}

/**
 * The days, newest first.
 * @param {string} newest
 * @param {Uint32Array} counts less one
 * @param {Uint32Array} gaps
 * @returns {Search.Day[]}
 */
function daysOf(newest, counts, gaps) {
  let day = Date.parse(newest);
  let document = 0;
  return Array.from(counts, (others, at) => {
    day -= at ? ((gaps[at - 1] ?? 0) + 1) * DAY : 0;
    return { day: new Date(day).toISOString().slice(0, 10), start: document, end: (document += others + 1) };
  });
}

/** @typedef {string | [part: string, name: string]} Level */

/** The value and the name of each level, from its own part, and its name if that differs. @param {Level[]} levels */
function pathOf(levels) {
  let value = "";
  return levels.map((level) => {
    const [part, name] = typeof level === "string" ? [level, level] : level;
    value = value ? `${value}/${part}` : part;
    return [value, name];
  });
}

/**
 * The first posting list of some terms; empty if there are none.
 * @param {Search.Terms} [terms]
 * @returns {Search.PostingList}
 */
export function postingListOf(terms) {
  return terms && terms.first < terms.end ? terms.shard.postingList(terms.first) : { documents: [], impacts: [] };
}

/**
 * Puts a file's name before errors.
 * @template T
 * @param {string} name
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
async function withName(name, work) {
  try {
    return await work();
  } catch (reason) {
    throw new IndexFileError(`${name}: ${/** @type {Error} */ (reason).message}`, { cause: reason });
  }
}

/**
 * The number of items at the start of a sorted list that are before.
 * @template T
 * @param {readonly T[]} list
 * @param {(item: T) => boolean} isBefore
 */
function bisect(list, isBefore) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(/** @type {T} */ (list[middle]))) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @param {AllowSharedBufferSource} content */
function json(content) {
  return JSON.parse(new TextDecoder().decode(content));
}
