// The index as it is read: its files are fetched one by one, when they are asked for, and kept. The twin of index.py.

import { Frequent, NUMBER_BITS, Shard, readGamma, spreadPair, split } from "./shard.js";
import { compare } from "./text.js";

const VERSION = 3;
const CARDS = 4;
const CARD_FIELDS = 4;
const HEAD = "index.bin";
const HEAD_ROWS = 7;
const CATEGORY_ROWS = 3;
const CLASS_BASE = 3;
const COUNT_BASE = 4;
const DAY = 86_400_000;
const ENCODINGS = { 1: "utf-8", 2: "utf-16le" };

// A file of the index could not be had, or is damaged.
export class MissingError extends Error {}

export class Index {
  // `read` gives the content of a file by its path below the index's folder, as an ArrayBuffer.
  static async open(read) {
    return attempt(HEAD, async () => new Index(read, await read(HEAD)));
  }

  constructor(read, content) {
    const [count, [text, classes, lowClasses, days, lowDays, gaps, lowGaps]] = split(content, HEAD_ROWS);
    this.head = json(text);
    if (this.head.version !== VERSION) throw new Error(`version ${this.head.version} where ${VERSION} was expected`);
    this.count = count;
    this.frequent = new Frequent(this.head.commonBigrams);
    const [sections, sources] = [this.head.sections, this.head.sources];
    [this.sections, this.sources] = [new Map(sections), new Map(sources)];
    // What many articles share: a section and a source, as in addresses; either may be empty.
    this.kinds = [];
    for (let at = 0; at < this.head.facetKeys.length; at += 2) {
      const [section, source] = this.head.facetKeys.slice(at, at + 2);
      this.kinds.push({ section: sections[section][0], source: sources[source][0] });
    }
    this.scale = { documents: count, lengthBits: this.head.lengthBits, frequent: this.frequent };
    this.classes = readGamma(classes, lowClasses, count, CLASS_BASE);
    const counts = readGamma(days, lowDays, this.head.dayCount, COUNT_BASE);
    const between = readGamma(gaps, lowGaps, Math.max(this.head.dayCount - 1, 0));
    let [day, number] = [Date.parse(this.head.newestDay), 0];
    // The days, newest first, with the first of their articles and the one behind the last.
    this.days = Array.from(counts, (others, at) => {
      day -= at ? (between[at - 1] + 1) * DAY : 0;
      return { day: new Date(day).toISOString().slice(0, 10), start: number, end: (number += others + 1) };
    });
    this.read = read;
    this.kept = new Map();
  }

  // The categories of each article, the broadest first.
  categories() {
    return this.part("categories.bin", (content) => {
      const [count, [text, high, low]] = split(content, CATEGORY_ROWS);
      const paths = json(text).map((known) => known.map(pathOf));
      return Array.from(readGamma(high, low, count), (rank, number) => paths[this.classes[number]][rank]);
    });
  }

  // The most used tags and how often they are.
  suggestions() {
    return this.part("suggestions.json", json);
  }

  // What is shown of an article.
  async card(number) {
    const cards = await this.part(`docs/${Math.floor(number / CARDS)}.bin`, readCards);
    const card = cards[number % CARDS];
    if (!card) throw new MissingError(`docs/${Math.floor(number / CARDS)}.bin: cards are missing`);
    return { ...card, date: this.dayOf(number), source: this.sources.get(this.kinds[this.classes[number]].source) };
  }

  dayOf(number) {
    const at = bisect(this.days, ({ start }) => start <= number) - 1;
    return at >= 0 && number < this.days[at].end ? this.days[at].day : "";
  }

  // Shards that have a pair, a single sign, a string, or strings that begin so; and the terms' places in them.
  async pair(first, second) {
    const number = spreadPair(first, second);
    const rank = this.frequent.rank(first, second);
    if (rank === undefined) return [await this.numbered("bigrams", number, this.head.bigramBits)];
    const shard = await this.part(`common/${rank}.bin`, (content) => new Shard(content, this.scale));
    const takePlaces = () => this.part(`common/${rank}-positions.bin`, (content) => shard.takePlaces(content, number));
    return [{ shard, name: `common/${rank}.bin`, first: 0, end: 1, takePlaces }];
  }

  async sign(sign) {
    return listed([await this.numbered("chars", spreadPair(sign, ""), this.head.charBits)]);
  }

  async strings(term, isOpen = false) {
    const last = isOpen ? `${term}\u{10ffff}` : term;
    const [from, to] = [term, last].map((edge) => bisect(this.head.separatorKeys, (begin) => compare(begin, edge) <= 0));
    const numbers = Array.from({ length: to - from + 1 }, (_, at) => from + at);
    return Promise.all(numbers.map(async (number) => {
      const name = `terms/${number}.bin`;
      const shard = await this.part(name, (content) => new Shard(content, this.scale));
      const first = bisect(shard.terms, (known) => compare(known, term) < 0);
      return { shard, name, first, end: bisect(shard.terms, (known) => compare(known, last) <= 0) };
    }));
  }

  async listed(term) {
    return listed(await this.strings(term));
  }

  async occurrences({ shard, name, takePlaces }, at, offset, neighbours) {
    await takePlaces?.();
    return attempt(name, async () => shard.occurrences(at, offset, neighbours));
  }

  async numbered(family, number, fileBits) {
    const bits = NUMBER_BITS - fileBits;
    const file = Math.floor(number / 2 ** bits);
    const name = `${family}/${file}.bin`;
    const shard = await this.part(name, (content) => new Shard(content, this.scale, { first: file * 2 ** bits, bits }));
    const at = bisect(shard.terms, (term) => term < number);
    return { shard, name, first: at, end: shard.terms[at] === number ? at + 1 : at };
  }

  // A file, once it is read and made into something.
  part(name, make) {
    if (!this.kept.has(name)) {
      const path = `${this.head.generation}/${name}`;
      const made = attempt(name, async () => make(await this.read(path)));
      this.kept.set(name, made);
      // What failed is tried again the next time.
      made.catch(() => this.kept.delete(name));
    }
    return this.kept.get(name);
  }
}

function listed(found) {
  const known = found.find(({ first, end }) => first < end);
  return known ? known.shard.documents(known.first) : { documents: [], levels: [] };
}

// The whole part of an address and the name of each level, from its own part, and its name where that is another.
function pathOf(levels) {
  let value = "";
  return levels.map((level) => {
    const [part, name] = typeof level === "string" ? [level, level] : level;
    value = value ? `${value}/${part}` : part;
    return [value, name];
  });
}

function readCards(content) {
  const encoding = ENCODINGS[new Uint8Array(content)[0]];
  if (!encoding) throw new Error("not a file of cards");
  const rows = new TextDecoder(encoding, { ignoreBOM: true, fatal: true }).decode(new Uint8Array(content, 1)).split("\n");
  if (rows.length % CARD_FIELDS) throw new Error("a card is cut");
  return Array.from({ length: rows.length / CARD_FIELDS }, (_, at) => {
    const [id, title, lang, opening] = rows.slice(at * CARD_FIELDS, (at + 1) * CARD_FIELDS);
    return { id, title, lang, opening };
  });
}

async function attempt(name, work) {
  try {
    return await work();
  } catch (reason) {
    throw new MissingError(`${name}: ${reason.message}`);
  }
}

// How many at the beginning of a sorted list are so.
function bisect(list, isBefore) {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(list[middle])) low = middle + 1;
    else high = middle;
  }
  return low;
}

function json(content) {
  return JSON.parse(new TextDecoder().decode(content));
}
