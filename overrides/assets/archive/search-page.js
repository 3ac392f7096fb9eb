/* The page of results: what its address asks for is looked up in the index, and shown. Everything that a reader
 * chooses is in the address, so that it can be kept, sent, and gone back to.
 */

import { marked } from "./marked.js";

const A_PAGE = 20;
const A_FACET = 8;
const PATIENCE = 300;
const MOST_WORDS = 8;
// What is longer no index looks for, and not every host takes.
const LONGEST = 500;
const FILTERS = ["category", "source", "tag", "topic", "year", "from", "to"];
const ROOT = new URL("../../", import.meta.url);

const place = document.querySelector(".na-results");
const said = place.querySelector("[role=status]");
const form = document.querySelector(".na-search--page");
const help = document.querySelector(".na-ask");
const ways = document.querySelector(".na-other");
const words = JSON.parse(place.dataset.words);
const title = document.title;
const days = new Intl.DateTimeFormat(words.locale, { dateStyle: "long", timeZone: "UTC" });

let turn = 0;

/* An element with properties and children. */
function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

/* A sentence with values in the place of their names. */
function say(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

const counted = (number) => number.toLocaleString(words.locale);

/* What an address asks for. */
function read(address) {
  const params = new URL(address).searchParams;
  const filters = Object.fromEntries(FILTERS.map((name) => [name, params.get(name)]).filter(([, value]) => value));
  return {
    query: (params.get("q") ?? "").trim(),
    filters,
    sort: params.get("sort") === "date" ? "date" : "relevance",
    page: Math.max(Math.trunc(Number(params.get("page"))) || 1, 1),
  };
}

/* The address with some of what it asks for changed, from its first page on. */
function changed(changes) {
  const params = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries({ page: "", ...changes })) {
    if (value) {
      params.set(name, value);
    } else {
      params.delete(name);
    }
  }
  return `?${params}`;
}

async function show() {
  const mine = ++turn;
  const asked = read(location.href);
  const { query, filters } = asked;
  form.elements.q.value = query;
  document.title = query ? `${query} - ${title}` : title;
  const isBlank = !query && !Object.keys(filters).length;
  const wait = setTimeout(() => (said.textContent = isBlank ? "" : words.working), PATIENCE);
  const parts = isBlank ? { said: "" } : await answer(asked).catch((reason) => ({ failed: reason.message }));
  clearTimeout(wait);
  if (mine !== turn) {
    return;
  }
  const { failed, rows = [] } = parts;
  said.textContent = failed === undefined ? parts.said : say(words.failed, { reason: failed });
  said.classList.toggle("na-results__problem", failed !== undefined);
  place.classList.toggle("na-results--found", Boolean(parts.isFound));
  place.replaceChildren(said, ...rows);
  help.hidden = Boolean(parts.isFound) || failed !== undefined;
  ways.hidden = Boolean(parts.isFound);
}

/* What is said of the answer, and what stands below that. */
async function answer(asked) {
  const { search } = await import("../search/search.js");
  const { query, page, ...options } = asked;
  const found = await search(query, { ...options, limit: A_PAGE, offset: (page - 1) * A_PAGE });
  const last = Math.ceil(found.total / A_PAGE);
  if (found.total && page > last) {
    history.replaceState(null, "", changed({ page: last > 1 && last }));
    return answer({ ...asked, page: last });
  }
  const problems = found.problems.length
    ? [make("p", { className: "na-results__problem" }, say(words.partial, { reason: found.problems.join("; ") }))]
    : [];
  const chosen = filtersChosen(asked.filters, found.facets);
  if (!found.total) {
    return { said: words.nothing, rows: [...problems, ...chosen, ...(await advice(search, asked))] };
  }
  const first = (page - 1) * A_PAGE + 1;
  const shown = { count: counted(found.total), first: counted(first), last: counted(first + found.results.length - 1) };
  return {
    isFound: true,
    said: say(last > 1 ? words.part : words.total, shown),
    rows: [
      ...problems,
      ...chosen,
      orders(asked.sort),
      facets(asked.filters, found.facets),
      make("ol", { className: "na-list" }, ...found.results.map((result) => entry(result, query))),
      ...(last > 1 ? [pager(page, last)] : []),
    ],
  };
}

/* What to try where nothing was found. */
async function advice(search, { query, filters }) {
  const count = async (text) => (await search(text, { limit: 0, facets: false })).total;
  const rows = [];
  const pieces = query.match(/-?["“”][^"“”]*["“”]?|[^\s"“”]+/g) ?? [];
  const wanted = pieces.filter((piece) => !piece.startsWith("-")).slice(0, MOST_WORDS);
  const counts = await Promise.all(wanted.map(count));
  const unknown = wanted.filter((_, at) => !counts[at]);
  if (unknown.length) {
    rows.push(make("p", {}, say(words.unknown, { words: unknown.join(" ") })));
  }
  const unfiltered = Object.keys(filters).length ? await count(query) : 0;
  if (unfiltered) {
    const without = Object.fromEntries(FILTERS.map((name) => [name, ""]));
    rows.push(make("p", {}, make("a", { href: changed(without) }, say(words.unfiltered, { count: counted(unfiltered) }))));
  } else if (!unknown.length && wanted.length > 1) {
    rows.push(make("p", {}, words.apart));
  }
  return rows;
}

