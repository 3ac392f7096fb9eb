// Search in the index that the site serves. The twin of search/querying/searcher.py, step by step.
//
//   const {total, facets, results, problems} = await search("教育部 -考试", {filters: {year: "2022"}, limit: 20});

// Fetched with the others, not after the modules that import it.
import "./codecs.js";
import { DEFAULT_LIMIT, FILTER_MARK, MANIFEST_FILE, MAX_PREFIX_LIST, PREFIX_MARK } from "./constants.js";
import { Folding, compare } from "./text.js";
import { Index, IndexFileError, postingListOf } from "./index.js";
import { idf, intersectPositions, planPhrase } from "./planner.js";
import { documentOf } from "./shard.js";
import table from "./folding.js";

const SITE_INDEX = new URL("../../search/", import.meta.url);
/** @type {Search.FilterName[]} */
const KEYED_FILTERS = ["category", "source", "tag", "topic"];

/** @typedef {Map<string, number>} Counts */

const folding = new Folding(table);
/** @type {Map<string, Promise<Index>>} */
const opened = new Map();

/**
 * The number of matches, the first of them, their facets, and the files that could not be read, whose parts of the
 * query were skipped. Throws only if there is no index.
 *
 * Filters are named and written as in URLs; `from` and `to` are days.
 * @param {string} text @param {Search.Options} [options] @returns {Promise<Search.Results>}
 */
export async function search(text, options = {}) {
  const { base = SITE_INDEX } = options;
  const key = String(base);
  const isKnown = opened.has(key);
  const index = await open(options);
  const results = await new Searcher(index).search(text, options);
  if (!isKnown || !results.problems.length) return results;
  // The site may have been published again since its index was opened.
  opened.delete(key);
  const again = await Index.open(options.read ?? fetchFrom(base)).catch(() => index);
  opened.set(key, Promise.resolve(again));
  return again.manifest.generation === index.manifest.generation ? results : new Searcher(again).search(text, options);
}

/**
 * Tags that contain a text: first those that begin with it, then by use.
 * @param {string} text @param {Search.Source & { limit?: number }} [options] @returns {Promise<Search.Suggestion[]>}
 */
export async function suggest(text, { limit = DEFAULT_LIMIT, ...options } = {}) {
  const typed = folding.fold(text.trim());
  const index = await open(options);
  const names = typed ? await index.suggestions() : [];
  const known = names.map(([name, count]) => ({ name, count, at: folding.fold(name).indexOf(typed) }));
  const found = known.filter(({ at, name }) => at >= 0 && name !== text);
  found.sort((one, other) =>
    Math.sign(one.at) - Math.sign(other.at) || other.count - one.count || compare(one.name, other.name));
  return found.slice(0, limit).map(({ name, count }) => ({ name, count }));
}

/**
 * The part of a text around a query's first match, with all its matches.
 * @param {string} text
 * @param {string} query
 * @param {{ length?: number }} [options]
 */
export function passage(text, query, { length } = {}) {
  return folding.passage(text, folding.parse(query), length);
}

/** @param {Search.Source} source */
async function open({ base = SITE_INDEX, read }) {
  const key = String(base);
  const index = opened.get(key) ?? Index.open(read ?? fetchFrom(base));
  opened.set(key, index);
  try {
    return await index;
  } catch (reason) {
    opened.delete(key);
    throw reason;
  }
}

class Searcher {
  /** @type {Set<string>} */
  #problems = new Set();

  /** @param {Index} index */
  constructor(index) {
    this.index = index;
  }

