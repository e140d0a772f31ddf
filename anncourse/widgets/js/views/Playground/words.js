/** What the figure says, in the same words as anncourse/widgets/figures/playground/words.py. */

import { OWN } from "./points/data.js";
import { count, sizes } from "./shape.js";

const percent = (/** @type {number} */ share) => `${Math.round(100 * share)}%`;
const many = (/** @type {number} */ n, /** @type {string} */ what) => `${n} ${what}${n === 1 ? "" : "s"}`;

/** @param {import("./engine.js").Engine} engine */
export function results({ now, trainer, data }) {
  const { at, epochs, order, batchSize } = trainer;
  const part = at ? `, batch ${Math.ceil(at / batchSize)} of ${Math.ceil(order.length / batchSize)}` : "";
  const tested = data.y.length > data.learned ? `, ${percent(now.testAccuracy)} of held-out points` : "";
  return `Epoch ${epochs.toLocaleString("en")}${part}: ${data.learned ? `loss ${now.loss.toFixed(3)}, ${percent(now.accuracy)} right${tested}` : "no point to learn from"}.`;
}

/** @param {import("./engine.js").Engine} engine */
export function describe(engine) {
  const { features, hidden, activation, dataset, painted } = engine.state, all = sizes(engine.state);
  const layers = hidden.join(", ").replace(/, (?=\d$)/, " and ");
  const middle = hidden.length ? `${hidden.length > 1 ? "hidden layers" : "a hidden layer"} of ${layers} ${activation} neurons` : "no hidden layer";
  const own = many(painted.length, "painted point");
  const on = dataset === OWN ? own : `${many(engine.data.y.length - painted.length, "point")} of ${dataset}${painted.length ? ` and ${own}` : ""}`;
  return `A network of ${many(all[0], "input")}${String(features) === "x1,x2" ? "" : ` (${features.join(", ")})`}, ${middle} and ${many(all[all.length - 1], "output")} (${count(engine.state)} weights and biases), on ${on}. ${results(engine)}`;
}
