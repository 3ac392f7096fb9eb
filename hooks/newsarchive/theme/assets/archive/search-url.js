// The URL of the page of results, which holds all that a reader chooses.

/** @type {Search.FilterName[]} */
export const FILTERS = ["category", "source", "tag", "topic", "year", "from", "to"];

/**
 * @typedef {object} Request
 * @property {string} query
 * @property {Search.Filters} filters
 * @property {Search.Sort} sort
 * @property {number} page from 1
 */

/** @param {string} url @returns {Request} */
export function readUrl(url) {
  const params = new URL(url).searchParams;
  /** @type {Search.Filters} */
  const filters = {};
  for (const name of FILTERS) {
    const value = params.get(name);
    if (value) filters[name] = value;
  }
  const page = Math.trunc(Number(params.get("page"))) || 1;
  return {
    query: (params.get("q") ?? "").trim(),
    filters,
    sort: params.get("sort") === "date" ? "date" : "relevance",
    page: Math.max(page, 1),
  };
}

/**
 * The URL with some parameters changed, on its first page; false and "" remove one.
 * @param {Record<string, string | number | false>} changes
 */
export function changedUrl(changes, search = location.search) {
  const params = new URLSearchParams(search);
  for (const [name, value] of Object.entries({ page: "", ...changes })) {
    if (value) params.set(name, String(value));
    else params.delete(name);
  }
  return `?${params}`;
}

/** Shows the results of another URL. @param {string} url */
export function goTo(url) {
  history.pushState(null, "", url);
  dispatchEvent(new PopStateEvent("popstate"));
}
