import { KEYS, dayOf } from "../../hooks/newsarchive/theme/assets/archive/calendar.js";
import assert from "node:assert/strict";
import test from "node:test";

// Days that have articles.
const DAYS = [
  "2021-12-31",
  "2022-01-03",
  "2022-01-10",
  "2022-01-12",
  "2022-01-31",
  "2022-03-01",
  "2022-03-30",
  "2023-03-30",
];
const days = DAYS.map((day) => {
  const pathname = `/timeline/${day.replaceAll("-", "/")}/`;
  return dayOf(/** @type {HTMLAnchorElement} */ (/** @type {unknown} */ ({ pathname })));
});

/** @param {string} key @param {string} from */
function move(key, from) {
  const start = days[DAYS.indexOf(from)];
  const to = start && KEYS[key]?.(days, start);
  return to && DAYS[days.indexOf(to)];
}

test("a link's day is the end of its path", () => {
  const [day] = days;
  assert.deepEqual([day?.date, day?.day, day?.month], [31, 18_992, 12 * 2021 + 12]);
});

for (const [key, from, to] of [
  ["ArrowLeft", "2022-01-03", "2021-12-31"],
  ["ArrowLeft", "2021-12-31", undefined],
  ["ArrowRight", "2022-01-12", "2022-01-31"],
  ["ArrowRight", "2023-03-30", undefined],
  ["ArrowDown", "2022-01-03", "2022-01-10"],
  ["ArrowDown", "2022-01-12", "2022-01-31"],
  ["ArrowDown", "2022-03-30", "2023-03-30"],
  ["ArrowUp", "2022-01-12", "2022-01-03"],
  ["ArrowUp", "2022-01-03", "2021-12-31"],
  ["ArrowUp", "2021-12-31", undefined],
  ["Home", "2022-01-31", "2022-01-03"],
  ["End", "2022-01-03", "2022-01-31"],
  ["PageDown", "2022-01-31", "2022-03-30"],
  ["PageDown", "2022-01-03", "2022-03-01"],
  ["PageUp", "2022-03-30", "2022-01-31"],
  ["PageUp", "2022-01-03", "2021-12-31"],
  ["PageUp", "2021-12-31", undefined],
]) {
  test(`${key} leads from ${from} to ${to ?? "nowhere"}`, () => assert.equal(move(key ?? "", from ?? ""), to));
}