  /** @param {string} text @param {Search.Options} options @returns {Promise<Search.Results>} */
  async search(text, { filters = {}, sort = "relevance", offset = 0, limit = DEFAULT_LIMIT, facets = true }) {
    const query = folding.parse(text);
    const { found, scores } = await this.#find(query, filters);
    if (sort === "relevance") found.sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0) || one - other);
    const page = found.slice(offset, offset + limit);
    const [counted, ...results] = await Promise.all([
      facets ? this.#attempt(this.#facets(found, filters.category), {}) : {},
      ...page.map((document) => this.#attempt(this.#result(document, query), null)),
    ]);
    const problems = [...this.#problems].sort();
    const { isSearchable } = query;
    const shown = results.filter((result) => result !== null);
    return { total: found.length, facets: counted, results: shown, problems, isSearchable };
  }

  /** @param {Search.Query} query @param {Search.Filters} filters */
  async #find(query, filters) {
    const { count } = this.index;
    const everything = Array.from({ length: count }, (_, document) => document);
    if (!query.isSearchable) return { found: [], scores: new Float64Array(count) };
    const scores = new Float64Array(count);
    const [kept, required, excluded] = await Promise.all([
      Promise.all(this.#filtered(filters).map((work) => this.#attempt(work, everything))),
      Promise.all(query.required.map((phrase) => this.#attempt(this.#phrase(phrase), null))),
      Promise.all(query.excluded.map((phrases) => this.#attempt(this.#allOf(phrases), []))),
    ]);
    let found = everything;
    for (const list of required) {
      if (!list) continue;
      const weight = idf(count, list.documents.length);
      for (const [at, document] of list.documents.entries()) {
        scores[document] = (scores[document] ?? 0) + ((list.impacts[at] ?? 0) + 1) * weight;
      }
      found = intersect(found, list.documents);
    }
    for (const documents of kept) found = intersect(found, documents);
    for (const documents of excluded) {
      const without = new Set(documents);
      found = found.filter((document) => !without.has(document));
    }
    return { found, scores };
  }

  /**
   * The documents that contain all of some phrases.
   * @param {Search.Phrase[]} phrases
   * @returns {Promise<Iterable<number>>}
   */
  async #allOf(phrases) {
    const lists = await Promise.all(phrases.map((phrase) => this.#phrase(phrase)));
    /** @type {Iterable<number>[]} */
    const documents = lists.map((list) => list.documents);
    return documents.reduce((one, other) => intersect(one, other));
  }

  /**
   * The documents of each filter.
   * @param {Search.Filters} filters
   * @returns {(Iterable<number> | Promise<Iterable<number>>)[]}
   */
  #filtered(filters) {
    const { year, from, to } = filters;
    /** @type {(Iterable<number> | Promise<Iterable<number>>)[]} */
    const kept = KEYED_FILTERS.filter((kind) => filters[kind]).map(async (kind) => {
      const { documents } = await this.index.postingList(`${FILTER_MARK}${kind}${FILTER_MARK}${filters[kind]}`);
      return documents;
    });
    if (from || to) kept.push(this.#between(from, to));
    if (year) kept.push(this.#between(`${year}-01-01`, `${year}-12-31`));
    return kept;
  }

  /**
   * The documents of a date range, both days included; those without a day are in none.
   * @param {string | undefined} first
   * @param {string | undefined} last
   */
  #between(first, last) {
    const within = this.index.days.filter(({ day }) => (first || "0") <= day && day <= (last || "9"));
    const start = within[0]?.start ?? 0;
    return Array.from({ length: (within.at(-1)?.end ?? start) - start }, (_, at) => start + at);
  }

  /** @param {Search.Phrase} phrase @returns {Promise<Search.PostingList>} */
  async #phrase({ tokens, isPrefix }) {
    const [only, ...others] = tokens;
    if (only && !others.length) return this.#token(only, isPrefix);
    const terms = planPhrase(tokens, isPrefix, this.index.commonBigrams);
    const [term] = terms;
    if (term && terms.length === 1 && !term.context) {
      const [bigram] = await this.index.bigram(term.first, term.second);
      return postingListOf(bigram);
    }
    const all = await Promise.all(terms.map((one) => this.#phraseStarts(one)));
    return documentsOf(all.reduce((one, other) => intersectPositions(one, other)));
  }

  /** @param {Search.Token} token @param {boolean} isPrefix @returns {Promise<Search.PostingList>} */
  async #token({ text, isHan }, isPrefix) {
    if (isHan) return this.index.char(text);
    if (isPrefix && [...text].length <= MAX_PREFIX_LIST) return this.index.postingList(`${PREFIX_MARK}${text}`);
    /** @type {Map<number, number>} */
    const maxImpacts = new Map();
    for (const { shard, first, end } of await this.index.terms(text, isPrefix)) {
      for (let term = first; term < end; term++) {
        const { documents, impacts } = shard.postingList(term);
        for (const [at, document] of documents.entries()) {
          maxImpacts.set(document, Math.max(maxImpacts.get(document) ?? 0, impacts[at] ?? 0));
        }
      }
    }
    const documents = [...maxImpacts.keys()].sort((one, other) => one - other);
    return { documents, impacts: documents.map((document) => maxImpacts.get(document) ?? 0) };
  }

  /**
   * The starts of the phrase that each position of this part of it implies.
   * @param {Search.PhraseTerm} term
   * @returns {Promise<Search.Positions>}
   */
  async #phraseStarts({ offset, first, second, isWord, isPrefix, context }) {
    const shards = await (isWord ? this.index.terms(first, isPrefix) : this.index.bigram(first, second));
    const all = await Promise.all(shards.flatMap((terms) => {
      const numbers = Array.from({ length: terms.end - terms.first }, (_, at) => terms.first + at);
      return numbers.map((number) => this.index.phraseStarts(terms, number, offset, context));
    }));
    const [only, ...others] = all;
    if (only && !others.length) return only;
    const rows = all.flatMap(({ positions, impacts }) =>
      positions.map((position, at) => ({ position, impact: impacts[at] ?? 0 })));
    rows.sort((one, other) => one.position - other.position);
    return { positions: rows.map(({ position }) => position), impacts: rows.map(({ impact }) => impact) };
  }

  /**
   * Counts of documents by year, section, source, and category below a chosen one.
   * @param {number[]} found
   * @param {string | undefined} category
   */
  async #facets(found, category) {
    /** @type {Counts} */
    const years = new Map();
    /** @type {Counts} */
    const sections = new Map();
    /** @type {Counts} */
    const sources = new Map();
    const isFound = new Uint8Array(this.index.count);
    for (const document of found) {
      isFound[document] = 1;
      const { section, source } = this.index.facetKey(document);
      increment(sections, section);
      increment(sources, source);
    }
    for (const { day, start, end } of this.index.days) {
      for (const isOne of isFound.subarray(start, end)) if (isOne) increment(years, day.slice(0, 4));
    }
    return {
      years: [...years].map(([value, count]) => ({ value, name: value, count })),
      sections: mostFirst(sections, this.index.sections),
      categories: category ? await this.#categories(found, category) : [],
      sources: mostFirst(sources, this.index.sources),
    };
  }

  /** @param {number[]} found @param {string} category */
  async #categories(found, category) {
    const categories = await this.index.categories();
    /** @type {Counts} */
    const counts = new Map();
    /** @type {Map<string, string>} */
    const names = new Map();
    for (const document of found) {
      for (const [value, name] of categories[document] ?? []) {
        if (!value.startsWith(`${category}/`)) continue;
        increment(counts, value);
        names.set(value, name);
      }
    }
    return mostFirst(counts, names);
  }

  /** @param {number} document @param {Search.Query} query @returns {Promise<Search.Result>} */
  async #result(document, query) {
    const { id, title, language, date, source, excerpt } = await this.index.storedFields(document);
    return {
      id,
      url: `a/${id}/`,
      title,
      titleRanges: folding.ranges(title, query),
      lang: language,
      date,
      source,
      excerpt: { text: excerpt, ranges: folding.ranges(excerpt, query) },
    };
  }

  /**
   * The result of some work, or a fallback if a file cannot be read.
   * @template T, F
   * @param {T | Promise<T>} work
   * @param {F} fallback
   * @returns {Promise<T | F>}
   */
  async #attempt(work, fallback) {
    try {
      return await work;
    } catch (reason) {
      if (!(reason instanceof IndexFileError)) throw reason;
      this.#problems.add(reason.message);
      return fallback;
    }
  }
}

