import { Folding, codePoint, compare } from "../../hooks/newsarchive/theme/assets/search/text.js";
import assert from "node:assert/strict";
import table from "../../hooks/newsarchive/theme/assets/search/folding.js";
import test from "node:test";

const folding = new Folding(table);

/** @param {string} text */
const tokens = (text) =>
  folding.tokenise([...text]).map(({ text: token, start, position }) => [token, start, position]);

/** The parts of a text that a query highlights. @param {string} text @param {string} query */
const highlighted = (text, query) =>
  folding.ranges(text, folding.parse(query)).map(([start, end]) => text.slice(start, end));

/** A query as words, with * after prefixes. @param {Search.Phrase[]} phrases */
const words = (phrases) =>
  phrases.map(({ tokens: parts, isPrefix }) => parts.map(({ text }) => text).join("+") + (isPrefix ? "*" : ""));

test("letter case, width and Traditional characters are folded", () => {
  assert.equal(folding.foldAll("ＮＢＡ Ångström 石拱橋"), "nba ångström 石拱桥");
});

test("folding keeps the number of characters", () => {
  for (const text of ["İSTANBUL", "ﬁ", "ß", "𠮷野家", "½"]) {
    assert.equal([...folding.foldAll(text)].length, [...text].length);
  }
});

test("a Han character is a token, and so is a word", () => {
  assert.deepEqual(tokens("中国 GDP2022年"), [
    ["中", 0, 0],
    ["国", 1, 1],
    ["gdp2022", 3, 2],
    ["年", 10, 3],
  ]);
});

test("punctuation leaves a position free, spaces do not", () => {
  assert.deepEqual(tokens("，中，国 人"), [["中", 1, 0], ["国", 3, 2], ["人", 5, 3]]);
});

test("starts count characters, not UTF-16 units", () => {
  assert.deepEqual(tokens("𠮷a"), [["𠮷", 0, 0], ["a", 1, 1]]);
});

for (const { query, required, excluded } of [
  { query: "", required: [], excluded: [] },
  { query: "教育部 就业", required: ["教+育+部", "就+业"], excluded: [] },
  { query: "NBA", required: ["nba*"], excluded: [] },
  { query: '"NBA"', required: ["nba"], excluded: [] },
  { query: "“教育 bank”", required: ["教+育+bank"], excluded: [] },
  { query: "银行 -考试", required: ["银+行"], excluded: [["考+试"]] },
  { query: "-a,b", required: [], excluded: [["a", "b*"]] },
  { query: "a a a", required: ["a*"], excluded: [] },
  { query: "- -- ,", required: [], excluded: [] },
  { query: '"unclosed one', required: ["unclosed+one"], excluded: [] },
]) {
  test(`the query ${JSON.stringify(query)}`, () => {
    const parsed = folding.parse(query);
    assert.deepEqual(words(parsed.required), required);
    assert.deepEqual(parsed.excluded.map(words), excluded);
  });
}

test("a query is read up to 500 characters", () => {
  assert.equal(folding.parse("𠮷".repeat(600)).required[0]?.tokens.length, 500);
});

test("matches are highlighted as they are written", () => {
  assert.deepEqual(highlighted("《石拱橋》与石拱桥", "石拱桥"), ["石拱橋", "石拱桥"]);
  assert.deepEqual(highlighted("Banking, bank; embank", "bank"), ["Bank", "bank"]);
  assert.deepEqual(highlighted("中国人", "中国 国人"), ["中国人"]);
  assert.deepEqual(highlighted("中，国", "中国"), []);
  assert.deepEqual(highlighted("𠮷中国", "中国"), ["中国"]);
});

test("a passage is around the first match, or the beginning", () => {
  const text = `${"甲".repeat(200)}银行${"乙".repeat(200)}`;
  const found = folding.passage(text, folding.parse("银行"), 30);
  assert.equal(found.text.length, 30);
  assert.deepEqual(found.ranges.map(([start, end]) => found.text.slice(start, end)), ["银行"]);
  assert.deepEqual(folding.passage(text, folding.parse("丙"), 30), { text: "甲".repeat(30), ranges: [] });
  assert.equal(folding.passage(text, folding.parse("银行"), Infinity).text, text);
});

test("strings are compared by code points", () => {
  const sorted = ["", "a", "ab", "b", "中", "\uFF21", "\u{20BB7}", "\u{20BB7}a"];
  assert.deepEqual(sorted.toReversed().sort(compare), sorted);
  assert.equal(compare("a", "a"), 0);
});

test("the code point of nothing is 0", () => {
  assert.deepEqual([codePoint(""), codePoint("a"), codePoint("𠮷野")], [0, 0x61, 0x20BB7]);
});
