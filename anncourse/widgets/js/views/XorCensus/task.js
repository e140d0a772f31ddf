/** What questions may ask about, beside the traits. */

import { solving } from "../../core/training/census.js";

/** @param {(state: any) => number} count */
export const quantitiesOf = (count) => ({
  /** How many of the hundred have all four corners right. */
  solved: count,
});

/** Without a page they are trained here and now. */
export const quantities = /* @__PURE__ */ quantitiesOf(solving);
