// Parts of pages that need no browser.

import { asFolder, candidates, readable } from "../../hooks/newsarchive/theme/assets/archive/missing.js";
import assert from "node:assert/strict";
import { format } from "../../hooks/newsarchive/theme/assets/archive/search-messages.js";
import { highlight } from "../../hooks/newsarchive/theme/assets/archive/highlight.js";
import { plain } from "../../hooks/newsarchive/theme/assets/archive/plain.js";
import test from "node:test";
import { treeBelow } from "../../hooks/newsarchive/theme/assets/archive/search-filters.js";

/** The nodes of a highlighted text, with marks in brackets. @param {string} text @param {Search.Range[]} [ranges] */
function nodes(text, ranges) {
  const element = { textContent: "" };
  Object.assign(globalThis, { document: { createElement: () => ({ ...element }) } });
  return highlight(text, ranges).map((node) => (typeof node === "string" ? node : `[${node.textContent}]`)).join("");
}

test("ranges are marked", () => {
  assert.equal(nodes("中国银行"), "中国银行");
  assert.equal(nodes("中国银行", [[0, 2], [3, 4]]), "[中国]银[行]");
  assert.equal(nodes("<b>", [[0, 3]]), "[<b>]");
});

test("the nearest of an unknown path are itself in lower case and its parents", () => {
  const isIndex = (/** @type {string} */ path) => path === "tags/";
  const nearest = ["tags/nba/page/9/", "Tags/NBA/page/9/", "tags/nba/", "Tags/NBA/", "tags/", "Tags/"];
  assert.deepEqual(candidates("Tags/NBA/page/9", isIndex), nearest);
  assert.deepEqual(candidates("other/NBA/", isIndex), []);
  assert.deepEqual(candidates("", isIndex), []);
  assert.deepEqual(candidates("tags/%E9/", isIndex), ["tags/"]);
});

test("a path is shown as people read it, and not too much of it", () => {
  assert.equal(readable("/tags/%E9%93%B6%E8%A1%8C/"), "/tags/银行/");
  assert.equal(readable("/%E9"), "/%E9");
  assert.equal(readable("a".repeat(200)), `${"a".repeat(120)}…`);
});

test("the site's root ends in one slash, in linear time", () => {
  assert.deepEqual(["", "/", "/repo", "/repo/", "/repo//", "//"].map(asFolder), ["/", "/", "/repo/", "/repo/", "/repo/", "/"]);
  const started = performance.now();
  assert.equal(asFolder(`${"/".repeat(500_000)}x`).length, 500_002);
  assert.equal(asFolder("/".repeat(500_000)), "/");
  assert.ok(performance.now() - started < 1000);
});

test("values take the places of their names", () => {
  const values = { first: "1", last: "$&", count: "{first}" };
  assert.equal(format("{first} to {last} of {count}; {other}", values), "1 to $& of {first}; ");
});

test("Markdown as plain text", () => {
  const markdown = "## 标题\n\n> 1. *一* [二](https://e.org) ![图](a.png)\\*\n\n| a | b |\n| --- | --- |\n";
  assert.equal(plain(markdown), "标题\n一 二 *\na b");
});

test("a list that states its numbers keeps them in plain text", () => {
  const items = '<li>三<ul><li>子</li></ul></li><li value="9"><p>九</p></li><li><img src="/a.jpg"></li>';
  assert.equal(plain(`> <ol start="3">${items}</ol>`), "3. 三 子 9. 九");
  assert.equal(plain("<ol dir=\"rtl\"><li>一</li></ol> `<ol start>`"), "一 <ol start>");
});

test("a short tree has each category below its parent, a long one only the children", () => {
  const facets = (/** @type {string[]} */ ...values) => values.map((value) => ({ value, name: value, count: 1 }));
  const below = (/** @type {Search.Facet[]} */ found) => treeBelow("a", found).map(({ value }) => value);
  assert.deepEqual(below(facets("a/b/c", "a/d", "a/b", "ab/c")), ["a/d", "a/b", "a/b/c"]);
  const long = facets("a/b/c", ...Array.from({ length: 8 }, (_, number) => `a/${number}`));
  assert.deepEqual(below(long), long.slice(1).map(({ value }) => value));
});
