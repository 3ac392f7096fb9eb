/* Beside the results: by what they are filtered and ordered, and what else there is to filter by. */

import { changed, goTo } from "./search-address.js";
import { counted, make, say, words } from "./search-words.js";

const A_FACET = 8;

/* The filters that are set, each a link that takes it off. */
export function filtersChosen(filters, found) {
  const links = Object.entries(filters).map(([name, value]) => {
    const text = `${words[name]} ${nameOf(name, value, found)}`;
    const label = say(words.remove, { name: text });
    return make("li", {}, make("a", { href: changed({ [name]: "" }), title: label, ariaLabel: label }, text));
  });
  return links.length ? [make("ul", { className: "na-chosen", ariaLabel: words.chosen }, ...links)] : [];
}

/* As it is shown: of a category every part of its path. */
function nameOf(kind, value, { sections = [], categories = [], sources = [] }) {
  const known = { category: [...sections, ...categories], source: sources }[kind] ?? [];
  const name = (one) => known.find((facet) => facet.value === one)?.name;
  return kind === "category" ? pathsTo(value).map((path) => name(path) ?? lastOf(path)).join(" › ") : (name(value) ?? value);
}

export function orders(sort) {
  const links = ["relevance", "date"].map((order) => {
    const link = make("a", { href: changed({ sort: order === "date" && "date" }) }, words[order]);
    link.ariaCurrent = order === sort ? "true" : null;
    return make("li", {}, link);
  });
  return make("ul", { className: "na-orders", ariaLabel: words.order }, ...links);
}

/* What else there is to filter by, all of it folded on a small screen. */
export function facets(filters, found, total) {
  const { years = [], sources = [] } = found;
  const groups = [
    ["year", words.years, listed("year", years, filters)],
    ["category", words.categories, categoryItems(found, filters.category, total)],
    ["source", words.sources, listed("source", sources, filters)],
  ];
  const shown = groups.filter(([, , items]) => items.length).flatMap(([, name, items]) => [
    make("p", { className: "na-label" }, name),
    ...shortened(name, items),
  ]);
  if (!shown.length) {
    return [];
  }
  const isOpen = matchMedia("(width >= 45em)").matches;
  const folded = make("details", { open: isOpen }, make("summary", {}, words.filters), ...shown, spanForm(filters));
  return [make("nav", { className: "na-facets", ariaLabel: words.filters }, folded)];
}

/* The first and the last day of a span, either of which may be left open. */
function spanForm(filters) {
  const day = (name) => make("input", { type: "date", name, value: filters[name] ?? "" });
  const field = (name) => make("label", {}, make("span", {}, words[name]), day(name));
  const button = make("button", {}, words.apply);
  const form = make("form", { className: "na-days", ariaLabel: words.span }, field("from"), field("to"), button);
  form.prepend(make("p", { className: "na-label" }, words.span));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { from, to } = Object.fromEntries(new FormData(form));
    // Who mistook the first day for the last one means the days between all the same.
    const [first, last] = from && to && from > to ? [to, from] : [from, to];
    goTo(changed({ from: first, to: last, year: "" }));
  });
  return form;
}

const listed = (kind, values, filters) => values.map((facet) => item(kind, facet, filters[kind] === facet.value));

/* The sections; in the one that the chosen category lies in, the way to that and what is below. */
function categoryItems({ sections, categories = [] }, chosen = "", total) {
  const tops = sections ?? categories.filter(({ value }) => !value.includes("/"));
  const names = new Map(categories.map(({ value, name }) => [value, name]));
  return tops.map((top) => {
    const entry = item("category", top, top.value === chosen);
    if (isBelow(chosen, top.value) || top.value === chosen) {
      // All that was found lies in the chosen one.
      const way = pathsTo(chosen).slice(1).map((value) => ({ value, name: names.get(value) ?? lastOf(value), count: total }));
      const below = treeBelow(chosen, categories);
      const items = [...way, ...below].map((facet) => item("category", facet, facet.value === chosen, depthOf(facet.value)));
      entry.append(...shortened(words.below, items));
    }
    return entry;
  });
}

/* Each child followed by its own children; the children alone, where that would be too long to be seen at once. */
function treeBelow(chosen, categories) {
  const below = categories.filter(({ value }) => isBelow(value, chosen));
  const children = below.filter(({ value }) => depthOf(value) === depthOf(chosen) + 1);
  const isShort = below.length <= A_FACET;
  return isShort ? children.flatMap((child) => [child, ...below.filter(({ value }) => isBelow(value, child.value))]) : children;
}

const isBelow = (value, other) => value.startsWith(`${other}/`);
const depthOf = (value) => value.split("/").length - 1;
const lastOf = (value) => value.split("/").at(-1);
const pathsTo = (value) => value.split("/").map((_, at, path) => path.slice(0, at + 1).join("/"));

/* A list of so many, and the others folded; what is chosen is never among those. */
function shortened(name, items) {
  const isShown = (one, at) => at < A_FACET || one.querySelector("[aria-current]");
  const others = items.filter((one, at) => !isShown(one, at));
  const lists = items.length ? [make("ul", { ariaLabel: name }, ...items.filter(isShown))] : [];
  if (others.length) {
    lists.push(make("details", {}, make("summary", {}, words.more), make("ul", { ariaLabel: name }, ...others)));
  }
  return lists;
}

function item(kind, { value, name, count }, isSet, depth = 0) {
  const link = make("a", { href: changed({ [kind]: !isSet && value }) }, name);
  link.ariaCurrent = isSet ? "true" : null;
  const row = make("span", { className: "na-facets__row" }, link, " ", make("span", { className: "na-count" }, counted(count)));
  row.style.setProperty("--na-depth", depth);
  return make("li", {}, row);
}
