// Search: what a query asks for, looked up in the index that the site carries. The twin of find.py, step by step.
//
//   const {total, facets, results, problems} = await search("教育部 -考试", {filters: {year: "2022"}, limit: 20});

import table from "./folding.js";
import { Index, MissingError } from "./index.js";
import { PLACES } from "./shard.js";
import { Folding, compare } from "./text.js";

// Beginnings of words that are no longer have lists of their own, which go by this sign and the beginning.
const SHORT = 2;
const BEGINNING = "*";
const LEAST = 8;
const SIXTEENTHS = 16;
const HERE = new URL("../../search/", import.meta.url);

// Each result of a rare word is in a file of its own.
const USUAL_LIMIT = 5;

const folding = new Folding(table);
const opened = new Map();

// filters: category, source, tag, topic (names as in addresses), year, from, to (days). sort: relevance or date.
// Gives the number of all that were found, the first of them, what they are by year, section, source, and category
// below a chosen one, and the files that could not be read: what asked for those was passed over. Throws only where
// there is no index.
export async function search(text, options = {}) {
  const { base = HERE } = options;
  const key = String(base);
  const isKnown = opened.has(key);
  const index = await open(options);
  const answer = await new Search(index).answer(text, options);
  if (!isKnown || !answer.problems.length) return answer;
  // The site may have been published anew since its index was opened.
  opened.delete(key);
  const again = await Index.open(options.read ?? reader(base)).catch(() => index);
  opened.set(key, Promise.resolve(again));
  return again.head.generation === index.head.generation ? answer : new Search(again).answer(text, options);
}

// What a reader may mean who has typed this: tags that hold it, those first that begin with it, then the most used.
export async function suggest(text, { limit = USUAL_LIMIT, ...options } = {}) {
  const typed = folding.foldAll(text.trim());
  const index = await open(options);
  const names = typed ? await index.suggestions() : [];
  const known = names.map(([name, count]) => ({ name, count, at: folding.foldAll(name).indexOf(typed) }));
  const found = known.filter(({ at, name }) => at >= 0 && name !== text);
  found.sort((one, other) => Boolean(one.at) - Boolean(other.at) || other.count - one.count || compare(one.name, other.name));
  return found.slice(0, limit).map(({ name, count }) => ({ name, count }));
}

// The piece of a long text where a query is met first, with the places of its words.
export function passage(text, query, { length } = {}) {
  return folding.passage(text, folding.parse(query), length);
}

async function open({ base = HERE, read }) {
  const key = String(base);
  if (!opened.has(key)) opened.set(key, Index.open(read ?? reader(base)));
  return opened.get(key).catch((reason) => {
    opened.delete(key);
    throw reason;
  });
}

class Search {
  constructor(index) {
    this.index = index;
    this.problems = new Set();
  }

  async answer(text, { filters = {}, sort = "relevance", offset = 0, limit = USUAL_LIMIT, facets = true }) {
    const query = folding.parse(text);
    const { found, scores } = await this.find(query, filters);
    if (sort === "relevance") found.sort((one, other) => scores[other] - scores[one] || one - other);
    const page = found.slice(offset, offset + limit);
    const [counted, ...results] = await Promise.all([
      facets ? this.attempt(this.count(found, filters.category), {}) : {},
      ...page.map((number) => this.attempt(this.result(number, query), null)),
    ]);
    return { total: found.length, facets: counted, results: results.filter(Boolean), problems: [...this.problems].sort() };
  }

  async find(query, filters) {
    const { count } = this.index;
    const everything = Array.from({ length: count }, (_, number) => number);
    const scores = new Float64Array(count);
    const [kept, wanted, unwanted] = await Promise.all([
      Promise.all(this.filtered(filters).map((work) => this.attempt(work, everything))),
      Promise.all(query.wanted.map((phrase) => this.attempt(this.places(phrase), null))),
      Promise.all(query.unwanted.map((phrases) => this.attempt(this.allOf(phrases), []))),
    ]);
    let found = everything;
    for (const { documents, levels } of wanted.filter(Boolean)) {
      const rarity = rarityOf(count, documents.length);
      documents.forEach((number, at) => (scores[number] += (levels[at] + 1) * rarity));
      found = among(found, documents);
    }
    for (const documents of kept) found = among(found, documents);
    for (const documents of unwanted) {
      const left = new Set(documents);
      found = found.filter((number) => !left.has(number));
    }
    return { found, scores };
  }

