/* What pages do beyond being read. Each part is fetched only where the page has use for it. */

const PARTS = {
  ".na-calendar": "calendar",
  ".na-results": "search-page",
  "[data-missing]": "missing",
};

/* Light or dark: what the reader chose, as long as that is not what the system has anyway. */
const root = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");
const button = document.querySelector(".na-button--scheme");

button.hidden = false;
button.addEventListener("click", () => {
  const system = dark.matches ? "slate" : "default";
  const other = { slate: "default", default: "slate" };
  const chosen = other[root.dataset.mdColorScheme] ?? other[system];
  root.dataset.mdColorScheme = chosen === system ? "" : chosen;
  try {
    localStorage["newsarchive.scheme"] = root.dataset.mdColorScheme;
  } catch {
    // A reader who keeps nothing stored chooses anew on each page.
  }
});

/* Citations are written when one is asked for. */
document.querySelector(".na-cite")?.addEventListener("click", async ({ target, currentTarget: place }) => {
  if (target.matches("button")) {
    const { citation } = await import("./archive/cite.js");
    const text = citation(target.textContent, document);
    const output = place.querySelector("output") ?? place.appendChild(document.createElement("output"));
    output.textContent = text;
    output.dataset.said = (await copied(text)) ? place.dataset.copied : "";
  }
});

for (const copy of document.querySelectorAll(".na-copy")) {
  copy.addEventListener("click", async () => {
    if (await copied(copy.previousElementSibling.innerText)) {
      copy.textContent = copy.dataset.copied;
    }
  });
}

/* Puts text on the clipboard; false where the browser does not let it. */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/* A page that a reader is about to ask for is made ready: where the pointer rests on its link. */
const pages = { and: [{ href_matches: "/*" }, { not: { href_matches: "/*.(md|xml|json|gz|txt)" } }] };
if (HTMLScriptElement.supports?.("speculationrules")) {
  const rules = document.createElement("script");
  rules.type = "speculationrules";
  rules.textContent = JSON.stringify({ prerender: [{ where: pages, eagerness: "moderate" }] });
  document.head.append(rules);
}

/* First results while one types: fetched, with the index, where a reader goes to the field. */
const search = document.querySelector(".na-search[data-all]");
if (search?.matches(":focus-within")) {
  import("./archive/suggest.js");
} else {
  search?.addEventListener("focusin", () => import("./archive/suggest.js"), { once: true });
}

if (location.hash.startsWith("#q=")) {
  import("./archive/mark.js");
}

for (const [selector, part] of Object.entries(PARTS)) {
  if (document.querySelector(selector)) {
    import(`./archive/${part}.js`);
  }
}
