// The texts of the page of results, in its language, and the elements that hold them.

/** Milliseconds; a shorter wait is not shown. */
export const PATIENCE = 300;

/** Texts, numbers and days in the page's language. */
export class Messages {
  /** From the JSON in the page. @param {HTMLElement} results */
  constructor(results) {
    /** @type {Page.Texts} */
    this.texts = JSON.parse(results.dataset.messages ?? "{}");
    const { locale } = this.texts;
    this.numbers = new Intl.NumberFormat(locale);
    this.days = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  }

  /** @param {number} number */
  number(number) {
    return this.numbers.format(number);
  }

  /** @param {string} date as YYYY-MM-DD */
  day(date) {
    return this.days.format(new Date(date));
  }
}

/** Puts values into a text's `{names}`. @param {string} text @param {Record<string, string>} values */
export function format(text, values) {
  return text.replaceAll(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

/**
 * An element with properties and children.
 * @template {keyof HTMLElementTagNameMap} N
 * @param {N} name @param {Partial<HTMLElementTagNameMap[N]>} properties @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[N]}
 */
export function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}
