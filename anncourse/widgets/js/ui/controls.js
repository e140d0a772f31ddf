/** Native controls with the course's look. Each keeps itself in step with the state. */

import { attr, h, said, setText, shown } from "./dom.js";

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
 * A number of the state, or an entry of a list, with all that its trait says of it.
 * @param {Ui} ui @param {string} trait @param {number} [index]
 */
export function traitOf(ui, trait, index) {
  const { low: min = 0, high: max = 0, step = 0.1, unit, digits, label } = ui.rule(trait) ?? {};
  const whole = index === undefined;
  return {
    min, max, step, unit, digits, label: label ?? trait,
    /** @returns {number} */
    get: () => (whole ? ui.get(trait) : ui.get(trait)[index]),
    /** @param {number} value @param {boolean} [commit] */
    set: (value, commit = false) => { ui.set({ [trait]: whole ? value : ui.get(trait).with(index, value) }, { commit }); },
  };
}

/**
 * A slider for a trait, or for any number that is got and set.
 * @param {Ui} ui
 * @param {{ trait?: string, index?: number, label?: string, get?: () => number, set?: (value: number, commit: boolean) => void, min?: number, max?: number,
 *           step?: number, unit?: string, digits?: number, together?: string, words?: (value: number) => string, format?: (value: number) => string }} options
 */
export function slider(ui, { trait = "", index, ...options }) {
  const { label, get, set, min, max, step, words, format, together, ...form } = { ...traitOf(ui, trait, index), words: undefined, format: undefined, together: undefined, ...options };
  const write = format ?? ((/** @type {number} */ value) => shown(value, form));
  const say = words ?? ((/** @type {number} */ value) => said(value, form));
  const input = h("input", { type: "range", min, max, step, "data-together": together,
    oninput: () => set(input.valueAsNumber, false),
    onchange: () => ui.commit() });
  // Room for the longest number, so that nothing moves beside it.
  const output = h("output", { style: `min-width:${Math.max(write(min).length, write(max).length)}ch` });
  ui.follow(() => {
    const value = get();
    if (input.valueAsNumber !== value) input.value = String(value);
    input.disabled = ui.holds(trait);
    setText(output, write(value));
    attr(input, { "aria-valuetext": say(value) });
  });
  return h("div", { class: "ann-row" }, h("label", {}, h("span", { text: label }), input), output);
}

/** @typedef {(string | [string, string])[]} Options  a pair is [value, shown text] */

/** @param {Options} options @returns {[string, string][]} */
const pairs = (options) => options.map((option) => (Array.isArray(option) ? option : [option, option.replaceAll("_", " ")]));

/**
 * A few options side by side: native radio buttons.
 * @param {Ui} ui
 * @param {{ trait: string, label?: string, options?: Options }} options
 */
export function choices(ui, { trait, label = ui.rule(trait).label, options = ui.rule(trait).options ?? [] }) {
  const name = unique();
  const inputs = pairs(options).map(([value]) =>
    h("input", { type: "radio", name, value, onchange: () => ui.set({ [trait]: value }) }));
  ui.follow(() => inputs.forEach((input) => Object.assign(input, { checked: input.value === ui.get(trait), disabled: ui.holds(trait) })));
  return h("fieldset", { class: "ann-choices" }, h("legend", { text: label }),
    ...pairs(options).map(([, text], i) => h("label", {}, inputs[i], h("span", { text }))));
}

/**
 * Many options in a list.
 * @param {Ui} ui
 * @param {{ trait: string, label?: string, set?: (value: string) => void, options?: Options }} options
 */
export function select(ui, { trait, label = ui.rule(trait).label, set = (value) => ui.set({ [trait]: value }), options = ui.rule(trait).options ?? [] }) {
  const input = h("select", { onchange: () => set(input.value) }, ...pairs(options).map(([value, text]) => h("option", { value, text })));
  ui.follow(() => {
    // The same choice again would cost the page a layout.
    if (input.value !== ui.get(trait)) input.value = ui.get(trait);
    input.disabled = ui.holds(trait);
  });
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
