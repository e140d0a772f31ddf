/**
 * The ziggurat of NumPy's normal draws (Marsaglia and Tsang 2000, doi:10.18637/jss.v005.i08):
 * 255 strips of equal area under exp(-x^2 / 2), and the tail beyond TAIL.
 *
 * The strips are computed, each from the one below it. Every step must round as NumPy's table
 * did, and Math.exp and Math.log differ between browsers in the last digit; so both are computed
 * here to about 30 digits and then rounded.
 */
export const TAIL = 3.6541528853610088;
export const MANTISSA = 2 ** 52;
const AREA = 0.004928673233974652;

const ONE = 1n << 100n;
/** An exact fixed-point image of x, for |x| from 2^-11 to 8. @param {number} x */
const fixed = (x) => BigInt(x * 2 ** 64) << 36n;
/** @param {bigint} x */
const rounded = (x) => Number(x) / 2 ** 100;

/** exp(x / 256) by its Taylor series, then squared eight times. @param {bigint} x fixed point */
function exp(x) {
  let sum = ONE;
  for (let term = ONE, k = 256n; (term = ((term * x) >> 100n) / k); k += 256n) sum += term;
  for (let i = 0; i < 8; i++) sum = (sum * sum) >> 100n;
  return sum;
}

/** log by one Newton step from Math.log: y = exp(l) (1 + e) has log l + e. @param {number} y */
function log(y) {
  const l = fixed(Math.log(y));
  return rounded(l + ((fixed(y) * exp(-l)) >> 100n) - ONE);
}

/**
 * @typedef {object} Strips
 * @property {Float64Array} width outer edge of strip i, in units of 2^-52
 * @property {Float64Array} inside mantissas below this one lie inside the curve
 * @property {Float64Array} height of the curve at the outer edge
 */

/** @returns {Strips} */
export function strips() {
  const width = new Float64Array(256);
  const inside = new Float64Array(256);
  const height = new Float64Array(256);
  for (let i = 255, x = TAIL; i > 0; i--) {
    width[i] = x / MANTISSA;
    height[i] = rounded(exp(fixed(-0.5 * x * x)));
    // The one entry of NumPy's table that is not the nearest float64.
    if (i === 38) height[i] += 2 ** -53;
    if (i === 1) break;
    const next = Math.sqrt(-2 * log(AREA / x + height[i]));
    // The sum is rounded to a whole number, halves to even.
    inside[i] = (next / x) * MANTISSA + MANTISSA - MANTISSA;
    x = next;
  }
  // Strip 0 is the base: a rectangle as long as its area says, which holds the tail.
  width[0] = AREA / height[255] / MANTISSA;
  inside[0] = Math.floor(((TAIL * height[255]) / AREA) * MANTISSA);
  height[0] = 1;
  return { width, inside, height };
}
