/* On the page of an article that a result of search led to: what was asked for, marked in the article.
 *
 * The browser's own fragments (#:~:text=) find Chinese words only where its dictionary sees a word, and only in the same
 * writing. So the article's text is looked through as search does.
 */

import { passage } from "../search/search.js";

const BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, td, th, figcaption, pre, dt, dd";
// What stands between blocks, as no word goes on from one to the next.
const BETWEEN = "。";
const OTHERS = ".na-beside, .na-provenance";

const query = new URLSearchParams(location.hash.slice(1)).get("q");
const walker = document.createTreeWalker(document.querySelector(".na-sheet"), NodeFilter.SHOW_TEXT);
const texts = [];
let whole = "";

for (let last = null; walker.nextNode(); ) {
  const text = walker.currentNode;
  if (text.parentElement.closest(OTHERS)) {
    continue;
  }
  const block = text.parentElement.closest(BLOCKS);
  whole += block === last ? "" : BETWEEN;
  texts.push({ text, start: whole.length });
  whole += text.data;
  last = block;
}

const { ranges } = await passage(whole, query, { length: Infinity });
const found = ranges.map(([start, end]) => {
  const range = new Range();
  const first = texts.findLast((text) => text.start <= start);
  const last = texts.findLast((text) => text.start < end);
  range.setStart(first.text, start - first.start);
  range.setEnd(last.text, end - last.start);
  return range;
});
if (CSS.highlights) {
  CSS.highlights.set("na-found", new Highlight(...found));
}
const inBody = found.find(({ startContainer }) => startContainer.parentElement.closest(".na-body"));
inBody?.startContainer.parentElement.scrollIntoView({ block: "center" });
