// The days of a calendar by keyboard: one of them is a stop of the Tab key, the others are reached from it.
// Only days that have articles are links, so each key leads to the nearest of them in its direction.

const MILLISECONDS_PER_DAY = 86_400_000;

/**
 * @typedef {object} Day
 * @property {HTMLAnchorElement} link
 * @property {number} date day of the month
 * @property {number} day days since 1970
 * @property {number} month months since the year 0
 */

/** The day that a link's URL ends with. @param {HTMLAnchorElement} link @returns {Day} */
export function dayOf(link) {
  const [, year = 0, month = 0, date = 0] = link.pathname.match(/(\d{4})\/(\d\d)\/(\d\d)\/$/)?.map(Number) ?? [];
  const moment = new Date(0).setUTCFullYear(year, month - 1, date);
  return { link, date, day: moment / MILLISECONDS_PER_DAY, month: 12 * year + month };
}

/** The first day with the least distance. @param {Day[]} days @param {(day: Day) => number} distance */
function nearest(days, distance) {
  const least = Math.min(...days.map(distance));
  return days.find((day) => distance(day) === least);
}

/** @param {Day[]} days @param {Day} from @param {number} step */
function weekAway(days, from, step) {
  const beyond = days.filter(({ day }) => Math.sign(day - from.day) === step);
  return nearest(beyond, ({ day }) => Math.abs(day - from.day - 7 * step));
}

/** @param {Day[]} days @param {Day} from @param {number} step */
function monthAway(days, from, step) {
  const beyond = days.filter(({ month }) => Math.sign(month - from.month) === step);
  const next = nearest(beyond, ({ month }) => Math.abs(month - from.month));
  return nearest(beyond.filter(({ month }) => month === next?.month), ({ date }) => Math.abs(date - from.date));
}

/** @param {Day[]} days @param {Day} from */
const sameMonth = (days, from) => days.filter(({ month }) => month === from.month);

/**
 * The day that each key leads to from a day; undefined if there is none.
 * @type {Record<string, (days: Day[], from: Day) => Day | undefined>}
 */
export const KEYS = {
  ArrowLeft: (days, from) => days[days.indexOf(from) - 1],
  ArrowRight: (days, from) => days[days.indexOf(from) + 1],
  ArrowUp: (days, from) => weekAway(days, from, -1),
  ArrowDown: (days, from) => weekAway(days, from, 1),
  Home: (days, from) => sameMonth(days, from)[0],
  End: (days, from) => sameMonth(days, from).at(-1),
  PageUp: (days, from) => monthAway(days, from, -1),
  PageDown: (days, from) => monthAway(days, from, 1),
};

/** @param {HTMLElement} calendar */
function makeOneTabStop(calendar) {
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = calendar.querySelectorAll("td a");
  const days = [...links].map(dayOf);
  const stopAt = (/** @type {EventTarget | null | undefined} */ target) => {
    for (const { link } of days) link.tabIndex = link === target ? 0 : -1;
  };
  stopAt(days[0]?.link);
  calendar.addEventListener("focusin", ({ target }) => {
    if (target instanceof Element && target.closest("td")) stopAt(target);
  });
  calendar.addEventListener("keydown", (event) => {
    const from = days.find(({ link }) => link === event.target);
    const move = Object.hasOwn(KEYS, event.key) && KEYS[event.key];
    if (!from || !move || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    move(days, from)?.link.focus();
  });
}

/** @param {Document} root */
export function mount(root) {
  /** @type {NodeListOf<HTMLElement>} */
  const calendars = root.querySelectorAll(".na-calendar");
  calendars.forEach(makeOneTabStop);
  /** @type {NodeListOf<HTMLElement>} */
  const hints = root.querySelectorAll(".na-keys");
  for (const hint of hints) hint.hidden = false;
}
