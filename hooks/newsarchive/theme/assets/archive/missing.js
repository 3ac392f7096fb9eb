// The page of unknown URLs: shows the URL that was requested, and the nearest page that exists.

import { folderOf } from "./site-url.js";

const MAX_LENGTH = 120;
const MAX_CANDIDATES = 6;

/** A path as people read it; undecodable ones stay as they are. @param {string} path */
export function readable(path) {
  let text = path;
  try {
    text = decodeURIComponent(path);
  } catch {
    // A `%` that begins no character.
  }
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}

/**
 * Paths near one, the nearest first: itself in lower case, as terms are, and its parents up to an index.
 * @param {string} path @param {(path: string) => boolean} isIndex
 */
export function candidates(path, isIndex) {
  const parts = path.split("/").filter(Boolean);
  if (!isIndex(lowerCase(`${parts[0]}/`))) return [];
  const all = parts
    .map((_, index) => parts.slice(0, parts.length - index))
    .filter((found) => found.at(-1) !== "page")
    .slice(0, MAX_CANDIDATES)
    .map((found) => `${found.join("/")}/`);
  return [...new Set(all.flatMap((found) => [lowerCase(found), found]))].filter((found) => found !== path);
}

/** A path with one slash at its end. @param {string} path */
export function asFolder(path) {
  let end = path.length;
  while (path[end - 1] === "/") end -= 1;
  return `${path.slice(0, end)}/`;
}

/** @param {string} path */
function lowerCase(path) {
  try {
    return decodeURIComponent(path).normalize("NFC").toLowerCase().split("/").map(encodeURIComponent).join("/");
  } catch {
    return path;
  }
}

/** The first that the host has. @param {URL[]} urls */
async function firstThatExists(urls) {
  for (const url of urls) {
    // oxlint-disable-next-line no-await-in-loop -- the nearest answers first, and most are then not asked for
    const response = await fetch(url, { method: "HEAD" }).catch(() => null);
    if (response?.ok) return url;
  }
  return null;
}

/** @param {Document} page */
export async function mount(page) {
  /** @type {HTMLElement | null} */
  const list = page.querySelector("[data-missing]");
  const code = list?.querySelector("code");
  const link = list?.querySelector("a");
  const entry = link?.closest("div");
  if (!list || !code || !link || !entry) return;
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const ways = page.querySelectorAll(".na-missing__ways a");
  const indexes = new Set([...ways].map(({ pathname }) => folderOf(pathname)));
  const root = new URL(asFolder(list.dataset.missing ?? ""), location.href);

  code.textContent = readable(location.pathname);
  list.hidden = false;
  if (!location.pathname.startsWith(root.pathname)) return;
  const path = location.pathname.slice(root.pathname.length);
  const paths = candidates(path, (index) => indexes.has(new URL(index, root).pathname));
  const found = await firstThatExists(paths.map((each) => new URL(each, root)));
  if (found) {
    link.href = found.href;
    link.textContent = readable(found.pathname.slice(root.pathname.length));
    entry.hidden = false;
  }
}
