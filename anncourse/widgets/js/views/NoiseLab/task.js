/** What questions may ask about, beside the traits. */

import { copies, done, off } from "./lab.js";

/** @type {Record<string, (state: any) => any>} */
export const quantities = {
  /** Samples that are copies of a training point. */
  copies,
  /** How far samples are from the shape, in the mean. */
  off,
  /** How many steps are done. */
  done,
};
