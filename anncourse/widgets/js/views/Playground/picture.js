/** What the eye sees: everything is drawn from the engine, the same for the same state. */

import { attr } from "../../ui/dom.js";
import { paint, palette } from "../../charts/heat.js";
import { colors as theme, onTheme } from "../../ui/theme.js";
import { GRID, X1, X2 } from "./engine.js";
import { names } from "./shape.js";

const SIZE = GRID * GRID;
const HINT = "Drag a line to change its weight. Click a neuron to take it out.";
const MANY = "These lines are too many to drag: use the numbers under “Weights as table”.";

/**
 * @param {import("./figure.js").Figure} figure
 * @param {{ box: HTMLElement, net: ReturnType<typeof import("./network.js").network>, field: ReturnType<typeof import("./plane.js").plane>,
 *           heads: ReturnType<typeof import("./steppers.js").steppers> }} elements
 */
export function picture({ ui, engine, sees }, { box, net, field, heads }) {
  /** How sure the output is, from −1 (orange) to 1 (blue). */
  const sure = new Float64Array(SIZE);
  /** @type {Uint32Array | null} */
  let colors = null;
  let width = 0;

  onTheme(() => {
    colors = null;
    paintAll();
  }, ui.signal);

  const shown = () => (sees.neuron < 0 ? engine.neurons - 1 : sees.neuron);

  function paintAll() {
    if (!colors) {
      colors = palette(theme(ui.el));
      for (const { canvas, index } of net.units) if (index < 0) paint(canvas, [X1, X2][index + 2], colors);
    }
    const maps = engine.survey();
    const map = (/** @type {number} */ index) => maps.subarray(index * SIZE, (index + 1) * SIZE);
    const last = engine.neurons - 1, output = map(last), large = map(shown());
    // 2p − 1 = tanh(z / 2), where p is the softmax of z and 0.
    for (let i = 0; i < SIZE; i++) sure[i] = sees.decisions ? Math.sign(output[i]) : Math.tanh(output[i] / 2);
    for (const { canvas, index } of net.units) if (index >= 0) paint(canvas, index === last ? sure : map(index), colors);
    field.map.draw(shown() === last ? sure : large);
    field.map.line(large, shown() === last ? 0 : engine.mlp.activation.f(0) + 1e-9);
  }

  /** From the neuron that is shown at large to its large map. */
  function beam() {
    const { nodes, size, plane: { x, y, size: side }, wide } = net.where;
    const one = net.units.find(({ index }) => index === shown());
    if (!one) return;
    const { x: cx, y: cy } = nodes[one.layer][one.unit], r = size / 2;
    attr(net.beam, { d: wide
      ? `M${cx + r} ${cy - r}L${x} ${y + 6}V${y + side - 6}L${cx + r} ${cy + r}Z`
      : `M${cx - r} ${cy + r}L${cx - 2 * r} ${y}H${cx + r}V${cy + r}Z` });
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
    hint: () => (sees.neuron >= 0 ? `Neuron ${names(engine.state.hidden).flat()[sees.neuron + 2]} at large.` : net.many ? MANY : HINT),
  };
}
