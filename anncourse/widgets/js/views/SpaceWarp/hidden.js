/** The space after the layer: the net and the points where the units put them, and the straight cut. Three units are looked at along the cut. */

import { chart } from "../../charts/chart.js";
import { points as marks } from "../../charts/points.js";
import { layer, look } from "../../core/layers/warp.js";
import { attr, s } from "../../ui/dom.js";
import { draw as drawNet, net } from "./net.js";

/** @typedef {import("./words.js").State} State */
/** @typedef {ReturnType<typeof import("./words.js").read>} Found */

/** Round numbers at which an axis may end. */
const TOPS = [1, 2, 3, 5, 10, 15, 20];

/** From where to where the axes reach. @param {State} state @param {Float64Array} shown */
function reach({ activation, units }, shown) {
  if (activation === "tanh") return units === "2" ? [-1.15, 1.15] : [-1.8, 1.8];
  const most = shown.reduce((top, value) => Math.max(top, Math.abs(value)), 0), top = TOPS.find((one) => one >= most) ?? TOPS[TOPS.length - 1];
  return [units === "2" ? -0.15 * top : -top, 1.1 * top];
}

/** @param {import("../../ui/frame.js").Ui} ui */
export function hidden(ui) {
  const plot = chart({ x: { from: -1.15, to: 1.15, label: "h₁" }, y: { from: -1.15, to: 1.15, label: "after: h₂" }, height: "square", label: "the space after the layer" });
  const threads = net(), cut = s("path", { class: "cut" });
  for (const one of threads) plot.layer(one);
  plot.layer(cut);
  /** @type {import("../../charts/points.js").Point[]} */
  let list = [];
  const dots = marks(plot, ui, { list: () => list });
  /** @type {[State, Found] | null} */
  let now = null;

  function place() {
    if (!now) return;
    const [state, { w }] = now;
    drawNet(threads, plot, (X) => look(w, layer(state, X)));
    attr(cut, { d: across(state, w) });
  }
  /** The cut w . h + b = 0, far beyond the edges. @param {State} state @param {number[]} w */
  function across({ units }, w) {
    const size = Math.hypot(...w.slice(0, -1)), from = -w[w.length - 1] / (size || 1), far = 100;
    if (!size) return "";
    const [a, b] = units === "2" ? [w[0] / size, w[1] / size] : [0, 1];
    return `M${plot.x(from * a - far * b)} ${plot.y(from * b + far * a)}L${plot.x(from * a + far * b)} ${plot.y(from * b - far * a)}`;
  }
  plot.layer(s("g"), place);
  return {
    element: plot.element, resize: plot.resize,
    /** @param {State} state @param {Found} found */
    draw(state, found) {
      now = [state, found];
      const shown = look(found.w, found.H), [from, to] = reach(state, shown), flat = state.units === "2";
      plot.span({ x: { from, to, label: flat ? "h₁" : "along the cut" }, y: { from, to } });
      plot.head(flat ? "after: h₂" : "after: across the cut");
      list = Array.from(found.y, (kind, i) => ({ x: shown[2 * i], y: shown[2 * i + 1], kind }));
      dots.draw();
      place();
    },
  };
}
