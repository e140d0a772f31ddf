/** Anything can be a slider: by mouse, pen and finger, and by every key a slider answers to. */

import { attr, clamp, words as say } from "./dom.js";

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
 * Follow one pointer from press to release.
 * @param {HTMLElement | SVGElement} element
 * @param {{ down?(e: PointerEvent): void, move(e: PointerEvent): void, up(): void, signal: AbortSignal }} hooks
 */
export function follow(element, { down, move, up, signal }) {
  /** @type {number | null} */
  let held = null;
  element.style.touchAction = "none";
  element.addEventListener("pointerdown", (/** @type {any} */ event) => {
    if (event.button || held !== null) return;
    held = event.pointerId;
    element.setPointerCapture(event.pointerId);
    element.focus({ preventScroll: true });
    element.classList.add("is-held");
    down?.(event);
    event.preventDefault();
  }, { signal });
  element.addEventListener("pointermove", (/** @type {any} */ event) => {
    if (event.pointerId === held) move(event);
  }, { signal });
  const end = (/** @type {any} */ event) => {
    if (event.pointerId !== held) return;
    held = null;
    element.classList.remove("is-held");
    up();
  };
  element.addEventListener("pointerup", end, { signal });
  element.addEventListener("pointercancel", end, { signal });
}

/**
 * Make an element a one-number slider.
 * @param {HTMLElement | SVGElement} element
 * @param {{ get(): number, set(value: number): void, commit(): void, min: number, max: number, step?: number,
 *           axis?: "x" | "y", pixels?: number | (() => number), label: string, words?: (value: number) => string, signal: AbortSignal }} options
 *   `pixels` of travel stand for one unit (a function where the figure can be resized); `axis` y grows upward.
 * @returns {{ update(): void }} call after the value changed elsewhere
 */
export function dragValue(element, { get, set, commit, min, max, step = 0.1, axis = "y", pixels = 40, label, words = say, signal }) {
  const vertical = axis === "y";
  // toFixed: three steps of 0.1 are 0.3, not 0.30000000000000004
  const put = (/** @type {number} */ value) => set(clamp(Number((Math.round(value / step) * step).toFixed(10)), min, max));
  let from = 0, at = 0;
  attr(element, { role: "slider", tabindex: 0, "aria-label": label, "aria-valuemin": min, "aria-valuemax": max,
    "aria-orientation": vertical ? "vertical" : "horizontal" });
  element.classList.add("ann-grab");
  follow(element, {
    down: (event) => { from = vertical ? event.clientY : event.clientX; at = get(); },
    move: (event) => put(at + (vertical ? from - event.clientY : event.clientX - from) / (typeof pixels === "function" ? pixels() : pixels)),
    up: commit,
    signal,
  });
  element.addEventListener("keydown", (/** @type {any} */ event) => {
    const [right, up] = arrows(event, step);
    if (right || up) put(get() + right + up);
    else if (event.key === "Home") put(min);
    else if (event.key === "End") put(max);
    else return;
    commit();
    event.preventDefault();
  }, { signal });
  const update = () => attr(element, { "aria-valuenow": Number(get().toFixed(4)), "aria-valuetext": words(get()) });
  update();
  return { update };
}

/**
 * Make an element a point that moves in the plane.
 * @param {HTMLElement | SVGElement} element
 * @param {{ get(): [number, number], set(x: number, y: number): void, commit(): void, toXY(clientX: number, clientY: number): [number, number],
 *           step?: number, label: string, words?: (x: number, y: number) => string, signal: AbortSignal }} options
 */
export function drag2d(element, { get, set, commit, toXY, step = 0.1, label, signal, words = (x, y) => `${say(x)}, ${say(y)}` }) {
  attr(element, { role: "slider", tabindex: 0, "aria-label": label, "aria-roledescription": "point" });
  element.classList.add("ann-grab");
  follow(element, { move: (event) => set(...toXY(event.clientX, event.clientY)), up: commit, signal });
  element.addEventListener("keydown", (/** @type {any} */ event) => {
    const [right, up] = arrows(event, step);
    if (!right && !up) return;
    const [x, y] = get();
    set(x + right, y + up);
    commit();
    event.preventDefault();
  }, { signal });
  const update = () => {
    const [x, y] = get();
    attr(element, { "aria-valuenow": Number(x.toFixed(4)), "aria-valuetext": words(x, y) });
  };
  update();
  return { update };
}
