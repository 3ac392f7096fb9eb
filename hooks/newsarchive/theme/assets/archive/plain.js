/* The text that Markdown stands for, without its signs: of such Markdown as the archive writes beside its articles, in
 * which each sign that means itself is escaped. One paragraph, item or row a line; pictures are left out.
 */

const FENCE = /^([\s>]*)(`{3,})/;
const RULE = /^[\s>]*(?:-{3,}|\|(?: *:?-{3,}:? *\|)+)\s*$/;
const LINE_START = /^(?:\s*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s)))*\s*(?:#{1,6}\s)?\s*/;

const ESCAPE = String.raw`\\(?<escaped>[!-/:-@[-\x60{-~])`;
const CODE = String.raw`(?<ticks>\x60+)(?<code>.+?)(?<!\x60)\k<ticks>(?!\x60)`;
const DESTINATION = String.raw`\((?:<[^>]*>|[^\s()]*)\)`;
const PICTURE = String.raw`!\[(?:\\.|[^\]\\])*\]${DESTINATION}`;
const LINK = String.raw`\[|\]${DESTINATION}`;
const TAG = String.raw`</?(?<tag>[a-zA-Z][a-zA-Z0-9]*)(?:\s[^>]*)?/?>`;
const REFERENCE = String.raw`&(?<reference>#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-z]+);`;
const SIGNS = new RegExp([ESCAPE, CODE, PICTURE, LINK, TAG, REFERENCE, String.raw`\*+`, String.raw`(?<bar>\|)`].join("|"), "g");
const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };
/* What other tags part is not one word. */
const IN_WORDS = /^(?:a|abbr|b|code|del|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|u)$/i;

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
  return lines.map((line) => line.replace(/\s+/g, " ").trim()).filter(Boolean).join("\n");
}

function textOf(line) {
  const between = line.startsWith("|") ? " " : "|";
  return line.replace(SIGNS, (found, ...rest) => {
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

function character(reference) {
  if (!reference.startsWith("#")) {
    return NAMED[reference];
  }
  const number = Number(reference.slice(1).replace(/^x/i, "0x"));
  if (number > 0x10ffff) {
    return undefined;
  }
  return number === 0xa0 ? " " : String.fromCodePoint(number);
}
