/** Five rows: whether a feature is on, and how much of it comes back. */

import { back } from "../../core/inside/superposition.js";
import { attr, h, num, setText } from "../../ui/dom.js";
import { net } from "./nets.js";

/** The bars end at 2, so that 1 stands in their middle. */
const MOST = 2;
/** From here on a feature that is off seems to be on, and below it one that is on seems to be off. */
const SEEN = 0.25, LOST = 0.5;

/** @param {import("../../ui/frame.js").Ui} ui */
export function rows(ui) {
  const parts = ui.get("on").map((/** @type {number} */ _, /** @type {number} */ i) => {
    const input = h("input", { type: "checkbox", onchange: () => ui.set({ on: ui.get("on").with(i, Number(input.checked)) }) });
    const bar = h("i"), output = h("output"), element = h("div", { class: "row" },
      h("label", {}, input, h("span", { text: `feature ${i + 1}` })), h("div", { class: "bar" }, bar, h("b")), output);
    return { input, bar, output, element };
  });
  const element = h("div", { class: "rows" },
    h("p", { class: "heads" }, h("span", { text: "on" }), h("span", { text: "comes back" }), h("span")),
    ...parts.map((/** @type {{ element: Element }} */ part) => part.element));
  ui.follow(() => parts.forEach((/** @type {{ input: HTMLInputElement }} */ { input }, /** @type {number} */ i) =>
    Object.assign(input, { checked: Boolean(ui.get("on")[i]), disabled: ui.holds("on") })));
  return {
    element,
    /** @param {import("./nets.js").State} state */
    draw(state) {
      back(net(state), state.on).forEach((y, i) => {
        const { bar, output, element: row } = parts[i], on = state.on[i];
        attr(bar, { style: `width:${((100 * Math.min(y, MOST)) / MOST).toFixed(1)}%` });
        setText(output, num(y));
        attr(row, { class: `row${!on && y > SEEN ? " is-false" : ""}${on && y < LOST ? " is-lost" : ""}` });
      });
    },
  };
}
