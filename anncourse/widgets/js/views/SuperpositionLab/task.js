/** What questions may ask about, beside the traits. */

import { back, loss, told } from "../../core/inside/superposition.js";
import { net } from "./nets.js";

/** @typedef {import("./nets.js").State} State */

/** @type {Record<string, (state: any) => any>} */
export const quantities = {
  /** Features that two numbers tell. @param {State} state */
  told: (state) => told(net(state)),
  /** Features that are on. @param {State} state */
  "how many on": (state) => state.on.reduce((sum, on) => sum + on, 0),
  /** The least that comes back of a feature that is on; 1 if none is. @param {State} state */
  "weakest": (state) => Math.min(1, ...back(net(state), state.on).filter((_, i) => state.on[i])),
  /** The most that comes back of all that are on; 0 if none is. @param {State} state */
  "strongest": (state) => Math.max(0, ...back(net(state), state.on).filter((_, i) => state.on[i])),
  /** The most that comes back of a feature that is off. @param {State} state */
  "false alarm": (state) => Math.max(0, ...back(net(state), state.on).filter((_, i) => !state.on[i])),
  /** The expected error over all inputs. @param {State} state */
  loss: (state) => loss(net(state), state.chance / 100),
};
