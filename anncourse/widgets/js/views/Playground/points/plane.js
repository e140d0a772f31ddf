/** One neuron at large, as a rule the output: its map, the line where it changes its mind, and the data, which can be moved. */

import { chart } from "../../../charts/chart.js";
import { heat } from "../../../charts/heat.js";
import { points } from "../../../charts/points.js";
import { clamp, h, num } from "../../../ui/dom.js";
import { GRID, REACH } from "../engine.js";
import { KINDS } from "../shape.js";
import { brush } from "./brush.js";

const SIDE = { from: -REACH, to: REACH };

/** @param {import("../figure.js").Figure} figure */
export function plane(figure) {
  const { ui, engine, change, pick, sees } = figure;
  const plot = chart({ x: SIDE, y: SIDE, height: "square", bare: true });
  const map = heat(plot, ui, { rows: GRID, label: "what the network says of every point of the plane" });
  const limit = (/** @type {number} */ x) => Number(clamp(x, -REACH, REACH).toFixed(3));
  const name = (/** @type {number} */ i) => {
    const { ids, y, learned } = engine.data;
    return `${ids[i] < 0 ? "Painted" : i < learned ? "Training" : "Held-out"} point ${i + 1}, ${KINDS[y[i]]}`;
  };
  /** @param {number} kind @param {number} x1 @param {number} x2 @returns {number} its place */
  function add(kind, x1, x2) {
    change({ painted: [...ui.get("painted"), [kind, limit(x1), limit(x2)]] }, false);
    return engine.data.learned - 1;
  }
  /** @param {number[]} places */
  function remove(places) {
    const gone = places.map((i) => engine.data.ids[i]);
    change({ removed: [...ui.get("removed"), ...gone.filter((id) => id >= 0)],
      moved: ui.get("moved").filter((/** @type {number[]} */ m) => !gone.includes(m[0])),
      painted: ui.get("painted").filter((/** @type {unknown} */ _, /** @type {number} */ i) => !gone.includes(~i)) }, false);
  }
  /** @param {number} i @param {number} x1 @param {number} x2 */
  function move(i, x1, x2) {
    const id = engine.data.ids[i], place = [limit(x1), limit(x2)], painted = ui.get("painted");
    change(id < 0 ? { painted: painted.with(~id, [painted[~id][0], ...place]) }
      : { moved: [...ui.get("moved").filter((/** @type {number[]} */ m) => m[0] !== id), [id, ...place]] }, false);
  }
  const paint = brush(figure, plot, { add, remove });
  const data = points(plot, ui, {
    size: 3.6, move, name, taps: false,
    list() {
      const { X, y, learned } = engine.data;
      return Array.from(sees.test ? y : y.subarray(0, learned), (kind, i) => ({ x: X[2 * i], y: X[2 * i + 1], kind, hollow: i >= learned }));
    },
    add: (x1, x2) => add(paint.kind, x1, x2),
    remove: (i) => remove([i]),
    chosen: (i) => pick(i === null || i >= engine.data.y.length ? null : { words() {
      const p = engine.chances(i), all = Array.from(p, (share, k) => `${num(share)} ${KINDS[k]}`).join(", ");
      return { share: p.length > 2 ? NaN : p[1], text: `${name(i)}: softmax ${all}.` };
    } }),
  });
  const element = h("div", { class: "pg-plane" }, plot.element, paint.paper,
    h("span", { class: "ann-name", text: "x₂" }), h("span", { class: "ann-name is-across", text: "x₁" }));
  return { element, map, resize: plot.resize, drawer: paint.drawer, /** The data are others, or elsewhere. */ data: data.draw };
}
