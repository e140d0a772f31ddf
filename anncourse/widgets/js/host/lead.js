/** A link to a figure leads there: the figure comes to life, into view, and is marked. */

import { address, meant } from "./address.js";

/** So long the page may still move under the reader: figures above come to life, fonts arrive. */
const SETTLE = 2500;

/** @param {HTMLElement} figure stays in view until it stands still, or the reader takes over */
function stay(figure) {
  const over = new AbortController();
  // Into view would scroll the page around a frame, too.
  const show = () => (address.framed ? scrollBy(0, figure.getBoundingClientRect().top) : figure.scrollIntoView({ block: "start" }));
  const watch = new ResizeObserver(show);
  over.signal.addEventListener("abort", () => watch.disconnect());
  for (const kind of ["wheel", "touchstart", "pointerdown", "keydown"])
    addEventListener(kind, () => over.abort(), { signal: over.signal, passive: true, capture: true });
  watch.observe(document.body);
  setTimeout(() => over.abort(), SETTLE);
  show();
}

/** @param {(figure: Element) => void} wake */
export function lead(wake) {
  for (const old of document.querySelectorAll("[data-marked]")) old.removeAttribute("data-marked");
  const figure = meant();
  if (!figure) return;
  // It may be folded away, in folds of folds.
  for (let fold = figure.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
  wake(figure);
  figure.dataset.marked = "true";
  stay(figure);
}
