/**
 * Vowels as sound: a voice made of harmonics, the mouth's resonances that move, and the picture of it.
 * anncourse/datasets/speech.py and voices.py say the same.
 */

import { entry } from "../numbers/checks.js";

/** Samples a second, from one frame to the next, and in a frame; bands of the picture, and their outer centers in Hz. */
export const RATE = 8000, HOP = 80, WINDOW = 240, BANDS = 28, LOWEST = 150, HIGHEST = 3900;
const FFT = 512, WIDTHS = [60, 90, 150], HISS = 0.03, FADE = 0.02;

export const GROUPS = ["men", "women", "children"];
/** Pitch and three formants in Hz for men, women and children; the formants' levels in dB (Peterson & Barney 1952). @type {Record<string, number[]>} */
const VOWELS = {
  a: [124, 730, 1090, 2440, 212, 850, 1220, 2810, 256, 1030, 1370, 3170, -1, -5, -28],
  i: [136, 270, 2290, 3010, 235, 310, 2790, 3310, 272, 370, 3200, 3730, -4, -24, -28],
  u: [141, 300, 870, 2240, 231, 370, 950, 2670, 274, 430, 1170, 3260, -3, -19, -43],
};

/** @typedef {{ group: number, pitch: number, tract: number }} Speaker  the group, and by what factors the voice differs from its mean */
/** Two vowels, "ai"; when they begin, how long they last, and the clip, in seconds. @typedef {{ glide: string, start: number, length: number, seconds: number }} Said */

/** One speaker of a group. @param {string} group @param {import("../numbers/rng.js").Rng} rng @returns {Speaker} */
export const cast = (group, rng) => ({ group: GROUPS.indexOf(group), pitch: Math.exp(0.1 * rng.standardNormal()), tract: Math.exp(0.03 * rng.standardNormal()) });

/** The sound of two vowels, with a little hiss. @param {Said} said @param {Speaker} speaker @param {import("../numbers/rng.js").Rng} rng */
export function utter({ glide, start, length, seconds }, speaker, rng) {
  const rows = [glide[0], glide[1]].map((vowel) => entry("utter", "vowel", VOWELS, vowel)), at = 4 * speaker.group;
  const ends = rows.map((row) => [1, 2, 3].map((k) => row[at + k] * speaker.tract).map((hertz) => hertz * Math.exp(0.02 * rng.standardNormal())));
  const pitch = ((rows[0][at] + rows[1][at]) / 2) * speaker.pitch * Math.exp(0.03 * rng.standardNormal());
  const samples = Math.round(RATE * seconds), frames = Math.ceil(samples / HOP) + 1, wave = new Float64Array(samples);
  // At each frame: how loud, where the resonances are, and their levels.
  const course = Array.from({ length: frames }, (_, f) => {
    const share = ((f * HOP) / RATE - start) / length, way = Math.max(0, Math.min(2 * share - 0.5, 1)), turned = 0.5 - 0.5 * Math.cos(Math.PI * way);
    return {
      loud: Math.max(0, Math.min((length * Math.min(share, 1 - share)) / FADE, 1)),
      path: ends[0].map((hertz, k) => hertz ** (1 - turned) * ends[1][k] ** turned),
      gain: [12, 13, 14].map((k) => 10 ** ((rows[0][k] * (1 - turned) + rows[1][k] * turned) / 20)),
    };
  });
  for (let k = 1; k <= Math.floor((0.5 * RATE) / pitch); k++) {
    const hertz = k * pitch, turn = 2 * Math.PI * hertz;
    const height = course.map(({ loud, path, gain }) => loud && loud * path.reduce((sum, formant, i) => sum + gain[i] / Math.sqrt(1 + ((hertz - formant) / (0.5 * WIDTHS[i])) ** 2), 0));
    for (let f = 0; f + 1 < frames; f++) {
      const from = height[f], more = height[f + 1] - from;
      // Silence is not worth a sine.
      if (from || more) for (let i = 0, n = f * HOP; i < HOP && n < samples; i++, n++) wave[n] += (from + (more * i) / HOP) * Math.sin((turn * n) / RATE);
    }
  }
  for (let n = 0; n < samples; n++) wave[n] += HISS * rng.standardNormal();
  return wave;
}

/** The first bin of a band, and what share each bin has in it, from there on. @typedef {{ first: number, share: Float64Array }} Band */

/** What is the same for every sound; made once, when it is first asked for. @type {{ shares: Band[], bent: Float64Array, turns: Float64Array } | undefined} */
let tables;

/** A window that begins and ends at 0. */
const hann = () => Float64Array.from({ length: WINDOW }, (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (n + 1)) / (WINDOW + 1)));
/** Points of the lower half of a circle: cosine, then sine. */
const circle = () => Float64Array.from({ length: FFT }, (_, i) => i % 2 ? -Math.sin((Math.PI * (i - 1)) / FFT) : Math.cos((Math.PI * i) / FFT));

/** How loud each band is, frame by frame: log10 of the power plus 0.1, low bands first, (28, frames). @param {Float64Array} wave */
export function loudness(wave) {
  const frames = 1 + Math.floor((wave.length - WINDOW) / HOP), out = new Float64Array(BANDS * frames);
  const { shares, bent, turns } = (tables ??= { shares: bands(), bent: hann(), turns: circle() });
  const re = new Float64Array(FFT), im = new Float64Array(FFT);
  for (let f = 0; f < frames; f++) {
    re.fill(0);
    im.fill(0);
    for (let n = 0; n < WINDOW; n++) re[n] = wave[f * HOP + n] * bent[n];
    fourier(re, im, turns);
    for (let b = 0; b < BANDS; b++) {
      const { first, share } = shares[b];
      let power = 0;
      for (let i = 0, bin = first; i < share.length; i++, bin++) power += share[i] * (re[bin] * re[bin] + im[bin] * im[bin]);
      out[b * frames + f] = Math.log10(power + 0.1);
    }
  }
  return out;
}

/** Triangles over the octaves: shares that add up to 1. @returns {Band[]} */
function bands() {
  const step = Math.log2(HIGHEST / LOWEST) / (BANDS - 1);
  return Array.from({ length: BANDS }, (_, b) => {
    const all = Float64Array.from({ length: FFT / 2 + 1 }, (_, bin) => Math.max(0, 1 - Math.abs(Math.log2((bin * RATE) / FFT) - (Math.log2(LOWEST) + step * b)) / step));
    const near = all.filter((share) => share > 0), total = near.reduce((sum, share) => sum + share, 0);
    return { first: all.findIndex((share) => share > 0), share: near.map((share) => share / total) };
  });
}

/** The Fourier transform, in place: halves of halves (Cooley and Tukey 1965). @param {Float64Array} re @param {Float64Array} im @param {Float64Array} turns */
function fourier(re, im, turns) {
  const n = re.length;
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      [re[i], re[j]] = [re[j], re[i]];
      [im[i], im[j]] = [im[j], im[i]];
    }
  }
  for (let half = 1; half < n; half *= 2)
    for (let k = 0; k < half; k++) {
      const at = (2 * k * (n / 2)) / half, c = turns[at], s = turns[at + 1];
      for (let i = k; i < n; i += 2 * half) {
        const j = i + half, a = c * re[j] - s * im[j], b = s * re[j] + c * im[j];
        re[j] = re[i] - a;
        im[j] = im[i] - b;
        re[i] += a;
        im[i] += b;
      }
    }
}
