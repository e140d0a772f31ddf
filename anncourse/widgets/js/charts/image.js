/** A picture of few pixels that one paints: by finger, by mouse, by single taps, and by keys. */

import { attr, clamp, h } from "../ui/dom.js";
import { follow } from "../ui/drag.js";
import { colors, onTheme } from "../ui/theme.js";
import { paint, palette } from "./heat.js";
import { dress } from "./stage.js";

/**
 * The pixels on the way from one to another: a quick hand skips some.
 * @param {[number, number]} from  row and column
 * @param {[number, number]} to
 * @returns {[number, number][]} without the first
 */
export function between([r0, c0], [r1, c1]) {
  const steps = Math.max(Math.abs(r1 - r0), Math.abs(c1 - c0));
  return Array.from({ length: steps }, (_, k) => {
    const t = (k + 1) / steps;
    return [Math.round(r0 + t * (r1 - r0)), Math.round(c0 + t * (c1 - c0))];
  });
}

/**
 * @param {import("../ui/frame.js").Ui} ui
 * @param {{ rows: number, cols: number, get(): ArrayLike<number>, paint(places: number[], value: number): void, label: string, trait: string }} options
 *   values from 0 (empty) to 1 (ink), row by row; `paint` sets some of them. A stroke that begins on ink takes ink away.
 *   While the question holds `trait`, which a stroke changes, the picture is no place to paint.
 */
export function image(ui, { rows, cols, get, paint: put, label, trait }) {
  dress(ui);
  const canvas = h("canvas", { width: cols, height: rows, "aria-hidden": "true" });
  const cursor = h("span", { class: "ann-cursor" });
  const element = h("div", { class: "ann-image", role: "slider", tabindex: 0, "aria-label": `${label}: arrow keys choose a pixel, Space paints it`,
    "aria-valuemin": 1, "aria-valuemax": rows * cols, style: `aspect-ratio:${cols}/${rows}` }, canvas, cursor);
  /** @type {[number, number]} */
  let at = [0, 0];
  let ink = 1;
  /** @type {Uint32Array | null} */
  let pixels = null;
  const place = () => at[0] * cols + at[1];

  function draw() {
    const values = get(), held = ui.holds(trait);
    element.classList.toggle("is-still", held);
    attr(element, { "aria-disabled": held ? "true" : null, tabindex: held ? -1 : 0 });
    pixels ??= palette(colors(ui.el), 1);
    paint(canvas, Float64Array.from(values), pixels);
    attr(cursor, { style: `left:${(100 * at[1]) / cols}%;top:${(100 * at[0]) / rows}%;width:${100 / cols}%;height:${100 / rows}%` });
    attr(element, { "aria-valuenow": place() + 1, "aria-valuetext": `row ${at[0] + 1}, column ${at[1] + 1}: ${values[place()] > 0.5 ? "ink" : "empty"}` });
  }
  /** @param {PointerEvent} event @returns {[number, number]} */
  function under({ clientX, clientY }) {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [clamp(Math.floor(((clientY - top) / height) * rows), 0, rows - 1), clamp(Math.floor(((clientX - left) / width) * cols), 0, cols - 1)];
  }
  /** @param {[number, number][]} way */
  function stroke(way) {
    if (!way.length) return;
    at = way[way.length - 1];
    put(way.map(([row, col]) => row * cols + col), ink);
    draw();
  }
  const begin = () => { ink = get()[place()] > 0.5 ? 0 : 1; };
  follow(element, {
    down(event) {
      at = under(event);
      begin();
      stroke([at]);
    },
    move: (event) => stroke(between(at, under(event))),
    up: () => ui.commit(),
    signal: ui.signal,
  });
  element.addEventListener("keydown", (event) => {
    const move = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0], Home: [0, -cols], End: [0, cols] }[event.key];
    if (move) at = [clamp(at[0] + move[0], 0, rows - 1), clamp(at[1] + move[1], 0, cols - 1)];
    else if (event.key !== " " && event.key !== "Enter") return;
    else begin();
    // With Shift the pen is down while it moves.
    if (!move || event.shiftKey) {
      stroke([at]);
      ui.commit();
    } else draw();
    event.preventDefault();
  }, { signal: ui.signal });
  onTheme(() => { pixels = null; draw(); }, ui.signal);
  ui.follow(draw);
  return { element };
}
