/** A curve that the reader draws, before the figure shows its own: by finger, by mouse, by single taps, and by keys. */

import { attr, clamp, s, said } from "../ui/dom.js";
import { follow } from "../ui/drag.js";
import { path } from "./scale.js";

/**
 * Move the pen from one place to another. A quick hand skips places: they lie on the straight line between.
 * @param {Float64Array} ys
 * @param {number} from  place
 * @param {number} to    place
 * @param {number} y     height there
 */
export function stroke(ys, from, to, y) {
  const steps = Math.abs(to - from), y0 = ys[from];
  for (let k = 1; k < steps; k++) ys[from + Math.sign(to - from) * k] = y0 + ((y - y0) * k) / steps;
  ys[to] = y;
}

/**
 * @param {import("./chart.js").Chart} plot
 * @param {import("../ui/frame.js").Ui} ui
 * @param {{ label: string, count?: number }} options  drawn at `count` even places of the x axis
 */
export function sketch(plot, ui, { label, count = 25 }) {
  const { from: low, to: high } = plot.axis.x;
  const xs = Float64Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1));
  const ys = new Float64Array(count).fill(NaN);
  /** Where the keys are, and the last place of the stroke. */
  let at = 0, last = -1, locked = false, change = () => {};
  const paper = s("rect", { class: "ann-paper" }), line = s("path", { class: "ann-sketch" }), pen = s("circle", { r: 6, class: "ann-pen" });
  const element = s("g", { class: "ann-drawing", role: "slider", tabindex: 0, "aria-label": `${label}, to be drawn: left and right choose a place, up and down its height`,
    "data-part": "sketch", style: "display:none" }, paper, line, pen);
  const height = (/** @type {number} */ i) => (Number.isNaN(ys[i]) ? plot.axis.y.from : ys[i]);

  function place() {
    const { left, top, right, bottom } = plot.box, { from, to } = plot.axis.y;
    attr(paper, { x: left, y: top, width: right - left, height: bottom - top });
    attr(line, { d: path(xs, ys, plot.x, plot.y) });
    attr(pen, { cx: plot.x(xs[at]), cy: plot.y(height(at)) });
    // What is locked has no value that one could set.
    if (locked) return;
    const { x, y } = plot.axis;
    attr(element, { "aria-valuemin": from, "aria-valuemax": to, "aria-valuenow": Number(height(at).toFixed(4)),
      "aria-valuetext": `at ${said(xs[at], x)}: ${Number.isNaN(ys[at]) ? "nothing yet" : said(ys[at], y)}` });
  }

  /** @param {number} i @param {number} y @param {number} [from]  where the stroke was before */
  function put(i, y, from = i) {
    if (locked) return;
    const { from: low, to: high } = plot.axis.y;
    stroke(ys, from, i, clamp(y, Math.min(low, high), Math.max(low, high)));
    at = i;
    place();
  }

  /** @param {PointerEvent} event */
  function draw(event) {
    const [x, y] = plot.at(event);
    const i = clamp(Math.round(((x - low) / (high - low)) * (count - 1)), 0, count - 1);
    put(i, y, last < 0 ? i : last);
    last = i;
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    const across = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: count - 1 }[event.key];
    const step = ((plot.axis.y.to - plot.axis.y.from) / 50) * (event.shiftKey ? 5 : 1);
    const up = { ArrowUp: step, ArrowDown: -step, PageUp: 5 * step, PageDown: -5 * step }[event.key];
    if (up !== undefined) {
      put(at, height(at) + up);
      change();
    } else if (across === undefined) return;
    else {
      const next = clamp(across, 0, count - 1);
      // Along the line as one goes: what is behind stays drawn, what is new begins where the pen is.
      if (!Number.isNaN(ys[at]) && Number.isNaN(ys[next])) put(next, ys[at], at);
      at = next;
      place();
    }
    event.preventDefault();
  }

  follow(element, { down: draw, move: draw, up: () => { last = -1; change(); }, signal: ui.signal });
  element.addEventListener("keydown", (/** @type {any} */ event) => press(event), { signal: ui.signal });
  plot.layer(element, place, plot.over);
  return {
    /** Let the reader draw. @param {() => void} onChange  called when a stroke ends */
    open(onChange) {
      change = onChange;
      element.style.display = "";
    },
    /** What is drawn, at even places from one end of the x axis to the other; no number where nothing is. */
    values: () => ys.slice(),
    /** Put back what was drawn. @param {ArrayLike<number>} values */
    set(values) {
      ys.set(Array.from(values).slice(0, count));
      element.style.display = "";
      place();
    },
    /** The sketch stays, to be compared, and takes no hand any more. */
    lock() {
      locked = true;
      element.classList.add("is-locked");
      attr(element, { role: "img", tabindex: null, "aria-label": `${label}, as you drew it`,
        "aria-valuemin": null, "aria-valuemax": null, "aria-valuenow": null, "aria-valuetext": null });
    },
  };
}
