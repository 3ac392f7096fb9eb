// The index as it is read: its files are fetched one by one, when they are asked for, and kept. The twin of index.py.

import { PAIR_BITS, Shard, readGamma, spreadPair, split } from "./shard.js";
import { Folding, compare } from "./text.js";

const VERSION = 1;
const DAY = 86_400_000;

// A file of the index could not be had, or is damaged.
export class MissingError extends Error {}

export class Index {
  // `read` gives the content of a file by its path below the index's folder, as an ArrayBuffer.
  static async open(read) {
    return attempt("index.json", async () => {
      const head = json(await read("index.json"));
      if (head.version !== VERSION) throw new Error(`version ${head.version} where ${VERSION} was expected`);
      return new Index(read, head);
    });
  }

  constructor(read, head) {
    this.head = head;
    this.count = head.documents;
    this.scale = { documents: head.documents, usualLength: head.usualLength };
    this.read = read;
    this.kept = new Map();
  }

  folding() {
    return this.part("folding.json", (content) => new Folding(json(content)));
  }

  facets() {
    return this.part("facets.json", (content) => {
      const facets = json(content);
      let [day, number] = [Date.parse(facets.newest ?? "9999-12-31"), 0];
      facets.days = facets.days.map(([count, gap]) => {
        day -= gap * DAY;
        return { day: new Date(day).toISOString().slice(0, 10), start: number, end: (number += count) };
      });
      return facets;
    });
  }

  // The class of each article as its place in the list of classes.
  classes() {
    return this.part("classes.bin", (content) => {
      const [count, [high, low]] = split(content, 2);
      return readGamma(high, low, count).map((rank) => rank - 1);
    });
  }

  // What is shown of an article: id, title, date, source and the beginning of the text.
  async card(number) {
    const cards = await this.part(`cards/${Math.floor(number / this.head.cards)}.json`, json);
    return cards[number % this.head.cards];
  }

  // Shards that have a pair, a word, words that begin so, or a term without positions; and the terms' places in them.
  async pair(first, second) {
    const pair = spreadPair(first, second);
    const bits = PAIR_BITS - this.head.shardBits;
    const name = `pairs/${Math.floor(pair / 2 ** bits)}`;
    const options = { firstPair: Math.floor(pair / 2 ** bits) * 2 ** bits, bits };
    const shard = await this.part(`${name}.bin`, (content) => new Shard(content, this.scale, options));
    const at = bisect(shard.terms, (term) => term < pair);
    return [{ shard, name, first: at, end: shard.terms[at] === pair ? at + 1 : at }];
  }

  async strings(family, term, isOpen = false) {
    const begins = await this.part(`${family}.json`, json);
    const end = `${term}\u{10ffff}`;
    const last = isOpen ? end : term;
    const [from, to] = [term, last].map((edge) => bisect(begins, (begin) => compare(begin, edge) <= 0));
    const numbers = Array.from({ length: to - from + 1 }, (_, at) => from + at);
    return Promise.all(numbers.map(async (number) => {
      const name = `${family}/${number}`;
      const shard = await this.part(`${name}.bin`, (content) => new Shard(content, this.scale));
      const first = bisect(shard.terms, (known) => compare(known, term) < 0);
      return { shard, name, first, end: bisect(shard.terms, (known) => compare(known, last) <= 0) };
    }));
  }

  async listed(term) {
    const [{ shard, first, end }] = await this.strings("lists", term);
    return first < end ? shard.documents(first) : { documents: [], levels: [] };
  }

  async occurrences({ shard, name }, at, offset) {
    const content = await this.part(`${name}-positions.bin`, (bytes) => bytes);
    return attempt(`${name}-positions.bin`, () => shard.occurrences(content, at, offset));
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
