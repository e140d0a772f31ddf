/** Above, f with the probe and its tangent; below, the slope f′, at one scale for every activation so that they compare. */

import { ACTIVATIONS } from "../../core/activations.js";
import { clamp, s } from "../../ui/dom.js";
import { follow } from "../../ui/drag.js";
import { path, scale } from "../../charts/scale.js";
import { amount, named, probed, run } from "./words.js";

/** @typedef {import("../../ui/frame.js").Ui} Ui */
/** @typedef {import("../../ui/store.js").State} State */

/** The probe's reach. */
export const EDGE = 5;

const LEFT = 32, RIGHT = 12;
const TOP = 44, MIDDLE = 166, SECOND = 198, BOTTOM = 270;
const TANGENT = 52;
const ZS = Float64Array.from({ length: 401 }, (_, i) => i / 40 - EDGE);

/** @param {number} x @param {number} y @param {string | number} text @param {string} [style] */
export const label = (x, y, text, style) => s("text", { x, y, text, class: style });

/**
 * Level lines with their numbers at the left.
 * @param {number[]} ticks @param {(value: number) => number} y @param {number} left @param {number} right
 * @param {(tick: number) => string} [words]
 */
export const levels = (ticks, y, left, right, words = amount) => ticks.flatMap((tick) =>
  [s("path", { d: `M${left} ${y(tick)}H${right}`, class: tick ? "ann-level" : "" }), label(left - 6, y(tick) + 4, words(tick), "is-end")]);

/** @param {Ui} ui */
export function curves(ui) {
  const paper = s("g"), probe = s("g");
  const svg = s("svg", { "aria-hidden": "true" }, paper, probe);
  let drawn = "";
  let x = scale([-EDGE, EDGE], [LEFT, LEFT + 1]);
  // The whole plane takes the finger; keys and screen readers have the slider of the same z.
  const move = (/** @type {PointerEvent} */ { clientX }) =>
    ui.set({ z: clamp(Math.round(10 * x.back(clientX - svg.getBoundingClientRect().left)) / 10, -EDGE, EDGE) }, { commit: false });
  follow(svg, { down: move, move, up: () => ui.commit(), signal: ui.signal });
  // A finger that goes up or down scrolls the page.
  svg.style.touchAction = "pan-y";

  /** @param {State} state @param {number} width */
  function draw(state, width) {
    const { f, df } = ACTIVATIONS[state.activation];
    const [value, slope] = probed(state);
    const right = width - RIGHT, least = f(-EDGE);
    // Room for the whole curve, and no more.
    const low = least < -2 ? -EDGE : least < -0.5 ? -1.2 : -0.3, high = f(EDGE) > 2 ? EDGE : 1.2;
    const y = scale([low, high], [MIDDLE, TOP]), dy = scale([-0.2, 1.2], [BOTTOM, SECOND]);
    x = scale([-EDGE, EDGE], [LEFT, right]);
    const px = x(state.z), py = y(value);
    const rise = slope * (y(1) - y(0)) / (x(1) - x(0)), dx = TANGENT / Math.hypot(1, rise);
    const { z, slopes } = run(state);
    const values = ZS.map(f);
    // The curves stay while the probe moves.
    if (drawn !== (drawn = state.activation + width)) paper.replaceChildren(
      s("g", { class: "ann-axes" },
        ...levels([-4, -1, 0, 1, 4].filter((tick) => tick > low && tick < high), y, LEFT, right),
        ...levels([0, 0.5, 1], dy, LEFT, right),
        ...[-4, -2, 0, 2, 4].map((tick) => label(x(tick), BOTTOM + 18, amount(tick), "is-middle"))),
      s("path", { class: "ann-curve", d: path(ZS, values, x, y) + path(ZS, ZS.map((at, i) => df(at, values[i])), x, dy) }));
    probe.replaceChildren(
      label(0, 14, `${named(state.activation)}: f(z) = ${amount(value)}`),
      label(0, SECOND - 12, `its slope: f′(z) = ${amount(slope)}`),
      label(px, 34, `z = ${amount(state.z)}`, "ann-name is-middle"),
      s("path", { class: "ann-others", d: Array.from(z, (at, k) => (k && Math.abs(at) <= EDGE ? `M${x(at)} ${dy(slopes[k])}h0` : "")).join("") }),
      s("path", { class: "ann-tangent", d: `M${px - dx} ${py - rise * dx}l${2 * dx} ${2 * rise * dx}` }),
      s("path", { class: "ann-guide", d: `M${px} ${TOP}V${BOTTOM}` }),
      s("circle", { class: "ann-foot", r: 5, cx: px, cy: dy(slope) }),
      s("circle", { class: "ann-handle", r: 9, cx: px, cy: py }));
  }
  return { svg, draw };
}
