/** What the eye sees: everything is drawn from the engine, the same for the same state. */

import { attr } from "../../ui/dom.js";
import { paint, palette } from "../../charts/heat.js";
import { colors as theme, onTheme } from "../../ui/theme.js";
import { GRID } from "./engine.js";
import { names } from "./shape.js";
import { winners } from "./winners.js";

const SIZE = GRID * GRID;
const few = new Float64Array(SIZE / 4);

/** A neuron's map in its square. @param {HTMLCanvasElement} canvas @param {Float64Array} values @param {Uint32Array} colors */
function square(canvas, values, colors) {
  const n = canvas.width;
  if (n < GRID) for (let i = 0; i < n * n; i++) few[i] = values[2 * (GRID * Math.floor(i / n) + (i % n))];
  paint(canvas, n < GRID ? few : values, colors);
}
const HINT = "Drag a line to change its weight. Click a neuron to take it out.";
const MANY = "These lines are too many to drag: use the numbers under “Weights as table”.";

/**
 * @param {import("./figure.js").Figure} figure
 * @param {{ box: HTMLElement, net: ReturnType<typeof import("./network.js").network>, field: ReturnType<typeof import("./points/plane.js").plane>,
 *           heads: ReturnType<typeof import("./steppers.js").steppers> }} elements
 */
export function picture({ ui, engine, sees }, { box, net, field, heads }) {
  /** How sure the output is, from −1 (orange) to 1 (blue). */
  const sure = new Float64Array(SIZE);
  /** @type {Uint32Array | null} */
  let colors = null;
  /** From the ground to the color of each class. @type {Uint32Array[]} */
  let kinds = [];
  let width = 0;

  onTheme(() => {
    colors = null;
    paintAll();
  }, ui.signal);

  const hidden = () => engine.neurons - engine.mlp.nOut;

  /** Colors, and the maps of the inputs, which stay. */
  function prepare() {
    const { neg, bg, pos, curve, ink } = theme(ui.el), { plane, mlp: { nIn } } = engine;
    colors = palette({ neg, bg, pos });
    kinds = [neg, pos, curve, ink].map((color) => palette({ neg: bg, bg, pos: color }).slice(128));
    for (const { canvas, index } of net.units)
      if (index < 0) square(canvas, Float64Array.from({ length: SIZE }, (_, i) => plane[nIn * (i + 1) + index]), colors);
  }

  function paintAll() {
    if (!colors) prepare();
    const own = /** @type {Uint32Array} */ (/** @type {unknown} */ (colors)), maps = engine.survey(), first = hidden(), K = engine.mlp.nOut;
    const map = (/** @type {number} */ index) => maps.subarray(index * SIZE, (index + 1) * SIZE);
    const large = sees.neuron < 0 ? null : map(sees.neuron);
    if (K > 1) {
      const { shares, best, leads } = winners(maps.subarray(first * SIZE), K, sees.decisions);
      net.units.forEach(({ canvas, index }) => { if (index >= first) square(canvas, shares[index - first], kinds[index - first]); });
      if (!large) {
        field.map.draw(best, every());
        field.map.line(leads, 0);
      }
    } else {
      // 2p − 1 = tanh(z / 2), where p is the softmax of z and 0.
      const output = map(first);
      for (let i = 0; i < SIZE; i++) sure[i] = sees.decisions ? Math.sign(output[i]) : Math.tanh(output[i] / 2);
      square(net.units[net.units.length - 1].canvas, sure, own);
      if (!large) {
        field.map.draw(sure);
        field.map.line(output, 0);
      }
    }
    for (const { canvas, index } of net.units) if (index >= 0 && index < first) square(canvas, map(index), own);
    if (!large) return;
    field.map.draw(large);
    field.map.line(large, engine.mlp.activation.f(0) + 1e-9);
  }

  /** All classes' colors in a row. */
  function every() {
    const all = new Uint32Array(128 * engine.mlp.nOut);
    for (let k = 0; k < engine.mlp.nOut; k++) all.set(kinds[k], 128 * k);
    return all;
  }

  /** From the neuron that is shown at large to its large map. */
  function beam() {
    const { nodes, size, plane: { x, y, size: side }, wide } = net.where;
    const from = net.units.filter(({ index }) => (sees.neuron < 0 ? index >= hidden() : index === sees.neuron)).map(({ layer, unit }) => nodes[layer][unit]);
    if (!from.length) return;
    const { x: cx, y: top } = from[0], { y: bottom } = from[from.length - 1], r = size / 2;
    attr(net.beam, { d: wide
      ? `M${cx + r} ${top - r}L${x} ${y + 6}V${y + side - 6}L${cx + r} ${bottom + r}Z`
      : `M${cx - r} ${bottom + r}L${cx - 2 * r} ${y}H${cx + r}V${bottom + r}Z` });
  }

  return {
    beam, paint: paintAll,
    /** There are new canvases. */
    forget() { colors = null; },
    /** Fit into a width; without one, into the same as before. @param {number} [now] */
    place(now = width) {
      width = now;
      net.place(width || 600);
      const { plane: { x, y, size }, height } = net.where;
      box.style.height = `${height}px`;
      field.element.style.cssText = `left:${x}px;top:${y}px;width:${size}px;height:${size}px`;
      field.resize(size);
      heads.place(net.where);
      beam();
    },
    hint: () => (sees.neuron >= 0 ? `Neuron ${names(engine.state).flat()[sees.neuron + engine.mlp.nIn]} at large.` : net.many ? MANY : HINT),
  };
}
