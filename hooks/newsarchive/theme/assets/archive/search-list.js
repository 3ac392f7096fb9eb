/* The results of one page: a few at once, as each costs a request, and the others as the reader comes near their end. */

import { marked } from "./marked.js";
import { passageButton, passagesInView } from "./passages.js";
import { PATIENCE, make, say, words } from "./search-words.js";

export const A_PART = 5;
/* A part is asked for while the end of those before is so far from being seen. */
const NEAR = "75% 0px";
const ROOT = new URL("../../", import.meta.url);

const days = new Intl.DateTimeFormat(words.locale, { dateStyle: "long", timeZone: "UTC" });

/* The list, and what stands below it until it is whole. `count` is how many it will have, `ask` gives as many of them as
 * are asked for from an offset on, and `signal` tells that another search has overtaken this one.
 */
export function resultList(found, { query, count, ask, signal }) {
  const list = make("ol", { className: "na-list" });
  // It keeps the place of those to come, so that what is below stays there.
  const rest = make("div", { className: "na-rest", ariaLive: "polite" });
  const passages = passagesInView(query, signal);
  const end = globalThis.IntersectionObserver && new IntersectionObserver(seen, { rootMargin: NEAR });
  // What is wrong with the index is said once, and of the first part above the list.
  const told = new Set(found.problems);
  let asked = 0;
  let isBusy = false;

  const keepPlace = (number) => rest.style.setProperty("--na-awaited", number);

  function add({ results, problems }) {
    asked += A_PART;
    list.append(...results.map((result) => entry(result, query, passages)));
    keepPlace(Math.max(count - asked, 0));
    const reason = problems.filter((problem) => !told.has(problem)).join("; ");
    problems.forEach((problem) => told.add(problem));
    return reason && make("p", { className: "na-results__problem" }, say(words.partial, { reason }));
  }

  async function next() {
    if (isBusy || asked >= count) {
      return;
    }
    isBusy = true;
    list.ariaBusy = "true";
    const known = list.children.length;
    const isAskedAgain = rest.contains(document.activeElement);
    const wait = setTimeout(() => rest.replaceChildren(make("p", {}, words.working)), PATIENCE);
    const part = await ask(asked, Math.min(A_PART, count - asked)).catch((reason) => ({ failed: reason.message }));
    clearTimeout(wait);
    if (signal.aborted) {
      return;
    }
    isBusy = false;
    list.ariaBusy = null;
    rest.replaceChildren();
    if (part.failed === undefined) {
      rest.before(...[add(part)].filter(Boolean));
      if (isAskedAgain) {
        list.children[known]?.querySelector("a").focus();
      }
      goOn();
    } else {
      keepPlace(0);
      rest.append(failure(part.failed));
    }
  }

  function failure(reason) {
    const again = make("button", { type: "button", onclick: next }, words.again);
    return make("p", { className: "na-results__problem" }, say(words.failedPart, { reason }), " ", again);
  }

  /* Whether the end is near is told anew for each part: as long as there is room, the next follows at once. */
  function goOn() {
    end?.unobserve(rest);
    if (asked >= count) {
      rest.hidden = true;
    } else if (end) {
      end.observe(rest);
    } else {
      next();
    }
  }

  function seen(entries) {
    if (entries.at(-1).isIntersecting) {
      next();
    }
  }

  list.addEventListener("focusin", ({ target }) => list.lastElementChild.contains(target) && next());
  signal.addEventListener("abort", () => end?.disconnect());
  add(found);
  goOn();
  return [list, rest];
}

function entry({ id, url, title, titleRanges, date, source, lang, excerpt }, query, passages) {
  const address = new URL(url, ROOT).href;
  // An empty `lang` would say that the language is not known.
  const language = lang ? { lang } : {};
  const lead = make("p", { className: "na-item__lead", ...language }, ...marked(excerpt.text, excerpt.ranges));
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
    if (passages) {
      passages.add(lead, address);
    } else {
      more.push(passageButton(lead, address, query));
    }
  }
  for (const action of more) {
    action.setAttribute("aria-describedby", name);
    facts.append(action);
  }
  const link = make("a", { href: address, ...language }, ...marked(title, titleRanges));
  return make("li", { className: "na-item" }, make("h2", { id: name }, link), facts, lead);
}
