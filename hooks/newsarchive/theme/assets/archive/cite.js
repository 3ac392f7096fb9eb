// Citations of the article on a page: GB/T 7714-2025, APA (7th edition), BibTeX and RIS.

/**
 * @typedef {object} Facts what a page does not state is ""
 * @property {string} title
 * @property {string[]} authors
 * @property {string} publisher "" if it is the author
 * @property {string} date as YYYY-MM-DD or YYYY-MM
 * @property {string} language
 * @property {string} url
 * @property {string} accessed as YYYY-MM-DD
 */

/** @type {Record<string, (facts: Facts) => string>} */
const STYLES = { "GB/T 7714": gbt7714, APA: apa, BibTeX: bibtex, RIS: ris };
const MONTHS = "January February March April May June July August September October November December".split(" ");
/** @type {Record<string, string>} */
const LATEX = {
  "\\": String.raw`\textbackslash{}`,
  "~": String.raw`\textasciitilde{}`,
  "^": String.raw`\textasciicircum{}`,
};

/**
 * The citation of a page's article, accessed today in the reader's time zone.
 * @param {string} style its name on the page @param {Document} page
 */
export function citation(style, page, today = new Date()) {
  return cite(style, { ...facts(page), accessed: iso(today) });
}

/** The citation in a style. Facts that are missing are left out. @param {string} style @param {Facts} known */
export function cite(style, known) {
  return STYLES[style]?.(known) ?? "";
}

/** @param {Document} page @returns {Omit<Facts, "accessed">} */
function facts(page) {
  const text = (/** @type {string} */ name) => page.querySelector(`[itemprop="${name}"]`)?.textContent.trim() ?? "";
  /** @type {HTMLTimeElement | null} */
  const published = page.querySelector('[itemprop="datePublished"]');
  /** @type {HTMLElement | null} */
  const headline = page.querySelector('[itemprop="headline"]');
  /** @type {HTMLLinkElement | null} */
  const canonical = page.querySelector("link[rel=canonical]");
  const publisher = text("publisher");
  const authors = text("author").split("、").filter(Boolean);
  return {
    title: text("headline"),
    authors: authors.length ? authors : [publisher].filter(Boolean),
    publisher: authors.length ? publisher : "",
    // The day as the archive shows it: the time has the archive's own offset.
    date: published?.dateTime.slice(0, 10) ?? "",
    language: headline?.lang ?? "",
    url: canonical?.href ?? page.location.href.replace(/[?#].*$/s, ""),
  };
}

/** @param {Facts} facts */
function gbt7714({ title, authors, date, accessed, url }) {
  const responsible = authors.length > 3 ? `${authors.slice(0, 3).join(", ")}, 等` : authors.join(", ");
  return sentences(responsible, `${title}[EB/OL]`, `${date && `(${date})`}[${accessed}]`, url);
}

/** @param {Facts} facts */
function apa({ title, authors, publisher, date, url }) {
  // Of some, only the month is known.
  const [year, month = 0, day] = date.split("-").map(Number);
  const dayOfYear = [MONTHS[month - 1], day].filter(Boolean).join(" ");
  const when = date ? `(${year}, ${dayOfYear})` : "(n.d.)";
  const names = authors.length > 1 ? `${authors.slice(0, -1).join(", ")}, & ${authors.at(-1)}` : (authors[0] ?? "");
  return names ? `${sentences(names, when, title, publisher)} ${url}` : `${sentences(title, when)} ${url}`;
}

/** @param {Facts} facts */
function bibtex({ title, authors, publisher, date, accessed, url }) {
  const fields = {
    title: `{${latex(title)}}`,
    author: authors.map((name) => `{${latex(name)}}`).join(" and "),
    organization: latex(publisher),
    date,
    year: date.slice(0, 4),
    url,
    urldate: accessed,
  };
  const lines = Object.entries(fields).flatMap(([name, value]) => (value ? [`  ${name} = {${value}},`] : []));
  return [`@misc{${url.split("/").at(-2)},`, ...lines, "}"].join("\n");
}

/** @param {Facts} facts */
function ris({ title, authors, publisher, date, language, accessed, url }) {
  /** @type {[tag: string, value: string][]} */
  const fields = [
    ["TY", "ELEC"],
    ["TI", title],
    ...authors.map((name) => /** @type {[string, string]} */ (["AU", name])),
    ["PB", publisher],
    ["PY", date.slice(0, 4)],
    ["DA", date.replaceAll("-", "/")],
    ["LA", language],
    ["UR", url],
    ["Y2", accessed.replaceAll("-", "/")],
  ];
  const lines = fields.flatMap(([tag, value]) => (value ? [`${tag}  - ${value}`] : []));
  return [...lines, "ER  - "].join("\n");
}

/** Joins the parts that are known, each with a full stop unless it ends with one. @param {...string} parts */
function sentences(...parts) {
  return parts.filter(Boolean).map((part) => (/[.!?。！？]$/.test(part) ? part : `${part}.`)).join(" ");
}

/** @param {string} text */
function latex(text) {
  return text.replaceAll(/[\\~^{}&%$#_]/g, (char) => LATEX[char] ?? `\\${char}`);
}

/** @param {number} number */
const two = (number) => String(number).padStart(2, "0");

/** @param {Date} day */
function iso(day) {
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
