import { changedUrl, readUrl } from "../../hooks/newsarchive/theme/assets/archive/search-url.js";
import assert from "node:assert/strict";
import test from "node:test";

const BASE = "https://news.example/search/";
const NOTHING = { query: "", filters: {}, sort: "relevance", page: 1 };

test("an empty URL requests nothing", () => {
  assert.deepEqual(readUrl(BASE), NOTHING);
  assert.deepEqual(readUrl(`${BASE}?q=%20&tag=&unknown=1`), NOTHING);
});

test("a query, filters, the order and the page are read", () => {
  assert.deepEqual(readUrl(`${BASE}?q=+银行+&category=财经/股市&from=2022-01-01&sort=date&page=3`), {
    query: "银行",
    filters: { category: "财经/股市", from: "2022-01-01" },
    sort: "date",
    page: 3,
  });
});

for (const [page, expected] of /** @type {const} */ ([["0", 1], ["-2", 1], ["x", 1], ["2.9", 2], ["", 1]])) {
  test(`page=${page} is page ${expected}`, () => assert.equal(readUrl(`${BASE}?page=${page}`).page, expected));
}

test("any order but by date is by relevance", () => assert.equal(readUrl(`${BASE}?sort=size`).sort, "relevance"));

test("a change leads to the first page", () => {
  assert.equal(changedUrl({ tag: "NBA" }, "?q=a&page=4"), "?q=a&tag=NBA");
  assert.equal(changedUrl({ page: 2 }, "?q=a&page=4"), "?q=a&page=2");
});

test("an empty value and false remove a parameter", () => {
  assert.equal(changedUrl({ tag: "", sort: false }, "?q=a&tag=NBA&sort=date"), "?q=a");
});

test("values are escaped", () => {
  assert.equal(changedUrl({ q: "a&b=c #%" }, ""), "?q=a%26b%3Dc+%23%25");
  assert.equal(readUrl(BASE + changedUrl({ q: "a&b=c #%" }, "")).query, "a&b=c #%");
});
