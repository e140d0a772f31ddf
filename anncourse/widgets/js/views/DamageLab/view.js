/** One example and what three nets say of it, and beside it how often each is right, the more of the picture is covered. */

import { chart } from "../../charts/chart.js";
import { curve } from "../../charts/curve.js";
import { paint, palette } from "../../charts/heat.js";
import { stage } from "../../charts/stage.js";
import { Damage, NETS, SIDE } from "../../core/modules/damage.js";
import { largest } from "../../core/numbers/scores.js";
import { checkbox, slider } from "../../ui/controls.js";
import { attr, h, s, setText } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { colors, onTheme } from "../../ui/theme.js";
import css from "./style.css";
import { quantities, quantitiesOf } from "./task.js";
import { result, sentence } from "./words.js";

/** @typedef {import("./words.js").State} State */

const COVERS = Array.from({ length: SIDE + 1 }, (_, rows) => rows);
/** The ink of a noisy pixel: its ground, and as far as it reaches. */
const MIDDLE = 0.5, REACH = 1.5;

/** The example, with its sound in words, and what each net says of it. @param {import("../../ui/frame.js").Ui} ui @param {Damage} damage */
function given(ui, damage) {
  const canvas = h("canvas", { width: SIDE, height: SIDE, role: "img" }), heard = h("p", { class: "heard" }), says = NETS.map(() => h("li"));
  const element = h("div", { class: "given" }, canvas, h("ul", {}, ...says), heard);
  /** @type {Uint32Array | undefined} */
  let pixels;
  /** @type {Float64Array} */
  let now = new Float64Array(SIDE * SIDE);
  function draw() {
    if (!pixels) {
      const { bg, ink, muted } = colors(ui.el);
      pixels = palette({ neg: bg, bg: muted, pos: ink }, 1);
    }
    paint(canvas, now.map((value) => value - MIDDLE), pixels, REACH);
  }
  onTheme(() => {
    pixels = undefined;
    draw();
  }, ui.signal);
  return {
    element,
    /** @param {State} state */
    show({ example, covered, deaf }) {
      const x = damage.damaged(example, covered, deaf), digit = damage.labels[example];
      now = x.subarray(0, SIDE * SIDE);
      draw();
      attr(canvas, { "aria-label": `a noisy ${digit}, ${covered} of ${SIDE} rows covered` });
      NETS.forEach((net, i) => {
        const answer = largest(damage.answer(net, x));
        setText(says[i], `${net}: ${answer}`);
        attr(says[i], { class: answer === digit ? "is-right" : null });
      });
      const hertz = [...x.subarray(SIDE * SIDE)].map((octaves) => (10 * Math.round(100 * 2 ** octaves)).toLocaleString("en-US"));
      setText(heard, `It is a ${digit}. ${deaf ? "Nothing is heard." : `Heard: a vowel with its strongest tones at ${hertz.join(", ")} Hz.`}`);
    },
  };
}

/** Percentages over the rows covered, a curve for each net. */
function rates() {
  const plot = chart({ x: { from: 0, to: SIDE, label: "rows covered", ticks: COVERS }, y: { from: 0, to: 100, label: "right, of 100", ticks: [0, 25, 50, 75, 100], grid: true }, height: 280, label: "right of a hundred over rows covered" });
  const lines = NETS.map((_, i) => curve(plot, { style: `net-${i}` })), here = s("path", { class: "here" });
  const keys = NETS.map((net, i) => [s("path", { class: `ann-curve net-${i}` }), s("text", { class: "ann-halo", text: net })]);
  let at = 0;
  function place() {
    const { left, top, bottom } = plot.box;
    attr(here, { d: `M${plot.x(at)} ${top}V${bottom}` });
    keys.forEach(([line, name], i) => {
      const y = bottom - 14 - 18 * (NETS.length - 1 - i);
      attr(line, { d: `M${left + 10} ${y}h26` });
      attr(name, { x: left + 44, y: y + 4 });
    });
  }
  plot.layer(s("g", { class: "names" }, here, ...keys.flat()), place);
  return {
    plot,
    /** @param {number[][]} all  net by net @param {number} covered @param {number} shown  how many of the rows have been tried */
    draw(all, covered, shown) {
      at = covered;
      lines.forEach((line, i) => line.draw(COVERS.slice(0, shown + 1), all[i].slice(0, shown + 1)));
      place();
    },
  };
}

export default defineWidget({
  name: "DamageLab",
  quantities,
  text: sentence,
  build(ui) {
    const damage = new Damage(ui.model.get("damage")), example = given(ui, damage), curves = rates();
    const deaf = checkbox(ui, { label: "Without sound", get: () => ui.get("deaf"), set: (is) => { ui.set({ deaf: is }); } });
    ui.controls.append(slider(ui, { trait: "covered" }), slider(ui, { trait: "example" }), ...ui.free("deaf", () => deaf));
    ui.stage.append(h("style", { text: css }));
    stage(ui, [{ element: h("div", {}, example.element, ui.controls) }, curves.plot]);
    /** The most rows that the reader has covered while the bet is open. */
    let most = 0;
    return {
      draw(all) {
        const state = /** @type {State} */ (/** @type {unknown} */ (all));
        most = ui.gated ? state.covered : Math.max(most, state.covered);
        example.show(state);
        curves.draw(NETS.map((net) => COVERS.map((rows) => damage.right(net, rows, state.deaf))), state.covered, ui.asking ? most : SIDE);
        ui.say(result(NETS.map((net) => damage.right(net, state.covered, state.deaf))));
      },
      quantities: quantitiesOf(() => damage),
    };
  },
});
