/** Two spikes that are dragged in time, the window that says what their order does, and the synapse through a hundred such pairs. */

import { above, stage } from "../../charts/stage.js";
import { chart } from "../../charts/chart.js";
import { clock } from "../../charts/time/clock.js";
import { curve } from "../../charts/curve.js";
import { lanes } from "../../charts/lanes.js";
import { tried } from "../../charts/tried.js";
import { stdp } from "../../core/neurons/plasticity.js";
import { slider } from "../../ui/controls.js";
import { attr, h, s } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import css from "./style.css";
import { quantities } from "./task.js";
import { drift, gap, gaps, PAIRS, sentence, weights } from "./words.js";

/** @typedef {import("./words.js").State} State */

/** The longest time between the two spikes that is drawn, in ms, and the window's two sides, which do not meet. */
const MOST = 70;
const LATER = Float64Array.from({ length: 281 }, (_, i) => Math.max(i / 4, 1e-6)), EARLIER = LATER.map((x) => -x).reverse();
const COUNTS = Float64Array.from({ length: PAIRS + 1 }, (_, n) => n);
/** In hundredths of the strongest weight. */
const change = (/** @type {number} */ x) => 100 * stdp(x);

export default defineWidget({
  name: "PlasticityLab",
  quantities,
  text: sentence,
  build(ui) {
    const now = () => /** @type {any} */ (ui.state);
    const rows = lanes(ui, { trait: "times", names: ["sender", "receiver"], x: { from: 10, to: 90, label: "time", unit: "ms" } });
    const drifting = chart({ x: { from: 0, to: PAIRS, label: "pairs of spikes" }, y: { from: 0, to: 1, label: "weight of the synapse" }, height: 190, label: "weight over pairs" });
    const window = chart({ x: { from: -MOST, to: MOST, label: "receiver after sender", unit: "ms" }, y: { from: -0.6, to: 0.6, label: "change for each pair", unit: "%", ticks: [-0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6] }, height: 300, label: "change over the time from sender to receiver" });
    const w = curve(drifting, { style: "weight" }), sides = [curve(window, { style: "shrinks" }), curve(window, { style: "grows" })];
    const cloud = s("path", { class: "pair" }), dot = s("circle", { r: 6, class: "here" });
    window.layer(cloud, scatter);
    window.layer(dot, scatter, window.over);
    ui.stage.append(h("style", { text: css }));
    const time = clock(ui, { end: PAIRS, rate: 25, step: 1, digits: 0, label: "Pairs", show: () => drawWeights() });
    stage(ui, [
      { element: h("div", { class: "ann-above" }, rows.element, drifting.element, time.element), resize(width) { rows.resize(width); drifting.resize(width); } },
      above(window, slider(ui, { trait: "jitter" }), slider(ui, { trait: "weight" })),
    ]);
    const tries = tried(ui);

    function drawWeights() {
      const count = Math.floor(time.now + 1e-9) + 1;
      w.draw(COUNTS.subarray(0, count), weights(now()).subarray(0, count));
      scatter();
    }

    /** The pairs so far as dots on the window, and the time between the two spikes in the rows. */
    function scatter() {
      const count = Math.floor(time.now + 1e-9), here = gap(now());
      const shown = now().jitter ? gaps(now()).subarray(0, count) : [];
      attr(cloud, { d: Array.from(shown, (x) => `M${(window.x(x) - 3).toFixed(1)} ${window.y(change(x)).toFixed(1)}a3 3 0 1 0 6 0a3 3 0 1 0 -6 0`).join("") });
      attr(dot, { cx: window.x(here), cy: window.y(change(here)) });
    }

    /** The window grows under the hand that tries it, and stands whole when the bet is done. */
    function grow() {
      const { jitter } = now(), here = gap(now());
      tries.go(here - jitter, here + jitter);
      for (const [i, xs] of [EARLIER, LATER].entries()) {
        const shown = tries.of(xs);
        sides[i].draw(shown, shown.map(change));
      }
    }

    time.seek(PAIRS);
    return {
      draw(state) {
        grow();
        drawWeights();
        w.ghost(COUNTS, weights(/** @type {any} */ (ui.start)));
        scatter();
        ui.say(ui.asking && ui.gated ? sentence(state) : drift(/** @type {any} */ (state)));
      },
    };
  },
});
