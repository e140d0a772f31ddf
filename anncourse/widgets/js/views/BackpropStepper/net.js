/** The net: every weight a handle, values in the neurons, and what comes back, striped, from right to left. */

import { backward, forward } from "../../core/inside/backprop.js";
import { traitOf } from "../../ui/controls.js";
import { attr, num, s, setText } from "../../ui/dom.js";
import { handle } from "../../ui/drag.js";
import { NAMES, STEPS } from "./words.js";

/** @typedef {import("./words.js").State} State */
/** @typedef {[number, number]} Place */

const TALL = 330, TOP = 82, LOW = 248, MIDDLE = 165, R = 22, LOSS = 46;
/** From this width on, every weight has room for its name. */
const ROOMY = 440;
/** Half a plate. */
const W = 25, H = 13;
/** What each weight is called when it is read out. */
const SAID = ["weight from sky to h1", "weight from sky to h2", "weight from forecast to h1", "weight from forecast to h2",
  "bias of h1", "bias of h2", "weight from h1 to the answer", "weight from h2 to the answer", "bias of the answer"];
/** The step at which an error is there: after a curve, and before it. */
const BACK = { da: 4, dz: 5, dh: 6, dzh: 7 };

/** From where to where an edge leads, and where along it its weight stands. @type {[number, number, number][]} */
const EDGES = [[0, 2, 0.5], [0, 3, 0.3], [1, 2, 0.3], [1, 3, 0.5], [2, 4, 0.5], [3, 4, 0.5]];
/** The weights of the edges; the others are biases, of the neurons 2, 3 and 4. */
const OF_EDGE = [0, 1, 2, 3, 6, 7], OF_BIAS = [4, 5, 8];

