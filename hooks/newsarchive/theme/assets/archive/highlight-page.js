// Highlights the query of the page of results in an article.
// The browser's own text fragments (#:~:text=) match Chinese only at the words of its dictionary, and do not fold
// Traditional and Simplified characters. So the article's text is searched as the index is.

import { passage } from "../search/search.js";

const BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, td, th, figcaption, pre, dt, dd";
// Between blocks, as no word continues from one to the next.
const SEPARATOR = "。";
const OTHERS = ".na-aside, .na-provenance, .na-cite, .na-printed";

/** @typedef {{ node: Text, start: number }} Piece a text node and where it starts in the page's text */

/** The article's text, and its text nodes. @param {Element} sheet */
function readText(sheet) {
  const walker = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
  /** @type {Piece[]} */
  const pieces = [];
  let text = "";
  /** @type {Element | null | undefined} */
  let last = null;
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    if (node.parentElement?.closest(OTHERS)) continue;
    const block = node.parentElement?.closest(BLOCKS);
    text += block === last ? "" : SEPARATOR;
    pieces.push({ node, start: text.length });
    text += node.data;
    last = block;
  }
  return { text, pieces };
}

/** @param {Piece[]} pieces @param {Search.Range} range */
function rangeOf(pieces, [start, end]) {
  const range = new Range();
  const first = pieces.findLast((piece) => piece.start <= start);
  const last = pieces.findLast((piece) => piece.start < end);
  if (first && last) {
    range.setStart(first.node, start - first.start);
    range.setEnd(last.node, end - last.start);
  }
  return range;
}

/** @param {Document} root */
export function mount(root) {
  const sheet = root.querySelector(".na-sheet");
  const query = new URLSearchParams(location.hash.slice(1)).get("q");
  if (!sheet || query === null) return;
  const { text, pieces } = readText(sheet);
  const found = passage(text, query, { length: Infinity }).ranges.map((range) => rangeOf(pieces, range));
  if (CSS.highlights) CSS.highlights.set("na-found", new Highlight(...found));
  const inBody = found.find(({ startContainer }) => startContainer.parentElement?.closest(".na-body"));
  inBody?.startContainer.parentElement?.scrollIntoView({ block: "center" });
}