  async allOf(phrases) {
    const all = await Promise.all(phrases.map((phrase) => this.places(phrase)));
    return all.map(({ documents }) => documents).reduce(among);
  }

  filtered({ year, from, to, ...others }) {
    const kinds = ["category", "source", "tag", "topic"].filter((kind) => others[kind]);
    const kept = kinds.map(async (kind) => (await this.index.listed(`:${kind}:${others[kind]}`)).documents);
    if (from || to) kept.push(this.between(from, to));
    if (year) kept.push(this.between(`${year}-01-01`, `${year}-12-31`));
    return kept;
  }

  // The articles of a span of days, both of them in it; those without a day are in none.
  between(first, last) {
    const within = this.index.days.filter(({ day }) => (first || "0") <= day && day <= (last || "9"));
    if (!within.length) return [];
    const { start } = within[0];
    return Array.from({ length: within.at(-1).end - start }, (_, at) => start + at);
  }

  // The articles that a phrase is in, and how much it counts there.
  async places({ tokens, isOpen }) {
    if (tokens.length === 1) return this.token(tokens[0], isOpen);
    const units = unitsOf(tokens, isOpen, this.index.frequent);
    if (units.length === 1 && !units[0].neighbours) {
      const [{ shard, first, end }] = await this.index.pair(units[0].first, units[0].second);
      return first < end ? shard.documents(first) : { documents: [], levels: [] };
    }
    const all = await Promise.all(units.map((unit) => this.occurrences(unit)));
    const { places, levels } = all.reduce(meet);
    const found = { documents: [], levels: [] };
    places.forEach((place, at) => {
      const number = Math.floor(place / PLACES);
      const last = found.documents.length - 1;
      if (found.documents[last] === number) {
        found.levels[last] = Math.max(found.levels[last], levels[at]);
      } else {
        found.documents.push(number);
        found.levels.push(levels[at]);
      }
    });
    return found;
  }

  async token({ text, isHan }, isOpen) {
    if (isHan) return this.index.sign(text);
    if (isOpen && [...text].length <= SHORT) return this.index.listed(`${BEGINNING}${text}`);
    const best = new Map();
    for (const { shard, first, end } of await this.index.strings(text, isOpen)) {
      for (let at = first; at < end; at++) {
        const { documents, levels } = shard.documents(at);
        documents.forEach((number, place) => best.set(number, Math.max(best.get(number) ?? 0, levels[place])));
      }
    }
    const documents = [...best.keys()].sort((one, other) => one - other);
    return { documents, levels: documents.map((number) => best.get(number)) };
  }

  // Where the phrase would begin for each time that this part of it stands somewhere, in order.
  async occurrences({ offset, first, second, isWord, isOpen, neighbours }) {
    const shards = await (isWord ? this.index.strings(first, isOpen) : this.index.pair(first, second));
    const terms = shards.flatMap((part) => Array.from({ length: part.end - part.first }, (_, at) => [part, part.first + at]));
    const all = await Promise.all(terms.map(([part, at]) => this.index.occurrences(part, at, offset, neighbours)));
    if (all.length === 1) return all[0];
    const rows = all.flatMap(({ places, levels }) => places.map((place, at) => [place, levels[at]]));
    rows.sort((one, other) => one[0] - other[0]);
    return { places: rows.map(([place]) => place), levels: rows.map(([, level]) => level) };
  }

  // How many of these articles have each year, section and source, and each category below one that is chosen.
  async count(found, category) {
    const { kinds, classes, days } = this.index;
    const [years, sections, sources] = [new Map(), new Map(), new Map()];
    const isFound = new Uint8Array(this.index.count);
    for (const number of found) {
      isFound[number] = 1;
      const { section, source } = kinds[classes[number]];
      add(sections, section);
      add(sources, source);
    }
    for (const { day, start, end } of days) {
      for (let number = start; number < end; number++) if (isFound[number]) add(years, day.slice(0, 4));
    }
    return {
      years: [...years].map(([value, count]) => ({ value, name: value, count })),
      sections: mostFirst(sections, this.index.sections),
      categories: category ? await this.countCategories(found, category) : [],
      sources: mostFirst(sources, this.index.sources),
    };
  }

  async countCategories(found, category) {
    const categories = await this.index.categories();
    const [counts, names] = [new Map(), new Map()];
    for (const number of found) {
      for (const [value, name] of categories[number]) {
        if (!value.startsWith(`${category}/`)) continue;
        add(counts, value);
        names.set(value, name);
      }
    }
    return mostFirst(counts, names);
  }

