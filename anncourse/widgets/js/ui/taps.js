/** What stands in for a drag: a tap on a handle shows − and + beside it, or four arrows, for single taps. */

import { attr, clamp, h } from "./dom.js";

/** @type {Record<string, [string, string]>} */
const SIGNS = { left: ["←", "to the left"], down: ["−", "less"], up: ["+", "more"], right: ["→", "to the right"], remove: ["✕", "take away"], lock: ["Lock", "or unlock"] };
/** Pixels between the tap and the buttons: a finger covers what is nearer. */
const AWAY = 22;

/**
 * @param {HTMLElement | SVGElement} element
 * @param {string} label
 * @param {Record<string, () => void>} moves  by the part's name: one step "down" or "up", in a plane "left" and "right" too
 * @param {AbortSignal} signal
 * @returns {(event: PointerEvent) => void} to be called where the handle was tapped
 */
export function taps(element, label, moves, signal) {
  /** From the middle of the handle to the tap. */
  let dx = 0, dy = 0;
  const plane = "left" in moves;
  const buttons = Object.entries(moves).map(([part, move]) => {
    const [sign, words] = plane && part === "down" ? ["↓", "down"] : plane && part === "up" ? ["↑", "up"] : SIGNS[part];
    return h("button", { type: "button", class: "ann-button", tabindex: -1, text: sign, "aria-label": `${label}: ${words}`, "data-part": `step-${part}`,
      onclick: () => { move(); place(); } });
  });
  const box = h("div", { class: "ann-taps", role: "group", "aria-label": label }, ...buttons);
  // The handle keeps the focus, and with it the keys.
  box.addEventListener("pointerdown", (event) => event.preventDefault(), { signal });

  /** Below the tap, or above where the figure ends; it goes along with the handle. */
  function place() {
    const root = box.parentElement?.getBoundingClientRect(), { x, y, width, height } = element.getBoundingClientRect();
    if (!root) return;
    const left = x + width / 2 + dx - root.x, top = y + height / 2 + dy - root.y;
    const below = top + AWAY + box.offsetHeight <= root.height;
    attr(box, { style: `left:${clamp(left - box.offsetWidth / 2, 0, root.width - box.offsetWidth)}px;top:${below ? top + AWAY : top - AWAY - box.offsetHeight}px` });
  }
  const hide = () => box.remove();
  element.addEventListener("blur", hide, { signal });
  element.addEventListener("keydown", hide, { signal });
  element.addEventListener("pointerdown", hide, { signal });
  signal.addEventListener("abort", hide);

  return ({ clientX, clientY }) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    dx = clientX - x - width / 2;
    dy = clientY - y - height / 2;
    element.closest(".ann")?.append(box);
    place();
  };
}
