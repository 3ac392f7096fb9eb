// What replaces an image that does not load: a plate of its size with its text and URL, or its text within a line.

/** @param {HTMLImageElement} image below an element with `data-dead`, the text that replaces images */
export function replaceDeadImage(image) {
  const holder = image.closest(".na-plate, figure");
  (holder ? plate : word)(image, /** @type {HTMLElement} */ (image.closest("[data-dead]:not(img)")).dataset.dead ?? "");
}

/** @param {HTMLImageElement} image @param {string} dead */
function plate(image, dead) {
  const link = image.parentElement?.querySelector(".na-image-link");
  const width = image.getAttribute("width");
  const height = image.getAttribute("height");
  const element = document.createElement("div");
  element.className = "na-dead";
  if (Number(width) && Number(height)) {
    element.style.inlineSize = `${width}px`;
    element.style.aspectRatio = `${width} / ${height}`;
  }
  const texts = [["strong", dead], ["span", image.alt || (image.dataset.name ?? "")]].filter(([, text]) => text);
  element.append(...texts.map(([tag = "", text = ""]) => withText(tag, text)));
  if (link instanceof HTMLElement) {
    link.hidden = false;
    element.append(link);
  }
  image.replaceWith(element);
}

/** Within a line, such as a formula. @param {HTMLImageElement} image @param {string} dead */
function word(image, dead) {
  const isLink = /^https?:/.test(image.src) && !image.closest("a");
  const element = withText(isLink ? "a" : "span", image.alt || dead);
  element.className = "na-dead-word";
  element.title = dead;
  if (element instanceof HTMLAnchorElement) Object.assign(element, { href: image.src, rel: "noopener noreferrer" });
  image.replaceWith(element);
}

/** @param {string} tag @param {string} text */
function withText(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