  async result(number, query) {
    const { id, title, lang, date, source, opening } = await this.index.card(number);
    const excerpt = { text: opening, ranges: folding.ranges(opening, query) };
    return { id, url: `a/${id}/`, title, titleRanges: folding.ranges(title, query), lang, date, source, excerpt };
  }

  // What some work gives, or something else where a file cannot be read.
  async attempt(work, otherwise) {
    try {
      return await work;
    } catch (reason) {
      if (!(reason instanceof MissingError)) throw reason;
      this.problems.add(reason.message);
      return otherwise;
    }
  }
}

// As few terms as cover all tokens of a phrase of several, frequent pairs by the pairs beside them.
function unitsOf(tokens, isOpen, frequent) {
  const units = new Map();
  for (const unit of cover(tokens, isOpen)) {
    const found = unit.isWord ? unit : besideFrequent(tokens, unit, frequent);
    const neighbours = (units.get(found.offset)?.neighbours ?? 0) | (found.neighbours ?? 0);
    units.set(found.offset, { ...found, neighbours });
  }
  return [...units.values()];
}

// A pair that is rarer than the one beside it and tells whether that is there; or else that itself.
function besideFrequent(tokens, unit, frequent) {
  const { offset, first, second } = unit;
  let rank = frequent.rank(first, second);
  if (rank === undefined) return unit;
  let found = unit;
  const ways = [[offset + 1, frequent.isBefore(first, second), 1], [offset - 1, frequent.isBehind(first, second), 2]];
  for (const [place, isUsual, bit] of ways) {
    const [one, other] = [tokens[place], tokens[place + 1]];
    if (!isUsual || !one?.isHan || !other?.isHan) continue;
    const rankThere = frequent.rank(one.text, other.text) ?? Infinity;
    if (rankThere <= rank) continue;
    [found, rank] = [{ offset: place, first: one.text, second: other.text, neighbours: bit }, rankThere];
  }
  return found;
}

function* cover(tokens, isOpen) {
  const last = tokens.length - 1;
  for (let at = 0; at <= last; at++) {
    const { text, isHan } = tokens[at];
    if (!isHan) {
      yield { offset: at, first: text, second: "", isWord: true, isOpen: isOpen && at === last };
    } else if (at < last && tokens[at + 1].isHan) {
      yield { offset: at, first: text, second: tokens[++at].text };
    } else if (at && tokens[at - 1].isHan) {
      yield { offset: at - 1, first: tokens[at - 1].text, second: text };
    } else {
      yield at ? { offset: at, first: "", second: text } : { offset: at, first: text, second: "" };
    }
  }
}

// The places that two sorted lists share, each with the lower level.
function meet(one, other) {
  const met = { places: [], levels: [] };
  for (let at = 0, place = 0; at < one.places.length && place < other.places.length; ) {
    const difference = one.places[at] - other.places[place];
    if (!difference) {
      met.places.push(one.places[at]);
      met.levels.push(Math.min(one.levels[at], other.levels[place]));
    }
    if (difference <= 0) at++;
    if (difference >= 0) place++;
  }
  return met;
}

function among(found, documents) {
  const kept = new Set(documents);
  return [...found].filter((number) => kept.has(number));
}

// How telling it is that an article is among those found: the logarithm of the odds, in sixteenths, and a little.
function rarityOf(count, found) {
  return LEAST + Math.max(logarithm(Math.max(count, 1)) - logarithm(Math.max(found, 1)), 0);
}

// By straight lines between the powers of 2: the same on both sides, which Math.log2 would not be.
function logarithm(number) {
  const power = 31 - Math.clz32(number);
  return power * SIXTEENTHS + Math.floor((number * SIXTEENTHS) / 2 ** power) - SIXTEENTHS;
}

function add(counts, value) {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}

function mostFirst(counts, names) {
  const known = [...counts].filter(([value]) => value);
  const facets = known.map(([value, count]) => ({ value, name: names.get(value), count }));
  return facets.sort((one, other) => other.count - one.count || compare(one.value, other.value));
}

function reader(base) {
  return async (name) => {
    // Only this name stays when the content changes.
    const response = await fetch(new URL(name, base), { cache: name === "index.bin" ? "no-cache" : "default" });
    if (!response.ok) throw new Error(`the host answers ${response.status}`);
    return response.arrayBuffer();
  };
}
