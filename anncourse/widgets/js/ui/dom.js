/** Elements, and numbers as a reader expects to see and hear them. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {Element} element
 * @param {Record<string, any>} attributes  `class`, `text`, `on…` handlers, and plain attributes; null and false are left out
 * @param {(Node | string)[]} children
 */
function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value == null || value === false) continue;
    if (key === "text") element.textContent = value;
    else if (typeof value === "function") element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...children);
}

/**
 * An HTML element.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, any>} [attributes]
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  fill(element, attributes, children);
  return element;
}

/**
 * An SVG element.
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, any>} [attributes]
 * @param {(Node | string)[]} children
 * @returns {SVGElementTagNameMap[K]}
 */
export function s(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  fill(element, attributes, children);
  return element;
}

/**
 * Set attributes of an element that exists; null removes one. The same value again would cost the page a look at its style.
 * @param {Element} element
 * @param {Record<string, string | number | null>} attributes
 */
export function attr(element, attributes) {
  for (const [key, value] of Object.entries(attributes))
    if (value == null) element.removeAttribute(key);
    else if (element.getAttribute(key) !== String(value)) element.setAttribute(key, String(value));
}

/**
 * Change a text. The same one again would cost the page a layout, at every move of a hand.
 * @param {Element} element
 * @param {string} text
 */
export function setText(element, text) {
  if (element.textContent === text) return;
  const node = element.firstChild;
  if (node instanceof Text && !node.nextSibling) node.data = text;
  else element.textContent = text;
}

/**
 * A number with a true minus sign, and no "−0.00".
 * @param {number} value
 * @param {number} [digits]
 */
export function num(value, digits = 2) {
  const shown = value.toFixed(digits);
  return Number(shown) < 0 ? "−" + shown.slice(1) : shown.replace("-", "");
}

/**
 * A number as it is said: "minus 0.8".
 * @param {number} value
 * @param {number} [digits]
 */
export function words(value, digits = 2) {
  const shown = String(Number(value.toFixed(digits)));
  return shown.startsWith("-") ? "minus " + shown.slice(1) : shown;
}

/** How a trait's numbers are written; a rule (rules.js) is such a form. @typedef {{ digits?: number, unit?: string }} Form */

/** "−50.0 mV" @param {number} value @param {Form} [form] */
export const shown = (value, { digits, unit } = {}) => num(value, digits) + (unit ? "\u00a0" + unit : "");

/** "minus 50 mV" @param {number} value @param {Form} [form] */
export const said = (value, { digits, unit } = {}) => words(value, digits) + (unit ? " " + unit : "");

/**
 * @param {number} value
 * @param {number} low
 * @param {number} high
 */
export const clamp = (value, low, high) => Math.min(high, Math.max(low, value));
