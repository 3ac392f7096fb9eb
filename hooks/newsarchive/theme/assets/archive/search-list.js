// The results of one page: a few at once, as each costs a request, and more as the reader approaches their end.

import { PATIENCE, format, make } from "./search-messages.js";
import { passageButton, passagesInView } from "./passages.js";
import { highlight } from "./highlight.js";
import { siteUrl } from "./site-url.js";

/** @typedef {import("./search-messages.js").Messages} Messages */
/** @typedef {ReturnType<typeof passagesInView>} Passages */

/** Results that are requested at once. */
export const BATCH_SIZE = 5;
// The next batch is requested while the end of the list is this far from view.
const NEAR = "75% 0px";

/**
 * @typedef {object} ListOptions
 * @property {string} query
 * @property {number} count of all results on the page
 * @property {(offset: number, limit: number) => Promise<Search.Results>} loadBatch requests a batch
 * @property {AbortSignal} signal aborted when another search replaces this one
 */

export class ResultList {
  #requested = 0;

  #isBusy = false;

  /** @param {Messages} messages @param {Search.Results} found the first batch @param {ListOptions} options */
  constructor(messages, found, options) {
    this.messages = messages;
    this.options = options;
    this.list = make("ol", { className: "na-list" });
    // It reserves the height of the results to come, so that what is below does not move.
    this.rest = make("div", { className: "na-rest", ariaLive: "polite" });
    this.passages = passagesInView(options.query, options.signal);
    this.end = globalThis.IntersectionObserver
      ? new IntersectionObserver((entries) => this.#onSeen(entries), { rootMargin: NEAR })
      : null;
    // Each problem of the index is shown once; those of the first batch are shown above the list.
    this.shownProblems = new Set(found.problems);
    this.list.addEventListener("focusin", ({ target }) => {
      if (target instanceof Node && this.list.lastElementChild?.contains(target)) this.#next();
    });
    options.signal.addEventListener("abort", () => this.end?.disconnect());
    this.#add(found);
    this.#continue();
  }

  /** The list, and what is below it until it is complete. */
  get elements() {
    return [this.list, this.rest];
  }

  /** @param {number} number of results to come */
  #reserve(number) {
    this.rest.style.setProperty("--na-awaited", String(number));
  }

  /** Adds a batch; returns a message about new problems. @param {Search.Results} batch */
  #add({ results, problems }) {
    this.#requested += BATCH_SIZE;
    this.list.append(...results.map((result) => entry(this.messages, result, this.options.query, this.passages)));
    this.#reserve(Math.max(this.options.count - this.#requested, 0));
    const reason = problems.filter((problem) => !this.shownProblems.has(problem)).join("; ");
    for (const problem of problems) this.shownProblems.add(problem);
    const text = format(this.messages.texts.partial, { reason });
    return reason ? [make("p", { className: "na-results__problem" }, text)] : [];
  }

  async #next() {
    const { count, loadBatch, signal } = this.options;
    if (this.#isBusy || this.#requested >= count) return;
    this.#isBusy = true;
    this.list.ariaBusy = "true";
    const known = this.list.children.length;
    const isRetry = this.rest.contains(document.activeElement);
    const wait = setTimeout(() => this.rest.replaceChildren(make("p", {}, this.messages.texts.working)), PATIENCE);
    const { batch, failure } = await attempt(loadBatch(this.#requested, Math.min(BATCH_SIZE, count - this.#requested)));
    clearTimeout(wait);
    if (signal.aborted) return;
    this.#isBusy = false;
    this.list.ariaBusy = null;
    this.rest.replaceChildren();
    if (batch) {
      this.rest.before(...this.#add(batch));
      if (isRetry) this.list.children[known]?.querySelector("a")?.focus();
      this.#continue();
    } else {
      this.#reserve(0);
      this.rest.append(this.#retry(failure));
    }
  }

  /** @param {string} reason */
  #retry(reason) {
    const { again, failedPart } = this.messages.texts;
    const button = make("button", { type: "button" }, again);
    button.addEventListener("click", () => this.#next());
    return make("p", { className: "na-results__problem" }, format(failedPart, { reason }), " ", button);
  }

  /** Observes the end anew for each batch: while it is near, the next one follows at once. */
  #continue() {
    this.end?.unobserve(this.rest);
    if (this.#requested >= this.options.count) this.rest.hidden = true;
    else if (this.end) this.end.observe(this.rest);
    else this.#next();
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #onSeen(entries) {
    if (entries.at(-1)?.isIntersecting) this.#next();
  }
}

/** @param {Promise<Search.Results>} work @returns {Promise<{ batch: Search.Results | null, failure: string }>} */
async function attempt(work) {
  try {
    return { batch: await work, failure: "" };
  } catch (reason) {
    return { batch: null, failure: /** @type {Error} */ (reason).message };
  }
}

/** @param {Messages} messages @param {Search.Result} result @param {string} query @param {Passages} passages */
function entry(messages, { id, url, title, titleRanges, date, source, lang, excerpt }, query, passages) {
  const { texts } = messages;
  const href = siteUrl(url);
  // An empty `lang` would mean an unknown language.
  const language = lang ? { lang } : {};
  const lead = make("p", { className: "na-item__lead", ...language }, ...highlight(excerpt.text, excerpt.ranges));
  const facts = make("p", { className: "na-item__facts" });
  if (date) facts.append(make("time", { dateTime: date }, messages.day(date)));
  if (source) facts.append(make("span", {}, source));
  /** @type {HTMLElement[]} */
  const actions = [];
  if (query) {
    actions.push(make("a", { href: `${href}#${new URLSearchParams({ q: query })}` }, texts.highlight));
    if (!excerpt.ranges.length) {
      if (passages) passages.add(lead, href);
      else actions.push(passageButton(lead, href, query, texts));
    }
  }
  const name = `na-${id}`;
  for (const action of actions) action.setAttribute("aria-describedby", name);
  facts.append(...actions);
  const link = make("a", { href, ...language }, ...highlight(title, titleRanges));
  return make("li", { className: "na-item" }, make("h2", { id: name }, link), facts, lead);
}
