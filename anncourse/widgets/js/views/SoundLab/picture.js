/** The spectrogram, where the strongest kernel finds what it looks for, and how it answers through time. */

import { chart } from "../../charts/chart.js";
import { curve } from "../../charts/curve.js";
import { heat } from "../../charts/heat.js";
import { BANDS, HIGHEST, HOP, LOWEST, RATE } from "../../core/datasets/speech.js";
import { PAIR, SIZE } from "../../core/images/ear.js";
import { attr, s } from "../../ui/dom.js";
import { SECONDS } from "./hearing.js";

/** Loudness from clear to full color. */
const QUIET = -1, LOUD = 2.6;
/** Of its answers. */
const TOP = 12;
/** Seconds of a pair of frames, and of a kernel. */
const STEP = (PAIR * HOP) / RATE, LONG = SIZE[1] * STEP, FIRST = 0.01;
const ROOM = /** @type {[number, number]} */ ([52, 8]);

/** @param {import("../../ui/frame.js").Ui} ui */
export function picture(ui) {
  const plot = chart({ x: { from: 0, to: SECONDS }, y: { from: LOWEST, to: HIGHEST, log: true, label: "frequency", unit: "Hz", ticks: [250, 500, 1000, 2000] }, height: 230, room: ROOM, label: "spectrogram" });
  const map = heat(plot, ui, { rows: BANDS, cols: 38, label: "Loudness of each band over time" });
  const answer = chart({ x: { from: 0, to: SECONDS, label: "time", unit: "s" }, y: { from: 0, to: TOP, label: "answer of the strongest kernel", ticks: [0, 5, 10] }, height: 130, room: ROOM, label: "the strongest kernel over time" });
  const line = curve(answer, { style: "answer" }), dot = s("circle", { r: 5, class: "ann-dot" });
  const frame = s("rect", { class: "window" }), head = s("path", { class: "head" });
  /** Where the kernel answers most, how much, and where the sound is. */
  let found = 0, most = 0, time = -1;
  const place = () => {
    const { top, bottom } = plot.box, from = FIRST + found * STEP;
    attr(frame, { x: plot.x(from), y: top + 1, width: plot.x(from + LONG) - plot.x(from), height: bottom - top - 2 });
    attr(head, time < 0 ? { d: null } : { d: `M${plot.x(time)} ${top}V${bottom}` });
  };
  plot.layer(frame, place);
  plot.layer(head, place);
  answer.layer(dot, () => attr(dot, { cx: answer.x(middle(found)), cy: answer.y(most) }));
  return {
    plot, answer,
    /** @param {Float64Array} loud (28, frames) @param {Float64Array} responses  of one kernel, row by row */
    draw(loud, responses) {
      const frames = loud.length / BANDS, cols = frames / PAIR - SIZE[1] + 1;
      map.draw(loud.map((_, i) => (loud[(BANDS - 1 - Math.floor(i / frames)) * frames + (i % frames)] - QUIET) / (LOUD - QUIET)));
      const over = Float64Array.from({ length: cols }, (_, t) => Math.max(...Array.from({ length: responses.length / cols }, (_, row) => responses[row * cols + t])));
      most = Math.max(...over);
      found = over.indexOf(most);
      answer.span({ y: { to: Math.max(TOP, Math.ceil(most)) } });
      line.draw(Array.from(over, (_, t) => middle(t)), over);
      attr(dot, { cx: answer.x(middle(found)), cy: answer.y(most) });
      place();
    },
    /** @param {number} now  seconds into the sound; below 0: it does not play */
    play(now) {
      time = now;
      place();
    },
  };
}

/** The middle of a kernel's window, in seconds. @param {number} t */
const middle = (t) => FIRST + t * STEP + LONG / 2;
