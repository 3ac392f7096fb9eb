// Enhancements of pages that work without them, and the one script of every page. What a page can have anywhere is here,
// in functions of a few lines: as modules they would be more requests and more bytes. All else is in modules, which are
// fetched where a page has a use for them.

/** Modules, by what a page has that they are for. */
const MODULES = {
  ".na-calendar": "calendar",
  ".na-results": "search-page",
  "[data-missing]": "missing",
};
/** The other scheme. @type {Record<string, string>} */
const OTHER = { slate: "default", default: "slate" };
const FEATURES = [schemeButton, deadImages, permalinks, citations, copyButtons, prerendering, suggestions, highlights, modules];

/** Mounts each feature; an error of one is reported, and leaves the others as they are. @param {Document} root */
export function mount(root) {
  for (const feature of FEATURES) {
    try {
      feature(root);
    } catch (reason) {
      reportError(reason);
    }
  }
}

/** @param {string} module @param {Document} root */
async function mountModule(module, root) {
  const { mount: mountOn } = await import(`./archive/${module}.js`);
  mountOn(root);
}

/** Light or dark: the reader's choice, unless it is what the system has anyway. @param {Document} root */
function schemeButton(root) {
  /** @type {HTMLElement | null} */
  const button = root.querySelector(".na-button--scheme");
  // A site's own header may have none.
  if (!button) return;
  const { dataset } = root.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  button.hidden = false;
  button.addEventListener("click", () => {
    const system = dark.matches ? "slate" : "default";
    const chosen = OTHER[dataset.mdColorScheme ?? ""] ?? OTHER[system];
    dataset.mdColorScheme = chosen === system ? "" : chosen;
    try {
      localStorage["newsarchive.scheme"] = dataset.mdColorScheme;
    } catch {
      // Without storage, the choice holds for this page.
    }
  });
}

/** Images that do not load, or have not before this script ran. @param {Document} root */
function deadImages(root) {
  /** @type {NodeListOf<HTMLImageElement>} */
  const images = root.querySelectorAll("[data-dead] img");
  if (!images.length) return;
  for (const image of images) {
    if (image.complete && !image.naturalWidth) replaceIfDead(image);
  }
  // Such an event does not bubble.
  root.addEventListener("error", ({ target }) => {
    if (target instanceof HTMLImageElement && target.closest("[data-dead]:not(img)")) replaceIfDead(target);
  }, true);
}

/** A drawing without a size has no natural width either, but can be decoded. @param {HTMLImageElement} image */
async function replaceIfDead(image) {
  try {
    await image.decode();
  } catch {
    const { replaceDeadImage } = await import("./archive/dead-image.js");
    if (image.isConnected) replaceDeadImage(image);
  }
}

/** The whole URL of a page whose site does not know its own, and the day of access, anew on paper. @param {Document} root */
function permalinks(root) {
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = root.querySelectorAll("a[rel=bookmark]");
  for (const link of links) link.textContent = link.href.replace(/[?#].*$/s, "");
  /** @type {NodeListOf<HTMLElement>} */
  const days = root.querySelectorAll("[data-accessed]");
  if (!days.length) return;
  const fill = () => {
    const today = new Date();
    // Not as UTC: the day is the reader's.
    const numbers = [today.getMonth() + 1, today.getDate()].map((number) => String(number).padStart(2, "0"));
    const day = [today.getFullYear(), ...numbers].join("-");
    for (const each of days) each.textContent = (each.dataset.accessed ?? "").replace("{day}", day);
  };
  fill();
  addEventListener("beforeprint", fill);
}

/** Citations are written on request. @param {Document} root */
function citations(root) {
  /** @type {HTMLElement | null} */
  const cite = root.querySelector(".na-cite");
  cite?.addEventListener("click", async ({ target }) => {
    if (target instanceof HTMLButtonElement) {
      const { citation } = await import("./archive/cite.js");
      const text = citation(target.textContent, root);
      let output = cite.querySelector("output");
      if (!output) {
        output = root.createElement("output");
        cite.append(output);
      }
      output.textContent = text;
      output.dataset.status = (await copy(text)) ? cite.dataset.copied : "";
    }
  });
}

/** @param {Document} root */
function copyButtons(root) {
  /** @type {NodeListOf<HTMLElement>} */
  const buttons = root.querySelectorAll(".na-copy");
  for (const each of buttons) {
    each.addEventListener("click", async () => {
      const code = each.previousElementSibling;
      if (code instanceof HTMLElement && (await copy(code.innerText))) each.textContent = each.dataset.copied ?? "";
    });
  }
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

/** A page whose link the pointer rests on is prepared. @param {Document} root */
function prerendering(root) {
  if (!HTMLScriptElement.supports?.("speculationrules")) return;
  const pages = { and: [{ href_matches: "/*" }, { not: { href_matches: "/*.(md|xml|json|gz|txt)" } }] };
  const rules = root.createElement("script");
  rules.type = "speculationrules";
  rules.textContent = JSON.stringify({ prerender: [{ where: pages, eagerness: "moderate" }] });
  root.head.append(rules);
}

/** Fetched, with the index, when a reader goes to the search field. @param {Document} root */
function suggestions(root) {
  const search = root.querySelector(".na-search[data-all]");
  if (search?.matches(":focus-within")) mountModule("suggest", root);
  else search?.addEventListener("focusin", () => mountModule("suggest", root), { once: true });
}

/** @param {Document} root */
function highlights(root) {
  if (location.hash.startsWith("#q=")) mountModule("highlight-page", root);
}

/** @param {Document} root */
function modules(root) {
  for (const [selector, module] of Object.entries(MODULES)) {
    if (root.querySelector(selector)) mountModule(module, root);
  }
}

// The entry of a page; tests import it without one.
if (globalThis.document) mount(document);
