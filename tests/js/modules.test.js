// Modules export functions, and do nothing when they are imported; archive.js, the entry, mounts them on the page, if there is one.

import { ASSETS } from "./assets.js";
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import test from "node:test";

const MOUNTED = new Set([
  "archive.js",
  "archive/calendar.js",
  "archive/highlight-page.js",
  "archive/missing.js",
  "archive/search-page.js",
  "archive/suggest.js",
]);
const modules = readdirSync(ASSETS, { recursive: true }).map(String).filter((name) => name.endsWith(".js"));

for (const name of modules) {
  test(`${name} is imported without a page`, async () => {
    const known = Object.keys(globalThis);
    // A page's objects do not exist here, so that touching one would be an error.
    const exported = await import(new URL(name, ASSETS).href);
    assert.deepEqual(Object.keys(globalThis), known);
    assert.notDeepEqual(Object.keys(exported), []);
    assert.equal(typeof exported.mount, MOUNTED.has(name) ? "function" : "undefined");
  });
}
