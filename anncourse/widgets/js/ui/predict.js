/** "What do you think?": one question, answered before anything moves, and answered for real once the reader has tried. */

import { h } from "./dom.js";
import { button } from "./controls.js";

/**
 * @typedef {import("./store.js").State} State
 * @typedef {{ text: string, correct: boolean, why: string }} Option
 * @typedef {{ question: string, options: Option[], task: string, asked(state: State, start: State): boolean }} Prediction
 */

/**
 * @param {Prediction} prediction
 * @param {State} start          the state the question is about
 * @param {() => void} onLocked  the reader has committed
 */
export function predictPanel(prediction, start, onLocked) {
  /** @type {Option | null} */
  let chosen = null;
  let told = false;
  const task = h("p", { class: "ann-task", role: "status" });
  const buttons = prediction.options.map((option) => button(option.text, () => lock(option)));
  const element = h("div", { class: "ann-predict", role: "group", "data-part": "predict", "aria-label": "What do you think?" },
    h("p", { class: "ann-kicker", text: "What do you think?" }),
    h("p", { class: "ann-question", text: prediction.question }),
    h("div", { class: "ann-options" }, ...buttons), task);

  /** @param {Option} option */
  function lock(option) {
    if (chosen) return;
    chosen = option;
    buttons.forEach((b, i) => {
      b.setAttribute("aria-pressed", String(prediction.options[i] === option));
      b.setAttribute("aria-disabled", "true");
    });
    task.textContent = `Locked in. ${prediction.task}`;
    onLocked();
  }

  /** @param {State} state */
  function update(state) {
    if (!chosen || told || !prediction.asked(state, start)) return;
    told = true;
    buttons.forEach((b, i) => prediction.options[i].correct && b.classList.add("is-right"));
    const verdict = chosen.correct ? "As you thought." : `You thought: ${chosen.text.toLowerCase().replace(/\.$/, "")}.`;
    task.textContent = `${verdict} ${chosen.why}`;
  }

  return { element, update };
}
