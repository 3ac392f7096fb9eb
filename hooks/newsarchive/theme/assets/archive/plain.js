// Plain text of the Markdown that the archive writes for its articles, in which every literal punctuation character is
// escaped. One paragraph, item or row a line; images are left out.

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
  return line.replaceAll(MARKUP, (found, ...rest) => {
    const { escaped, code, tag, reference, bar } = rest.at(-1);
    if (tag) {
      return IN_WORDS.test(tag) ? "" : " ";
    }
    if (reference) {
      return character(reference) ?? found;
    }
    return escaped ?? code ?? (bar ? between : "");
  });
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
