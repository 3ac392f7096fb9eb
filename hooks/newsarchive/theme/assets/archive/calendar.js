/* The days of a calendar by keyboard: one of them is a stop of the Tab key, the others are reached from it.
 *
 * Only days that have articles are links, so each key leads to the nearest of them in its direction.
 */

const MILLISECONDS_OF_A_DAY = 86_400_000;

/* A day's number counted from 1970, and the number of its month counted from the year 0, as its address tells them. */
const dayOf = (link) => {
  const [year, month, day] = link.pathname.match(/(\d{4})\/(\d\d)\/(\d\d)\/$/).slice(1).map(Number);
  const moment = new Date(0).setUTCFullYear(year, month - 1, day);
  return { link, date: day, day: moment / MILLISECONDS_OF_A_DAY, month: 12 * year + month };
};

/* Of these days the one for which `distance` is least; the first where several are. */
const nearest = (days, distance) =>
  days.reduce((best, day) => (!best || distance(day) < distance(best) ? day : best), undefined);

const aWeekOn = (days, from, step) =>
  nearest(
    days.filter(({ day }) => Math.sign(day - from.day) === step),
    ({ day }) => Math.abs(day - from.day - 7 * step),
  );

const aMonthOn = (days, from, step) => {
  const beyond = days.filter(({ month }) => Math.sign(month - from.month) === step);
  const next = nearest(beyond, ({ month }) => Math.abs(month - from.month));
  return nearest(
    beyond.filter(({ month }) => month === next.month),
    ({ date }) => Math.abs(date - from.date),
  );
};

const sameMonth = (days, from) => days.filter(({ month }) => month === from.month);

const KEYS = {
  ArrowLeft: (days, from) => days[days.indexOf(from) - 1],
  ArrowRight: (days, from) => days[days.indexOf(from) + 1],
  ArrowUp: (days, from) => aWeekOn(days, from, -1),
  ArrowDown: (days, from) => aWeekOn(days, from, 1),
  Home: (days, from) => sameMonth(days, from)[0],
  End: (days, from) => sameMonth(days, from).at(-1),
  PageUp: (days, from) => aMonthOn(days, from, -1),
  PageDown: (days, from) => aMonthOn(days, from, 1),
};

const makeOneStop = (calendar) => {
  const days = [...calendar.querySelectorAll("td a")].map(dayOf);
  const stopAt = (link) => days.forEach((day) => (day.link.tabIndex = day.link === link ? 0 : -1));
  stopAt(days[0].link);
  calendar.addEventListener("focusin", ({ target }) => target.closest("td") && stopAt(target));
  calendar.addEventListener("keydown", (event) => {
    const from = days.find(({ link }) => link === event.target);
    if (!from || !Object.hasOwn(KEYS, event.key) || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    event.preventDefault();
    KEYS[event.key](days, from)?.link.focus();
  });
};

document.querySelectorAll(".na-calendar").forEach(makeOneStop);
document.querySelectorAll(".na-keys").forEach((hint) => (hint.hidden = false));
