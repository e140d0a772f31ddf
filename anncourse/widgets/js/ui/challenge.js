/** A goal the figure checks by itself, and a solution that plays on request. */

import { h, setText } from "./dom.js";
import { button } from "./controls.js";

/**
 * @typedef {import("./store.js").State} State
 * @typedef {{ solved: boolean, say: string }} Verdict
 */

/**
 * @param {string} text
 * @param {() => Promise<unknown>} solve  ends in a state that the check accepts
 */
export function challengePanel(text, solve) {
  const say = h("p", { class: "ann-verdict", role: "status" });
  const showMe = button("Show me", async () => {
    showMe.disabled = true;
    try {
      await solve();
    } finally {
      showMe.disabled = false;
    }
  }, { part: "show-me" });
  const element = h("div", { class: "ann-challenge", role: "group", "data-part": "challenge", "data-solved": "false", "aria-label": "Challenge" },
    h("p", { class: "ann-kicker", text: "Challenge" }), h("p", { class: "ann-question", text }), say, showMe);

  /** @param {Verdict} verdict */
  function update({ solved, say: words }) {
    element.dataset.solved = String(solved);
    setText(say, solved ? `Solved. ${words}` : words);
  }
  return { element, update };
}
