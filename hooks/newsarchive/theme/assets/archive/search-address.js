/* What a reader chooses stands in the address of the page of results. */

export const FILTERS = ["category", "source", "tag", "topic", "year", "from", "to"];

/* What an address asks for. */
export function read(address) {
  const params = new URL(address).searchParams;
  const filters = Object.fromEntries(FILTERS.map((name) => [name, params.get(name)]).filter(([, value]) => value));
  return {
    query: (params.get("q") ?? "").trim(),
    filters,
    sort: params.get("sort") === "date" ? "date" : "relevance",
    page: Math.max(Math.trunc(Number(params.get("page"))) || 1, 1),
  };
}

/* The address with some of what it asks for changed, from its first page on. */
export function changed(changes) {
  const params = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries({ page: "", ...changes })) {
    if (value) {
      params.set(name, value);
    } else {
      params.delete(name);
    }
  }
  return `?${params}`;
}

/* Show what another address of the page asks for. */
export function goTo(address) {
  history.pushState(null, "", address);
  dispatchEvent(new PopStateEvent("popstate"));
}
