// URLs of the site's pages.

const ROOT = new URL("../../", import.meta.url);
const INDEX_FILE = "index.html";

/**
 * The URL of a page, with the name of its file if the site's links have one, as those of a site that opens from disk.
 * @param {string} path from the site's root, with a slash at its end @param {string} [rest] query or fragment
 */
export function siteUrl(path, rest = "") {
  /** @type {HTMLFormElement | null} */
  const form = document.querySelector("form.na-search[action]");
  const file = form?.action.endsWith(`/${INDEX_FILE}`) ? INDEX_FILE : "";
  return new URL(`${path}${file}${rest}`, ROOT).href;
}

/** The path without the name of a page's file. @param {string} path */
export const folderOf = (path) => (path.endsWith(`/${INDEX_FILE}`) ? path.slice(0, -INDEX_FILE.length) : path);
