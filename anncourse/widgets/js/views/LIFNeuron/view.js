/** The potential through time, with a threshold that is dragged, and beside it the f-I curve, which the reader draws first. */

import { chart } from "../../charts/chart.js";
import { clock } from "../../charts/time/clock.js";
import { curve } from "../../charts/curve.js";
import { level } from "../../charts/level.js";
import { marks } from "../../charts/marks.js";
import { rider } from "../../charts/rider.js";
import { sketch } from "../../charts/sketch.js";
import { stage } from "../../charts/stage.js";
import { tried } from "../../charts/tried.js";
import { drive, potential, rate, spikes } from "../../core/neurons/lif.js";
import { slider } from "../../ui/controls.js";
import { attr, h, num, s, setText } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import css from "./style.css";
import { quantities } from "./task.js";
import { answer, sentence } from "./words.js";

/** @typedef {import("./words.js").State} State */

/** Milliseconds that are shown, and from one point of the curve to the next. */
const END = 100, STEP = 0.25;
/** Spikes a second that the axis may end at. */
const TOPS = [250, 500, 1000, 2000, 4000];
const CURRENTS = Float64Array.from({ length: 501 }, (_, i) => i / 100);

/** The potential up to a moment; at a spike it stands at the threshold, and falls. @param {State} state @param {number} end @returns {[number[], number[], Float64Array]} */
function trace(state, end) {
  const fired = spikes(state, state.current, end);
  /** @type {number[]} */
  const ts = [], vs = [];
  let next = 0;
  for (let t = 0; t <= end; t += STEP) {
    for (; fired[next] <= t; next++) {
      ts.push(fired[next], fired[next]);
      vs.push(state.threshold, state.reset);
    }
    ts.push(t);
    vs.push(potential(state, state.current, fired, t));
  }
  return [ts, vs, fired];
}

export default defineWidget({
  name: "LIFNeuron",
  quantities,
  text: sentence,
  build(ui) {
    const now = () => /** @type {any} */ (ui.state), lowest = Math.min(ui.get("rest"), ui.get("reset")) - 5;
    const membrane = chart({
      x: { from: 0, to: END, label: "time", unit: "ms" },
      y: { from: lowest, to: -35, label: "potential", unit: "mV", ticks: [-90, -80, -70, -60, -50, -40].filter((v) => v > lowest) },
      label: "potential over time",
    });
    const rates = chart({
      x: { from: 0, to: 5, label: "current", unit: "nA" },
      y: { from: 0, to: TOPS[0], label: "spikes a second" },
      height: 320, label: "spikes a second over current",
    });
    const v = curve(membrane, { style: "potential" }), ticks = marks(membrane), f = curve(rates, { style: "rate" });
    const goal = s("path", { class: "ann-guide goal" }), aim = s("text", { class: "ann-halo" });
    membrane.layer(goal, lead);
    membrane.layer(aim, lead);
    level(membrane, ui, { trait: "threshold" });
    const guess = sketch(rates, ui, { label: "spikes a second" });
    rider(rates, ui, { trait: "current", of: (x) => (ui.gated ? 0 : rate(now(), x)), together: "current" });
    const time = clock(ui, { end: END, rate: 20, step: 1, unit: "ms", digits: 0, show: () => through() });
    ui.controls.append(slider(ui, { trait: "current", together: "current" }), slider(ui, { trait: "tau" }), slider(ui, { trait: "refractory" }));
    ui.stage.append(h("style", { text: css }));
    stage(ui, [{ element: h("div", { class: "ann-above" }, membrane.element, time.element, ui.controls), resize: membrane.resize }, rates]);
    const currents = tried(ui);

    /** Where the current alone would lead, with neither threshold nor spikes. */
    function lead() {
      const end = drive(now(), now().current), { left, right } = membrane.box, y = membrane.y(end);
      attr(goal, { d: `M${left} ${y}H${right}` });
      attr(aim, { x: left + 6, y: y - 6 });
      setText(aim, `Goal ${num(end, 1)} mV`);
    }

    function through() {
      const [ts, vs, fired] = trace(now(), time.now);
      v.draw(ts, vs);
      ticks.draw([fired]);
    }

    /** The curve grows under the hand that tries currents, and stands whole when the bet is done. */
    function grow() {
      const { current } = now();
      currents.go(current);
      const shown = currents.of(CURRENTS);
      const most = Math.max(rate(now(), 5), ui.asking ? 0 : rate(/** @type {any} */ (ui.start), 5));
      rates.span({ y: { to: TOPS.find((top) => top >= most) ?? TOPS[TOPS.length - 1] } });
      f.draw(shown, shown.map((x) => rate(now(), x)));
      if (!ui.asking) f.ghost(CURRENTS, CURRENTS.map((x) => rate(/** @type {any} */ (ui.start), x)));
    }

    time.seek(END);
    return {
      draw(state) {
        through();
        lead();
        const [ts, vs] = trace(/** @type {any} */ (ui.start), END);
        v.ghost(ts, vs);
        grow();
        ui.say(answer(/** @type {any} */ (state)));
      },
      sketches: { rate: guess },
    };
  },
});
