/** Where the parts of a figure stand: side by side where there is room, one below the other on a phone, drawn in real pixels. */

import { h } from "../ui/dom.js";
import css from "./style.css";

/** @typedef {import("../ui/frame.js").Ui} Ui */
/** @typedef {{ element: Element, resize?(width: number, phone: boolean): void }} Part */

/** Narrower than this, a figure stands on a phone. */
const PHONE = 480;
/** Until a figure stands on its page and can be measured. */
const UNKNOWN = 340;

/** The look of all pieces, once a figure. @param {Ui} ui */
export function dress(ui) {
  if (!ui.el.querySelector(":scope > .ann-dress")) ui.el.prepend(h("style", { class: "ann-dress", text: css }));
}

/** A part with the controls that move it, right below it at any width. @param {Part} part @param {Element[]} controls @returns {Part} */
export const above = (part, ...controls) =>
  ({ ...part, element: h("div", { class: "ann-above" }, part.element, h("div", { class: "ann-controls" }, ...controls)) });

/** Put parts into the figure, side by side where there is room. @param {Ui} ui @param {Part[]} parts */
export function stage(ui, parts) {
  ui.stage.append(h("div", { class: "ann-parts" }, ...parts.map(({ element }) => element)));
  sized(ui, parts);
}

/**
 * Tell parts that stand in the figure their width, now and whenever it changes.
 * @param {Ui} ui
 * @param {Part[]} parts
 */
export function sized(ui, parts) {
  dress(ui);
  const widths = parts.map(() => 0);
  const fit = () => parts.forEach(({ element, resize }, i) => {
    const width = Math.round(element.getBoundingClientRect().width) || widths[i] || UNKNOWN;
    if (width === widths[i]) return;
    widths[i] = width;
    resize?.(width, (ui.stage.clientWidth || UNKNOWN) < PHONE);
  });
  fit();
  const watch = new ResizeObserver(fit);
  for (const { element } of parts) watch.observe(element);
  ui.signal.addEventListener("abort", () => watch.disconnect());
}
