// Next to the results: what they are filtered and sorted by, and what else there is to filter by.

import { changedUrl, goTo } from "./search-url.js";
import { format, make } from "./search-messages.js";

/** @typedef {import("./search-messages.js").Messages} Messages */

const MAX_FACETS = 8;

/**
 * The active filters, each a link that removes it.
 * @param {Messages} messages @param {Search.Filters} filters @param {Partial<Search.Facets>} facets
 */
export function activeFilters({ texts }, filters, facets) {
  const names = /** @type {[Search.FilterName, string][]} */ (Object.entries(filters));
  const links = names.map(([name, value]) => {
    const text = `${texts[name]} ${nameOf(name, value, facets)}`;
    const label = format(texts.remove, { name: text });
    return make("li", {}, make("a", { href: changedUrl({ [name]: "" }), title: label, ariaLabel: label }, text));
  });
  return links.length ? [make("ul", { className: "na-chosen", ariaLabel: texts.active }, ...links)] : [];
}

/**
 * The name that is shown; of a category, the names of its path.
 * @param {Search.FilterName} filter
 * @param {string} value
 * @param {Partial<Search.Facets>} facets
 */
function nameOf(filter, value, { sections = [], categories = [], sources = [] }) {
  if (filter === "source") return nameIn(sources, value) ?? value;
  if (filter !== "category") return value;
  const known = [...sections, ...categories];
  return pathsTo(value).map((path) => nameIn(known, path) ?? lastOf(path)).join(" › ");
}

/** @param {Search.Facet[]} facets @param {string} value */
const nameIn = (facets, value) => facets.find((facet) => facet.value === value)?.name;

/** @param {Messages} messages @param {Search.Sort} sort */
export function sortLinks({ texts }, sort) {
  const links = /** @type {const} */ (["relevance", "date"]).map((order) => {
    const link = make("a", { href: changedUrl({ sort: order === "date" && "date" }) }, texts[order]);
    link.ariaCurrent = order === sort ? "true" : null;
    return make("li", {}, link);
  });
  return make("ul", { className: "na-orders", ariaLabel: texts.order }, ...links);
}

/**
 * The filters on offer, collapsed on a small screen.
 * @param {Messages} messages @param {Search.Filters} filters
 * @param {Partial<Search.Facets>} found @param {number} total
 */
export function facetList(messages, filters, found, total) {
  const { texts } = messages;
  const { years = [], sources = [] } = found;
  const itemsOf = (/** @type {"year" | "source"} */ name, /** @type {Search.Facet[]} */ facets) =>
    facets.map((facet) => item(messages, name, facet, { isActive: filters[name] === facet.value }));
  /** @type {[string, HTMLLIElement[]][]} */
  const groups = [
    [texts.years, itemsOf("year", years)],
    [texts.categories, categoryItems(messages, found, filters.category, total)],
    [texts.sources, itemsOf("source", sources)],
  ];
  const shown = groups.filter(([, items]) => items.length).flatMap(([name, items]) => [
    make("p", { className: "na-label" }, name),
    ...shortened(texts.more, name, items),
  ]);
  if (!shown.length) return [];
  const isOpen = matchMedia("(width >= 45em)").matches;
  const summary = make("summary", {}, texts.filters);
  const details = make("details", { open: isOpen }, summary, ...shown, dateRangeForm(texts, filters));
  return [make("nav", { className: "na-facets", ariaLabel: texts.filters }, details)];
}

/**
 * The first and the last day of a date range, either of which may be empty.
 * @param {Page.Texts} texts
 * @param {Search.Filters} filters
 */
