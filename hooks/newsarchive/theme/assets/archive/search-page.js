// The page of results: shows the results of the query in its URL. All that a reader chooses is in the URL, so that it
// can be bookmarked, shared and gone back to.

import { BATCH_SIZE, ResultList } from "./search-list.js";
import { FILTERS, changedUrl, readUrl } from "./search-url.js";
import { Messages, PATIENCE, format, make } from "./search-messages.js";
import { activeFilters, facetList, sortLinks } from "./search-filters.js";
import { MAX_QUERY_LENGTH } from "../search/constants.js";

const PAGE_SIZE = 20;
const MAX_WORDS = 8;
const MAX_WORD_LENGTH = 40;

/** @typedef {import("./search-url.js").Request} Request */
/** @typedef {typeof import("../search/search.js").search} SearchFunction */

/**
 * @typedef {object} Answer
 * @property {string} status
 * @property {boolean} [isFound]
 * @property {boolean} [isFailed]
 * @property {Node[]} [rows] below the status
 */

/** @param {string} word */
function shortened(word) {
  const chars = [...word];
  return chars.length > MAX_WORD_LENGTH ? `${chars.slice(0, MAX_WORD_LENGTH).join("")}…` : word;
}

/** @param {string} rel @param {number} page @param {string} text */
const pageLink = (rel, page, text) => make("a", { rel, href: changedUrl({ page: page > 1 && page }) }, text);

/**
 * An element of the template. Throws if a site's own template lacks it.
 * @template {Element} E
 * @param {ParentNode} root @param {string} selector @param {new () => E} type
 */
function part(root, selector, type) {
  const found = root.querySelector(selector);
  if (!(found instanceof type)) throw new TypeError(`${selector} is ${found}; expected an ${type.name}`);
  return found;
}

class ResultsPage {
  /** Aborted when another search replaces the one that is shown. */
  #current = new AbortController();

