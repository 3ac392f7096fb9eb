// The search field of every page: while a reader types, suggestions and the first results in a list below.
// The field is a combobox that keeps the focus. Source: ARIA Authoring Practices Guide, "Combobox Pattern".

import { search, suggest } from "../search/search.js";
import { MAX_QUERY_LENGTH } from "../search/constants.js";
import { highlight } from "./highlight.js";
import { siteUrl } from "./site-url.js";

const MAX_RESULTS = 5;
const MAX_SUGGESTIONS = 3;
// Milliseconds after the last key.
const PAUSE = 150;
/** The scripts of which one character is enough to search for. */
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
// Safari sends the key that ends a composition after its end, with this code.
const COMPOSITION = 229;

/** @typedef {{ suggestions: string[], total: number, results: Search.Result[] }} Found */

class Suggestions {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  #query = "";

  /** @param {HTMLFormElement} form @param {HTMLInputElement} field */
  constructor(form, field) {
    this.form = form;
    this.field = field;
    this.list = document.createElement("div");
    const { list } = this;
    list.id = "na-suggestions";
    list.className = "na-suggestions";
    list.role = "listbox";
    list.ariaLabel = field.ariaLabel;
    list.hidden = true;
    this.form.append(list);
    field.role = "combobox";
    field.autocomplete = "off";
    field.maxLength = MAX_QUERY_LENGTH;
    field.ariaAutoComplete = "list";
    field.ariaExpanded = "false";
    field.setAttribute("aria-controls", list.id);
  }

  listen() {
    const { field } = this;
    field.addEventListener("input", (event) => {
      clearTimeout(this.#timer);
      // Text that is being composed is not a word yet.
      if (!(event instanceof InputEvent && event.isComposing)) this.#schedule();
    });
    field.addEventListener("compositionstart", () => clearTimeout(this.#timer));
    field.addEventListener("compositionend", () => this.#schedule());
    field.addEventListener("keydown", (event) => this.#onKey(event));
    field.addEventListener("blur", () => this.#close());
    // A press on the list must not move the focus, or the list would close before the click.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    // Text that was typed while this module was fetched.
    if (field.matches(":focus")) this.#schedule();
  }

  #schedule() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#show(), PAUSE);
  }

  #close() {
    clearTimeout(this.#timer);
    this.#query = "";
    this.list.hidden = true;
    this.list.replaceChildren();
    this.field.ariaExpanded = "false";
    this.field.removeAttribute("aria-activedescendant");
  }

  async #show() {
    const query = this.field.value.trim();
    if (query.length < 2 && !WIDE.test(query)) {
      this.#close();
      return;
    }
    if (query === this.#query) return;
    this.#query = query;
    const found = await lookUp(query);
    // Meanwhile another query may have been typed, or the field left.
    if (this.#query !== query) return;
    if (found.total || found.suggestions.length) {
      this.#fill(query, found);
    } else {
      this.#close();
      this.#query = query;
    }
  }

  /** @param {string} query @param {Found} found */
  #fill(query, { suggestions, total, results }) {
    this.list.replaceChildren();
    for (const suggestion of suggestions) {
      this.#option(searchUrl(suggestion), suggestion).classList.add("na-suggestions__word");
    }
    for (const result of results) this.#option(siteUrl(result.url), ...contentOf(result));
    if (total) {
      const all = (this.form.dataset.all ?? "").replace("{count}", total.toLocaleString());
      this.#option(searchUrl(query), all).classList.add("na-suggestions__all");
    }
    this.list.hidden = false;
    this.field.ariaExpanded = "true";
    this.field.removeAttribute("aria-activedescendant");
  }

  /** @param {string} url @param {...(Node | string)} content */
  #option(url, ...content) {
    const link = document.createElement("a");
    link.role = "option";
    link.id = `${this.list.id}-${this.list.children.length}`;
    link.href = url;
    link.tabIndex = -1;
    link.ariaSelected = "false";
    link.append(...content);
    this.list.append(link);
    return link;
  }

  get #active() {
    return this.field.getAttribute("aria-activedescendant") ?? "";
  }

  /** Moves through the options; beyond either end is the field itself. @param {number} step */
  #move(step) {
    const options = [...this.list.children];
    const now = options.findIndex(({ id }) => id === this.#active);
    const ring = options.length + 1;
    const next = options[((now + 1 + step + ring) % ring) - 1];
    for (const option of options) option.ariaSelected = String(option === next);
    if (next) {
      this.field.setAttribute("aria-activedescendant", next.id);
      next.scrollIntoView({ block: "nearest" });
    } else {
      this.field.removeAttribute("aria-activedescendant");
    }
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const isComposing = event.isComposing || event.keyCode === COMPOSITION;
    if (isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const active = document.getElementById(this.#active);
    const isOpen = !this.list.hidden;
    /** @type {Record<string, false | (() => void)>} */
    const actions = {
      ArrowDown: () => (isOpen ? this.#move(1) : this.#show()),
      ArrowUp: isOpen && (() => this.#move(-1)),
      Enter: Boolean(active) && (() => active?.click()),
      Escape: isOpen && (() => this.#close()),
    };
    const action = Object.hasOwn(actions, event.key) && actions[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  }
}

/** @param {string} query */
const searchUrl = (query) => siteUrl("search/", `?${new URLSearchParams({ q: query })}`);

/**
 * If the index cannot be read, nothing: the page of results reports it.
 * @param {string} query
 * @returns {Promise<Found>}
 */
async function lookUp(query) {
  const [suggestions, { total, results }] = await Promise.all([
    suggestionsFor(query).catch(() => []),
    search(query, { limit: MAX_RESULTS, facets: false }).catch(() => ({ total: 0, results: [] })),
  ]);
  return { suggestions, total, results };
}

/** The query with its last word completed to a tag. @param {string} query */
async function suggestionsFor(query) {
  const [, before = "", last = ""] = query.match(/^(.*\s)?(\S+)$/s) ?? [];
  const found = last ? await suggest(last, { limit: MAX_SUGGESTIONS }) : [];
  return found.map(({ name }) => `${before}${name}`);
}

/** @param {Search.Result} result */
function contentOf({ title, titleRanges, date, source, lang }) {
  const name = document.createElement("span");
  name.append(...highlight(title, titleRanges));
  // An empty `lang` would mean an unknown language.
  if (lang) name.lang = lang;
  const facts = document.createElement("small");
  facts.textContent = [date, source].filter(Boolean).join(" ");
  return [name, " ", facts];
}

/** @param {Document} root */
export function mount(root) {
  /** @type {HTMLFormElement | null} */
  const form = root.querySelector(".na-search[data-all]");
  const field = form?.elements.namedItem("q");
  if (form && field instanceof HTMLInputElement) new Suggestions(form, field).listen();
}
