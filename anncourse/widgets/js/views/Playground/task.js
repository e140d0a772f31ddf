/** What questions may ask about, and how "Show me" trains. */

import { Engine } from "./engine.js";

/** @typedef {import("../../ui/store.js").State} State */

/** The most epochs a frame while the solution is shown. */
const PACE = 2;

/** @param {(state: State) => Engine} engine */
export const quantitiesOf = (engine) => ({
  /** Shares of the points on their own side, in percent. @param {State} state */
  "training score": (state) => Math.round(100 * engine(state).now.accuracy) || 0,
  /** @param {State} state */
  "held-out score": (state) => Math.round(100 * engine(state).now.testAccuracy) || 0,
  /** @param {State} state */
  inputs: ({ features }) => features.length,
  /** @param {State} state */
  "painted points": ({ painted }) => painted.length,
  /** @param {State} state */
  "hidden layers": ({ hidden }) => hidden.length,
  /** @param {State} state */
  "hidden neurons": ({ hidden }) => hidden.reduce((/** @type {number} */ sum, /** @type {number} */ n) => sum + n, 0),
});

/** Without a page there is no engine at work yet. */
export const quantities = quantitiesOf((state) => new Engine(state));

/** All but the epochs at once, and then the training itself. @param {import("../../ui/frame.js").Ui} ui @param {ReturnType<typeof import("./player.js").player>} run */
export const solving = (ui, run) => async (/** @type {State[]} */ solution) => {
  run.stop();
  const { epoch, ...rest } = Object.assign({}, ...solution);
  ui.set({ ...rest, epoch: 0 }, { commit: false });
  await run.play({ until: epoch, pace: PACE });
};
