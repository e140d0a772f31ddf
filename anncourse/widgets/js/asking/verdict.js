/**
 * What comes of a bet: when it is done, and what is then said. Knows nothing of a page.
 *
 * @typedef {import("../ui/store.js").State} State
 * @typedef {import("./judges.js").Judge} Judge
 * @typedef {import("./judges.js").Figure} Figure
 * @typedef {{ text: string, correct: boolean, why: string }} Option
 * @typedef {[number, number][]} Points
 * @typedef {number | Points} Said  the place of an option, a number, or a sketched curve
 * @typedef {object} Bet
 * @property {"choice" | "number" | "sketch"} kind
 * @property {string} question
 * @property {Option[]} options                choice
 * @property {number} low                      number and sketch: from here …
 * @property {number} high                     … to here
 * @property {number} step
 * @property {string} unit
 * @property {string} x                        sketch: the names of its axes
 * @property {string} y
 * @property {string} answer                   number and sketch: the quantity that is asked for
 * @property {number} within
 * @property {string} why
 * @property {string} do
 * @property {Judge[]} done
 * @property {Judge | null} right
 * @property {State} end
 * @property {boolean} sure
 * @property {boolean} seen
 */

import { num } from "../ui/dom.js";
import { asksFor, fill, holds, named, read } from "./judges.js";

/** Whether the reader has done what the bet is about. @param {Bet} bet @param {State} state @param {State} start @param {Figure} figure */
export const reached = ({ done, right }, state, start, figure) =>
  [...done, ...(right ? [right] : [])].every((judge) => holds(judge, state, start, figure));

/**
 * What is still missing when the reader has moved and the bet is not done.
 * Which way the answer goes is not told: that is what the bet is about.
 * @param {Bet} bet @param {State} state @param {State} start @param {Figure} figure
 */
export function missing(bet, state, start, figure) {
  const open = bet.done.filter((judge) => !holds(judge, state, start, figure));
  if (open.length) return `Not there yet: ${open.map((judge) => asksFor(judge, state, start, figure)).join("; ")}.`;
  return reached(bet, state, start, figure) ? "" :
    `That is done, and something else has moved too: from here the figure shows another case. Press “Same start” and do this alone. ${bet.do}`;
}

/** Whether all that would be told is known: a figure that is still at work answers NaN. @param {Bet} bet @param {State} state @param {State} start @param {Figure} figure */
export function isKnown({ kind, answer, why, options = [] }, state, start, figure) {
  const texts = [kind === "number" ? `{${answer}}` : "", why ?? "", ...options.map((option) => option.why)];
  return !texts.flatMap((text) => named(text, state, start, figure)).some(Number.isNaN);
}

/** @param {string} text "It rises." -> "it rises", and "ReLU" as it is */
const inside = (text) => text.replace(/\.$/, "").replace(/^[A-Z](?=[a-z\s])/, (letter) => letter.toLowerCase());

/** @param {number} value @param {Bet} bet */
export const measured = (value, { unit }) => num(value, Number.isInteger(value) ? 0 : 2) + (unit ? ` ${unit}` : "");

/** How far a sketched curve is from the curve, where it is farthest. @param {Points} points @param {(x: number) => number} curve */
const farthest = (points, curve) => points.reduce((most, [x, y]) => Math.max(most, Math.abs(y - curve(x))), 0);

/** Whether an answer is right, as the state says. @param {Bet} bet @param {Said} said @param {State} state @param {Figure} figure */
export function isRight(bet, said, state, figure) {
  if (bet.kind === "choice") return bet.options[/** @type {number} */ (said)].correct;
  const truth = read(bet.answer, state, figure);
  return (Array.isArray(said) ? farthest(said, truth) : Math.abs(said - truth)) <= bet.within + 1e-9;
}

/** An answer in words. @param {Bet} bet @param {Said} said */
export const words = (bet, said) =>
  Array.isArray(said) ? "" : bet.kind === "choice" ? inside(bet.options[said].text) : measured(said, bet);

/** The truth in words, and why. @param {Bet} bet @param {State} state @param {State} start @param {Figure} figure */
function truth(bet, state, start, figure) {
  const right = bet.kind === "choice" && bet.options.find(({ correct }) => correct);
  const why = fill(right ? right.why : bet.why, state, start, figure);
  if (right) return { what: `${right.text.replace(/\.$/, "")}.`, why };
  return { what: bet.kind === "number" ? `It is ${measured(read(bet.answer, state, figure), bet)}.` : "", why };
}

/**
 * @param {Bet} bet
 * @param {{ said: Said, sure?: boolean | null, seen?: Said | null }} reader
 * @param {State} state @param {State} start @param {Figure} figure
 * @returns {{ right: boolean, lines: string[] }}
 */
export function verdict(bet, { said, sure = null, seen = null }, state, start, figure) {
  const right = isRight(bet, said, state, figure), { what, why } = truth(bet, state, start, figure);
  const lines = [];
  if (seen !== null && !isRight(bet, seen, state, figure)) lines.push(`You saw: ${words(bet, seen)}. Look at the figure again.`);
  const feeling = sure === null ? "" : sure ? ", and you were sure" : ", and you were not sure";
  if (right) lines.push(`As you thought${feeling}. ${why}`);
  else {
    const own = bet.kind === "choice" ? ` ${fill(bet.options[/** @type {number} */ (said)].why, state, start, figure)}` : "";
    const gap = Array.isArray(said) && `Where it is farthest, your curve is off by ${measured(farthest(said, read(bet.answer, state, figure)), bet)}`;
    lines.push(`${gap || `You thought: ${words(bet, said)}`}${feeling}.${own}`, `${what} ${why}`.trim());
  }
  return { right, lines };
}

/** Whether a kept answer is one that this bet takes. @param {Bet} bet @param {any} said */
export function takes({ kind, options, low, high }, said) {
  if (kind === "sketch") return Array.isArray(said) && said.every((point) => Array.isArray(point) && point.every(Number.isFinite));
  return kind === "choice" ? Number.isInteger(said) && said in options : Number.isFinite(said) && said >= low && said <= high;
}
