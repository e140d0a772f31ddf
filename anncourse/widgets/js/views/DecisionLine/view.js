/** A neuron as a line in the plane: drag the line or the numbers, each moves the other. */

import { button, slider } from "../../ui/controls.js";
import { attr, h } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { choice, number, numbers } from "../../ui/store.js";
import { formula, LIMIT, result, right, summary, TASKS } from "./line.js";
import css from "./style.css";
import { plane } from "./plane.js";
import { judges, quantities } from "./task.js";

export default defineWidget({
  name: "DecisionLine",
  traits: {
    task: choice([...Object.keys(TASKS), "custom"]),
    weights: numbers({ min: 2, max: 2, low: -LIMIT, high: LIMIT }),
    bias: number({ min: -LIMIT, max: LIMIT }),
    // No reader changes them, and Python has looked at them.
    points: () => "",
    targets: () => "",
  },
  fixed: ["points", "targets"],
  scalars: { w1: ["weights", 0], w2: ["weights", 1] },
  quantities,
  judges,
  text: summary,
  build(ui) {
    const picture = plane(ui), shown = h("span");
    /** The reader's best, task by task. @type {Record<string, number>} */
    const record = {};
    const tasks = [...new Set([...Object.keys(TASKS), ui.get("task")])].map((task) => button(task, () => ui.set({ task })));
    const range = { min: -LIMIT, max: LIMIT, step: 0.05 };
    const weight = (/** @type {number} */ i) => slider(ui, { label: `w${"₁₂"[i]}`, ...range,
      get: () => ui.get("weights")[i], set: (value, commit) => ui.set({ weights: ui.get("weights").with(i, value) }, { commit }) });
    ui.stage.append(h("style", { text: css }), picture.svg,
      h("div", { class: "ann-panel" },
        // Where the author has fixed the task, the others are for later.
        ui.fixes("task") ? "" : h("div", { class: "ann-options", role: "group", "aria-label": "Task" }, ...tasks),
        weight(0), weight(1), slider(ui, { label: "b", trait: "bias", ...range }),
        h("p", { class: "ann-verdict" }, "Tinted: ", shown, " ≥ 0, the neuron answers 1. It should at ●, not at □. Numbers: distance to the line, negative where it is wrong.")));
    return {
      draw(state, changed) {
        picture.draw(state, changed);
        for (const task of tasks) {
          const on = task.textContent === state.task ? "true" : null;
          attr(task, { "aria-pressed": on, "aria-disabled": on });
        }
        shown.textContent = formula(state);
        record[state.task] = Math.max(record[state.task] ?? 0, right(state));
        ui.say(`${result(state)} Your best: ${record[state.task]}.`);
      },
    };
  },
});
