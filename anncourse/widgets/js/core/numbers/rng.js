/**
 * Random numbers, equal bit for bit to those of NumPy's `np.random.default_rng(seed)`.
 *
 * SeedSequence spreads the seed over 256 bits; PCG64 (O'Neill 2014) turns them into a stream:
 * state = state * multiplier + increment (mod 2^128), then 64 bits by xor, shift and rotate.
 */
import { number, refuse, whole } from "./checks.js";
import { copy } from "./copy.js";
import { TAIL, strips } from "./ziggurat.js";

/** @type {import("./ziggurat.js").Strips | undefined} */
let table;

/**
 * The hash of NumPy's SeedSequence: every call moves the constant on.
 * @param {number} constant
 * @param {number} multiplier
 */
function hasher(constant, multiplier) {
  return (/** @type {number} */ word) => {
    word ^= constant;
    constant = Math.imul(constant, multiplier);
    word = Math.imul(word, constant);
    return word ^ (word >>> 16);
  };
}

/** Eight words of 32 bits, least first. @param {number} seed */
function seedWords(seed) {
  const pool = new Int32Array([seed, seed / WORD, 0, 0]);
  const hash = hasher(0x43b0d7e5, 0x931e8875);
  for (let i = 0; i < 4; i++) pool[i] = hash(pool[i]);
  for (let from = 0; from < 4; from++)
    for (let to = 0; to < 4; to++)
      if (from !== to) {
        const word = Math.imul(0xca01f9dd, pool[to]) - Math.imul(0x4973f715, hash(pool[from]));
        pool[to] = word ^ ((word | 0) >>> 16);
      }
  const output = hasher(0x8b51f9dd, 0x58f38ded);
  return Uint32Array.from({ length: 8 }, (_, i) => output(pool[i % 4]));
}

// The multiplier 0x2360ed051fc65da44385df649fccf645 in digits of 16 bits, least first. A digit
// times a word of 32 bits stays exact in float64, and so does the sum of four such products.
const M0 = 0xf645;
const M1 = 0x9fcc;
const M2 = 0xdf64;
const M3 = 0x4385;
const M4 = 0x5da4;
const M5 = 0x1fc6;
const M6 = 0xed05;
const M7 = 0x2360;
const DIGIT = 2 ** 16;
const WORD = 2 ** 32;

export class Rng {
  /** @param {number} seed a whole number from 0 to 2^53 - 1 */
  constructor(seed) {
    const words = seedWords(whole("Rng", "seed", seed, 0));
    /** @private */ this.state = new Uint32Array(4);
    /** @private */ this.increment = new Uint32Array(4);
    /** @private the last 64 bits drawn, and the half that next32 keeps for its next call */
    this.bits = new Uint32Array(3);
    /** @private */ this.spare = false;
    // NumPy reads each 128-bit number as two of 64 bits, the upper one first.
    const [start, stream] = [words.subarray(0, 4), words.subarray(4)];
    for (let i = 0; i < 4; i++) {
      const below = i ? stream[(i + 1) % 4] >>> 31 : 1;
      this.increment[i] = (stream[(i + 2) % 4] << 1) | below;
    }
    for (let i = 0, carry = 0; i < 4; i++) {
      const sum = this.increment[i] + start[(i + 2) % 4] + carry;
      this.state[i] = sum;
      carry = sum >= WORD ? 1 : 0;
    }
    this.step();
  }

  /** A second generator that goes on as this one will. @returns {Rng} */
  clone() {
    return copy(this);
  }

  /** @private state * multiplier + increment: the odd digits first, for they carry upwards */
  step() {
    const s = this.state, c = this.increment;
    const s0 = s[0], s1 = s[1], s2 = s[2], s3 = s[3];
    const p1 = s0 * M1;
    const p3 = s0 * M3 + s1 * M1;
    const p5 = s0 * M5 + s1 * M3 + s2 * M1;
    const p7 = s0 * M7 + s1 * M5 + s2 * M3 + s3 * M1;
    const c1 = Math.floor(p1 / DIGIT);
    const c3 = Math.floor(p3 / DIGIT);
    const c5 = Math.floor(p5 / DIGIT);
    const w0 = s0 * M0 + c[0] + (p1 - c1 * DIGIT) * DIGIT;
    const w1 = s0 * M2 + s1 * M0 + c[1] + c1 + (p3 - c3 * DIGIT) * DIGIT + Math.floor(w0 / WORD);
    const w2 =
      s0 * M4 + s1 * M2 + s2 * M0 + c[2] + c3 + (p5 - c5 * DIGIT) * DIGIT + Math.floor(w1 / WORD);
    const c7 = Math.floor(p7 / DIGIT);
    const w3 =
      s0 * M6 + s1 * M4 + s2 * M2 + s3 * M0 + c[3] + c5 + (p7 - c7 * DIGIT) * DIGIT + Math.floor(w2 / WORD);
    // Storing into 32 bits drops the rest.
    s[0] = w0;
    s[1] = w1;
    s[2] = w2;
    s[3] = w3;
  }

