/** All units of a deep network as it starts, layer by layer, and how large signals and gradients are there. */

import { chart } from "../../charts/chart.js";
import { curve } from "../../charts/curve.js";
import { paint, palette } from "../../charts/heat.js";
import { stage } from "../../charts/stage.js";
import { DEEPEST, UNITS, signals } from "../../core/layers/signals.js";
import { choices, slider } from "../../ui/controls.js";
import { attr, clamp, h, s } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { newStart } from "../../ui/new-start.js";
import { colors, onTheme } from "../../ui/theme.js";
import css from "./style.css";
import { quantities } from "./task.js";
import { answer, sentence } from "./words.js";

/** @typedef {import("./words.js").State} State */

/** The axis: what is smaller or larger stands at its ends. */
const LOW = 1e-8, HIGH = 1e8;
const RAISED = new Map([[1e-8, "10⁻⁸"], [1e-4, "10⁻⁴"], [1, "1"], [1e4, "10⁴"], [1e8, "10⁸"]]);

/** Every unit of every layer, for one example. @param {import("../../ui/frame.js").Ui} ui */
function strip(ui) {
  const canvas = h("canvas", { height: UNITS, role: "img" });
  /** @type {Float64Array[]} */
  let now = [];
  /** @type {Uint32Array | undefined} */
  let pixels;
  function draw() {
    pixels ??= palette(colors(ui.el), 1);
    if (canvas.width !== now.length) canvas.width = now.length;
    paint(canvas, Float64Array.from({ length: now.length * UNITS }, (_, i) => now[i % now.length][Math.floor(i / now.length)]), pixels, 1.5);
  }
  onTheme(() => {
    pixels = undefined;
    draw();
  }, ui.signal);
  return {
    element: h("div", { class: "strip" }, canvas, h("p", { text: "One example on its way: a column is a layer, from the input to the last; blue above 0, orange below." })),
    /** @param {Float64Array[]} values @param {string} words */
    show(values, words) {
      now = values;
      draw();
      attr(canvas, { "aria-label": words });
    },
  };
}

/** Two sizes over the layers, and the band in which they keep. */
function sizes() {
  const plot = chart({
    x: { from: 0, to: DEEPEST, label: "layer" },
    y: { from: LOW, to: HIGH, log: true, label: "size", ticks: [...RAISED.keys()], text: (value) => RAISED.get(value) ?? "" },
    height: 270, label: "sizes of signals and gradients over the layers",
  });
  const band = s("path", { class: "kept" }), names = ["signal →", "← gradient"].map((text) => s("text", { class: "ann-halo", text }));
  /** Where the names stand: the signal's toward the end of its way, the gradient's toward the end of its own. */
  let at = [0, 0], ends = [1, 1];
  plot.layer(band, () => attr(band, { d: `M${plot.box.left} ${plot.y(1)}H${plot.box.right}` }));
  const signal = curve(plot, { style: "signal" }), gradient = curve(plot, { style: "gradient" });
  function place() {
    const low = plot.box.bottom - 6, high = plot.box.top + 14;
    names.forEach((name, i) => attr(name, { x: plot.x(at[i]), y: clamp(plot.y(ends[i]) + (i ? 24 : -12), high, low), "text-anchor": i ? "start" : "middle" }));
  }
  plot.layer(s("g", { class: "names" }, ...names), place);
  const kept = (/** @type {Float64Array} */ all) => all.map((value) => clamp(value, LOW, HIGH));
  const layers = (/** @type {Float64Array} */ all) => all.map((_, l) => l);
  return {
    plot,
    /** @param {Float64Array} forward @param {Float64Array} backward */
    draw(forward, backward) {
      const depth = forward.length - 1;
      plot.span({ x: { to: depth } });
      at = [Math.round(0.7 * depth), Math.round(0.1 * depth)];
      ends = [clamp(forward[at[0]], LOW, HIGH), clamp(backward[at[1]], LOW, HIGH)];
      signal.draw(layers(forward), kept(forward));
      gradient.draw(layers(backward), kept(backward));
      place();
    },
    /** As it was at the start. @param {Float64Array} forward @param {Float64Array} backward */
    ghost(forward, backward) {
      signal.ghost(layers(forward), kept(forward));
      gradient.ghost(layers(backward), kept(backward));
    },
  };
}

export default defineWidget({
  name: "InitLab",
  quantities,
  newStart: newStart((seed) => ({ seed })),
  text: sentence,
  build(ui) {
    const units = strip(ui), lines = sizes();
    ui.controls.append(slider(ui, { trait: "scale" }), slider(ui, { trait: "depth" }), choices(ui, { trait: "activation", options: ["tanh", ["relu", "ReLU"]] }));
    ui.stage.append(h("style", { text: css }));
    stage(ui, [units, { element: h("div", {}, ui.controls) }, lines.plot]);
    return {
      draw(state) {
        const { forward, backward, values } = signals(/** @type {any} */ (state)), words = answer(/** @type {any} */ (state));
        units.show(values, words);
        lines.draw(forward, backward);
        const was = signals(/** @type {any} */ (ui.start));
        lines.ghost(was.forward, was.backward);
        ui.say(words);
      },
    };
  },
});
