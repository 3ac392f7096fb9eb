/* On the page of wrong addresses: what was asked for, and the nearest page that there is. */

const LONGEST = 120;
const MOST = 6;

const indexes = [...document.querySelectorAll(".na-missing__ways a")].map((link) => link.pathname);
const list = document.querySelector("[data-missing]");
const root = new URL(list.dataset.missing.replace(/\/*$/, "/"), location.href);

/** An address as people read it. What cannot be decoded stays as it is. */
function readable(path) {
  let text = path;
  try {
    text = decodeURIComponent(path);
  } catch {
    // A `%` that begins no character.
  }
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** Addresses near one, the nearest first: itself in small letters, as terms are, and those above it up to an index. */
function candidates(path) {
  const parts = path.split("/").filter(Boolean);
  const first = lowerCased(`${parts[0]}/`);
  if (!indexes.includes(new URL(first, root).pathname)) {
    return [];
  }
  const all = parts
    .map((_, index) => parts.slice(0, parts.length - index))
    .filter((found) => found.at(-1) !== "page")
    .slice(0, MOST)
    .map((found) => `${found.join("/")}/`);
  return [...new Set(all.flatMap((address) => [lowerCased(address), address]))].filter((address) => address !== path);
}

function lowerCased(address) {
  try {
    return decodeURIComponent(address).normalize("NFC").toLowerCase().split("/").map(encodeURIComponent).join("/");
  } catch {
    return address;
  }
}

async function nearest(path) {
  for (const address of candidates(path)) {
    const url = new URL(address, root);
    const answer = await fetch(url, { method: "HEAD" }).catch(() => null);
    if (answer?.ok) {
      return url;
    }
  }
  return null;
}

list.querySelector("code").textContent = readable(location.pathname);
list.hidden = false;

if (location.pathname.startsWith(root.pathname)) {
  const found = await nearest(location.pathname.slice(root.pathname.length));
  if (found) {
    const link = list.querySelector("a");
    link.href = found;
    link.textContent = readable(found.pathname.slice(root.pathname.length));
    link.closest("div").hidden = false;
  }
}
