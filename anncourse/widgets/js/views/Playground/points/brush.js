/** A drawer of colors. With one in hand, a tap or a drag on the plane paints points; with the eraser it takes them away. */

import { button, unique } from "../../../ui/controls.js";
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
 * @param {{ add(kind: number, x1: number, x2: number): void, remove(places: number[]): void }} hooks
 */
export function brush({ ui, engine, change }, plot, { add, remove }) {
  /** What the hand does: with no brush it moves points. @type {"move" | "paint" | "erase"} */
  let doing = "move";
  let kind = 1, was = "", last = [NaN, NaN];
  const name = unique(), paper = h("div", { class: "pg-paper", hidden: true });
  /** @param {"move" | "paint" | "erase"} what @param {number} [color] */
  function take(what, color = kind) {
    doing = what;
    kind = color;
    paper.hidden = what === "move";
    const { firstChild } = what === "paint" ? colors[kind] : what === "erase" ? rubber : hand;
    /** @type {HTMLInputElement} */ (firstChild).checked = true;
  }
  const choice = (/** @type {string} */ group, /** @type {string} */ text, /** @type {() => void} */ onchange) =>
    h("label", {}, h("input", { type: "radio", name: group, onchange }), h("span", { text }));
  const hand = choice(name, "move", () => take("move")), rubber = choice(name, "✕ erase", () => take("erase"));
  const colors = KINDS.map((color, k) => choice(name, `${MARKS[k]} ${color}`, () => take("paint", k)));
  const many = [2, 3, 4].map((classes) => choice(name + "n", String(classes), () =>
    change({ classes, ...ANEW, painted: ui.get("painted").filter((/** @type {number[]} */ one) => one[0] < classes) })));
  const clear = button("Clear", () => change({ dataset: OWN, moved: [], removed: [], painted: [] }));
  const drawer = h("details", { class: "pg-more", ontoggle: () => { if (!drawer.open) take("move"); } }, h("summary", { text: "Paint points" }),
    h("div", { class: "pg-brush" }, h("fieldset", { class: "ann-choices" }, h("legend", { class: "ann-hidden", text: "Brush" }), hand, ...colors, rubber), clear),
    h("fieldset", { class: "ann-choices" }, h("legend", { text: ui.rule("classes").label }), ...many));

  /** @param {PointerEvent} event */
  function stroke(event) {
    const at = plot.at(event), gap = (/** @type {ArrayLike<number>} */ p, i = 0) => Math.hypot(p[i] - at[0], p[i + 1] - at[1]);
    if (doing === "erase") {
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
  // A start is the start of the hand too.
  ui.tools.element.addEventListener("click", ({ target }) => { if (/start/.test(/** @type {Element} */ (target).textContent ?? "")) take("move"); });
  ui.follow(() => {
    const { classes, dataset, painted } = ui.state;
    colors.forEach((label, k) => { label.hidden = k >= classes; });
    many.forEach(({ firstChild }, i) => Object.assign(/** @type {object} */ (firstChild), { checked: classes === i + 2, disabled: ui.holds("classes") }));
    if (kind >= classes) take(doing, classes - 1);
    // An empty plane is there to be painted on.
    if (dataset !== was && dataset === OWN && !painted.length) {
      drawer.open = true;
      take("paint");
    }
    was = dataset;
  });
  take("move");
  return { drawer, paper, get kind() { return kind; } };
}
