/** "What do you think?": one question, answered before anything moves, and answered for real by what the reader then does. */

import { h, setText } from "../ui/dom.js";
import { button } from "../ui/controls.js";
import { isKnown, measured, missing, takes, verdict } from "./verdict.js";

/**
 * @typedef {import("../ui/store.js").State} State
 * @typedef {import("./verdict.js").Bet} Bet
 * @typedef {import("./verdict.js").Said} Said
 * @typedef {import("./verdict.js").Points} Points
 * @typedef {{ points(): Points, enough(): boolean, lock(points: Points): void }} Sketch  a curve on the figure, drawn by the reader
 * @typedef {{ right: boolean, lines: string[] }} Told
 * @typedef {{ said: Said | null, sure: boolean | null, seen: Said | null, done: boolean, told: Told | null }} Record
 */

/**
 * Ways to answer: buttons, a slider, or a curve drawn on the figure.
 * @param {Bet} bet
 * @param {string} question    what a slider is called
 * @param {string} last        the words on the button below a slider or a sketch
 * @param {(said: Said) => void} answer
 * @param {(onChange: () => void) => Sketch} sketch
 */
function answering(bet, question, last, answer, sketch) {
  if (bet.kind === "choice") {
    const buttons = bet.options.map(({ text }, i) => button(text, () => {
      buttons.forEach((one, at) => one.setAttribute("aria-pressed", String(at === i)));
      answer(i);
    }));
    return [h("div", { class: "ann-options" }, ...buttons)];
  }
  if (bet.kind === "sketch") {
    const lock = button(last, () => answer(drawn.points()), { primary: true });
    const drawn = sketch(() => { lock.disabled = !drawn.enough(); });
    lock.disabled = true;
    return [h("p", { text: `Draw it in the figure: ${bet.y} over ${bet.x}.` }), h("div", { class: "ann-options" }, lock)];
  }
  const show = () => {
    output.textContent = measured(input.valueAsNumber, bet);
    input.setAttribute("aria-valuetext", output.textContent);
  };
  // In the middle, so that it says nothing.
  const value = bet.low + Math.round((bet.high - bet.low) / bet.step / 2) * bet.step;
  const input = h("input", { type: "range", min: bet.low, max: bet.high, step: bet.step, value, "aria-label": question, oninput: () => show() });
  const output = h("output");
  show();
  return [h("div", { class: "ann-answer" }, input, output, button(last, () => answer(input.valueAsNumber), { primary: true }))];
}

/** @param {any} told @returns {told is Told} */
const wasTold = (told) => typeof told?.right === "boolean" && Array.isArray(told.lines) && told.lines.every((/** @type {unknown} */ line) => typeof line === "string");

/**
 * @param {Bet} bet  its question and options with their quantities put in
 * @param {{ figure: import("./judges.js").Figure, onMade(): void, onDone(): void, sketch(onChange: () => void): Sketch }} hooks
 */
export function betPanel(bet, { figure, onMade, onDone, sketch }) {
  /** @type {Record} */
  const record = { said: null, sure: null, seen: null, done: false, told: null };
  /** Where the reader was when it was done. @type {State | null} */
  let end = null;
  /** Where the reader was when the bet was made: what is missing is told once a hand has moved on from there. */
  let made = "";
  const task = h("p", { class: "ann-task", role: "status" }), lacking = h("p", { class: "ann-task", role: "status", "data-part": "missing" });
  const sure = h("div", { class: "ann-options", "data-part": "sure", role: "group", "aria-label": "How sure are you?", hidden: true },
    h("span", { text: "How sure are you?" }), button("Sure, lock it in", () => feel(true)), button("Not sure, lock it in", () => feel(false)));
  const seen = h("div", { class: "ann-seen", "data-part": "seen", role: "group", "aria-label": "What did you see?", hidden: true });
  /** @type {Sketch | null} */
  let drawn = null;
  const drawing = (/** @type {() => void} */ onChange) => (drawn = sketch(onChange));
  const answers = h("div", { class: "ann-seen" }, ...answering(bet, bet.question, "Lock it in", choose, drawing), sure);
  const kicker = h("p", { class: "ann-kicker", text: "What do you think?" });
  const element = h("div", { class: "ann-predict", role: "group", "data-part": "predict", "data-bet": "open", "aria-label": "What do you think?" },
    kicker, h("p", { class: "ann-question", text: bet.question }), answers, task, lacking, seen);

  /** @param {Said} said */
  function choose(said) {
    record.said = said;
    if (bet.sure) sure.hidden = false;
    else lock();
  }

  /** @param {boolean} is */
  function feel(is) {
    record.sure = is;
    lock();
  }

  function lock() {
    const which = bet.kind === "choice" ? ` ${bet.options[/** @type {number} */ (record.said)].text.replace(/\.$/, "")}.` :
      bet.kind === "number" ? ` ${measured(/** @type {number} */ (record.said), bet)}.` : "";
    if (drawn) drawn.lock(/** @type {Points} */ (record.said));
    answers.hidden = true;
    element.dataset.bet = "made";
    task.textContent = `Locked in.${which} ${bet.do}`;
    onMade();
  }

  /** @param {Told} told */
  function finish(told) {
    record.done = true;
    record.told = told;
    setText(lacking, "");
    seen.hidden = true;
    answers.hidden = true;
    kicker.hidden = true;
    element.dataset.bet = "done";
    element.dataset.right = String(told.right);
    task.replaceChildren(...told.lines.map((text) => h("span", { text })));
    onDone();
  }

  /** @param {State} state @param {State} start */
  const judged = (state, start) => verdict(bet, /** @type {any} */ (record), state, start, figure);

  /** The reader says what happened, before the figure does. @param {State} start */
  function report(start) {
    if (!seen.hidden) return;
    seen.append(h("p", { class: "ann-kicker", text: "What did you see?" }), ...answering(bet, "What did you see?", "That is what I saw", (said) => {
      record.seen = said;
      finish(judged(/** @type {State} */ (end), start));
    }, drawing));
    seen.hidden = false;
  }

  return {
    element,
    get made() { return element.dataset.bet !== "open"; },
    get done() { return record.done; },
    record,
    /** A gesture has ended. @param {State} state @param {State} start */
    judge(state, start) {
      if (element.dataset.bet !== "made") return;
      const now = JSON.stringify(state), lacks = missing(bet, state, start, figure);
      made ||= now;
      setText(lacking, now === made ? "" : lacks);
      if (lacks) return;
      if (!isKnown(bet, state, start, figure)) {
        setText(lacking, "The figure is still working this out.");
        return;
      }
      end = structuredClone(state);
      if (bet.seen) report(start);
      else finish(judged(end, start));
    },
    /** What the page has kept of an earlier visit. @param {any} kept @param {State} start */
    recall(kept, start) {
      if (!kept || !takes(bet, kept.said)) return;
      Object.assign(record, { said: kept.said, sure: kept.sure === null ? null : !!kept.sure, seen: null });
      lock();
      // What a worker has found is not known again at once; what was told of it is.
      if (kept.done) finish(wasTold(kept.told) ? kept.told : judged({ ...start, ...bet.end }, start));
    },
  };
}
