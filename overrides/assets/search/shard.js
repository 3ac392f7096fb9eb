// The files that postings are in: the twin of coding.py and shards.py. docs/manual/search-format.md tells the format.

const SIGN_BITS = 18n;
export const PAIR_BITS = 36;
const SPREAD = 0x9e3779b97n;
const LEVEL_BITS = 3;
const MOST_BITS = 30;
// A place in the archive is an article's number times this, and a position.
export const PLACES = 2 ** 32;

// The number that a pair goes by; a word beside a sign is an empty string.
export function spreadPair(first, second) {
  const [left, right] = [first, second].map((sign) => BigInt(sign ? sign.codePointAt(0) : 0));
  return Number(BigInt.asUintN(PAIR_BITS, ((left << SIGN_BITS) | right) * SPREAD));
}

// What is in a file of terms: strings, or, where `bits` is given, pairs from the first one possible on.
export class Shard {
  constructor(content, scale, { firstPair = 0, bits = -1 } = {}) {
    const [count, rows] = split(content, 7);
    this.scale = scale;
    if (bits < 0) {
      this.terms = count ? new TextDecoder("utf-8", { ignoreBOM: true }).decode(rows[0]).split("\n") : [];
    } else {
      const gaps = readRice(rows[0], rows[1], new Uint8Array(count).fill(riceWidth(2 ** bits, Math.max(count, 1))));
      let last = firstPair - 1;
      this.terms = Array.from(gaps, (gap) => (last += gap + 1));
    }
    if (this.terms.length !== count) throw new Error("not as many terms as were expected");
    this.frequencies = readGamma(rows[2], rows[3], count);
    const widths = this.frequencies.map((frequency) => riceWidth(scale.documents, frequency));
    this.numbers = sums(readRice(rows[4], rows[5], repeat(widths, this.frequencies)), this.frequencies);
    this.levels = readBits(rows[6], new Uint8Array(this.numbers.length).fill(LEVEL_BITS));
    this.starts = startsOf(this.frequencies);
  }

  // The articles that the term of this place is in, and how much it counts there.
  documents(at) {
    const [start, end] = [this.starts[at], this.starts[at] + this.frequencies[at]];
    return { documents: this.numbers.subarray(start, end), levels: this.levels.subarray(start, end) };
  }

  // Where a phrase would begin, in order, for each time that its term of this place stands so far into it.
  occurrences(content, at, offset) {
    const { counts, starts, positions } = this.positions(content);
    const first = this.starts[at];
    const [places, levels] = [[], []];
    for (let posting = first; posting < first + this.frequencies[at]; posting++) {
      for (let number = starts[posting]; number < starts[posting] + counts[posting]; number++) {
        if (positions[number] < offset) continue;
        places.push(this.numbers[posting] * PLACES + positions[number] - offset);
        levels.push(this.levels[posting]);
      }
    }
    return { places, levels };
  }

  positions(content) {
    if (this.known) return this.known;
    const [total, rows] = split(content, 3);
    const counts = readUnary(rows[0], this.numbers.length).map((count) => count + 1);
    const starts = startsOf(counts);
    if ((starts.at(-1) ?? 0) + (counts.at(-1) ?? 0) !== total) throw new Error("not as many positions as were expected");
    const totals = this.frequencies.map((frequency, at) => {
      let sum = 0;
      for (let posting = this.starts[at]; posting < this.starts[at] + frequency; posting++) sum += counts[posting];
      return sum;
    });
    const widths = totals.map((sum, at) => riceWidth(this.scale.usualLength * this.frequencies[at], sum));
    const positions = sums(readRice(rows[1], rows[2], repeat(widths, totals)), counts);
    return (this.known = { counts, starts, positions });
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

export function readGamma(high, low, count) {
  const widths = readUnary(high, count);
  if (widths.some((width) => width > MOST_BITS)) throw new Error("a number that is too long");
  return readBits(low, widths).map((number, at) => number + 2 ** widths[at]);
}

function readRice(high, low, widths) {
  const above = readUnary(high, widths.length);
  const numbers = Float64Array.from(readBits(low, widths));
  return numbers.map((number, at) => number + above[at] * 2 ** widths[at]);
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

// Each number has so many bits, 30 at most, the lowest first.
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
