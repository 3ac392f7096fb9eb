/** Types that the modules of theme/assets/archive share, and what lib.dom lacks. They are erased. */
declare namespace Page {
  /** The texts of the page of results: theme/archive/search.html writes them. */
  interface Texts extends Record<Search.FilterName, string> {
    locale: string;
    working: string;
    total: string;
    part: string;
    nothing: string;
    unsearchable: string;
    unknown: string;
    separately: string;
    unfiltered: string;
    failed: string;
    partial: string;
    order: string;
    relevance: string;
    date: string;
    filters: string;
    active: string;
    remove: string;
    categories: string;
    sources: string;
    years: string;
    dateRange: string;
    apply: string;
    highlight: string;
    passage: string;
    unreadable: string;
    failedPart: string;
    again: string;
    below: string;
    more: string;
    pages: string;
    number: string;
    previous: string;
    next: string;
  }

  type Filtered = Omit<import("../../hooks/newsarchive/theme/assets/archive/search-url.js").Request, "page">;
}

interface Navigator {
  /** Not in every browser, so not in lib.dom. */
  connection?: { saveData?: boolean };
}
