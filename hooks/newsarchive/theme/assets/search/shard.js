// The files that postings are in: the twin of coding.py and shards.py. docs/manual/search-format.md tells the format.

const SIGN_BITS = 18n;
export const NUMBER_BITS = 36;
const SPREAD = 0x9e3779b97n;
const LEVEL_BITS = 2;
const MOST_BITS = 30;
const BACK = 0x54e4c9427n;
const ROWS = 10;
const PLACE_ROWS = 4;
// A place in the archive is an article's number times this, and a position.
export const PLACES = 2 ** 32;

// The number that a pair goes by; a word beside a sign, and what is not beside a sign, is an empty string.
export function spreadPair(first, second) {
  const [left, right] = [first, second].map((sign) => BigInt(sign ? sign.codePointAt(0) : 0));
  return Number(BigInt.asUintN(NUMBER_BITS, ((left << SIGN_BITS) | right) * SPREAD));
}

// The two code points of the pair that goes by a number.
function signsOf(number) {
  const pair = BigInt.asUintN(NUMBER_BITS, BigInt(number) * BACK);
  return [Number(pair >> SIGN_BITS), Number(BigInt.asUintN(Number(SIGN_BITS), pair))];
}

// What is in a file of terms: strings, or, where `bits` is given, numbers from the first one possible on.
export class Shard {
  constructor(content, scale, { first = 0, bits = -1 } = {}) {
    const [count, rows] = split(content, ROWS);
    this.scale = scale;
    this.positionRows = rows.slice(6, 9);
    this.neighbourRow = rows[9];
    this.fewest = bits < 0 ? 0 : 1;
    if (bits < 0) {
      this.terms = count ? new TextDecoder("utf-8", { ignoreBOM: true }).decode(rows[0]).split("\n") : [];
    } else {
      const width = riceWidth(2 ** bits, Math.max(count, 1));
      const low = readBits(rows[1], new Uint8Array(count).fill(width));
      let last = first - 1;
      this.terms = Array.from(readUnary(rows[0], count), (above, at) => (last += above * 2 ** width + low[at] + 1));
    }
    if (this.terms.length !== count) throw new Error("not as many terms as were expected");
    this.frequencies = readGamma(rows[2], rows[3], count).map((frequency) => frequency + 1);
    const widths = repeat(this.frequencies.map((frequency) => riceWidth(scale.documents, frequency)), this.frequencies);
    const low = readBits(rows[5], widths.map((width) => width + LEVEL_BITS));
    const gaps = readUnary(rows[4], low.length).map((above, at) => above * 2 ** widths[at] + (low[at] & (2 ** widths[at] - 1)));
    this.numbers = sums(gaps, this.frequencies);
    this.levels = low.map((number, at) => number >>> widths[at]);
    this.starts = startsOf(this.frequencies);
  }

  // The articles that the term of this place is in, and how much it counts there.
  documents(at) {
    const [start, end] = [this.starts[at], this.starts[at] + this.frequencies[at]];
    return { documents: this.numbers.subarray(start, end), levels: this.levels.subarray(start, end) };
  }

  // Where a phrase would begin, in order, for each time that its term of this place stands so far into it, with these
  // usual neighbours: the one before (1), the one behind (2), both (3).
  occurrences(at, offset, wanted = 0) {
    const { counts, starts, positions } = this.positions();
    const neighbours = wanted ? this.neighbours() : [];
    const first = this.starts[at];
    const [places, levels] = [[], []];
    for (let posting = first; posting < first + this.frequencies[at]; posting++) {
      for (let number = starts[posting]; number < starts[posting] + counts[posting]; number++) {
        if (positions[number] < offset || (neighbours[number] & wanted) !== wanted) continue;
        places.push(this.numbers[posting] * PLACES + positions[number] - offset);
        levels.push(this.levels[posting]);
      }
    }
    return { places, levels };
  }

  // The places of the only term, a pair that goes by a number.
  takePlaces(content, number) {
    const [count, rows] = split(content, PLACE_ROWS);
    if (count !== this.numbers.length) throw new Error(`${count} articles where ${this.numbers.length} were expected`);
    [this.positionRows, this.neighbourRow] = [rows.slice(0, 3), rows[3]];
    [this.terms, this.fewest] = [[number], 1];
  }

  positions() {
    if (this.known) return this.known;
    const [row, high, low] = this.positionRows;
    const counts = readUnary(row, this.numbers.length).map((count) => count + this.fewest);
    const starts = startsOf(counts);
    const total = counts.reduce((sum, count) => sum + count, 0);
    const bases = new Uint8Array(total).fill(Math.max(this.scale.lengthBits - 1, 0));
    counts.forEach((count, at) => count && (bases[starts[at]] = this.scale.lengthBits));
    return (this.known = { counts, starts, positions: sums(readGamma(high, low, total, bases), counts) });
  }

