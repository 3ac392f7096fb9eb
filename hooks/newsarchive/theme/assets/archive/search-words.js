/* What the page of results says: its words, numbers as its language writes them, and the elements that they stand in. */

export const words = JSON.parse(document.querySelector(".na-results").dataset.words);

/* A wait that is shorter is not told. */
export const PATIENCE = 300;

/* An element with properties and children. */
export function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

/* A sentence with values in the place of their names. */
export function say(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

export const counted = (number) => number.toLocaleString(words.locale);
