/** Above, f with the probe and its tangent; below, the slope f′, at one scale for every activation so that they compare. */

import { ACTIVATIONS } from "../../core/neurons/activations.js";
import { chart } from "../../charts/chart.js";
import { curve } from "../../charts/curve.js";
import { rider } from "../../charts/rider.js";
import { attr, h, s } from "../../ui/dom.js";
import { amount, named, probed, run } from "./words.js";

/** @typedef {import("../../ui/frame.js").Ui} Ui */
/** @typedef {import("../../ui/store.js").State} State */

/** Half the length of the tangent, and the room left of both planes, in pixels. */
const TANGENT = 52, ROOM = /** @type {[number, number]} */ ([30, 8]);

/** @param {Ui} ui */
export function curves(ui) {
  const { low: from = 0, high: to = 0 } = ui.rule("z");
  const zs = Float64Array.from({ length: 401 }, (_, i) => from + ((to - from) * i) / 400);
  const x = { from, to, ticks: [-4, -2, 0, 2, 4] };
  const above = chart({ x, y: { from, to, grid: true, label: "f(z)" }, height: 172, room: ROOM });
  const below = chart({ x: { ...x, label: "z" }, y: { from: -0.2, to: 1.2, ticks: [0, 0.5, 1], grid: true, text: amount, label: "f′(z)" }, height: 150, room: ROOM });
  const f = curve(above), df = curve(below);
  const tangent = s("path", { class: "ann-tangent" });
  const guide = s("path", { class: "ann-guide" }), foot = s("circle", { class: "ann-foot", r: 5 }), others = s("path", { class: "ann-others" });
  above.layer(tangent, place, above.over);
  below.layer(others);
  below.layer(guide);
  below.layer(foot, undefined, below.over);
  rider(above, ui, { trait: "z", of: (z) => ACTIVATIONS[ui.get("activation")].f(z), together: "z" });
  let drawn = "";

  function place() {
    const [value, slope] = probed(ui.state), { z } = ui.state;
    const px = above.x(z), py = above.y(value), rise = (slope * (above.y(1) - above.y(0))) / (above.x(1) - above.x(0)), dx = TANGENT / Math.hypot(1, rise);
    attr(tangent, { d: `M${px - dx} ${py - rise * dx}l${2 * dx} ${2 * rise * dx}` });
    // The same probe below; its own axes are laid out after those above.
    const at = below.x(z), foothold = below.y(slope);
    attr(guide, { d: `M${at} ${below.box.top}V${below.box.bottom}` });
    attr(foot, { cx: at, cy: foothold });
    const layers = run(ui.state);
    attr(others, { d: Array.from(layers.z, (one, k) => (k && Math.abs(one) <= to ? `M${below.x(one)} ${below.y(layers.slopes[k])}h0` : "")).join("") });
  }

  /** @param {State} state */
  function draw(state) {
    const { f: value, df: slope } = ACTIVATIONS[state.activation];
    // The curves stay while the probe moves.
    if (drawn !== (drawn = state.activation)) {
      const least = value(from), values = zs.map(value);
      // Room for the whole curve, and no more.
      const low = least < -2 ? from : least < -0.5 ? -1.2 : -0.3, high = value(to) > 2 ? to : 1.2;
      above.span({ y: { from: low, to: high, ticks: [-4, -1, 0, 1, 4].filter((tick) => tick > low && tick < high) } });
      f.draw(zs, values);
      df.draw(zs, zs.map((z, i) => slope(z, values[i])));
    }
    const [now, steep] = probed(state);
    above.head(`${named(state.activation)}: f(${amount(state.z)}) = ${amount(now)}`);
    below.head(`its slope: f′(${amount(state.z)}) = ${amount(steep)}`);
    place();
  }
  const element = h("div", {}, above.element, below.element);
  return { element, resize: (/** @type {number} */ width) => { below.resize(width); above.resize(width); }, draw };
}
