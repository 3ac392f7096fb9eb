/* The page of results: what its address asks for is looked up in the index, and shown. Everything that a reader
 * chooses is in the address, so that it can be kept, sent, and gone back to.
 */

import { FILTERS, changed, read } from "./search-address.js";
import { facets, filtersChosen, orders } from "./search-filters.js";
import { A_PART, resultList } from "./search-list.js";
import { PATIENCE, counted, make, say, words } from "./search-words.js";

const A_PAGE = 20;
const MOST_WORDS = 8;
const A_WORD = 40;
// What is longer no index looks for, and not every host takes.
const LONGEST = 500;

const place = document.querySelector(".na-results");
const said = place.querySelector("[role=status]");
const form = document.querySelector(".na-search--page");
const help = document.querySelector(".na-ask");
const ways = document.querySelector(".na-other");
const title = document.title;

/* What is still to come of the search that is shown; one overtakes another. */
let current = new AbortController();

async function show() {
  current.abort();
  const { signal } = (current = new AbortController());
  const asked = read(location.href);
  const { query, filters } = asked;
  form.elements.q.value = query;
  document.title = query ? `${query} - ${title}` : title;
  const isBlank = !query && !Object.keys(filters).length;
  const wait = setTimeout(() => (said.textContent = isBlank ? "" : words.working), PATIENCE);
  const parts = isBlank ? { said: "" } : await answer(asked, signal).catch((reason) => ({ failed: reason.message }));
  clearTimeout(wait);
  if (signal.aborted) {
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
async function answer(asked, signal) {
  const { search } = await import("../search/search.js");
  const { query, page, ...options } = asked;
  const start = (page - 1) * A_PAGE;
  const found = await search(query, { ...options, limit: A_PART, offset: start });
  const last = Math.ceil(found.total / A_PAGE);
  if (found.total && page > last && !signal.aborted) {
    history.replaceState(null, "", changed({ page: last > 1 && last }));
    return answer({ ...asked, page: last }, signal);
  }
  const problems = found.problems.length
    ? [make("p", { className: "na-results__problem" }, say(words.partial, { reason: found.problems.join("; ") }))]
    : [];
  const chosen = filtersChosen(asked.filters, found.facets);
  if (!found.total) {
    return { said: words.nothing, rows: [...problems, ...chosen, ...(await advice(search, asked))] };
  }
  const count = Math.min(found.total - start, A_PAGE);
  const ask = (offset, limit) => search(query, { ...options, limit, offset: start + offset, facets: false });
  const shown = { count: counted(found.total), first: counted(start + 1), last: counted(start + count) };
  return {
    isFound: true,
    said: say(last > 1 ? words.part : words.total, shown),
    rows: [
      ...problems,
      ...chosen,
      orders(asked.sort),
      ...facets(asked.filters, found.facets, found.total),
      ...resultList(found, { query, count, ask, signal }),
      ...(last > 1 ? [pager(page, last)] : []),
    ],
  };
}

const shortened = (word) => ([...word].length > A_WORD ? `${[...word].slice(0, A_WORD).join("")}…` : word);

/* What to try where nothing was found. */
async function advice(search, { query, filters }) {
  const count = async (text) => (await search(text, { limit: 0, facets: false })).total;
  const rows = [];
  const pieces = query.match(/-?["“”][^"“”]*["“”]?|[^\s"“”]+/g) ?? [];
  const wanted = pieces.filter((piece) => !piece.startsWith("-")).slice(0, MOST_WORDS);
  const counts = await Promise.all(wanted.map(count));
  const unknown = wanted.filter((_, at) => !counts[at]);
  if (unknown.length) {
    rows.push(make("p", {}, say(words.unknown, { words: unknown.map(shortened).join(" ") })));
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
