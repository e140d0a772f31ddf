/**
 * The whole network at work: every line, bias and point can be dragged, also while it trains; layers and neurons come
 * and go; what was can be had again.
 */

import { defineWidget } from "../../ui/frame.js";
import { newStart } from "../../ui/new-start.js";
import { ANEW, Engine } from "./engine.js";
import { build } from "./figure.js";
import { counts } from "./shape.js";
import { quantitiesOf, solving } from "./task.js";
import { describe } from "./words.js";

/** Every figure has an engine of its own, which its frame asks too. */
function playground() {
  /** @type {Engine | undefined} */
  let engine;
  /** @type {ReturnType<typeof build>} */
  let built;
  return defineWidget({
    name: "Playground",
    counts,
    quantities: quantitiesOf(() => /** @type {Engine} */ (engine)),
    solve: solving(() => built.run),
    newStart: newStart((seed) => ({ ...ANEW, moved: [], removed: [], seed })),
    text: (state) => describe(engine ?? new Engine(state)),
    build(ui) {
      engine = new Engine(ui.state);
      built = build(ui, engine);
      return built.view;
    },
  });
}

export default { spec: playground().spec, render: (/** @type {{ model: any, el: HTMLElement }} */ host) => playground().render(host) };