/* The filters that are set, each a link that takes it off. */
function filtersChosen(filters, found) {
  const links = Object.entries(filters).map(([name, value]) => {
    const known = { category: found.categories, source: found.sources }[name] ?? [];
    const text = `${words[name]} ${known.find((facet) => facet.value === value)?.name ?? value}`;
    const label = say(words.remove, { name: text });
    return make("li", {}, make("a", { href: changed({ [name]: "" }), title: label, ariaLabel: label }, text));
  });
  return links.length ? [make("ul", { className: "na-chosen", ariaLabel: words.chosen }, ...links)] : [];
}

function orders(sort) {
  const links = ["relevance", "date"].map((order) => {
    const link = make("a", { href: changed({ sort: order === "date" && "date" }) }, words[order]);
    link.ariaCurrent = order === sort ? "true" : null;
    return make("li", {}, link);
  });
  return make("ul", { className: "na-orders", ariaLabel: words.order }, ...links);
}

/* What else there is to filter by, most of it folded on a small screen. */
function facets(filters, { years = [], categories = [], sources = [] }) {
  const names = new Map(categories.map(({ value, name }) => [value, name]));
  const whole = (value) => value.split("/").map((_, at, path) => names.get(path.slice(0, at + 1).join("/"))).join(" › ");
  const kinds = [
    ["year", words.years, years],
    ["category", words.categories, categories.map((facet) => ({ ...facet, name: whole(facet.value) }))],
    ["source", words.sources, sources],
  ];
  const lists = kinds.filter(([, , values]) => values.length).flatMap(([kind, name, values]) => {
    const items = values.map((facet) => facetItem(kind, facet, filters[kind] === facet.value));
    const list = make("ul", { ariaLabel: name }, ...items.slice(0, A_FACET));
    const others = items.slice(A_FACET);
    const rest = make("details", {}, make("summary", {}, words.more), make("ul", { ariaLabel: name }, ...others));
    return [make("p", { className: "na-label" }, name), list, ...(others.length ? [rest] : [])];
  });
  const folded = make("details", { open: matchMedia("(width >= 45em)").matches }, make("summary", {}, words.filters), ...lists);
  return make("nav", { className: "na-facets", ariaLabel: words.filters }, folded);
}

function facetItem(kind, { value, name, count }, isSet) {
  const link = make("a", { href: changed({ [kind]: !isSet && value }) }, name);
  link.ariaCurrent = isSet ? "true" : null;
  return make("li", {}, link, " ", make("span", { className: "na-count" }, counted(count)));
}

function entry({ id, url, title: heading, titleRanges, date, source, excerpt }, query) {
  const address = new URL(url, ROOT).href;
  const lead = make("p", { className: "na-item__lead" }, ...marked(excerpt.text, excerpt.ranges));
  const facts = make("p", { className: "na-item__facts" });
  if (date) {
    facts.append(make("time", { dateTime: date }, days.format(new Date(date))));
  }
  if (source) {
    facts.append(make("span", {}, source));
  }
  const name = `na-${id}`;
  const more = query ? [make("a", { href: `${address}#${new URLSearchParams({ q: query })}` }, words.mark)] : [];
  if (query && !excerpt.ranges.length) {
    more.push(make("button", { type: "button", onclick: ({ target }) => showPassage(target, lead, address, query) }, words.passage));
  }
  for (const action of more) {
    action.setAttribute("aria-describedby", name);
    facts.append(action);
  }
  const link = make("a", { href: address }, ...marked(heading, titleRanges));
  return make("li", { className: "na-item" }, make("h2", { id: name }, link), facts, lead);
}

/* The piece of the article where the query is met, from the article's Markdown. */
async function showPassage(button, lead, address, query) {
  button.disabled = true;
  try {
    const { passage } = await import("../search/search.js");
    const response = await fetch(new URL("index.md", address));
    if (!response.ok) {
      throw new Error(`${response.status}`);
    }
    // Without the facts and the title before it.
    const body = (await response.text()).replace(/^---\n.*?\n---\s*#[^\n]*/s, "");
    const { text, ranges } = await passage(body, query);
    lead.replaceChildren(...marked(text, ranges));
    button.remove();
    lead.tabIndex = -1;
    lead.focus({ preventScroll: true });
  } catch {
    button.replaceWith(make("span", { role: "alert" }, words.unread));
  }
}

function pager(page, last) {
  const to = (number) => changed({ page: number > 1 && String(number) });
  const parts = [make("span", {}, say(words.number, { number: `${counted(page)} / ${counted(last)}` }))];
  if (page > 1) {
    parts.unshift(make("a", { rel: "prev", href: to(page - 1) }, words.previous));
  }
  if (page < last) {
    parts.push(make("a", { rel: "next", href: to(page + 1) }, words.next));
  }
  return make("nav", { className: "na-pager", ariaLabel: words.pages }, ...parts);
}

place.addEventListener("click", async (event) => {
  const link = event.target.closest("a[href^='?']");
  if (!link || event.button || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
    return;
  }
  event.preventDefault();
  history.pushState(null, "", link.getAttribute("href"));
  await show();
  // The link is gone with the old results. What is new is told here.
  said.focus({ preventScroll: true });
  form.scrollIntoView({ block: "nearest" });
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  history.pushState(null, "", changed({ q: [...form.elements.q.value.trim()].slice(0, LONGEST).join("") }));
  show();
});

addEventListener("popstate", show);

show();
