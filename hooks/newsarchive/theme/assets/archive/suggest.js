/* The search field of every page, while one types in it: words that may be meant and the first results, in a list below.
 *
 * The field is a combobox that keeps the focus. Source: ARIA Authoring Practices Guide, "Combobox Pattern".
 */

import { search, suggest } from "../search/search.js";
import { marked } from "./marked.js";

const SHOWN = 5;
const WORDS = 3;
const PAUSE = 150;
const ONE_SIGN_SAYS_ENOUGH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const ROOT = new URL("../../", import.meta.url);

const form = document.querySelector(".na-search[data-all]");
const field = form.elements.q;
const list = document.createElement("div");
list.id = "na-suggestions";
list.className = "na-suggestions";
list.role = "listbox";
list.ariaLabel = field.ariaLabel;
list.hidden = true;
form.append(list);
field.role = "combobox";
field.autocomplete = "off";
field.maxLength = 500;
field.ariaAutoComplete = "list";
field.ariaExpanded = "false";
field.setAttribute("aria-controls", list.id);

let timer = 0;
let asked = "";

function close() {
  clearTimeout(timer);
  asked = "";
  list.hidden = true;
  list.replaceChildren();
  field.ariaExpanded = "false";
  field.removeAttribute("aria-activedescendant");
}

function option(address, ...content) {
  const link = document.createElement("a");
  link.role = "option";
  link.id = `${list.id}-${list.children.length}`;
  link.href = new URL(address, ROOT);
  link.tabIndex = -1;
  link.ariaSelected = "false";
  link.append(...content);
  list.append(link);
  return link;
}

/* What the last word that was typed may be the beginning of, or a part of, behind the words before it. */
async function meant(query) {
  const [, before, last] = query.match(/^(.*\s)?(\S+)$/s) ?? [];
  const found = last ? await suggest(last, { limit: WORDS }) : [];
  return found.map(({ name }) => `${before ?? ""}${name}`);
}

async function show() {
  const query = field.value.trim();
  if (query.length < 2 && !ONE_SIGN_SAYS_ENOUGH.test(query)) {
    close();
    return;
  }
  if (query === asked) {
    return;
  }
  asked = query;
  // Where the index cannot be read, the page of results tells about it.
  const [words, { total, results }] = await Promise.all([
    meant(query).catch(() => []),
    search(query, { limit: SHOWN, facets: false }).catch(() => ({ total: 0, results: [] })),
  ]);
  // Meanwhile another query may have been typed, or the field left.
  if (asked !== query) {
    return;
  }
  if (!total && !words.length) {
    close();
    asked = query;
    return;
  }
  list.replaceChildren();
  for (const word of words) {
    option(`search/?${new URLSearchParams({ q: word })}`, word).classList.add("na-suggestions__word");
  }
  for (const { url, title, titleRanges, date, source, lang } of results) {
    const name = document.createElement("span");
    name.append(...marked(title, titleRanges));
    // An empty `lang` would say that the language is not known.
    if (lang) {
      name.lang = lang;
    }
    const facts = document.createElement("small");
    facts.textContent = [date, source].filter(Boolean).join(" ");
    option(url, name, " ", facts);
  }
  if (total) {
    const all = form.dataset.all.replace("{count}", total.toLocaleString());
    option(`search/?${new URLSearchParams({ q: query })}`, all).classList.add("na-suggestions__all");
  }
  list.hidden = false;
  field.ariaExpanded = "true";
  field.removeAttribute("aria-activedescendant");
}

/* Beyond either end of the list is the field itself. */
function choose(step) {
  const options = [...list.children];
  const now = options.findIndex(({ id }) => id === field.getAttribute("aria-activedescendant"));
  const ring = options.length + 1;
  const next = options[(now + 1 + step + ring) % ring - 1];
  options.forEach((each) => (each.ariaSelected = String(each === next)));
  if (next) {
    field.setAttribute("aria-activedescendant", next.id);
    next.scrollIntoView({ block: "nearest" });
  } else {
    field.removeAttribute("aria-activedescendant");
  }
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(show, PAUSE);
}

/* What is being composed is no word yet. The key that ends it comes from Safari only after its end, with this code. */
const OF_COMPOSITION = 229;

field.addEventListener("input", ({ isComposing }) => {
  clearTimeout(timer);
  if (!isComposing) {
    later();
  }
});
field.addEventListener("compositionstart", () => clearTimeout(timer));
field.addEventListener("compositionend", later);

field.addEventListener("keydown", (event) => {
  if (event.isComposing || event.keyCode === OF_COMPOSITION || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
    return;
  }
  const chosen = document.getElementById(field.getAttribute("aria-activedescendant"));
  const actions = {
    ArrowDown: () => (list.hidden ? show() : choose(1)),
    ArrowUp: () => choose(-1),
    Enter: () => chosen?.click(),
    Escape: close,
  };
  const isOurs = { ArrowDown: true, ArrowUp: !list.hidden, Enter: chosen, Escape: !list.hidden };
  if (Object.hasOwn(actions, event.key) && isOurs[event.key]) {
    event.preventDefault();
    actions[event.key]();
  }
});

/* A press on the list leaves the focus where it is, or the list would be gone before the click. */
list.addEventListener("mousedown", (event) => event.preventDefault());
field.addEventListener("blur", close);

// What was typed while this was fetched.
if (field.matches(":focus")) {
  later();
}
