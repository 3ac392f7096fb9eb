// The part of an article that matches the query, from its Markdown, in place of the beginning.

import { highlight } from "./highlight.js";
import { make } from "./search-messages.js";
import { plain } from "./plain.js";

const LENGTH = 120;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
// Milliseconds. A host that does not answer must not keep the others waiting.
const MAX_WAIT = 10_000;
const TO_NEXT_CLAUSE = /^.*?[\s，。、；：！？”）》…]+/su;

/**
 * Replaces each beginning that is added by its passage once it is in view, one after another. Null where passages are
 * shown on request: if the reader saves data, or the browser cannot observe.
 * @param {string} query @param {AbortSignal} signal
 */
export function passagesInView(query, signal) {
  if (!globalThis.IntersectionObserver || navigator.connection?.saveData) {
    return null;
  }
  /** @type {Map<Element, string>} */
  const urls = new Map();
  /** @type {Set<Element>} */
  const inView = new Set();
  let isAtWork = false;

  async function work() {
    if (isAtWork) {
      return;
    }
    isAtWork = true;
    for (let lead = first(inView); lead && !signal.aborted; lead = first(inView)) {
      inView.delete(lead);
      observer.unobserve(lead);
      // On failure, the beginning stays.
      // oxlint-disable-next-line no-await-in-loop -- one request at a time
      await showPassage(lead, urls.get(lead) ?? "", query, signal).catch(() => {});
    }
    isAtWork = false;
  }

  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) {
        inView.add(target);
      } else {
        inView.delete(target);
      }
    }
    work();
  });
  signal.addEventListener("abort", () => observer.disconnect());

  return {
    /** @param {HTMLElement} lead @param {string} url */
    add(lead, url) {
      lead.classList.add("na-item__lead--awaited");
      urls.set(lead, url);
      observer.observe(lead);
    },
  };
}

/** @template T @param {Set<T>} set */
const first = (set) => set.values().next().value;

/**
 * A button that replaces the beginning.
 * @param {HTMLElement} lead @param {string} url @param {string} query @param {Page.Texts} texts
 */
export function passageButton(lead, url, query, texts) {
  const button = make("button", { type: "button" }, texts.passage);
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await showPassage(lead, url, query);
      button.remove();
      lead.tabIndex = -1;
      lead.focus({ preventScroll: true });
    } catch {
      button.replaceWith(make("span", { role: "alert" }, texts.unreadable));
    }
  });
  return button;
}

/** @param {Element} lead @param {string} url of the article @param {string} query */
async function showPassage(lead, url, query, signal = new AbortController().signal) {
  const { passage } = await import("../search/search.js");
  const patience = AbortSignal.timeout(MAX_WAIT);
  const response = await fetch(new URL("index.md", url), { signal: AbortSignal.any([signal, patience]) });
  if (!response.ok) {
    throw new Error(`${response.status}`);
  }
  const body = plain(withoutHead(await response.text()));
  // Latin letters are half as wide as Chinese characters.
  const length = WIDE.test(body) ? LENGTH : 2 * LENGTH;
  const found = await passage(body, query, { length });
  // The query may occur in the title or the tags alone.
  if (found.ranges.length && !signal.aborted) {
    lead.replaceChildren(...inside(body, found));
  }
}

/** Without front matter and title. @param {string} markdown */
const withoutHead = (markdown) => markdown.replace(/^---\n.*?\n---\s*#[^\n]*/s, "");

/**
 * The highlighted passage with ellipses where it is cut; it starts with a clause or a word, if possible.
 * @param {string} body @param {Search.Passage} passage
 */
function inside(body, { text, ranges }) {
  if (body.startsWith(text)) {
    return [...highlight(text, ranges), body.length > text.length ? "…" : ""];
  }
  const skipped = text.slice(0, ranges[0]?.[0]).match(TO_NEXT_CLAUSE)?.[0].length ?? 0;
  const moved = ranges.map(([start, end]) => /** @type {Search.Range} */ ([start - skipped, end - skipped]));
  return ["…", ...highlight(text.slice(skipped), moved), body.endsWith(text) ? "" : "…"];
}