function dateRangeForm(texts, filters) {
  const field = (/** @type {"from" | "to"} */ name) => {
    const input = make("input", { type: "date", name, value: filters[name] ?? "" });
    return make("label", {}, make("span", {}, texts[name]), input);
  };
  const button = make("button", {}, texts.apply);
  const form = make("form", { className: "na-days", ariaLabel: texts.dateRange }, field("from"), field("to"), button);
  form.prepend(make("p", { className: "na-label" }, texts.dateRange));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const data = new FormData(form);
    const days = [String(data.get("from")), String(data.get("to"))];
    // Days in the wrong order mean the range between them.
    if (days.every(Boolean)) days.sort();
    const [from = "", to = ""] = days;
    goTo(changedUrl({ from, to, year: "" }));
  });
  return form;
}

/**
 * The sections; in the one of the chosen category, the path to it and what is below it.
 * @param {Messages} messages @param {Partial<Search.Facets>} found
 * @param {string | undefined} chosen @param {number} total
 */
function categoryItems(messages, { sections, categories = [] }, chosen = "", total = 0) {
  const tops = sections ?? categories.filter(({ value }) => !value.includes("/"));
  const names = new Map(categories.map(({ value, name }) => [value, name]));
  return tops.map((top) => {
    const entry = item(messages, "category", top, { isActive: top.value === chosen });
    if (isBelow(chosen, top.value) || top.value === chosen) {
      // All results are in the chosen one.
      const [, ...path] = pathsTo(chosen);
      const parents = path.map((value) => ({ value, name: names.get(value) ?? lastOf(value), count: total }));
      const items = [...parents, ...treeBelow(chosen, categories)].map((facet) =>
        item(messages, "category", facet, { isActive: facet.value === chosen, depth: depthOf(facet.value) }));
      entry.append(...shortened(messages.texts.more, messages.texts.below, items));
    }
    return entry;
  });
}

/**
 * Each child followed by its own descendants; the children alone if that is too long.
 * @param {string} chosen
 * @param {Search.Facet[]} categories
 */
export function treeBelow(chosen, categories) {
  const below = categories.filter(({ value }) => isBelow(value, chosen));
  const children = below.filter(({ value }) => depthOf(value) === depthOf(chosen) + 1);
  if (below.length > MAX_FACETS) return children;
  return children.flatMap((child) => [child, ...below.filter(({ value }) => isBelow(value, child.value))]);
}

/** @param {string} value @param {string} other */
const isBelow = (value, other) => value.startsWith(`${other}/`);
/** @param {string} value */
const depthOf = (value) => value.split("/").length - 1;
/** @param {string} value */
const lastOf = (value) => value.slice(value.lastIndexOf("/") + 1);
/** @param {string} value */
const pathsTo = (value) => value.split("/").map((_, at, path) => path.slice(0, at + 1).join("/"));

/** @param {HTMLLIElement} entry @param {number} at */
const isShown = (entry, at) => at < MAX_FACETS || Boolean(entry.querySelector("[aria-current]"));

/**
 * The first items, and the others collapsed; active ones are always shown.
 * @param {string} more
 * @param {string} name
 * @param {HTMLLIElement[]} items
 */
function shortened(more, name, items) {
  const others = items.filter((entry, at) => !isShown(entry, at));
  /** @type {HTMLElement[]} */
  const lists = items.length ? [make("ul", { ariaLabel: name }, ...items.filter(isShown))] : [];
  if (others.length) {
    lists.push(make("details", {}, make("summary", {}, more), make("ul", { ariaLabel: name }, ...others)));
  }
  return lists;
}

/**
 * @param {Messages} messages @param {Search.FilterName} filter @param {Search.Facet} facet
 * @param {{ isActive: boolean, depth?: number }} state
 */
function item(messages, filter, { value, name, count }, { isActive, depth = 0 }) {
  const link = make("a", { href: changedUrl({ [filter]: !isActive && value }) }, name);
  link.ariaCurrent = isActive ? "true" : null;
  const number = make("span", { className: "na-count" }, messages.number(count));
  const row = make("span", { className: "na-facets__row" }, link, " ", number);
  row.style.setProperty("--na-depth", String(depth));
  return make("li", {}, row);
}
