/** Types that the modules of theme/assets/search share. They are erased: nothing of this is served. */
declare namespace Search {
  interface FoldingTable {
    unicode: string;
    /** A character and what it folds to, one after the other. */
    pairs: string;
    /** First code point, count, step and distance of characters that fold by the same distance. */
    runs: number[];
    /** Characters that fold to several, each with those, separated by spaces. */
    expansions: string;
    /** Distance and length of each span of characters of a class. */
    classes: Record<"H" | "W" | "D" | "C" | "S" | "M", number[]>;
  }

  /** A character of folded text, and the characters of the text that it folds, `start` to `end`. */
  interface FoldedChar {
    char: string;
    start: number;
    end: number;
  }

  interface Token {
    text: string;
    isHan: boolean;
  }

  interface PlacedToken extends Token {
    /** Index of its first character. */
    start: number;
    /** The end of each of its folded characters. */
    ends: number[];
    /** Tokens with other characters between them are not adjacent. */
    position: number;
  }

  interface Phrase {
    tokens: Token[];
    /** True if the last word may go on. */
    isPrefix: boolean;
  }

  interface Query {
    required: Phrase[];
    excluded: Phrase[][];
    /** False if there is text but nothing in it that can be searched. */
    isSearchable: boolean;
  }

  type Range = [start: number, end: number];

  interface Passage {
    text: string;
    ranges: Range[];
  }

  /** The rows of a file, of which readers take as many as they asked for; ten is the most. */
  type Row = Uint8Array<ArrayBuffer>;
  type Rows = [Row, Row, Row, Row, Row, Row, Row, Row, Row, Row];

  /** Documents in ascending order, and the impact of a term on each. */
  interface PostingList {
    documents: Uint32Array | number[];
    impacts: ArrayLike<number>;
  }

  /** Packed positions (document × 2 ** POSITION_BITS + position) in ascending order, each with an impact. */
  interface Positions {
    positions: number[];
    impacts: number[];
  }

  /** A part of a phrase that is looked up as one term. */
  interface PhraseTerm {
    /** Index of its first token in the phrase. */
    offset: number;
    first: string;
    second: string;
    isWord?: boolean;
    isPrefix?: boolean;
    /** Context bits that must be set. */
    context?: number;
  }

  /** Terms `first` to `end` of a shard. */
  interface Terms {
    shard: import("../../hooks/newsarchive/theme/assets/search/shard.js").Shard;
    /** The file's name, for messages. */
    name: string;
    first: number;
    end: number;
    attachPositions?: () => Promise<unknown>;
  }

  interface CollectionStats {
    documents: number;
    lengthBits: number;
    commonBigrams: import("../../hooks/newsarchive/theme/assets/search/shard.js").CommonBigrams;
  }

  /** The JSON of the manifest's first row. */
  interface Manifest {
    version: number;
    generation: string;
    documents: number;
    lengthBits: number;
    bigramBits: number;
    charBits: number;
    separatorKeys: string[];
    commonBigrams: string;
    facetKeys: number[];
    dayCount: number;
    newestDay: string;
    sections: [value: string, name: string][];
    sources: [value: string, name: string][];
  }

  interface FacetKey {
    section: string;
    source: string;
  }

  /** A day and its documents, `start` to `end`. */
  interface Day {
    day: string;
    start: number;
    end: number;
  }

  interface StoredFields {
    id: string;
    title: string;
    language: string;
    excerpt: string;
  }

  type Read = (name: string) => Promise<ArrayBuffer>;

  interface Source {
    base?: string | URL;
    read?: Read;
  }

  type FilterName = "category" | "source" | "tag" | "topic" | "year" | "from" | "to";
  type Filters = Partial<Record<FilterName, string>>;
  type Sort = "relevance" | "date";

  interface Options extends Source {
    filters?: Filters;
    sort?: Sort;
    offset?: number;
    limit?: number;
    facets?: boolean;
  }

  interface Facet {
    value: string;
    name: string;
    count: number;
  }

  interface Facets {
    years: Facet[];
    sections: Facet[];
    categories: Facet[];
    sources: Facet[];
  }

  interface Result {
    id: string;
    url: string;
    title: string;
    titleRanges: Range[];
    lang: string;
    date: string;
    source: string;
    excerpt: Passage;
  }

  interface Results {
    total: number;
    facets: Partial<Facets>;
    results: Result[];
    /** Files that could not be read. */
    problems: string[];
    /** False if nothing in the query can be searched. */
    isSearchable: boolean;
  }

  interface Suggestion {
    name: string;
    count: number;
  }
}
