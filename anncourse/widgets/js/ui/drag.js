/** Anything can be a slider: by mouse, pen and finger, by single taps, and by every key a slider answers to. */

import { attr, clamp, said } from "./dom.js";
import { traitOf } from "./controls.js";
import { taps } from "./taps.js";

/** Travel in pixels up to which a press is a tap: a finger is never quite still. */
const STILL = 3, STILL_FINGER = 8;

/** @param {KeyboardEvent} event @param {number} step  @returns {[number, number]} steps right and up */
function arrows(event, step) {
  const big = event.shiftKey ? 10 * step : step;
  switch (event.key) {
    case "ArrowRight": return [big, 0];
    case "ArrowLeft": return [-big, 0];
    case "ArrowUp": return [0, big];
    case "ArrowDown": return [0, -big];
    case "PageUp": return [0, 10 * step];
    case "PageDown": return [0, -10 * step];
    default: return [0, 0];
  }
}

/**
 * Follow one pointer from press to release. The page does not scroll under it.
 * @param {HTMLElement | SVGElement} element
 * @param {{ down?(e: PointerEvent): void, move(e: PointerEvent): void, up(): void, tap?(e: PointerEvent): void, signal: AbortSignal }} hooks
 *   `move` is called once the pointer has really moved; `tap` when it never has
 */
export function follow(element, { down, move, up, tap, signal }) {
  /** The press that is going on. @type {PointerEvent | null} */
  let held = null;
  let moved = false;
  // On a node inside an SVG the style `touch-action` has no effect, and a browser that begins to scroll takes the pointer away.
  element.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false, signal });
  element.addEventListener("pointerdown", (/** @type {any} */ event) => {
    if (event.button || held) return;
    held = event;
    moved = false;
    element.setPointerCapture(event.pointerId);
    element.focus({ preventScroll: true });
    element.classList.add("is-held");
    down?.(event);
    event.preventDefault();
  }, { signal });
  element.addEventListener("pointermove", (/** @type {any} */ event) => {
    if (!held || event.pointerId !== held.pointerId) return;
    const still = event.pointerType === "mouse" ? STILL : STILL_FINGER;
    moved ||= Math.hypot(event.clientX - held.clientX, event.clientY - held.clientY) >= still;
    if (moved) move(event);
  }, { signal });
  const end = (/** @type {any} */ event) => {
    if (event.pointerId !== held?.pointerId) return;
    held = null;
    element.classList.remove("is-held");
    if (!moved && event.type === "pointerup") tap?.(event);
    up();
  };
  for (const kind of ["pointerup", "pointercancel", "lostpointercapture"]) element.addEventListener(kind, end, { signal });
}

/**
 * Make an element a one-number slider.
 * @param {HTMLElement | SVGElement} element
 * @param {{ get(): number, set(value: number): void, commit(): void, min: number, max: number, step?: number, unit?: string, digits?: number,
 *           axis?: "x" | "y", pixels?: number | (() => number), label: string, words?: (value: number) => string, together?: string, more?: Record<string, () => void>, signal: AbortSignal }} options
 *   `more`: what else a tap offers (taps.js); `pixels` of travel stand for one unit (a function where the figure can be resized); `axis` y grows upward;
 *   handles that are `together` under one word show the same thing and move together; "*" may move any other
 * @returns {{ update(): void }} call after the value changed elsewhere
 */