/** Each document once, with its highest impact. @param {Search.Positions} starts @returns {Search.PostingList} */
function documentsOf({ positions, impacts }) {
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const [at, position] of positions.entries()) {
    const document = documentOf(position);
    found.set(document, Math.max(found.get(document) ?? 0, impacts[at] ?? 0));
  }
  return { documents: [...found.keys()], impacts: [...found.values()] };
}

/** @param {Iterable<number>} found @param {Iterable<number>} documents */
function intersect(found, documents) {
  const kept = new Set(documents);
  return [...found].filter((document) => kept.has(document));
}

/** @param {Counts} counts @param {string} value */
function increment(counts, value) {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}

/** @param {Counts} counts @param {Map<string, string>} names @returns {Search.Facet[]} */
function mostFirst(counts, names) {
  const known = [...counts].filter(([value]) => value);
  const facets = known.map(([value, count]) => ({ value, name: names.get(value) ?? value, count }));
  return facets.sort((one, other) => other.count - one.count || compare(one.value, other.value));
}

/** Fetches files of an index. @param {string | URL} base @returns {Search.Read} */
function fetchFrom(base) {
  return async (name) => {
    // Only the manifest keeps its name when the content changes.
    const response = await fetch(new URL(name, base), { cache: name === MANIFEST_FILE ? "no-cache" : "default" });
    if (!response.ok) throw new Error(`the host answers ${response.status}`);
    return response.arrayBuffer();
  };
}
