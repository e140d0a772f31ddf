/** A few questions in a row. Every option is answered, right or wrong, with its reason. */

import { unique } from "../../ui/controls.js";
import { h } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { marked } from "./marked.js";
import { answersFault, OPEN } from "./rules.js";
import css from "./style.css";

/** @typedef {import("./rules.js").Question} Question */
/** @typedef {import("../../ui/store.js").State} State */

/** @param {Question} question */
const rightOf = ({ options }) => options.findIndex(({ correct }) => correct);

/** One entry a question, whether the reader has begun or not. @param {State} state @returns {number[]} */
const given = ({ questions, answers }) => questions.map((/** @type {Question} */ _, /** @type {number} */ i) => answers[i] ?? OPEN);

/** The numbers of the questions whose answer passes a test. @param {State} state @param {(answer: number, right: number) => boolean} test */
const those = (state, test) =>
  given(state).flatMap((answer, i) => (test(answer, rightOf(state.questions[i])) ? [i + 1] : []));

/** @param {State} state */
const count = (state) => `Right: ${those(state, (answer, right) => answer === right).length} of ${state.questions.length}.`;

/**
 * One question: native radio buttons, and the reason of the option that is chosen.
 * @param {Question} question
 * @param {string} number
 * @param {(option: number) => void} choose
 */
function card({ prompt, options }, number, choose) {
  const name = unique();
  const inputs = options.map((_, i) => h("input", { type: "radio", name, onchange: () => choose(i) }));
  const why = h("p", { class: "ann-why" });
  const element = h("fieldset", {},
    h("legend", { class: "ann-question" }, number, ...marked(prompt)),
    ...options.map(({ text }, i) => h("label", {}, inputs[i], h("span", {}, ...marked(text)))),
    why);

  /** @param {number} answer @returns {string} what to say about it */
  function show(answer) {
    const option = options[answer];
    inputs.forEach((input, i) => (input.checked = i === answer));
    element.className = option?.correct ? "ann-card is-right" : "ann-card";
    why.replaceChildren(...(option ? [h("strong", { text: option.correct ? "✓ Right. " : "Not this one. " }), ...marked(option.why)] : []));
    return why.textContent ?? "";
  }
  return { element, show };
}

export default defineWidget({
  name: "Quiz",
  check: answersFault,
  text: (state) => `Quiz. ${count(state)}`,
  build(ui) {
    const { questions } = ui.state;
    const cards = questions.map((/** @type {Question} */ question, /** @type {number} */ i) =>
      card(question, questions.length > 1 ? `${i + 1}. ` : "", (option) => ui.set({ answers: given(ui.state).with(i, option) })));
    // One new reason is read out; eight at once are not.
    const aloud = h("p", { class: "ann-hidden", role: "status" });
    let before = given(ui.state);
    ui.stage.append(h("style", { text: css }), aloud,
      h("div", { class: "ann-quiz", "data-part": "predict" }, ...cards.map((/** @type {ReturnType<typeof card>} */ { element }) => element)));
    return {
      draw(state) {
        const now = given(state);
        const reasons = now.map((answer, i) => cards[i].show(answer)).filter((_, i) => now[i] !== before[i]);
        if (reasons.length) aloud.textContent = reasons.length > 1 ? "" : reasons[0];
        before = now;
        ui.say(count(state));
      },
    };
  },
});
