// Folding, tokens, queries and marked texts: the twin of folding.py, tokens.py, query.py and excerpts.py.

const LONGEST_QUERY = 500;
const QUOTES = '"“”';
const [OTHER, BLANK, WORD, HAN] = [0, 1, 2, 3];

// What folding.json says, ready for use. Neither side asks its own Unicode, so that both agree.
export class Folding {
  constructor(table) {
    this.folds = new Map();
    const pairs = [...table.pairs];
    for (let at = 0; at < pairs.length; at += 2) this.folds.set(code(pairs[at]), code(pairs[at + 1]));
    for (let at = 0; at < table.runs.length; at += 4) {
      const [first, length, step, distance] = table.runs.slice(at, at + 4);
      for (let number = 0; number < length; number++) {
        this.folds.set(first + number * step, first + number * step + distance);
      }
    }
    this.classes = new Uint8Array(0x110000);
    for (const [name, kind] of [["S", BLANK], ["W", WORD], ["H", HAN]]) {
      for (const [first, end] of ranges(table.classes[name])) this.classes.fill(kind, first, end);
    }
    const blanks = [...ranges(table.classes.S)].map(([first, end]) => `${escaped(first)}-${escaped(end - 1)}`).join("");
    this.items = new RegExp(`(-?)(?:[${QUOTES}]([^${QUOTES}]*)[${QUOTES}]?|([^${blanks}${QUOTES}]+))`, "gu");
  }

  fold(sign) {
    const number = code(sign);
    return this.folds.get(number) ?? number;
  }

  foldAll(text) {
    return [...text].map((sign) => String.fromCodePoint(this.fold(sign))).join("");
  }

  // Each token: its folded text, whether it is a Han sign, its position, and which sign of the text it begins at.
  tokenise(signs) {
    const tokens = [];
    let position = -1;
    let [isBroken, isInWord] = [false, false];
    for (let at = 0; at < signs.length; at++) {
      const folded = this.fold(signs[at]);
      const kind = this.classes[folded];
      if (kind === WORD && isInWord) {
        tokens.at(-1).text += String.fromCodePoint(folded);
        continue;
      }
      isInWord = kind === WORD;
      if (kind === HAN || kind === WORD) {
        position += isBroken && position >= 0 ? 2 : 1;
        isBroken = false;
        tokens.push({ text: String.fromCodePoint(folded), isHan: kind === HAN, start: at, position });
      } else if (kind === OTHER) {
        isBroken = true;
      }
    }
    return tokens;
  }

  // {wanted: phrases, unwanted: lists of phrases}; a phrase is {tokens, isOpen}.
  parse(text) {
    const [wanted, unwanted] = [new Map(), new Map()];
    const folded = this.foldAll([...text].slice(0, LONGEST_QUERY).join(""));
    for (const [, minus, quoted, word] of folded.matchAll(this.items)) {
      const phrases = this.phrases(quoted ?? word, quoted === undefined);
      if (minus && phrases.length) unwanted.set(JSON.stringify(phrases), phrases);
      else for (const phrase of phrases) wanted.set(JSON.stringify(phrase), phrase);
    }
    return { wanted: [...wanted.values()], unwanted: [...unwanted.values()] };
  }

  phrases(text, isOpen) {
    const phrases = [];
    for (const token of this.tokenise([...text])) {
      if (token.position !== (phrases.at(-1)?.end ?? -2) + 1) phrases.push({ tokens: [], isOpen: false, end: 0 });
      const phrase = phrases.at(-1);
      phrase.tokens.push({ text: token.text, isHan: token.isHan });
      phrase.end = token.position;
    }
    const last = phrases.at(-1);
    if (last) last.isOpen = isOpen && !last.tokens.at(-1).isHan;
    return phrases.map(({ tokens, isOpen: open }) => ({ tokens, isOpen: open }));
  }

  // The places of all that a query wants in a text, [start, end] each, in order and apart from each other.
  ranges(text, query) {
    const signs = [...text];
    const tokens = this.tokenise(signs);
    const places = query.wanted.flatMap((phrase) => placesOf(phrase, tokens));
    places.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
    const merged = [];
    for (const [start, end] of places) {
      const last = merged.at(-1);
      if (last && start <= last[1]) last[1] = Math.max(end, last[1]);
      else merged.push([start, end]);
    }
    const offsets = [0];
    for (const sign of signs) offsets.push(offsets.at(-1) + sign.length);
    return merged.map(([start, end]) => [offsets[start], offsets[end]]);
  }

  // The piece of a long text, about so many signs, where a query is first met; else its beginning.
  passage(text, query, length = 120) {
    const first = [...text.slice(0, this.ranges(text, query)[0]?.[0] ?? 0)].length;
    const before = Math.floor(length / 3);
    const start = first + before > length ? Math.max(first - before, 0) : 0;
    const piece = [...text].slice(start, start + length).join("");
    return { text: piece, ranges: this.ranges(piece, query) };
  }
}

// The order of Python's strings, by code points; JavaScript's own goes by halves of them.
export function compare(one, other) {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at++) {
    const [left, right] = [one.charCodeAt(at), other.charCodeAt(at)];
    if (left !== right) return ordered(left) - ordered(right);
  }
  return one.length - other.length;
}

function ordered(unit) {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

function placesOf(phrase, tokens) {
  const { length } = phrase.tokens;
  const places = [];
  for (let first = 0; first + length <= tokens.length; first++) {
    const stands = phrase.tokens.every((wanted, number) => {
      const token = tokens[first + number];
      const isOpen = phrase.isOpen && number === length - 1;
      const fits = isOpen ? token.text.startsWith(wanted.text) : token.text === wanted.text;
      return fits && token.position === tokens[first].position + number;
    });
    // Of a longer word only its beginning is marked.
    const end = tokens[first + length - 1].start + [...phrase.tokens.at(-1).text].length;
    if (stands) places.push([tokens[first].start, end]);
  }
  return places;
}

function* ranges(runs) {
  let end = 0;
  for (let at = 0; at < runs.length; at += 2) {
    const first = end + runs[at];
    end = first + runs[at + 1];
    yield [first, end];
  }
}

function code(sign) {
  return sign.codePointAt(0);
}

function escaped(number) {
  return `\\u{${number.toString(16)}}`;
}