  /** @private 64 bits into this.bits: the halves xored, rotated by the top six bits */
  next64() {
    this.step();
    const s = this.state;
    const low = s[2] ^ s[0];
    const high = s[3] ^ s[1];
    const turn = s[3] >>> 26;
    // By 32 or more the halves change places. A branch would be guessed wrong every second time.
    const swap = (low ^ high) & -(turn >>> 5);
    const right = turn & 31;
    const left = 31 - right; // and once more by 1, because a shift by 32 is a shift by 0
    this.bits[0] = ((low ^ swap) >>> right) | (((high ^ swap) << 1) << left);
    this.bits[1] = ((high ^ swap) >>> right) | (((low ^ swap) << 1) << left);
  }

  /** @private 32 bits: the lower half of a draw, then its upper half */
  next32() {
    if (this.spare) {
      this.spare = false;
      return this.bits[2];
    }
    this.next64();
    this.spare = true;
    this.bits[2] = this.bits[1];
    return this.bits[0];
  }

  /** @returns {number} uniform on [0, 1) */
  random() {
    this.next64();
    return (this.bits[1] * 2 ** 21 + (this.bits[0] >>> 11)) / 2 ** 53;
  }

  /** @param {number} lo @param {number} hi @param {number} n */
  uniform(lo, hi, n) {
    const out = new Float64Array(whole("uniform", "n", n));
    const width = number("uniform", "hi", hi) - number("uniform", "lo", lo);
    for (let i = 0; i < n; i++) out[i] = lo + width * this.random();
    return out;
  }

  /** @param {number} mean @param {number} sd @param {number} n */
  normal(mean, sd, n) {
    const out = new Float64Array(whole("normal", "n", n));
    number("normal", "mean", mean);
    number("normal", "sd", sd, 0);
    for (let i = 0; i < n; i++) out[i] = mean + sd * this.standardNormal();
    return out;
  }

  /** @returns {number} */
  standardNormal() {
    const { width, inside, height } = (table ??= strips());
    for (;;) {
      this.next64();
      const low = this.bits[0];
      const strip = low & 255;
      const mantissa = (this.bits[1] % 2 ** 29) * 2 ** 23 + (low >>> 9);
      const x = low & 256 ? -mantissa * width[strip] : mantissa * width[strip];
      if (mantissa < inside[strip]) return x;
      if (strip === 0) return this.tail(mantissa);
      const top = height[strip - 1] - height[strip];
      if (top * this.random() + height[strip] < Math.exp(-0.5 * x * x)) return x;
    }
  }

  /** @private a draw beyond TAIL. @param {number} mantissa */
  tail(mantissa) {
    for (;;) {
      const x = (-1 / TAIL) * Math.log1p(-this.random());
      const y = -Math.log1p(-this.random());
      if (y + y > x * x) return Math.floor(mantissa / 256) % 2 ? -(TAIL + x) : TAIL + x;
    }
  }

  /** A whole number, lo <= number < hi (Lemire 2019). @param {number} lo @param {number} hi */
  integers(lo, hi) {
    const range = whole("integers", "hi", hi, whole("integers", "lo", lo, -Infinity) + 1) - lo;
    if (range > WORD) refuse("integers", "hi - lo to be at most 2^32", range);
    if (range === 1) return lo;
    const unfair = (WORD - range) % range;
    for (;;) {
      const word = this.next32();
      const low = Math.imul(word, range) >>> 0;
      if (low >= unfair) return lo + Math.round((word * range - low) / WORD);
    }
  }

  /** The numbers 0 to n - 1 in random order. @param {number} n */
  permutation(n) {
    const order = new Int32Array(whole("permutation", "n", n));
    for (let i = 0; i < n; i++) order[i] = i;
    return this.shuffle(order);
  }

  /**
   * Fisher and Yates, in place; the draw is masked and repeated until it is in range.
   * @template {Int32Array | Float64Array | number[]} A
   * @param {A} items
   * @returns {A}
   */
  shuffle(items) {
    for (let i = items.length - 1; i > 0; i--) {
      const mask = -1 >>> Math.clz32(i);
      let j;
      do j = this.next32() & mask;
      while (j > i);
      const item = items[i];
      items[i] = items[j];
      items[j] = item;
    }
    return items;
  }
}

/** @param {string} who @param {unknown} rng @returns {Rng} */
export function generator(who, rng) {
  return rng instanceof Rng ? rng : refuse(who, "rng to be an Rng", rng);
}
