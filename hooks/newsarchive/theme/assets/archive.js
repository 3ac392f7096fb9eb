// Enhancements of pages that work without them. Each module is fetched where a page has a use for it, and mounted here.

/** Modules, by what a page has that they are for. */
const MODULES = {
  ".na-calendar": "calendar",
  ".na-results": "search-page",
  "[data-missing]": "missing",
};

/** @param {string} module */
async function mount(module) {
  const { mount: mountOn } = await import(`./archive/${module}.js`);
  mountOn(document);
}

// Light or dark: the reader's choice, unless it is what the system has anyway.
/** @type {Record<string, string>} */
const OTHER = { slate: "default", default: "slate" };
const root = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");
const button = /** @type {HTMLElement} */ (document.querySelector(".na-button--scheme"));

button.hidden = false;
button.addEventListener("click", () => {
  const system = dark.matches ? "slate" : "default";
  const chosen = OTHER[root.dataset.mdColorScheme ?? ""] ?? OTHER[system];
  root.dataset.mdColorScheme = chosen === system ? "" : chosen;
  try {
    localStorage["newsarchive.scheme"] = root.dataset.mdColorScheme;
  } catch {
    // Without storage, the choice holds for this page.
  }
});

// Citations are written on request.
/** @type {HTMLElement | null} */
const cite = document.querySelector(".na-cite");
cite?.addEventListener("click", async ({ target }) => {
  if (target instanceof HTMLButtonElement) {
    const { citation } = await import("./archive/cite.js");
    const text = citation(target.textContent, document);
    let output = cite.querySelector("output");
    if (!output) {
      output = document.createElement("output");
      cite.append(output);
    }
    output.textContent = text;
    output.dataset.status = (await copy(text)) ? cite.dataset.copied : "";
  }
});

/** @type {NodeListOf<HTMLElement>} */
const copyButtons = document.querySelectorAll(".na-copy");
for (const each of copyButtons) {
  each.addEventListener("click", async () => {
    const code = /** @type {HTMLElement} */ (each.previousElementSibling);
    if (await copy(code.innerText)) each.textContent = each.dataset.copied ?? "";
  });
}

/** Copies to the clipboard; false if the browser does not allow it. @param {string} text */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

// A page whose link the pointer rests on is prepared.
if (HTMLScriptElement.supports?.("speculationrules")) {
  const pages = { and: [{ href_matches: "/*" }, { not: { href_matches: "/*.(md|xml|json|gz|txt)" } }] };
  const rules = document.createElement("script");
  rules.type = "speculationrules";
  rules.textContent = JSON.stringify({ prerender: [{ where: pages, eagerness: "moderate" }] });
  document.head.append(rules);
}

// Suggestions are fetched, with the index, when a reader goes to the search field.
const search = document.querySelector(".na-search[data-all]");
if (search?.matches(":focus-within")) mount("suggest");
else search?.addEventListener("focusin", () => mount("suggest"), { once: true });

if (location.hash.startsWith("#q=")) mount("highlight-page");

for (const [selector, module] of Object.entries(MODULES)) {
  if (document.querySelector(selector)) mount(module);
}