  // At each position of pairs, whether the usual neighbour is before it (1) and behind it (2).
  neighbours() {
    if (this.beside) return this.beside;
    const { counts, positions } = this.positions();
    const { before, behind } = this.scale.frequent;
    const asked = new Uint8Array(positions.length);
    let at = 0;
    this.terms.forEach((term, number) => {
      const [first, second] = signsOf(term);
      const bits = (before.has(first) ? 1 : 0) | (behind.has(second) ? 2 : 0);
      const end = this.starts[number] + this.frequencies[number];
      for (let posting = this.starts[number]; posting < end; posting++) asked.fill(bits, at, (at += counts[posting]));
    });
    const found = readBits(this.neighbourRow, asked.map((bits) => (bits & 1) + (bits >> 1)));
    return (this.beside = found.map((bits, number) => (asked[number] & 1 ? bits : bits << 1)));
  }
}

// The most frequent pairs, whose places are in files of their own. A sign has at most one usual neighbour on each side.
export class Frequent {
  constructor(text) {
    const signs = [...text];
    const pairs = signs.flatMap((sign, at) => (at % 2 ? [signs[at - 1] + sign] : []));
    this.ranks = new Map(pairs.map((pair, rank) => [pair, rank]));
    [this.before, this.behind] = [new Map(), new Map()];
    for (const pair of pairs) {
      const [first, second] = [...pair].map((sign) => sign.codePointAt(0));
      if (!first || !second) continue;
      if (!this.before.has(second)) this.before.set(second, first);
      if (!this.behind.has(first)) this.behind.set(first, second);
    }
  }

  // The place of a pair among them; a word beside a sign is an empty string.
  rank(first, second) {
    return this.ranks.get((first || "\0") + (second || "\0"));
  }

  // Whether the second sign has a bit for the first one before it, or the first one for the second one behind it.
  isBefore(first, second) {
    return this.before.get(second.codePointAt(0)) === first.codePointAt(0);
  }

  isBehind(first, second) {
    return this.behind.get(first.codePointAt(0)) === second.codePointAt(0);
  }
}

// A number and the rows of a file.
export function split(content, count) {
  const head = 4 * (count + 1);
  if (content.byteLength < head) throw new Error("the file is too short");
  const view = new DataView(content);
  const rows = [];
  let end = head;
  for (let row = 1; row <= count; row++) {
    const length = view.getUint32(4 * row, true);
    if (end + length > content.byteLength) throw new Error("the file is too short");
    rows.push(new Uint8Array(content, end, length));
    end += length;
  }
  if (end !== content.byteLength) throw new Error("the file is too long");
  return [view.getUint32(0, true), rows];
}

// Numbers from 0, most of them below two to the power of a base; one base for all, or one for each.
export function readGamma(high, low, count, base = 0) {
  const bases = typeof base === "number" ? new Uint8Array(count).fill(base) : base;
  const widths = readUnary(high, count).map((above, at) => above + bases[at]);
  if (widths.some((width) => width > MOST_BITS)) throw new Error("a number that is too long");
  return readBits(low, widths).map((number, at) => number + 2 ** widths[at] - 2 ** bases[at]);
}

// Each number is so many zeros and a one.
function readUnary(row, count) {
  const numbers = new Uint32Array(count);
  let [found, zeros] = [0, 0];
  for (let at = 0; at < row.length && found < count; at++) {
    for (let bit = 0, byte = row[at]; bit < 8 && found < count; bit++, byte >>= 1) {
      if (byte & 1) {
        numbers[found++] = zeros;
        zeros = 0;
      } else {
        zeros++;
      }
    }
  }
  if (found !== count) throw new Error(`${found} numbers where ${count} were expected`);
  return numbers;
}

// Each number has so many bits, 32 at most, the lowest first.
function readBits(row, widths) {
  const numbers = new Uint32Array(widths.length);
  let start = 0;
  for (let number = 0; number < widths.length; number++) {
    const width = widths[number];
    let [value, have] = [0, 0];
    while (have < width) {
      const at = start + have;
      const taken = Math.min(8 - (at & 7), width - have);
      value |= ((row[at >>> 3] >>> (at & 7)) & ((1 << taken) - 1)) << have;
      have += taken;
    }
    numbers[number] = value;
    start += width;
  }
  if (row.length !== Math.ceil(start / 8)) throw new Error(`${row.length} bytes where ${Math.ceil(start / 8)} were expected`);
  return numbers;
}

function riceWidth(total, count) {
  const usual = Math.floor((total * 11) / (count * 16));
  let bits = 0;
  while (bits < MOST_BITS && usual >= 2 ** (bits + 1)) bits++;
  return bits;
}

// Lists of these lengths from the gaps in them.
function sums(gaps, lengths) {
  let at = 0;
  for (const length of lengths) {
    let last = -1;
    for (const end = at + length; at < end; at++) gaps[at] = last += gaps[at] + 1;
  }
  return gaps;
}

function repeat(values, counts) {
  const repeated = new Uint8Array(counts.reduce((sum, count) => sum + count, 0));
  let at = 0;
  counts.forEach((count, number) => repeated.fill(values[number], at, (at += count)));
  return repeated;
}

function startsOf(lengths) {
  let end = 0;
  return Uint32Array.from(lengths, (length) => (end += length) - length);
}
