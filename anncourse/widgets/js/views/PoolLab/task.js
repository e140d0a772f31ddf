/** What questions may ask about, beside the traits. */

import { NAMES, rates } from "./lab.js";

/** @type {Record<string, (state: any) => any>} */
export const quantities = Object.fromEntries(NAMES.flatMap((name) => [
  [`hits of ${name}`, (/** @type {{ pool: number }} */ { pool }) => rates(pool)[name]],
  // How far it is ahead of the better one of the others.
  [`lead of ${name}`, (/** @type {{ pool: number }} */ { pool }) => rates(pool)[name] - Math.max(...NAMES.filter((other) => other !== name).map((other) => rates(pool)[other]))],
]));
