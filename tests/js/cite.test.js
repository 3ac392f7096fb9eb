import assert from "node:assert/strict";
import { cite } from "../../hooks/newsarchive/theme/assets/archive/cite.js";
import test from "node:test";

const FACTS = {
  title: "今年毕业生达到1076万",
  authors: ["张三"],
  publisher: "新华社",
  date: "2022-05-09",
  language: "zh-Hans",
  url: "https://news.example/a/bxzpb2ex6nn6/",
  accessed: "2023-01-02",
};
const UNKNOWN = { ...FACTS, authors: [], publisher: "", date: "", language: "" };
const FOUR = ["甲", "乙", "丙", "丁"];

test("GB/T 7714", () => {
  const end = "今年毕业生达到1076万[EB/OL]. (2022-05-09)[2023-01-02]. https://news.example/a/bxzpb2ex6nn6/.";
  assert.equal(cite("GB/T 7714", FACTS), `张三. ${end}`);
  assert.equal(cite("GB/T 7714", { ...FACTS, authors: FOUR }), `甲, 乙, 丙, 等. ${end}`);
});

test("APA", () => {
  const url = "https://news.example/a/bxzpb2ex6nn6/";
  assert.equal(cite("APA", FACTS), `张三. (2022, May 9). 今年毕业生达到1076万. 新华社. ${url}`);
  const four = `甲, 乙, 丙, & 丁. (2022, May 9). 今年毕业生达到1076万. ${url}`;
  assert.equal(cite("APA", { ...FACTS, authors: FOUR, publisher: "" }), four);
  assert.equal(cite("APA", { ...UNKNOWN, title: "真的吗？" }), `真的吗？ (n.d.). ${url}`);
});

test("a month without a day", () => {
  const month = { ...FACTS, date: "2022-05" };
  assert.match(cite("APA", month), /^张三\. \(2022, May\)\. /);
  assert.match(cite("GB/T 7714", month), /\[EB\/OL\]\. \(2022-05\)\[2023-01-02\]\. /);
});

test("BibTeX", () => {
  const citation = cite("BibTeX", { ...FACTS, title: String.raw`50% of {a} \ b~c^d_e`, authors: ["甲", "乙 & 丙"] });
  assert.equal(citation, String.raw`@misc{bxzpb2ex6nn6,
  title = {{50\% of \{a\} \textbackslash{} b\textasciitilde{}c\textasciicircum{}d\_e}},
  author = {{甲} and {乙 \& 丙}},
  organization = {新华社},
  date = {2022-05-09},
  year = {2022},
  url = {https://news.example/a/bxzpb2ex6nn6/},
  urldate = {2023-01-02},
}`);
});

test("RIS leaves out what is not known", () => {
  assert.equal(cite("RIS", UNKNOWN), [
    "TY  - ELEC",
    "TI  - 今年毕业生达到1076万",
    "UR  - https://news.example/a/bxzpb2ex6nn6/",
    "Y2  - 2023/01/02",
    "ER  - ",
  ].join("\n"));
});

test("an unknown style has no citation", () => assert.equal(cite("MLA", FACTS), ""));
