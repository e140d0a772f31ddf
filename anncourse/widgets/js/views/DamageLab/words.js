/** What the figure says of its nets. */

import { NETS, ROWS, SIDE } from "../../core/modules/damage.js";

/** @typedef {{ covered: number, deaf: boolean, example: number }} State */

/** How often they are right. @param {number[]} rates in percent */
export const result = (rates) => `Right, of 100: ${NETS.map((net, i) => `${net} ${rates[i].toFixed(0)}`).join(", ")}.`;

/** The twin of DamageLab.describe. @param {any} state */
export const sentence = ({ covered, deaf, example }) =>
  `Three nets on ${ROWS} digits that are seen and heard, ${covered} of ${SIDE} rows covered, ${deaf ? "without sound" : "with sound"}. Example ${example} is shown.`;
