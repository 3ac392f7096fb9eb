// The terms that a phrase is looked up by, and their weight: the twin of search/querying/planner.py.

import { FOLLOWING, IDF_STEPS, MIN_IDF, PRECEDING } from "./constants.js";

/**
 * As few terms as cover all tokens of a phrase of several; common bigrams by a rarer neighbour, where one exists.
 * @param {Search.Token[]} tokens @param {boolean} isPrefix @param {Search.CollectionStats["commonBigrams"]} common
 * @returns {Search.PhraseTerm[]}
 */
export function planPhrase(tokens, isPrefix, common) {
  /** @type {Map<number, Search.PhraseTerm>} */
  const terms = new Map();
  for (const term of cover(tokens, isPrefix)) {
    const found = term.isWord ? term : rarerNeighbour(tokens, term, common);
    const context = (terms.get(found.offset)?.context ?? 0) | (found.context ?? 0);
    terms.set(found.offset, { ...found, context });
  }
  return [...terms.values()];
}

/**
 * A rarer adjacent bigram whose context bit implies a common one, or the bigram itself if there is none.
 * @param {Search.Token[]} tokens @param {Search.PhraseTerm} term
 * @param {Search.CollectionStats["commonBigrams"]} common
 * @returns {Search.PhraseTerm}
 */
function rarerNeighbour(tokens, term, common) {
  const { offset, first, second } = term;
  let rank = common.rank(first, second);
  if (rank === undefined) return term;
  let found = term;
  /** @type {[number, boolean, number][]} */
  const candidates = [
    [offset + 1, common.isUsualPreceding(first, second), PRECEDING],
    [offset - 1, common.isUsualFollowing(first, second), FOLLOWING],
  ];
  for (const [at, isUsual, context] of candidates) {
    const one = tokens[at];
    const other = tokens[at + 1];
    if (!isUsual || !one?.isHan || !other?.isHan) continue;
    const otherRank = common.rank(one.text, other.text) ?? Infinity;
    if (otherRank <= rank) continue;
    found = { offset: at, first: one.text, second: other.text, context };
    rank = otherRank;
  }
  return found;
}

/**
 * Words, and bigrams that overlap only at the end of a run of characters.
 * @param {Search.Token[]} tokens
 * @param {boolean} isPrefix
 * @returns {Generator<Search.PhraseTerm>}
 */
function* cover(tokens, isPrefix) {
  const last = tokens.length - 1;
  let covered = -1;
  for (const [at, { text, isHan }] of tokens.entries()) {
    if (at <= covered) continue;
    const previous = tokens[at - 1];
    const next = tokens[at + 1];
    if (!isHan) {
      yield { offset: at, first: text, second: "", isWord: true, isPrefix: isPrefix && at === last };
    } else if (next?.isHan) {
      covered = at + 1;
      yield { offset: at, first: text, second: next.text };
    } else if (previous?.isHan) {
      yield { offset: at - 1, first: previous.text, second: text };
    } else {
      yield at ? { offset: at, first: "", second: text } : { offset: at, first: text, second: "" };
    }
  }
}

/**
 * The start positions that two lists share, each with the lower impact.
 * @param {Search.Positions} one
 * @param {Search.Positions} other
 */
export function intersectPositions(one, other) {
  /** @type {Search.Positions} */
  const shared = { positions: [], impacts: [] };
  let left = 0;
  let right = 0;
  while (left < one.positions.length && right < other.positions.length) {
    const position = one.positions[left] ?? 0;
    const difference = position - (other.positions[right] ?? 0);
    if (!difference) {
      shared.positions.push(position);
      shared.impacts.push(Math.min(one.impacts[left] ?? 0, other.impacts[right] ?? 0));
    }
    if (difference <= 0) left++;
    if (difference >= 0) right++;
  }
  return shared;
}

/**
 * Inverse document frequency: the binary logarithm of count / found in sixteenths, and a minimum.
 * @param {number} count
 * @param {number} found
 */
export function idf(count, found) {
  return MIN_IDF + Math.max(logarithm(Math.max(count, 1)) - logarithm(Math.max(found, 1)), 0);
}

/** Linear between powers of 2, so that both sides agree to the bit, as Math.log2 would not. @param {number} number */
function logarithm(number) {
  const power = 31 - Math.clz32(number);
  return power * IDF_STEPS + Math.floor((number * IDF_STEPS) / 2 ** power) - IDF_STEPS;
}
