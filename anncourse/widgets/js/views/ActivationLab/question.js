/** The bet before the first move. It asks about a state that the start does not show, and knows the answer for any start. */

import { amount, named, run } from "./words.js";

/** @typedef {import("../../ui/store.js").State} State */

const DEPTH = 10;

/** The smallest gradient of each answer, the answer, and what one may have in mind who gives it and is wrong. */
const ANSWERS = /** @type {[number, string, string][]} */ ([
  [0.5, "Half of it, or more", "You may be counting only the weights. Each layer also multiplies by its slope"],
  [1e-6, "Less than half, but more than a millionth", "You may be adding up losses. Layers multiply"],
  [Number.MIN_VALUE, "Less than a millionth", "You may be thinking of another curve. Here each layer multiplies"],
  [0, "Nothing at all", "You may be taking small for zero. No layer multiplies by 0"],
]);

/** @param {State} start @returns {import("../../ui/predict.js").Prediction} */
export function question(start) {
  const few = start.layers < DEPTH;
  const activation = few ? start.activation : start.activation === "relu" ? "sigmoid" : "relu";
  const layers = few ? DEPTH : start.layers;
  const name = named(activation);
  const reach = run({ ...start, activation, layers }).reach[0];
  const truth = ANSWERS.findIndex(([least]) => Math.abs(reach) >= least);
  const factors = `about ${amount(Math.abs(reach) ** (1 / layers))} a layer, so ${layers} layers leave ${amount(reach)}.`;
  return {
    question: `${few ? `Ten ${name} layers in a row, weight ${amount(start.weight)}` : `${name} in place of ${named(start.activation)}`}. ` +
      "How much of the gradient reaches the first layer?",
    options: ANSWERS.map(([, text, thought], i) => ({
      text,
      correct: i === truth,
      why: `${i === truth ? "Each layer multiplies by its slope and the weight" : thought}: ${factors}`,
    })),
    task: few ? `Now move Layers from ${start.layers} to ${DEPTH}.` : `Now choose ${name}.`,
    // Dragging the probe on the way is fine.
    asked: (now) => now.activation === activation && now.weight === start.weight && now.layers >= layers,
  };
}
