/** A bowl from above with the way down, and beside it how fast the distance shrinks, over the learning rate with its named parts. */

import { chart } from "../../charts/chart.js";
import { clock } from "../../charts/time/clock.js";
import { curve } from "../../charts/curve.js";
import { stage } from "../../charts/stage.js";
import { choices, slider } from "../../ui/controls.js";
import { attr, h, num, s } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { plane } from "./plane.js";
import { run } from "./run.js";
import { strip } from "./strip.js";
import css from "./style.css";
import { quantities } from "./task.js";
import { answer, sentence } from "./words.js";

/** @typedef {import("./run.js").State} State */

/** What is left of the distance, from the least that is drawn to the most, and the share that counts as near. */
const LEAST = 1e-5, MOST = 10, NEAR = 0.001;
const POWERS = [1e-4, 1e-3, 1e-2, 0.1, 1, 10];

/** A start at the bottom leads nowhere. @param {any} state */
const check = ({ start: [x, y] }) => (x * x + y * y < 0.01 ? `start must be at least 0.1 from the bottom; got ${num(x)}, ${num(y)}.` : "");

/** How the share shrinks, and where near begins. @param {number} steps */
function shrinking(steps) {
  const plot = chart({ x: { from: 0, to: steps, label: "steps" }, y: { from: LEAST, to: MOST, log: true, ticks: POWERS, text: String, label: "distance left" }, height: 190, label: "distance left over steps" });
  const goal = s("path", { class: "goal" });
  plot.layer(goal, () => attr(goal, { d: `M${plot.box.left} ${plot.y(NEAR)}H${plot.box.right}` }));
  const now = curve(plot, { style: "left" });
  const ticks = (/** @type {Float64Array} */ shares) => Float64Array.from(shares, (_, t) => t);
  const kept = (/** @type {Float64Array} */ shares) => shares.map((value) => Math.min(1e4, Math.max(LEAST, value)));
  return {
    ...plot,
    /** @param {Float64Array} shares @param {number} until */
    draw: (shares, until) => now.draw(ticks(shares).slice(0, until + 1), kept(shares)),
    /** @param {Float64Array} shares */
    ghost: (shares) => now.ghost(ticks(shares), kept(shares)),
  };
}

export default defineWidget({
  name: "DescentLab",
  quantities,
  check,
  text: sentence,
  build(ui) {
    const state = () => /** @type {State} */ (/** @type {any} */ (ui.state)), steps = ui.get("steps");
    const bowl = plane(ui), distance = shrinking(steps), rates = strip(ui);
    let way = run(state()), from = ui.start;
    distance.ghost(run(/** @type {any} */ (from)).left);
    const time = clock(ui, { end: steps, rate: Math.max(12, steps / 8), step: 1, unit: "steps", digits: 0, label: "Steps", show: () => through() });
    const momentum = slider(ui, { trait: "momentum" });
    ui.controls.append(
      ...ui.free("method", () => choices(ui, { trait: "method" })),
      ...ui.free("momentum", () => momentum),
      ...ui.free("condition", () => slider(ui, { trait: "condition" })),
      ...ui.free("noise", () => slider(ui, { trait: "noise" })));
    ui.stage.append(h("style", { text: css }));
    const beside = h("div", { class: "beside" }, rates.element, distance.element, time.element, ui.controls);
    stage(ui, [bowl, { element: beside, resize: (width) => { rates.resize(width); distance.resize(width); } }]);

    function through() {
      bowl.draw(state(), way.path, time.now);
      distance.draw(way.left, Math.floor(time.now));
    }
    time.seek(steps);
    return {
      draw() {
        way = run(state());
        if (!ui.fixes("momentum")) momentum.hidden = state().method !== "momentum";
        if (!time.playing) time.seek(steps);
        through();
        if (from !== ui.start) distance.ghost(run(/** @type {any} */ (from = ui.start)).left);
        rates.draw(state());
        ui.say(answer(state(), way));
      },
    };
  },
});
