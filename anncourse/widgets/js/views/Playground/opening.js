/** The training that led to the first picture, shown once; the state stays what it is. */

const LONG = 3600;

/** @param {import("./figure.js").Figure} figure */
export function opening({ ui, engine, show }) {
  const { epoch } = engine, over = new AbortController();
  /** @type {number} */
  let begin = 0;

  function end() {
    over.abort();
    engine.seek(epoch);
    show();
  }

  const step = (/** @type {number} */ now) => {
    if (over.signal.aborted || ui.signal.aborted) return;
    const t = Math.min(1, (now - (begin ||= now)) / LONG);
    if (t === 1) return end();
    engine.seek(Math.round(epoch * t * t));
    show();
    requestAnimationFrame(step);
  };
  // A hand finds the figure as it is, not on its way there; and a screen reader's hand sends no more than a click or a change.
  for (const kind of ["pointerdown", "keydown", "focusin", "click", "input", "change"]) ui.el.addEventListener(kind, end, { signal: over.signal, capture: true });
  requestAnimationFrame(step);
}
