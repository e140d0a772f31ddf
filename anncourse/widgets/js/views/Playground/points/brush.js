/** A drawer of colors. While it is open, a tap or a drag on the plane paints points, or takes them away. */

import { button, slider, unique } from "../../../ui/controls.js";
import { h } from "../../../ui/dom.js";
import { follow } from "../../../ui/drag.js";
import { ANEW } from "../engine.js";
import { KINDS } from "../shape.js";
import { OWN } from "./data.js";

const MARKS = "■●▲◆";
/** Between two points of one stroke, and from a point to the eraser, in data. */
const APART = 0.12, NEAR = 0.1;

/**
 * @param {import("../figure.js").Figure} figure
 * @param {import("../../../charts/chart.js").Chart} plot
 * @param {{ add(kind: number, x1: number, x2: number): void, remove(places: number[]): void }} hand
 */
export function brush({ ui, engine, change }, plot, { add, remove }) {
  let kind = 1, erases = false, was = "", last = [NaN, NaN];
  const name = unique(), paper = h("div", { class: "pg-paper", hidden: true });
  const choice = (/** @type {string} */ text, /** @type {() => void} */ onchange) =>
    h("label", {}, h("input", { type: "radio", name, onchange }), h("span", { text }));
  const colors = KINDS.map((color, k) => choice(`${MARKS[k]} ${color}`, () => { [kind, erases] = [k, false]; }));
  const rubber = choice("✕ erase", () => { erases = true; });
  const clear = button("Clear", () => change({ dataset: OWN, moved: [], removed: [], painted: [] }));
  const drawer = h("details", { class: "pg-more", ontoggle: () => { paper.hidden = !drawer.open; } }, h("summary", { text: "Paint points" }),
    h("div", { class: "pg-brush" }, h("fieldset", { class: "ann-choices" }, h("legend", { class: "ann-hidden", text: "Brush" }), ...colors, rubber), clear),
    slider(ui, { trait: "classes", set: (classes, commit) =>
      change({ classes, ...ANEW, painted: ui.get("painted").filter((/** @type {number[]} */ one) => one[0] < classes) }, commit) }));

  /** @param {PointerEvent} event */
  function stroke(event) {
    const at = plot.at(event), gap = (/** @type {ArrayLike<number>} */ p, i = 0) => Math.hypot(p[i] - at[0], p[i + 1] - at[1]);
    if (erases) {
      const { X, learned } = engine.data, hit = Array.from({ length: learned }, (_, i) => i).filter((i) => gap(X, 2 * i) < NEAR);
      if (hit.length) remove(hit);
    } else if (!(gap(last) < APART)) {
      add(kind, ...at);
      last = at;
    }
  }
  follow(paper, {
    down(event) {
      last = [NaN, NaN];
      stroke(event);
    },
    move: stroke, up: () => ui.commit(), signal: ui.signal,
  });
  ui.follow(() => {
    const { classes, dataset, painted } = ui.state;
    kind = Math.min(kind, classes - 1);
    colors.forEach((label, k) => { label.hidden = k >= classes; });
    if (!erases) /** @type {HTMLInputElement} */ (colors[kind].firstChild).checked = true;
    // An empty plane is there to be painted on.
    if (dataset !== was && dataset === OWN && !painted.length) drawer.open = true;
    was = dataset;
  });
  return { drawer, paper, get kind() { return kind; } };
}
