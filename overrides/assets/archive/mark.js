/* On the page of an article that a result of search led to: what was asked for, marked in the article. */

import { passage } from "../search/search.js";

const BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, td, th, figcaption, pre, dt, dd";
const query = new URLSearchParams(location.hash.slice(1)).get("q");
const ranges = [];

/* The pieces of text of an element that belong to no block within it. */
function textsOf(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    if (walker.currentNode.parentElement.closest(BLOCKS) === block) {
      texts.push(walker.currentNode);
    }
  }
  return texts;
}

/* A place in some texts that follow each other: the text it is in, and where in it. */
function placeIn(texts, offset) {
  let left = offset;
  for (const text of texts) {
    if (left <= text.length) {
      return [text, left];
    }
    left -= text.length;
  }
  return null;
}

for (const block of document.querySelectorAll(`.na-sheet :is(${BLOCKS})`)) {
  const texts = textsOf(block);
  const { ranges: places } = await passage(texts.map(({ data }) => data).join(""), query, { length: Infinity });
  for (const [start, end] of places) {
    const range = new Range();
    range.setStart(...placeIn(texts, start));
    range.setEnd(...placeIn(texts, end));
    ranges.push(range);
  }
}
if (ranges.length && CSS.highlights) {
  CSS.highlights.set("na-found", new Highlight(...ranges));
  ranges[0].startContainer.parentElement.scrollIntoView({ block: "center" });
}
