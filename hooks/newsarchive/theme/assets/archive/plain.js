// Plain text of the Markdown that the archive writes for its articles, in which every literal punctuation character is
// escaped. One paragraph, item or row a line; images are left out. A list whose numbers the source states is HTML.

import { statedNumbers } from "./list-numbers.js";

const FENCE = /^([\s>]*)(`{3,})/;
// A comment is between two lists that would be one without it.
const RULE = /^[\s>]*(?:-{3,}|<!--.*-->|\|(?: *:?-{3,}:? *\|)+)\s*$/;
const LINE_START = /^(?:\s*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s)))*\s*(?:#{1,6}\s)?\s*/;

const ESCAPE = String.raw`\\(?<escaped>[!-/:-@[-\x60{-~])`;
const CODE = String.raw`(?<ticks>\x60+)(?<code>.+?)(?<!\x60)\k<ticks>(?!\x60)`;
const DESTINATION = String.raw`\((?:<[^>]*>|[^\s()]*)\)`;
const IMAGE = String.raw`!\[(?:\\.|[^\]\\])*\]${DESTINATION}`;
const LINK = String.raw`\[|\]${DESTINATION}`;
const TAG = String.raw`</?(?<tag>[a-zA-Z][a-zA-Z0-9]*)(?:\s[^>]*)?/?>`;
const REFERENCE = String.raw`&(?<reference>#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-z]+);`;
const STARS_OR_BAR = String.raw`\*+|(?<bar>\|)`;
const MARKUP = new RegExp([ESCAPE, CODE, IMAGE, LINK, TAG, REFERENCE, STARS_OR_BAR].join("|"), "g");
/** @type {Record<string, string>} */
const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };
// Other tags separate words.
const IN_WORDS = /^(?:a|abbr|b|code|del|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|u)$/i;

/** @param {string} markdown */
export function plain(markdown) {
  const lines = [];
  let fence = "";
  let quoted = /^/;
  for (const line of markdown.split("\n")) {
    const [, before = "", ticks = ""] = line.match(FENCE) ?? [];
    if (ticks && ticks.length >= fence.length) {
      fence = fence ? "" : ticks;
      quoted = new RegExp(`^(?:\\s*>){${before.split(">").length - 1}}`);
    } else if (fence) {
      lines.push(line.replace(quoted, ""));
    } else if (!RULE.test(line)) {
      lines.push(textOf(line.replace(LINE_START, "")));
    }
  }
  return lines.map((line) => line.replaceAll(/\s+/g, " ").trim()).filter(Boolean).join("\n");
}

/** @param {string} line */
function textOf(line) {
  const between = line.startsWith("|") ? " " : "|";
  const numbers = line.includes("<ol") ? numbersIn(line) : new Map();
  return line.replaceAll(MARKUP, (found, ...rest) => {
    const { escaped, code, tag, reference, bar } = rest.at(-1);
    if (tag) {
      return IN_WORDS.test(tag) ? "" : ` ${numbers.get(rest.at(-3)) ?? ""}`;
    }
    if (reference) {
      return character(reference) ?? found;
    }
    return escaped ?? code ?? (bar ? between : "");
  });
}

/** @typedef {{ own: string, items: { own: string, offset: number, hasText: boolean }[] }} List */

/**
 * What comes before the text of each item with a stated number, by the offset of its tag. As in the article's text, lists
 * in a cell have none, and neither have items with nothing but an image.
 * @param {string} line
 */
function numbersIn(line) {
  /** @type {Map<number, string>} */
  const found = new Map();
  /** @type {List[]} */
  const open = [];
  let [cells, end] = [0, 0];
  for (const { 0: tag, index, groups } of line.matchAll(MARKUP)) {
    if (/\S/.test(line.slice(end, index)) || groups?.escaped || groups?.code || groups?.reference) {
      markItems(open);
    }
    end = index + tag.length;
    if (/^<t[dh]\b/.test(tag)) {
      cells += 1;
    } else if (/^<\/t[dh]>/.test(tag)) {
      cells -= 1;
    } else if (/^<[ou]l\b/.test(tag)) {
      open.push({ own: tag, items: [] });
    } else if (/^<li\b/.test(tag)) {
      open.at(-1)?.items.push({ own: tag, offset: index, hasText: false });
    } else if (/^<\/[ou]l>/.test(tag)) {
      const list = open.pop();
      if (list && tag === "</ol>" && !cells) {
        addNumbers(list, found);
      }
    }
  }
  return found;
}

/** Notes of each open item that it has text; the items around one that has some have it, too. @param {List[]} open */
function markItems(open) {
  for (const { items } of open.toReversed()) {
    const item = items.at(-1);
    if (item?.hasText) {
      return;
    }
    if (item) {
      item.hasText = true;
    }
  }
}

/** @param {List} list @param {Map<number, string>} found */
function addNumbers({ own, items }, found) {
  const numbers = statedNumbers(own, items.map((item) => item.own));
  for (const [place, { offset, hasText }] of items.entries()) {
    if (numbers && hasText) {
      found.set(offset, `${numbers[place]}. `);
    }
  }
}

/** Undefined if there is no such character. @param {string} reference of HTML, without & and ; */
function character(reference) {
  if (!reference.startsWith("#")) {
    return NAMED[reference];
  }
  const number = Number(reference.slice(1).replace(/^x/i, "0x"));
  if (number === 0xA0) return " ";
  return number > 0x10FFFF ? undefined : String.fromCodePoint(number);
}
