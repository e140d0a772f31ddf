/** What the figure says. */

import { num } from "../../ui/dom.js";
import { NAMES, rates } from "./lab.js";

/** The twin of PoolLab.describe. @param {any} state */
export const sentence = ({ pool }) => `Hit rate at 10 against ${pool} others: ${NAMES.map((name) => `${name} ${num(rates(pool)[name])}`).join(", ")}.`;