export function dragValue(element, { get, set, commit, min, max, step = 0.1, axis = "y", pixels = 40, label, together, digits, unit, more, words = (value) => said(value, { digits, unit }), signal }) {
  const vertical = axis === "y";
  const perOne = () => (typeof pixels === "function" ? pixels() : pixels);
  // toFixed: three steps of 0.1 are 0.3, not 0.30000000000000004
  const put = (/** @type {number} */ value) => set(clamp(Number((Math.round(value / step) * step).toFixed(10)), min, max));
  const press = (/** @type {number} */ value) => {
    put(value);
    commit();
  };
  let from = 0, at = 0;
  attr(element, { role: "slider", tabindex: 0, "aria-label": label, "aria-valuemin": min, "aria-valuemax": max,
    "aria-orientation": vertical ? "vertical" : "horizontal", "data-axis": axis, "data-together": together ?? null });
  element.classList.add("ann-grab");
  follow(element, {
    down: (event) => { from = vertical ? event.clientY : event.clientX; at = get(); },
    move: (event) => put(at + (vertical ? from - event.clientY : event.clientX - from) / perOne()),
    up: commit,
    tap: taps(element, label, { down: () => press(get() - step), up: () => press(get() + step), ...more }, signal),
    signal,
  });
  element.addEventListener("keydown", (/** @type {any} */ event) => {
    const [right, up] = arrows(event, step);
    if (right || up) press(get() + right + up);
    else if (event.key === "Home") press(min);
    else if (event.key === "End") press(max);
    else return;
    event.preventDefault();
  }, { signal });
  const update = () => attr(element, { "aria-valuenow": Number(get().toFixed(4)), "aria-valuetext": words(get()), "data-pixels": perOne() });
  update();
  return { update };
}

/**
 * Make an element a slider for a trait, or for one entry of a list: limits, step and words are the trait's. It keeps itself up to date.
 * @param {import("./frame.js").Ui} ui
 * @param {HTMLElement | SVGElement} element
 * While the question holds the trait, Tab passes it by.
 * @param {{ trait: string, index?: number, label?: string, axis?: "x" | "y", pixels?: number | (() => number), together?: string, min?: number, max?: number, step?: number }} options
 *   `min`, `max`, `step`: narrower than the trait's, where a figure shows a part of its range
 */
export function handle(ui, element, { trait, index, ...options }) {
  const { update } = dragValue(element, { ...traitOf(ui, trait, index), ...options, commit: () => ui.commit(), signal: ui.signal });
  ui.follow(() => {
    const held = ui.holds(trait);
    attr(element, { "aria-disabled": held ? "true" : null, tabindex: held ? -1 : 0 });
    update();
  });
}

/**
 * Make an element a point that moves in the plane. Its middle follows the finger.
 * @param {HTMLElement | SVGElement} element
 * @param {{ get(): [number, number], set(x: number, y: number): void, commit(): void, toXY(clientX: number, clientY: number): [number, number],
 *           bounds(): { x: number[], y: number[] }, more?: Record<string, () => void>, step?: number, label: string, words?: (x: number, y: number) => string, together?: string, signal: AbortSignal }} options
 *   `bounds`: the least and the most of each coordinate; `more`: what else a tap offers (taps.js)
 * @returns {{ update(): void, tap(e: PointerEvent): void }} `update` is to be called before the first look and after every change
 */
export function drag2d(element, { get, set, commit, toXY, bounds, more, step = 0.1, label, together, signal, words = (x, y) => `${said(x)}, ${said(y)}` }) {
  attr(element, { role: "slider", tabindex: 0, "aria-label": label, "aria-roledescription": "point", "data-axis": "xy", "data-together": together ?? null });
  element.classList.add("ann-grab");
  const put = (/** @type {number} */ px, /** @type {number} */ py) => {
    const { x, y } = bounds();
    set(clamp(px, x[0], x[1]), clamp(py, y[0], y[1]));
  };
  const press = (/** @type {number} */ right, /** @type {number} */ up) => {
    const [x, y] = get();
    put(x + right, y + up);
    commit();
  };
  const tap = taps(element, label, { left: () => press(-step, 0), down: () => press(0, -step), up: () => press(0, step), right: () => press(step, 0), ...more }, signal);
  follow(element, { move: (event) => put(...toXY(event.clientX, event.clientY)), up: commit, tap, signal });
  element.addEventListener("keydown", (/** @type {any} */ event) => {
    const [right, up] = arrows(event, step);
    if (right || up) press(right, up);
    // As on a slider: to the smallest and the largest value, here from left to right.
    else if (event.key === "Home") press(-Infinity, 0);
    else if (event.key === "End") press(Infinity, 0);
    else return;
    event.preventDefault();
  }, { signal });
  const update = () => {
    const [x, y] = get();
    const [low, high] = bounds().x;
    attr(element, { "aria-valuemin": low, "aria-valuemax": high, "aria-valuenow": Number(x.toFixed(4)), "aria-valuetext": words(x, y) });
  };
  return { update, tap };
}
