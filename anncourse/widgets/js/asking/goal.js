/** A goal the figure checks by itself: its stages as they are reached, hints one by one, and then a solution that plays. */

import { h, setText } from "../ui/dom.js";
import { button } from "../ui/controls.js";
import { fill } from "./judges.js";
import { stagesMet } from "./stages.js";

/** @typedef {import("../ui/store.js").State} State */

/**
 * @param {import("./stages.js").Goal} goal  its question with its quantities put in
 * @param {{ figure: import("./judges.js").Figure, solve(): Promise<unknown>, onSolved(): void }} hooks
 */
export function goalPanel(goal, { figure, solve, onSolved }) {
  let solved = false, given = 0;
  const say = h("p", { class: "ann-verdict", role: "status" });
  const marks = goal.stages.map(() => h("li", { "data-part": "stage" }));
  const hints = h("ol", { class: "ann-hints" });
  const hint = button("Hint", () => {
    hints.append(h("li", { text: goal.hints[given++] }));
    offer();
  }, { part: "hint" });
  const showMe = button("Show me", async () => {
    showMe.disabled = true;
    try {
      await solve();
    } finally {
      showMe.disabled = false;
    }
  }, { part: "show-me" });
  const element = h("div", { class: "ann-challenge", role: "group", "data-part": "challenge", "data-solved": "false", "aria-label": "Challenge" },
    h("p", { class: "ann-kicker", text: "Challenge" }), h("p", { class: "ann-question", text: goal.question }),
    h("ul", { class: "ann-stages" }, ...marks), say, hints, h("div", { class: "ann-options" }, hint, showMe));
  offer();

  function offer() {
    hint.hidden = given >= goal.hints.length;
    showMe.hidden = !hint.hidden;
  }

  function reach() {
    solved = true;
    element.dataset.solved = "true";
  }

  return {
    element,
    get solved() { return solved; },
    /** A gesture has ended. @param {State} state @param {State} start */
    judge(state, start) {
      const met = stagesMet(goal, state, start, figure), all = met.every(Boolean);
      marks.forEach((mark, i) => {
        mark.dataset.met = String(met[i]);
        setText(mark, met[i] ? fill(goal.stages[i].say, state, start, figure) : "Not yet.");
      });
      const news = all && !solved;
      if (all) reach();
      setText(say, all ? "Solved." : solved ? "Solved before." : "");
      if (news) onSolved();
    },
    /** It was solved at an earlier visit. */
    recall: reach,
  };
}
