// Modules export functions, and do nothing when they are imported: only archive.js touches a page.

import { ASSETS } from "./assets.js";
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import test from "node:test";

const MOUNTED = new Set([
  "archive/calendar.js",
  "archive/highlight-page.js",
  "archive/missing.js",
  "archive/search-page.js",
  "archive/suggest.js",
]);
const modules = ["archive", "search"].flatMap((folder) =>
  readdirSync(new URL(folder, ASSETS)).map((name) => `${folder}/${name}`));

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
