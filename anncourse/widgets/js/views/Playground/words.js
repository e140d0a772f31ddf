/** What the figure says, in the same words as anncourse/widgets/figures/playground/widget.py. */

import { count } from "./shape.js";

const percent = (/** @type {number} */ share) => `${Math.round(100 * share)}%`;

/** @param {import("./engine.js").Engine} engine */
export function results({ now, trainer }) {
  const { at, epochs, order, batchSize } = trainer;
  const part = at ? `, batch ${Math.ceil(at / batchSize)} of ${Math.ceil(order.length / batchSize)}` : "";
  return `Epoch ${epochs.toLocaleString("en")}${part}: loss ${now.loss.toFixed(3)}, ${percent(now.accuracy)} right, ${percent(now.testAccuracy)} of held-out points.`;
}

/** @param {import("./engine.js").Engine} engine */
export function describe(engine) {
  const { hidden, activation, dataset } = engine.state;
  const sizes = hidden.join(", ").replace(/, (?=\d$)/, " and ");
  const middle = hidden.length ? `${hidden.length > 1 ? "hidden layers" : "a hidden layer"} of ${sizes} ${activation} neurons` : "no hidden layer";
  return `A network of 2 inputs, ${middle} and 1 output (${count(hidden)} weights and biases), on ${engine.y.length} points of ${dataset}. ${results(engine)}`;
}
