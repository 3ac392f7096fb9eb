/* What pages do beyond being read. Each part is fetched only where the page has use for it. */

const PARTS = {};

for (const [selector, part] of Object.entries(PARTS)) {
  if (document.querySelector(selector)) {
    import(`./archive/${part}.js`);
  }
}
