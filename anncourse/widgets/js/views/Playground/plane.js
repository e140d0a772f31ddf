/** One neuron at large, as a rule the output: its map, the line where it changes its mind, and the data, which can be moved. */

import { chart } from "../../charts/chart.js";
import { heat } from "../../charts/heat.js";
import { points } from "../../charts/points.js";
import { clamp, h, num } from "../../ui/dom.js";
import { GRID, REACH } from "./engine.js";

const SIDE = { from: -REACH, to: REACH };

/** @param {import("./figure.js").Figure} figure */
export function plane({ ui, engine, change, pick, sees }) {
  const plot = chart({ x: SIDE, y: SIDE, height: "square", bare: true });
  const map = heat(plot, ui, { rows: GRID, label: "what the network says of every point of the plane" });
  const element = h("div", { class: "pg-plane" }, plot.element,
    h("span", { class: "ann-name", text: "x₂" }), h("span", { class: "ann-name is-across", text: "x₁" }));
  const half = () => engine.y.length >> 1;
  const limit = (/** @type {number} */ x) => Number(clamp(x, -REACH, REACH).toFixed(3));
  const name = (/** @type {number} */ i) => `${i < half() ? "Training" : "Held-out"} point ${i + 1}, ${engine.y[i] ? "blue" : "orange"}`;
  const data = points(plot, ui, {
    size: 3.6,
    list: () => Array.from(engine.y.subarray(0, sees.test ? engine.y.length : half()), (kind, i) => ({ x: engine.X[2 * i], y: engine.X[2 * i + 1], kind, hollow: i >= half() })),
    move: (i, x1, x2) => change({ moved: [...ui.get("moved").filter((/** @type {number[]} */ m) => m[0] !== i), [i, limit(x1), limit(x2)]] }, false),
    name,
    chosen: (i) => pick(i === null ? null : { words: () => {
      const z = engine.score(i), p = 1 / (1 + Math.exp(-z));
      return { share: p, text: `${name(i)}: score ${num(z)}, softmax ${num(p)} blue, ${num(1 - p)} orange.` };
    } }),
  });
  return { element, map, resize: plot.resize, /** The data are others, or elsewhere. */ data: data.draw };
}