/** @param {import("../../ui/frame.js").Ui} ui */
export function net(ui) {
  /** What was last drawn of a part: a hand moves one weight, and most parts stay as they are. @type {Map<Element, string>} */
  const drawn = new Map();
  /** @param {Element} element @param {...(number | boolean)} looks */
  function stays(element, ...looks) {
    const before = drawn.get(element);
    drawn.set(element, String(looks));
    return before === String(looks);
  }
  /** Blue above zero, orange and dashed below. @param {SVGElement} element @param {number} value @param {string} [dashes] */
  function tint(element, value, dashes = "") {
    if (stays(element, value)) return;
    element.style.stroke = `var(--${value < 0 ? "neg" : value ? "pos" : "axis"})`;
    element.style.strokeDasharray = value < 0 ? dashes : "";
    if (dashes) attr(element, { "stroke-width": Math.min(10, 1 + 2 * Math.abs(value)) });
  }
  /** A band of stripes, as wide as what it carries. @param {SVGElement} band @param {number} value @param {boolean} there @param {number} [wide] */
  function stripe(band, value, there, wide = Math.min(16, 4 + 14 * Math.abs(value))) {
    if (stays(band, there && value)) return;
    band.style.display = there && value ? "" : "none";
    band.style.stroke = `var(--${value < 0 ? "neg" : "pos"})`;
    attr(band, { "stroke-width": wide });
  }
  const text = (/** @type {string} */ anchor = "middle", style = "") => s("text", { "text-anchor": anchor, class: style });
  const edges = EDGES.map(() => ({ band: s("path", { class: "bp-band" }), line: s("path", { class: "ann-edge" }) }));
  const nodes = ["sky", "forecast", "h₁", "h₂", "a"].map((name) =>
    ({ name, ring: s("circle", { r: R, class: "ann-node" }), halo: s("circle", { r: R + 5, class: "bp-band" }), value: text(), label: text("middle", "ann-name"), error: text("middle", "ann-halo") }));
  const out = { band: s("path", { class: "bp-band" }), line: s("path", { class: "ann-edge" }), box: s("rect", { width: 58, height: 34, rx: 5, class: "ann-node" }),
    value: text(), label: text("middle"), error: text("end", "ann-halo") };
  setText(out.label, "loss");

  /** A plate with its weight, and below or beside it what the weight hears of the error. @param {number} i */
  function knob(i) {
    const frame = s("rect", { x: -W, y: -H, width: 2 * W, height: 2 * H, rx: H, class: "ann-handle" }), number = s("text", { y: 5, "text-anchor": "middle" });
    const element = s("g", {}, frame, number), bar = s("path", { class: "bp-bar" }), grad = text(i === 4 || i === 5 ? "start" : "middle", "ann-halo");
    const name = s("text", { "text-anchor": "end", class: "ann-halo bp-name", text: NAMES[i] }), one = traitOf(ui, "weights", i);
    handle(ui, element, { trait: "weights", index: i, label: SAID[i], pixels: 30 });
    ui.follow(() => {
      tint(frame, one.get());
      setText(number, num(one.get()));
    });
    /** @param {Place} at @param {boolean} phone */
    function put([x, y], phone) {
      // Between the columns of a phone there is no room for the names.
      name.style.display = phone && i < 4 ? "none" : "";
      attr(element, { transform: `translate(${x} ${y})` });
      attr(name, { x: x - W - 3, y: y + 4 });
      attr(bar, { d: `M${x + W} ${y + H + 5}h0`, "data-from": x + W, "data-y": y + H + 5 });
      attr(grad, i === 4 || i === 5 ? { x: x + W + 5, y: y + 5 } : { x, y: y + H + 21 });
    }
    /** @param {number} value @param {boolean} there */
    function draw(value, there) {
      if (stays(bar, there && value, there)) return;
      for (const part of [bar, grad]) part.style.display = there ? "" : "none";
      bar.style.stroke = `var(--${value < 0 ? "neg" : "pos"})`;
      attr(bar, { d: `M${bar.dataset.from} ${bar.dataset.y}h${-Math.min(2 * W, 100 * Math.abs(value))}` });
      setText(grad, num(value));
    }
    return { parts: [bar, name, element, grad], put, draw };
  }
  const knobs = NAMES.map((_, i) => knob(i));
  const element = s("svg", { class: "bp-net" },
    ...edges.flatMap(({ band, line }) => [band, line]), out.band, out.line,
    ...nodes.flatMap(({ halo, ring, value, label }) => [halo, ring, value, label]), out.box, out.value, out.label,
    ...nodes.map(({ error }) => error), out.error, ...knobs.flatMap(({ parts }) => parts));

  /** @param {number} width */
  function resize(width) {
    const phone = width < ROOMY;
    drawn.clear();
    const left = 30, right = width - 34, mid = Math.round(0.47 * width);
    /** @type {Place[]} */
    const places = [[left, TOP], [left, LOW], [mid, TOP], [mid, LOW], [right, MIDDLE]];
    attr(element, { viewBox: `0 0 ${width} ${TALL}` });
    nodes.forEach(({ ring, halo, value, label, error }, n) => {
      const [x, y] = places[n];
      for (const circle of [ring, halo]) attr(circle, { cx: x, cy: y });
      attr(value, { x, y: y + (n < 2 ? 5 : 12) });
      attr(label, n < 2 ? { x: Math.max(x, 30), y: y + (n ? R + 18 : -R - 8) } : { x, y: y - 4 });
      attr(error, { x: n < 4 && phone ? x - 10 : x, y: n === 3 ? y - R - 12 : y + R + 20 });
    });
    EDGES.forEach(([from, to, along], e) => {
      const [[x1, y1], [x2, y2]] = [places[from], places[to]], d = `M${x2 - R} ${y2}L${x1 + R} ${y1}`;
      for (const path of [edges[e].band, edges[e].line]) attr(path, { d });
      knobs[OF_EDGE[e]].put([x1 + R + along * (x2 - x1 - 2 * R), y1 + along * (y2 - y1)], phone);
    });
    OF_BIAS.forEach((i, k) => knobs[i].put(/** @type {Place[]} */ ([[mid, 22], [mid, TALL - 22], [right - 4, MIDDLE + 62]])[k], phone));
    for (const path of [out.band, out.line]) attr(path, { d: `M${right} ${LOSS + 17}V${MIDDLE - R}` });
    attr(out.box, { x: right - 29, y: LOSS - 17 });
    attr(out.value, { x: right, y: LOSS + 5 });
    attr(out.label, { x: right, y: LOSS - 24 });
    attr(out.error, { x: right - 14, y: LOSS + 40 });
    draw(/** @type {any} */ (ui.state));
  }

  /** @param {State} state */
  function draw(state) {
    const pass = forward(state), back = backward(state, pass), at = state.wiggles ? STEPS : state.step;
    const [, , v1, v2] = OF_EDGE.slice(2).map((i) => state.weights[i]), sent = [v1 * back.dz[2], v2 * back.dz[2]];
    nodes.forEach(({ name, ring, halo, value, label, error }, n) => {
      const hidden = n - 2, there = n < 2 || at >= (n < 4 ? 1 : 2);
      setText(label, name);
      setText(value, n < 2 ? num(state.inputs[n]) : there ? num(pass.a[hidden]) : "?");
      ring.style.strokeDasharray = there ? "" : "3 3";
      if (n < 2) return halo.style.display = "none";
      const [after, before] = n < 4 ? [BACK.dh, BACK.dzh] : [99, BACK.dz], shown = at >= before ? back.dz[hidden] : back.da[hidden];
      stripe(halo, shown, at >= Math.min(after, before), 6);
      setText(error, at < Math.min(after, before) ? "" : `${at >= before ? "dz" : "dh"}${n < 4 ? "₁₂"[hidden] : ""} ${num(shown)}`);
    });
    EDGES.forEach((_, e) => {
      const value = state.weights[OF_EDGE[e]], { band, line } = edges[e];
      tint(line, value, "6 4");
      stripe(band, sent[e - 4] ?? 0, at >= BACK.dh);
    });
    stripe(out.band, back.da[2], at >= BACK.da);
    setText(out.error, at < BACK.da ? "" : `da ${num(back.da[2])}`);
    setText(out.value, at < 3 ? "?" : num(pass.loss));
    knobs.forEach(({ draw }, i) => draw(back.grads[i], at >= STEPS));
  }
  return { element, resize, draw };
}
