/** What questions may ask about, beside the traits. */

import { leastLoss, lossOf } from "./words.js";

/** @type {Record<string, (state: any) => any>} */
export const quantities = {
  loss: lossOf,
  /** The loss of the best line. */
  "least loss": leastLoss,
};
