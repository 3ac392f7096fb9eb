// Text analysis, query parsing and highlighting: the twin of search/analysis and of querying/{parser,highlight}.py.

import { MAX_PREFIX_LIST, MAX_QUERY_LENGTH, PASSAGE_LENGTH, QUOTES } from "./constants.js";

const OTHER = 0;
const SPACE = 1;
const WORD = 2;
const HAN = 3;
const DIGITS = 4;
const CONNECTOR = 5;
const THOUSANDS_COMMA = ",";
// The digits between two commas of a number.
const GROUP = 3;
// Voice marks of kana, and vowels and finals of Hangul. No version of Unicode changes what they compose.
const COMPOSING = /[\u3099\u309A\u1161-\u1175\u11A8-\u11C2]/;

/** The first code point of a text; 0 for an empty one. @param {string} text */
export const codePoint = (text) => text.codePointAt(0) ?? 0;

// Folding by our own table: browsers and Python know different versions of Unicode.
export class Folding {
  /** @param {Search.FoldingTable} table */
  constructor({ pairs, runs, expansions, classes }) {
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
    /** @type {Map<number, string>} */
    this.expansions = new Map(expansions.split(" ").map((entry) => {
      const [char = "", ...folded] = entry;
      return [codePoint(char), folded.join("")];
    }));
    for (const [first, end] of spans(classes.M)) for (let code = first; code < end; code++) this.expansions.set(code, "");
    this.classes = new Uint8Array(0x110000);
    for (const [first, end] of spans(classes.S)) this.classes.fill(SPACE, first, end);
    for (const [first, end] of spans(classes.W)) this.classes.fill(WORD, first, end);
    for (const [first, end] of spans(classes.D)) this.classes.fill(DIGITS, first, end);
    for (const [first, end] of spans(classes.C)) this.classes.fill(CONNECTOR, first, end);
    for (const [first, end] of spans(classes.H)) this.classes.fill(HAN, first, end);
    const spaces = [...spans(classes.S)].map(([first, end]) => `${escaped(first)}-${escaped(end - 1)}`).join("");
    this.whitespace = new RegExp(`[${spaces}]+`, "gu");
    const [quote, other] = [`[${QUOTES}]`, `[^${QUOTES}]`];
    // Before a digit a minus makes the number negative.
    this.items = new RegExp(`(-(?![0-9]))?(?:${quote}(${other}*)${quote}?|([^${spaces}${QUOTES}]+))`, "gu");
  }

  /** The folded text. @param {string} text */
  fold(text) {
    return this.foldChars([...text]).map(({ char }) => char).join("");
  }

  /**
   * The folded characters of a text that is split into characters: composed, without the commas in numbers.
   * @param {readonly string[]} chars
   */
  foldChars(chars) {
    /** @type {Search.FoldedChar[]} */
    const folded = [];
    for (const [at, char] of chars.entries()) {
      const code = codePoint(char);
      const parts = this.expansions.get(code) ?? String.fromCodePoint(this.folds.get(code) ?? code);
      const previous = folded.at(-1);
      if (!parts && previous) previous.end = at + 1;
      for (const part of parts) {
        const last = folded.at(-1);
        const composed = last && compose(last.char, part);
        if (composed) Object.assign(last, { char: composed, end: at + 1 });
        else folded.push({ char: part, start: at, end: at + 1 });
      }
    }
    return folded.filter((_, at) => !isThousandsComma(folded, at));
  }

  /** The tokens of a text that is split into characters. @param {readonly string[]} chars */
  tokenise(chars) {
    /** @type {Search.PlacedToken[]} */
    const tokens = [];
    const folded = this.foldChars(chars);
    const kinds = folded.map(({ char }) => this.classes[codePoint(char)] ?? OTHER);
    const isWord = (/** @type {number} */ at) => kinds[at] === WORD || kinds[at] === DIGITS;
    let position = -1;
    let isBroken = false;
    for (const [at, { char, start, end }] of folded.entries()) {
      const kind = kinds[at];
      const last = tokens.at(-1);
      if (last && isWord(at) && kind === kinds[at - 1]) {
        last.text += char;
        last.ends.push(end);
      } else if (kind === HAN || isWord(at)) {
        position += isBroken && last ? 2 : 1;
        isBroken = false;
        tokens.push({ text: char, isHan: kind === HAN, start, ends: [end], position });
      } else if (kind === OTHER || (kind === CONNECTOR && !(isWord(at - 1) && isWord(at + 1)))) {
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
    const folded = this.fold([...text].slice(0, MAX_QUERY_LENGTH).join(""));
    for (const [, minus, quoted, word = ""] of folded.matchAll(this.items)) {
      const phrases = this.phrases(quoted ?? word, quoted === undefined);
      if (minus && phrases.length) excluded.set(JSON.stringify(phrases), phrases);
      else for (const phrase of phrases) required.set(JSON.stringify(phrase), phrase);
    }
    const isEmpty = !folded.replaceAll(this.whitespace, "");
    const isSearchable = isEmpty || required.size > 0 || excluded.size > 0;
    return { required: [...required.values()], excluded: [...excluded.values()], isSearchable };
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
    const token = last?.tokens.at(-1);
    if (last && token) {
      // Words that begin with one or two characters are too many to be looked up with their positions.
      const isRare = last.tokens.length === 1 || [...token.text].length > MAX_PREFIX_LIST;
      last.isPrefix = isPrefix && isRare && !token.isHan;
    }
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
    return isMatch ? [/** @type {Search.Range} */ ([start, tokens[first + last]?.ends[lastLength - 1] ?? start])] : [];
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

/** The character that two compose; empty if they do not. @param {string} first @param {string} second */
function compose(first, second) {
  const composed = COMPOSING.test(second) ? (first + second).normalize("NFC") : "";
  return [...composed].length === 1 ? composed : "";
}

/** True for a comma after one to three digits of a number, and before exactly three. @param {Search.FoldedChar[]} text @param {number} at */
function isThousandsComma(text, at) {
  if (text[at]?.char !== THOUSANDS_COMMA) return false;
  const before = countDigits(text, at, -1);
  return before > 0 && before <= GROUP && countDigits(text, at, 1) === GROUP;
}

/**
 * The number of digits next to an index, up to one more than a group has.
 * @param {Search.FoldedChar[]} text @param {number} at @param {number} step
 */
function countDigits(text, at, step) {
  let count = 0;
  while (count <= GROUP && /^[0-9]$/.test(text[at + (count + 1) * step]?.char ?? "")) count++;
  return count;
}

/** @param {number} code */
const escaped = (code) => `\\u{${code.toString(16)}}`;
