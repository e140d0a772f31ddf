/** Movement: from one state to another, and frame after frame, but never off-screen and never against the reader's wish. */

import { reduced } from "./theme.js";

/** @typedef {import("./frame.js").Ui} Ui */

/** @param {any} from @param {any} to @param {number} t  @returns {any} numbers in between; anything else jumps */
function blend(from, to, t) {
  if (typeof from === "number" && typeof to === "number") return from + (to - from) * t;
  if (Array.isArray(from) && Array.isArray(to) && from.length === to.length) return to.map((entry, i) => blend(from[i], entry, t));
  return to;
}

/** @param {any} value @returns {any} a number, or each of a list, without its fraction */
const whole = (value) => (Array.isArray(value) ? value.map(whole) : typeof value === "number" ? Math.round(value) : value);

/**
 * @param {Ui} ui
 * @param {import("./store.js").State} target
 * @param {number} [ms]
 * @returns {Promise<boolean>} false if something else took over
 */
export function animate(ui, target, ms = 900) {
  const run = ++ui.run;
  const from = ui.store.snapshot();
  const begin = performance.now();
  const between = (/** @type {string} */ name, /** @type {any} */ to, /** @type {number} */ t) => {
    const value = blend(from[name], to, t);
    return ui.rule(name).integer ? whole(value) : value;
  };
  return new Promise((resolve) => {
    const step = (/** @type {number} */ now) => {
      if (run !== ui.run || ui.signal.aborted) return resolve(false);
      const t = reduced() ? 1 : Math.min(1, (now - begin) / ms);
      const eased = t * t * (3 - 2 * t);
      const patch = Object.fromEntries(Object.entries(target).map(([name, to]) => [name, t < 1 ? between(name, to, eased) : to]));
      ui.set(patch, { commit: t === 1 });
      if (t < 1) requestAnimationFrame(step);
      else resolve(true);
    };
    requestAnimationFrame(step);
  });
}

/**
 * @param {Element} element
 * @param {(seen: boolean) => void} callback
 * @param {AbortSignal} signal
 */
export function visible(element, callback, signal) {
  const observer = new IntersectionObserver((entries) => callback(entries[entries.length - 1].isIntersecting));
  observer.observe(element);
  signal.addEventListener("abort", () => observer.disconnect());
}

/**
 * Call `step` once a frame while running and on screen.
 * @param {Ui} ui
 * @param {(time: number) => void} step
 */
export function loop(ui, step) {
  let wanted = false, seen = true, id = 0;
  const tick = (/** @type {number} */ time) => {
    id = requestAnimationFrame(tick);
    step(time);
  };
  const update = () => {
    const run = wanted && seen && !ui.signal.aborted;
    if (run && !id) id = requestAnimationFrame(tick);
    if (!run && id) {
      cancelAnimationFrame(id);
      id = 0;
    }
  };
  visible(ui.el, (now) => { seen = now; update(); }, ui.signal);
  ui.signal.addEventListener("abort", update);
  return {
    start() { wanted = true; update(); },
    stop() { wanted = false; update(); },
    get running() { return wanted; },
  };
}
