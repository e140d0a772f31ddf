/** Colors for canvases, which cannot read style sheets, and the reader's wish for less motion. */

const NAMES = ["bg", "surface", "ink", "muted", "line", "axis", "accent", "pos", "neg", "good", "bad", "curve"];

/** @typedef {Record<"bg"|"surface"|"ink"|"muted"|"line"|"axis"|"accent"|"pos"|"neg"|"good"|"bad"|"curve", string>} Colors */

/** @param {Element} element @returns {Colors} */
export function colors(element) {
  const style = getComputedStyle(element);
  return /** @type {Colors} */ (
    Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()])));
}

/**
 * Call back when the page, or the notebook, changes between light and dark.
 * @param {() => void} callback
 * @param {AbortSignal} signal
 */
export function onTheme(callback, signal) {
  const watch = new MutationObserver(callback);
  for (const element of [document.documentElement, document.body])
    watch.observe(element, { attributes: true, attributeFilter: ["data-theme", "theme", "class", "data-jp-theme-light"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", callback, { signal });
  signal.addEventListener("abort", () => watch.disconnect());
}

export const reduced = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/**
 * "#rgb", "#rrggbb" or "rgb(…)" as three numbers.
 * @param {string} color
 * @returns {[number, number, number]}
 */
export function rgb(color) {
  const hex = color.match(/^#(\w)(\w)(\w)$/) ?? color.match(/^#(\w\w)(\w\w)(\w\w)/);
  const parts = hex ? hex.slice(1).map((part) => parseInt(part.padEnd(2, part), 16)) : color.match(/[\d.]+/g)?.map(Number);
  return /** @type {[number, number, number]} */ (parts?.slice(0, 3) ?? [128, 128, 128]);
}
