// The entry of every page, on pages that lack something or break it.

import assert from "node:assert/strict";
import { mount } from "../../hooks/newsarchive/theme/assets/archive.js";
import test from "node:test";

/** The selectors queried on a page, and the errors that are reported. @param {(selector: string) => unknown} found */
function mountedOn(found) {
  /** @type {string[]} */
  const sought = [];
  /** @type {string[]} */
  const reported = [];
  const query = (/** @type {string} */ selector) => {
    sought.push(selector);
    return found(selector);
  };
  Object.assign(globalThis, {
    HTMLScriptElement: {},
    location: { hash: "" },
    reportError: (/** @type {Error} */ { message }) => reported.push(message),
  });
  const page = { querySelector: query, querySelectorAll: (/** @type {string} */ selector) => query(selector) ?? [] };
  mount(/** @type {any} */ (page));
  return { sought, reported };
}

const { sought: SELECTORS, reported } = mountedOn(() => null);

test("a page without anything to enhance is left alone", () => {
  assert.deepEqual(reported, []);
  assert.ok(SELECTORS.includes(".na-button--scheme") && SELECTORS.includes(".na-search[data-all]"));
});

for (const broken of [".na-button--scheme", ".na-cite", ".na-copy", ".na-search[data-all]"]) {
  test(`an error at ${broken} is reported, and the others are mounted`, () => {
    const mounted = mountedOn((selector) => {
      if (selector === broken) throw new Error(broken);
      return null;
    });
    assert.deepEqual(mounted, { sought: SELECTORS, reported: [broken] });
  });
}
