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
  assert.equal(folding.fold("ＮＢＡ Ångström 石拱橋"), "nba angstrom 石拱桥");
});

test("composed and decomposed letters, ligatures and numbers are folded alike", () => {
  for (const { text, folded } of [
    { text: "re\u0301sume\u0301", folded: "resume" },
    { text: "İSTANBUL", folded: "istanbul" },
    { text: "ﬁ ß ½ 300㎡", folded: "fi ss ½ 300m2" },
    { text: "ｶﾞ カ\u3099 \u1112\u1161\u11AB", folded: "ガ ガ 한" },
    { text: "12,345.67 1,234,567 2021,300 1,2345", folded: "12345.67 1234567 2021,300 1,2345" },
    { text: "👍🏽 ❤\uFE0F", folded: "👍 ❤" },
  ]) {
    assert.equal(folding.fold(text), folded);
    assert.equal(folding.fold(folding.fold(text)), folded);
  }
});

test("a Han character is a token, and so is a word", () => {
  assert.deepEqual(tokens("中国 GDP2022年"), [
    ["中", 0, 0],
    ["国", 1, 1],
    ["gdp", 3, 2],
    ["2022", 6, 3],
    ["年", 10, 4],
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
  { query: "气温 -5 -a -五", required: ["气+温", "5*"], excluded: [["a*"], ["五"]] },
  { query: "GB/T7714-2015", required: ["gb+t+7714+2015*"], excluded: [] },
  { query: "5G 3.57", required: ["5+g", "3+57"], excluded: [] },
  { query: '"unclosed one', required: ["unclosed+one"], excluded: [] },
]) {
  test(`the query ${JSON.stringify(query)}`, () => {
    const parsed = folding.parse(query);
    assert.deepEqual(words(parsed.required), required);
    assert.deepEqual(parsed.excluded.map(words), excluded);
  });
}

test("a query of which nothing can be searched is known", () => {
  for (const [query, isSearchable] of [["", true], [" \u3000", true], ["℃", false], ["-* ？", false], ["📈", true]]) {
    assert.equal(folding.parse(String(query)).isSearchable, isSearchable);
  }
});

test("a query is read up to 500 characters", () => {
  assert.equal(folding.parse("𠮷".repeat(600)).required[0]?.tokens.length, 500);
});

test("matches are highlighted as they are written", () => {
  assert.deepEqual(highlighted("《石拱橋》与石拱桥", "石拱桥"), ["石拱橋", "石拱桥"]);
  assert.deepEqual(highlighted("Banking, bank; embank", "bank"), ["Bank", "bank"]);
  assert.deepEqual(highlighted("中国人", "中国 国人"), ["中国人"]);
  assert.deepEqual(highlighted("中，国", "中国"), []);
  assert.deepEqual(highlighted("𠮷中国", "中国"), ["中国"]);
  assert.deepEqual(highlighted("🇨🇳 ｶﾞｽ, 12,345元, re\u0301sume\u0301, ﬁn", "ガ 12345 resume f"), ["ｶﾞ", "12,345", "re\u0301sume\u0301", "ﬁ"]);
  assert.deepEqual(highlighted("赞👍🏽", "👍"), ["👍🏽"]);
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
