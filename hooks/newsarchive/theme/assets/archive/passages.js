/* The piece of an article where the query is met, in the place of its beginning: it comes from the article's Markdown. */

import { marked } from "./marked.js";
import { plain } from "./plain.js";
import { make, words } from "./search-words.js";

const LENGTH = 120;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/* A host that does not answer must not keep the others waiting. */
const LONGEST_WAIT = 10_000;
const TO_THE_NEXT_CLAUSE = /^.*?[\s，。、；：！？”）》…]+/su;

/* Sees to it that each beginning that is added becomes its passage once it is in view, one after another. Null where a
 * reader has to ask for each: who saves data, and where it cannot be told what is in view.
 */
export function passagesInView(query, signal) {
  if (!globalThis.IntersectionObserver || navigator.connection?.saveData) {
    return null;
  }
  const addresses = new Map();
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
      // Where it fails, the beginning says what it can.
      await showPassage(lead, addresses.get(lead), query, signal).catch(() => {});
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
    add(lead, address) {
      lead.classList.add("na-item__lead--awaited");
      addresses.set(lead, address);
      observer.observe(lead);
    },
  };
}

const first = (set) => set.values().next().value;

/* The same on request. */
export function passageButton(lead, address, query) {
  const button = make("button", { type: "button" }, words.passage);
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await showPassage(lead, address, query);
      button.remove();
      lead.tabIndex = -1;
      lead.focus({ preventScroll: true });
    } catch {
      button.replaceWith(make("span", { role: "alert" }, words.unread));
    }
  });
  return button;
}

async function showPassage(lead, address, query, signal = new AbortController().signal) {
  const { passage } = await import("../search/search.js");
  const patience = AbortSignal.timeout(LONGEST_WAIT);
  const response = await fetch(new URL("index.md", address), { signal: AbortSignal.any([signal, patience]) });
  if (!response.ok) {
    throw new Error(`${response.status}`);
  }
  const body = plain(withoutHead(await response.text()));
  // Latin letters are half as wide as Chinese signs.
  const length = WIDE.test(body) ? LENGTH : 2 * LENGTH;
  const piece = await passage(body, query, { length });
  // What was asked for may stand in the title or the tags alone.
  if (piece.ranges.length && !signal.aborted) {
    lead.replaceChildren(...inside(body, piece));
  }
}

/* Without the facts and the title. */
const withoutHead = (markdown) => markdown.replace(/^---\n.*?\n---\s*#[^\n]*/s, "");

/* The marked piece as one out of a longer text: it begins with a clause or a word where it can, and shows that it is cut. */
function inside(body, { text, ranges }) {
  if (body.startsWith(text)) {
    return [...marked(text, ranges), body.length > text.length ? "…" : ""];
  }
  const skipped = text.slice(0, ranges[0][0]).match(TO_THE_NEXT_CLAUSE)?.[0].length ?? 0;
  const moved = ranges.map((range) => range.map((edge) => edge - skipped));
  return ["…", ...marked(text.slice(skipped), moved), body.endsWith(text) ? "" : "…"];
}
