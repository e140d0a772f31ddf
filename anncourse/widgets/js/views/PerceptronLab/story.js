/** What the rule does with the data, from weights of zero. Whatever is moved, it is told again. Knows nothing of a page. */

import { perceptron, sum } from "../../core/neurons/perceptron.js";
import { separator } from "../../core/neurons/separator.js";

/**
 * @typedef {{ points: [number, number][], targets: number[], inputs: string, gap: number, along: number, rate: number, looks: number, bound: boolean }} State
 * @typedef {ReturnType<typeof story>} Story
 */

/** How often it goes through the points before we say that it goes on. */
export const EPOCHS = 500;

/** How far a group is pushed, and where to. @param {State} state @param {number} target @returns {[number, number]} */
export function push({ gap, along }, target) {
  const turn = (along * Math.PI) / 180, way = target ? gap : -gap;
  return [way * Math.cos(turn), way * Math.sin(turn)];
}

/** Where the points are. @param {State} state @returns {[number, number][]} */
export const placed = (state) => state.points.map(([x, y], i) => {
  const [right, up] = push(state, state.targets[i]);
  return [x + right, y + up];
});

/** What the neuron sees of a place. @param {State} state @param {number[]} place */
export const seen = ({ inputs }, [x, y]) => (inputs === "product" ? [x, y, x * y] : [x, y]);

/** @param {State} state */
function story(state) {
  const places = placed(state), X = places.map((place) => seen(state, place)), y = state.targets, bias = state.inputs !== "plain";
  const run = perceptron(X, y, { lr: state.rate, epochs: EPOCHS, bias });
  /** After how many looks each correction was made. */
  const when = run.corrections.map(({ epoch, example }) => epoch * y.length + example + 1);
  return { places, X, y, bias, run, when, best: separator(X, y, bias), end: run.mistakes.length * y.length };
}

let key = "";
/** @type {Story} */
let last;

/** The story of these data; it is asked for many times a frame. @param {State} state */
export function told(state) {
  const { points, targets, inputs, gap, along, rate } = state, now = JSON.stringify([points, targets, inputs, gap, along, rate]);
  if (now !== key) [key, last] = [now, story(state)];
  return last;
}

/** The neuron after so many corrections. @param {Story} story @param {number} count */
export const neuron = ({ run, X }, count) => (count ? run.corrections[count - 1] : { w: X[0].map(() => 0), b: 0, error: 0 });

/** Where the story stands. @param {State} state */
export function now(state) {
  const tale = told(state), { when, X, y, end } = tale;
  // Past its end it looks on, and nothing changes.
  const looks = tale.run.converged ? state.looks : Math.min(state.looks, end);
  const next = when.findIndex((at) => at > looks), mistakes = next < 0 ? when.length : next;
  const { w, b, error } = neuron(tale, mistakes);
  const wrong = mistakes > 0 && when[mistakes - 1] === looks, before = wrong ? neuron(tale, mistakes - 1) : { w, b };
  const good = X.map((x, i) => Number(sum(x, w, b) >= 0) === y[i]);
  return { ...tale, looks, mistakes, w, b, before, good, right: good.filter(Boolean).length,
    /** The point last looked at, or -1. */ point: (looks + y.length - 1) % y.length * Number(looks > 0) - Number(!looks), error: wrong ? error : 0 };
}
