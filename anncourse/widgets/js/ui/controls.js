/** Native controls with the course's look. Each keeps itself in step with the state. */

import { h, num, setText, words as say } from "./dom.js";

/** @typedef {import("./frame.js").Ui} Ui */

/** Radio buttons of one group share a name that no other figure on the page may have. */
export const unique = () => `ann-${Math.random().toString(36).slice(2)}`;

/**
 * @param {string} label
 * @param {() => void} onclick
 * @param {{ primary?: boolean, part?: string }} [options]
 */
export const button = (label, onclick, { primary = false, part } = {}) =>
  h("button", { type: "button", class: primary ? "ann-button is-primary" : "ann-button", onclick, "data-part": part, text: label });

/**
 * @param {Ui} ui
 * @param {{ label: string, trait?: string, get?: () => number, set?: (value: number, commit: boolean) => void,
 *           min: number, max: number, step?: number, words?: (value: number) => string, format?: (value: number) => string }} options
 */
export function slider(ui, { label, trait, get, set, min, max, step = 0.1, words = say, format = (value) => num(value) }) {
  const read = get ?? (() => ui.get(/** @type {string} */ (trait)));
  const write = set ?? ((value, commit) => ui.set({ [/** @type {string} */ (trait)]: value }, { commit }));
  const input = h("input", { type: "range", min, max, step,
    oninput: () => write(input.valueAsNumber, false),
    onchange: () => ui.commit() });
  const output = h("output");
  ui.follow(() => {
    const value = read();
    if (input.valueAsNumber !== value) input.value = String(value);
    setText(output, format(value));
    input.setAttribute("aria-valuetext", words(value));
  });
  return h("div", { class: "ann-row" }, h("label", {}, h("span", { text: label }), input), output);
}

/**
 * A few options side by side: native radio buttons.
 * @param {Ui} ui
 * @param {{ label: string, trait: string, options: (string | [string, string])[] }} options  a pair is [value, shown text]
 */
export function choices(ui, { label, trait, options }) {
  const name = unique();
  const pairs = options.map((option) => (Array.isArray(option) ? option : [option, option.replaceAll("_", " ")]));
  const inputs = pairs.map(([value]) =>
    h("input", { type: "radio", name, value, onchange: () => ui.set({ [trait]: value }) }));
  ui.follow(() => inputs.forEach((input) => (input.checked = input.value === ui.get(trait))));
  return h("fieldset", { class: "ann-choices" }, h("legend", { text: label }),
    ...pairs.map(([, text], i) => h("label", {}, inputs[i], h("span", { text }))));
}

/**
 * Many options in a list.
 * @param {Ui} ui
 * @param {{ label: string, trait?: string, get?: () => string, set?: (value: string) => void, options: (string | [string, string])[] }} options
 */
export function select(ui, { label, trait = "", get = () => String(ui.get(trait)), set = (value) => ui.set({ [trait]: value }), options }) {
  const input = h("select", { onchange: () => set(input.value) },
    ...options.map((option) => {
      const [value, text] = Array.isArray(option) ? option : [option, option.replaceAll("_", " ")];
      return h("option", { value, text });
    }));
  ui.follow(() => (input.value = get()));
  return h("div", { class: "ann-row" }, h("label", {}, h("span", { text: label }), input));
}

/**
 * @param {Ui} ui
 * @param {{ label: string, get: () => boolean, set: (value: boolean) => void }} options
 */
export function checkbox(ui, { label, get, set }) {
  const input = h("input", { type: "checkbox", onchange: () => set(input.checked) });
  ui.follow(() => (input.checked = get()));
  return h("label", { class: "ann-check" }, input, h("span", { text: label }));
}
