// Numbers of ordered lists as browsers show them. Twin of hooks/newsarchive/convert/numbers.py.

/** @type {[number, string][]} */
const ROMAN = [
  [1000, "m"], [900, "cm"], [500, "d"], [400, "cd"], [100, "c"], [90, "xc"], [50, "l"], [40, "xl"], [10, "x"],
  [9, "ix"], [5, "v"], [4, "iv"], [1, "i"],
];
const LARGEST_ROMAN = 3999;
const FIRST_LETTER = 97;
const LETTERS = 26;

/**
 * The number of each item, or null if the source states none: numbers that count from one are clear from the order.
 * @param {string} list the tag of an `ol` @param {string[]} items the tags of its items
 */
export function statedNumbers(list, items) {
  if (!/\s(?:start|reversed|type)\b/.test(list) && !items.some((item) => attribute(item, "value"))) {
    return null;
  }
  const step = /\sreversed\b/.test(list) ? -1 : 1;
  let next = Number(attribute(list, "start") || (step < 0 ? items.length : 1));
  return items.map((item) => {
    const number = Number(attribute(item, "value") || next);
    next = number + step;
    return numeral(number, attribute(list, "type"));
  });
}

/** @param {string} written @param {string} name */
const attribute = (written, name) => written.match(new RegExp(String.raw`\s${name}="([^"]*)"`))?.[1] ?? "";

/** @param {number} number @param {string} type */
function numeral(number, type) {
  let text = "";
  if (/^a$/i.test(type) && number > 0) {
    text = letters(number);
  } else if (/^i$/i.test(type) && number > 0 && number <= LARGEST_ROMAN) {
    text = roman(number);
  }
  return (/^[AI]$/.test(type) ? text.toUpperCase() : text) || `${number}`;
}

/** @param {number} number */
function letters(number) {
  let text = "";
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / LETTERS)) {
    text = String.fromCodePoint(FIRST_LETTER + (rest - 1) % LETTERS) + text;
  }
  return text;
}

/** @param {number} number */
function roman(number) {
  let [text, rest] = ["", number];
  for (const [value, written] of ROMAN) {
    text += written.repeat(Math.floor(rest / value));
    rest %= value;
  }
  return text;
}
