/* Citations of the article on a page: GB/T 7714-2025, APA (7th edition), BibTeX and RIS. */

const STYLES = { "GB/T 7714": gbt7714, APA: apa, BibTeX: bibtex, RIS: ris };
const MONTHS = "January February March April May June July August September October November December".split(" ");
const LATEX = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };

/**
 * The citation of a page's article in a style, by its name. What the page does not state is left out; the day of access
 * is the reader's.
 */
export function citation(style, page, today = new Date()) {
  return STYLES[style]({ ...facts(page), accessed: iso(today) });
}

function facts(page) {
  const text = (name) => page.querySelector(`[itemprop="${name}"]`)?.textContent.trim() ?? "";
  const publisher = text("publisher");
  const authors = text("author").split("、").filter(Boolean);
  return {
    title: text("headline"),
    authors: authors.length ? authors : [publisher].filter(Boolean),
    publisher: authors.length ? publisher : "",
    // The day as the archive shows it: the moment is written with the archive's own offset.
    date: page.querySelector('[itemprop="datePublished"]')?.dateTime.slice(0, 10) ?? "",
    language: page.querySelector('[itemprop="headline"]')?.lang ?? "",
    url: page.querySelector("link[rel=canonical]")?.href ?? page.location.href.split(/[?#]/)[0],
  };
}

function gbt7714({ title, authors, date, accessed, url }) {
  const responsible = authors.length > 3 ? `${authors.slice(0, 3).join(", ")}, 等` : authors.join(", ");
  return sentences(responsible, `${title}[EB/OL]`, `${date && `(${date})`}[${accessed}]`, url);
}

function apa({ title, authors, publisher, date, url }) {
  const [year, month, day] = date.split("-").map(Number);
  const when = date ? `(${year}, ${MONTHS[month - 1]} ${day})` : "(n.d.)";
  const names = authors.length > 1 ? `${authors.slice(0, -1).join(", ")}, & ${authors.at(-1)}` : (authors[0] ?? "");
  return names ? `${sentences(names, when, title, publisher)} ${url}` : `${sentences(title, when)} ${url}`;
}

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

function ris({ title, authors, publisher, date, language, accessed, url }) {
  const fields = [
    ["TY", "ELEC"],
    ["TI", title],
    ...authors.map((name) => ["AU", name]),
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

/* Parts that each end in a full stop, those apart that are not known or end in one already. */
function sentences(...parts) {
  return parts.filter(Boolean).map((part) => (/[.!?。！？]$/.test(part) ? part : `${part}.`)).join(" ");
}

function latex(text) {
  return text.replace(/[\\~^{}&%$#_]/g, (sign) => LATEX[sign] ?? `\\${sign}`);
}

function iso(day) {
  const two = (number) => String(number).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
