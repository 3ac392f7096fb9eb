import { intersectPositions, planPhrase } from "../../hooks/newsarchive/theme/assets/search/planner.js";
import { CommonBigrams } from "../../hooks/newsarchive/theme/assets/search/shard.js";
import assert from "node:assert/strict";
import { hashBigram } from "../../hooks/newsarchive/theme/assets/search/codecs.js";
import test from "node:test";

const HAN = /\p{Script=Han}/u;

/**
 * The terms that a phrase is looked up by: offset, characters, context bits.
 * @param {string[]} texts @param {string} common
 */
function plan(texts, common = "", isPrefix = false) {
  const tokens = texts.map((text) => ({ text, isHan: HAN.test(text) }));
  return planPhrase(tokens, isPrefix, new CommonBigrams(common)).map(({ offset, first, second, context }) => [
    offset,
    `${first}|${second}`,
    context,
  ]);
}

test("bigrams cover a phrase, and overlap at its end only", () => {
  assert.deepEqual(plan([..."中国人民"]), [[0, "中|国", 0], [2, "人|民", 0]]);
  assert.deepEqual(plan([..."中国人"]), [[0, "中|国", 0], [1, "国|人", 0]]);
});

test("a character between words is a bigram with a word", () => {
  assert.deepEqual(plan(["gdp", "年", "nba"]), [[0, "gdp|", 0], [1, "|年", 0], [2, "nba|", 0]]);
  assert.deepEqual(plan(["年", "nba"]), [[0, "年|", 0], [1, "nba|", 0]]);
});

test("a common bigram is looked up by a rarer neighbour that has its context bit", () => {
  assert.deepEqual(plan([..."这个月"], "这个"), [[1, "个|月", 1]]);
  assert.deepEqual(plan([..."看这个"], "这个"), [[0, "看|这", 2]]);
});

test("a phrase of common bigrams alone is looked up by the rarest", () => {
  assert.deepEqual(plan([..."这个月"], "这个个月"), [[1, "个|月", 1]]);
  assert.deepEqual(plan([..."这个"], "这个"), [[0, "这|个", 0]]);
});

test("positions that two lists share have the lower impact", () => {
  const shared = intersectPositions(
    { positions: [1, 4, 9], impacts: [3, 2, 1] },
    { positions: [2, 4, 9, 12], impacts: [0, 1, 3, 0] },
  );
  assert.deepEqual(shared, { positions: [4, 9], impacts: [1, 1] });
});

test("common bigrams rank by frequency, and a character has one usual neighbour on each side", () => {
  const common = new CommonBigrams("这个那个个\0");
  const rank = (/** @type {string} */ first, /** @type {string} */ second) => common.rank(first, second);
  assert.deepEqual([rank("这", "个"), rank("那", "个"), rank("个", ""), rank("个", "月")], [0, 1, 2, undefined]);
  assert.ok(common.isUsualPreceding("这", "个"));
  assert.ok(!common.isUsualPreceding("那", "个"));
  assert.ok(common.isUsualFollowing("那", "个"));
  const stored = (/** @type {string} */ text) => common.storedContextBits(hashBigram(text[0] ?? "", text[1] ?? ""));
  assert.deepEqual(["个月", "看这", "个这", "月月"].map(stored), [1, 2, 3, 0]);
});
