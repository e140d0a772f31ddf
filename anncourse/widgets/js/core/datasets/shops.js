/** Shoppers whose taste is known, and what they choose from a list: anncourse/datasets/shops.py says the same. Tables are row by row. */
import { whole } from "../numbers/checks.js";
import { Rng } from "../numbers/rng.js";

const TRAITS = 6, STRENGTH = 1.7, FAME = 0.65;

/** How much each shopper likes each item, (n, items). @param {number} n @param {number} items @param {number} seed */
export function tastes(n, items, seed) {
  const rng = new Rng(seed), person = rng.normal(0, 1, whole("tastes", "n", n) * TRAITS), thing = rng.normal(0, 1, whole("tastes", "items", items) * TRAITS);
  const fame = rng.normal(0, 1, items), taste = new Float64Array(n * items), scale = STRENGTH / Math.sqrt(TRAITS);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < items; j++) {
      let sum = 0;
      for (let k = 0; k < TRAITS; k++) sum += scale * person[i * TRAITS + k] * thing[j * TRAITS + k];
      taste[i * items + j] = sum + FAME * fame[j];
    }
  return taste;
}

/** A draw of Gumbel's distribution, as NumPy makes it. @param {Rng} rng */
export function gumbel(rng) {
  for (;;) {
    const u = 1 - rng.random();
    if (u < 1) return -Math.log(-Math.log(u));
  }
}

/**
 * What each shopper chooses of her list; the top is looked at more.
 * @param {ArrayLike<number>} taste (n, items) @param {number} items @param {Int32Array} lists (n, places) @param {number} places @param {Rng} rng
 */
export function choose(taste, items, lists, places, rng) {
  return Int32Array.from({ length: lists.length / places }, (_, i) => {
    let most = -Infinity, chosen = 0;
    for (let k = 0; k < places; k++) {
      const item = lists[i * places + k], drawn = taste[i * items + item] - Math.log(k + 1) + gumbel(rng);
      if (drawn > most) [most, chosen] = [drawn, item];
    }
    return chosen;
  });
}