  /** @param {Document} root */
  constructor(root) {
    this.root = root;
    this.title = root.title;
    this.results = part(root, ".na-results", HTMLElement);
    this.status = part(this.results, "[role=status]", HTMLElement);
    this.form = part(root, ".na-search--page", HTMLFormElement);
    this.field = part(this.form, "[name=q]", HTMLInputElement);
    this.help = part(root, ".na-ask", HTMLElement);
    this.ways = part(root, ".na-other", HTMLElement);
    this.messages = new Messages(this.results);
    this.results.addEventListener("click", (event) => this.#onClick(event));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      // Not every host accepts a longer URL, and search ignores the rest.
      history.pushState(null, "", changedUrl({ q: [...this.field.value.trim()].slice(0, MAX_QUERY_LENGTH).join("") }));
      this.show();
    });
    addEventListener("popstate", () => this.show());
  }

  async show() {
    this.#current.abort();
    this.#current = new AbortController();
    const { signal } = this.#current;
    const request = readUrl(location.href);
    this.field.value = request.query;
    this.root.title = request.query ? `${request.query} - ${this.title}` : this.title;
    const isEmpty = !request.query && !Object.keys(request.filters).length;
    const wait = setTimeout(() => {
      this.status.textContent = isEmpty ? "" : this.messages.texts.working;
    }, PATIENCE);
    const answer = isEmpty ? { status: "" } : await this.#attempt(request, signal);
    clearTimeout(wait);
    if (signal.aborted) return;
    const { status, isFound = false, isFailed = false, rows = [] } = answer;
    this.status.textContent = status;
    this.status.classList.toggle("na-results__problem", isFailed);
    this.results.classList.toggle("na-results--found", isFound);
    this.results.replaceChildren(this.status, ...rows);
    this.help.hidden = isFound || isFailed;
    this.ways.hidden = isFound;
  }

  /** @param {Request} request @param {AbortSignal} signal @returns {Promise<Answer>} */
  async #attempt(request, signal) {
    try {
      return await this.#answer(request, signal);
    } catch (reason) {
      const { message } = /** @type {Error} */ (reason);
      return { status: format(this.messages.texts.failed, { reason: message }), isFailed: true };
    }
  }

  /** @param {Request} request @param {AbortSignal} signal @returns {Promise<Answer>} */
  async #answer(request, signal) {
    const { search } = await import("../search/search.js");
    const { query, page, ...options } = request;
    const { texts } = this.messages;
    const start = (page - 1) * PAGE_SIZE;
    const found = await search(query, { ...options, limit: BATCH_SIZE, offset: start });
    const last = Math.ceil(found.total / PAGE_SIZE);
    if (found.total && page > last && !signal.aborted) {
      history.replaceState(null, "", changedUrl({ page: last > 1 && last }));
      return this.#answer({ ...request, page: last }, signal);
    }
    const reason = found.problems.join("; ");
    const problems = reason ? [make("p", { className: "na-results__problem" }, format(texts.partial, { reason }))] : [];
    const active = activeFilters(this.messages, request.filters, found.facets);
    if (!found.isSearchable) return { status: texts.unsearchable };
    if (!found.total) {
      return { status: texts.nothing, rows: [...problems, ...active, ...(await this.#advice(search, request))] };
    }
    const count = Math.min(found.total - start, PAGE_SIZE);
    /** @type {(offset: number, limit: number) => Promise<Search.Results>} */
    const loadBatch = (offset, limit) => search(query, { ...options, limit, offset: start + offset, facets: false });
    const [total, first, end] = [found.total, start + 1, start + count].map((number) => this.messages.number(number));
    return {
      isFound: true,
      status: format(last > 1 ? texts.part : texts.total, { count: total ?? "", first: first ?? "", last: end ?? "" }),
      rows: [
        ...problems,
        ...active,
        sortLinks(this.messages, request.sort),
        ...facetList(this.messages, request.filters, found.facets, found.total),
        ...new ResultList(this.messages, found, { query, count, loadBatch, signal }).elements,
        ...(last > 1 ? [this.#pager(page, last)] : []),
      ],
    };
  }

  /** Advice for a search that found nothing. @param {SearchFunction} search @param {Request} request */
  async #advice(search, { query, filters }) {
    const { texts } = this.messages;
    const count = async (/** @type {string} */ text) => {
      const { total, isSearchable } = await search(text, { limit: 0, facets: false });
      // What cannot be searched has no effect next to other words.
      return isSearchable ? total : Infinity;
    };
    const rows = [];
    const items = query.match(/-?["“”][^"“”]*["“”]?|[^\s"“”]+/g) ?? [];
    const required = items.filter((item) => !/^-(?![0-9])/.test(item)).slice(0, MAX_WORDS);
    const counts = await Promise.all(required.map(count));
    const unknown = required.filter((_, at) => !counts[at]);
    if (unknown.length) {
      const words = unknown.map(shortened).join(" ");
      rows.push(make("p", {}, format(texts.unknown, { words })));
    }
    const unfiltered = Object.keys(filters).length ? await count(query) : 0;
    if (unfiltered) {
      const href = changedUrl(Object.fromEntries(FILTERS.map((name) => [name, ""])));
      const text = format(texts.unfiltered, { count: this.messages.number(unfiltered) });
      rows.push(make("p", {}, make("a", { href }, text)));
    } else if (!unknown.length && required.length > 1) {
      rows.push(make("p", {}, texts.separately));
    }
    return rows;
  }

  /** @param {number} page @param {number} last */
  #pager(page, last) {
    const { texts } = this.messages;
    const number = `${this.messages.number(page)} / ${this.messages.number(last)}`;
    return make(
      "nav",
      { className: "na-pager", ariaLabel: texts.pages },
      ...(page > 1 ? [pageLink("prev", page - 1, texts.previous)] : []),
      make("span", {}, format(texts.number, { number })),
      ...(page < last ? [pageLink("next", page + 1, texts.next)] : []),
    );
  }

  /** Follows links to other results without loading the page again. @param {MouseEvent} event */
  async #onClick(event) {
    /** @type {HTMLAnchorElement | null} */
    const link = event.target instanceof Element ? event.target.closest("a[href^='?']") : null;
    if (!link || event.button || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, "", link.getAttribute("href"));
    await this.show();
    // The link is gone with the old results; the status reports the new ones.
    this.status.focus({ preventScroll: true });
    this.form.scrollIntoView({ block: "nearest" });
  }
}

/** @param {Document} root */
export function mount(root) {
  new ResultsPage(root).show();
}
