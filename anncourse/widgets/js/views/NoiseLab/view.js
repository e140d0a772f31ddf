/** On the left points that become noise, on the right noise that becomes points, both as far on their way. */

import { running } from "../../charts/time/running.js";
import { stage } from "../../charts/stage.js";
import { button, choices, select, slider } from "../../ui/controls.js";
import { h } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { newStart } from "../../ui/new-start.js";
import { cloud } from "./cloud.js";
import { added, done, training, way } from "./lab.js";
import css from "./style.css";
import { quantities } from "./task.js";
import { result, sentence } from "./words.js";

/** @typedef {import("./lab.js").State} State */

/** Milliseconds from noise to the end; the share of the way that a tail is long. */
const LONG = 5000, TAIL = 0.1;

export default defineWidget({
  name: "NoiseLab",
  newStart: newStart((seed) => ({ seed })),
  quantities,
  text: sentence,
  build(ui) {
    const left = cloud("noise added"), right = cloud("noise removed");
    const toggle = button("Play", () => (frames.running ? frames.stop() : play()), { primary: true });
    /** Where the run is; a hand that comes between ends it. */
    let at = 1, mine = 1;
    const frames = running(ui, toggle, (_, passed) => {
      if (ui.get("noise") !== mine) return frames.stop();
      at = Math.max(0, at - passed / LONG);
      mine = Number(at.toFixed(3));
      if (!ui.set({ noise: mine }, { commit: false }) || at === 0) frames.stop();
    });
    function play() {
      mine = at = ui.get("noise") || 1;
      ui.set({ noise: at }, { commit: false });
      frames.start();
    }
    ui.controls.append(
      h("div", { class: "ann-clock walk" }, toggle, slider(ui, { trait: "noise" })),
      ...ui.free("steps", () => slider(ui, { trait: "steps" })), ...ui.free("blur", () => slider(ui, { trait: "blur" })),
      ...ui.free("count", () => choices(ui, { trait: "count" })),
      ...ui.free("shape", () => select(ui, { trait: "shape", options: [["ring", "ring"], ["moons", "two moons"], ["spiral", "spiral"]] })));
    ui.stage.append(h("style", { text: css }));
    stage(ui, [left, right]);
    return {
      draw(state) {
        const all = /** @type {State} */ (/** @type {unknown} */ (state)), now = done(all), points = training(all);
        left.show(points, [added(all)]);
        right.show(points, way(all).slice(Math.max(0, now - Math.ceil(TAIL * all.steps)), now + 1));
        right.head(`noise removed: ${now} of ${all.steps} steps`);
        ui.say(result(all));
      },
    };
  },
});
