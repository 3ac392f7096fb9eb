// Text analysis, query parsing and highlighting: the twin of search/analysis and of querying/{parser,highlight}.py.

import { MAX_QUERY_LENGTH, PASSAGE_LENGTH, QUOTES } from "./constants.js";

const OTHER = 0;
const SPACE = 1;
const WORD = 2;
const HAN = 3;

/** The first code point of a text; 0 for an empty one. @param {string} text */
export const codePoint = (text) => text.codePointAt(0) ?? 0;

// Folding by our own table: browsers and Python know different versions of Unicode.
export class Folding {
  /** @param {Search.FoldingTable} table */
  constructor({ pairs, runs, classes }) {
    /** @type {Map<number, number>} */
    this.folds = new Map();
    const chars = [...pairs].map(codePoint);
    for (let at = 0; at < chars.length; at += 2) this.folds.set(chars[at] ?? 0, chars[at + 1] ?? 0);
    for (let at = 0; at < runs.length; at += 4) {
      const [first = 0, length = 0, step = 0, distance = 0] = runs.slice(at, at + 4);
      for (let number = 0; number < length; number++) {
        this.folds.set(first + number * step, first + number * step + distance);
      }
    }
    this.classes = new Uint8Array(0x110000);
    for (const [first, end] of spans(classes.S)) this.classes.fill(SPACE, first, end);
    for (const [first, end] of spans(classes.W)) this.classes.fill(WORD, first, end);
    for (const [first, end] of spans(classes.H)) this.classes.fill(HAN, first, end);
    const spaces = [...spans(classes.S)].map(([first, end]) => `${escaped(first)}-${escaped(end - 1)}`).join("");
    this.items = new RegExp(`(-?)(?:[${QUOTES}]([^${QUOTES}]*)[${QUOTES}]?|([^${spaces}${QUOTES}]+))`, "gu");
  }

  /** The folded code point of a character. @param {string} char */
  fold(char) {
    const code = codePoint(char);
    return this.folds.get(code) ?? code;
  }

  /** @param {string} text */
  foldAll(text) {
    return [...text].map((char) => String.fromCodePoint(this.fold(char))).join("");
  }

  /** The tokens of a text that is split into characters. @param {readonly string[]} chars */
  tokenise(chars) {
    /** @type {Search.PlacedToken[]} */
    const tokens = [];
    let position = -1;
    let isBroken = false;
    let isInWord = false;
    for (const [start, char] of chars.entries()) {
      const folded = this.fold(char);
      const kind = this.classes[folded];
      const last = tokens.at(-1);
      if (kind === WORD && isInWord && last) {
        last.text += String.fromCodePoint(folded);
        continue;
      }
      isInWord = kind === WORD;
      if (kind === HAN || kind === WORD) {
        position += isBroken && last ? 2 : 1;
        isBroken = false;
        tokens.push({ text: String.fromCodePoint(folded), isHan: kind === HAN, start, position });
      } else if (kind === OTHER) {
        isBroken = true;
      }
    }
    return tokens;
  }

  /** @param {string} text @returns {Search.Query} */
  parse(text) {
    /** @type {Map<string, Search.Phrase>} */
    const required = new Map();
    /** @type {Map<string, Search.Phrase[]>} */
    const excluded = new Map();
    const folded = this.foldAll([...text].slice(0, MAX_QUERY_LENGTH).join(""));
    for (const [, minus, quoted, word = ""] of folded.matchAll(this.items)) {
      const phrases = this.phrases(quoted ?? word, quoted === undefined);
      if (minus && phrases.length) excluded.set(JSON.stringify(phrases), phrases);
      else for (const phrase of phrases) required.set(JSON.stringify(phrase), phrase);
    }
    return { required: [...required.values()], excluded: [...excluded.values()] };
  }

  /** Runs of adjacent tokens; the last word may be a prefix. @param {string} text @param {boolean} isPrefix */
  phrases(text, isPrefix) {
    /** @type {Search.Phrase[]} */
    const phrases = [];
    let next = -1;
    for (const { text: token, isHan, position } of this.tokenise([...text])) {
      const last = phrases.at(-1);
      if (last && position === next) last.tokens.push({ text: token, isHan });
      else phrases.push({ tokens: [{ text: token, isHan }], isPrefix: false });
      next = position + 1;
    }
    const last = phrases.at(-1);
    if (last) last.isPrefix = isPrefix && !last.tokens.at(-1)?.isHan;
    return phrases;
  }

  /**
   * Matches of a query's required phrases: disjoint, in order, in UTF-16 units.
   * @param {string} text
   * @param {Search.Query} query
   */
  ranges(text, query) {
    const chars = [...text];
    const tokens = this.tokenise(chars);
    const matches = query.required.flatMap((phrase) => matchesOf(phrase, tokens));
    matches.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
    /** @type {Search.Range[]} */
    const merged = [];
    for (const [start, end] of matches) {
      const last = merged.at(-1);
      if (last && start <= last[1]) last[1] = Math.max(end, last[1]);
      else merged.push([start, end]);
    }
    let length = 0;
    const offsets = [0, ...chars.map((char) => (length += char.length))];
    return merged.map(([start, end]) => /** @type {Search.Range} */ ([offsets[start], offsets[end]]));
  }

  /**
   * The part of a long text, of about `length` characters, around the first match; else its beginning.
   * @param {string} text @param {Search.Query} query @returns {Search.Passage}
   */
  passage(text, query, length = PASSAGE_LENGTH) {
    const first = [...text.slice(0, this.ranges(text, query)[0]?.[0] ?? 0)].length;
    const before = Math.floor(length / 3);
    const start = first + before > length ? Math.max(first - before, 0) : 0;
    const part = [...text].slice(start, start + length).join("");
    return { text: part, ranges: this.ranges(part, query) };
  }
}

/**
 * Order by code points, as in Python; JavaScript's own order is by UTF-16 units.
 * @param {string} one
 * @param {string} other
 */
export function compare(one, other) {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at++) {
    const difference = (one.codePointAt(at) ?? 0) - (other.codePointAt(at) ?? 0);
    if (difference) return difference;
  }
  return one.length - other.length;
}

/** [start, end] in characters. @param {Search.Phrase} phrase @param {Search.PlacedToken[]} tokens */
function matchesOf({ tokens: phrase, isPrefix }, tokens) {
  const last = phrase.length - 1;
  // Of a longer word only the prefix is highlighted.
  const lastLength = [...(phrase[last]?.text ?? "")].length;
  return tokens.flatMap(({ start, position }, first) => {
    const isMatch = phrase.every(({ text }, number) => {
      const token = tokens[first + number];
      if (token?.position !== position + number) return false;
      return isPrefix && number === last ? token.text.startsWith(text) : token.text === text;
    });
    return isMatch ? [/** @type {Search.Range} */ ([start, (tokens[first + last]?.start ?? 0) + lastLength])] : [];
  });
}

/** [first, end] from distances and lengths. @param {readonly number[]} runs @returns {Generator<Search.Range>} */
function* spans(runs) {
  let end = 0;
  for (let at = 0; at < runs.length; at += 2) {
    const first = end + (runs[at] ?? 0);
    end = first + (runs[at + 1] ?? 0);
    yield [first, end];
  }
}

/** @param {number} code */
const escaped = (code) => `\\u{${code.toString(16)}}`;
