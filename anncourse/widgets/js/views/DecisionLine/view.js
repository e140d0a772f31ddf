/** A neuron as a line in the plane: drag the line or the numbers, each moves the other. */

import { stage } from "../../charts/stage.js";
import { button, slider } from "../../ui/controls.js";
import { attr, h } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { formula, result, right, summary, TASKS } from "./line.js";
import css from "./style.css";
import { plane } from "./plane.js";
import { judges, quantities } from "./task.js";

export default defineWidget({
  name: "DecisionLine",
  quantities,
  judges,
  text: summary,
  build(ui) {
    const picture = plane(ui), shown = h("span");
    /** The reader's best, task by task. @type {Record<string, number>} */
    const record = {};
    const tasks = [...new Set([...Object.keys(TASKS), ui.get("task")])].map((task) => button(task, () => ui.set({ task })));
    const panel = h("div", { class: "ann-panel" },
      // Where the author has fixed the task, the others are for later.
      ui.fixes("task") ? "" : h("div", { class: "ann-options", role: "group", "aria-label": "Task" }, ...tasks),
      ...[0, 1].map((index) => slider(ui, { trait: "weights", index, label: `w${"₁₂"[index]}`, together: "line" })), slider(ui, { trait: "bias", together: "line" }),
      h("p", { class: "ann-verdict" }, "Tinted: ", shown, " ≥ 0, the neuron answers 1. It should at ●, not at □. Numbers: distance to the line, negative where it is wrong."));
    ui.stage.append(h("style", { text: css }));
    stage(ui, [picture, { element: panel }]);
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
