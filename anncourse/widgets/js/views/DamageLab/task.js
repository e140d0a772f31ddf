/** What questions may ask about, beside the traits: percentages. */

import { Damage, NETS } from "../../core/modules/damage.js";

/** @param {(state: any) => Damage} damage */
export const quantitiesOf = (damage) => Object.fromEntries(NETS.map((net) =>
  /** How often it is right. */
  [net, (/** @type {any} */ state) => Math.round(damage(state).right(net, state.covered, state.deaf))]));

/** Without a page the text stands in the state. @type {Map<string, Damage>} */
const known = new Map();

/** @param {{ damage: string }} state */
function read({ damage }) {
  const found = known.get(damage) ?? new Damage(damage);
  known.set(damage, found);
  return found;
}
export const quantities = /* @__PURE__ */ quantitiesOf(read);
