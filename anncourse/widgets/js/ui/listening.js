/** What a figure hears: the reader's hand, the page's address, and the other side of the model. */

/** @param {import("./frame.js").Ui} ui */
export function listen(ui) {
  const { el, model, signal, store } = ui;
  // Notebooks act on bare keys; the figure's keys are the figure's own.
  el.addEventListener("keydown", (event) => { if (!event.ctrlKey && !event.metaKey) event.stopPropagation(); }, { signal });
  for (const kind of ["pointerdown", "keydown"])
    el.addEventListener(kind, ({ target }) => {
      ui.run++;
      // The buttons that stand in for a drag are pressed again and again as keys are.
      ui.control = kind === "keydown" ? target : /** @type {Element} */ (target).closest(".ann-taps");
    }, { signal, capture: true });
  el.addEventListener("focusout", ({ target }) => {
    store.past.rest();
    // Keys that led away from a control are not what moves the next one.
    if (ui.control === target) ui.control = null;
  }, { signal });
  // What is inert hands the press on to what is around it.
  ui.body.parentElement?.addEventListener("pointerdown", () => { if (ui.body.inert) ui.tell("bet-first", "Bet first."); }, { signal });
  model.page?.follow(() => ui.readAddress(), signal);
  const names = [...Object.keys(store.rules), ...Object.keys(store.scalars)];
  const hear = () => ui.hear();
  for (const name of names) model.on(`change:${name}`, hear);
  signal.addEventListener("abort", () => {
    // Some hosts have no way to take a listener back.
    try {
      for (const name of names) model.off(`change:${name}`, hear);
    } catch {}
  });
}
