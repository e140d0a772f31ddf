/** What the driver sees of all that slides: handles in the picture, and sliders of the browser's own. */
Object.assign(window.eyes, (() => {
  const { shown, see, label, grip, frames, startAgain, held } = window.eyes;
  /** What a figure says of a handle that may move any other: the time, the data. */
  const ALL = "*";
  /** px of a browser's own thumb. */
  const THUMB = 16;

  const slides = (element) => element.type === "range" || element.getAttribute("role") === "slider";
  const valueOf = (element) => Number(element.type === "range" ? element.value : element.getAttribute("aria-valuenow"));

  /** Everything that follows a finger: handles, and sliders of the browser's own; not what answers a bet, or is held. */
  const handles = (root) => [...root.querySelectorAll(".ann-grab, input[type=range]")].filter(
    (element) => shown(element) && !element.closest("[inert], [data-bet]") && !element.disabled && element.ariaDisabled !== "true");

  function pixels(element) {
    if (element.type !== "range") return Number(element.dataset.pixels);
    return (element.getBoundingClientRect().width - THUMB) / (element.max - element.min);
  }

  const ends = (element) => element.type === "range" ? { min: Number(element.min), max: Number(element.max) }
    : { min: Number(element.ariaValueMin), max: Number(element.ariaValueMax) };

  /** The keys on a control; of a slider, the key that leads away from its nearer end. */
  function takeKeys(root, place) {
    const element = held(root, place);
    element.focus();
    const { min, max } = ends(element), now = valueOf(element);
    return max - now >= now - min ? "ArrowRight" : "ArrowLeft";
  }

  /** px of a drag that is worth more than a step of a slider. */
  function reach(root, place) {
    const element = held(root, place);
    return element.type === "range" ? 1.5 * pixels(element) * (Number(element.step) || 0) : 0;
  }

  /** Back at the start, the keys on a handle: its value and its ends; null where it takes no keys. */
  async function takeByKeys(root, place) {
    await startAgain(root);
    const element = handles(root)[place];
    // The page would take the keys, and scroll.
    if (!slides(element)) return null;
    element.focus({ preventScroll: true });
    return { now: valueOf(element), ...ends(element) };
  }

  /** What there is to know of a handle, where it can be held, and where its middle is. */
  async function handle(root, place) {
    const element = handles(root)[place];
    const { x, y } = (await grip(element)) ?? {};
    const box = element.getBoundingClientRect(), stage = root.querySelector(".ann-stage").getBoundingClientRect();
    return {
      label: label(element) || `(${element.dataset.together ?? "no name"})`, kind: element.type === "range" ? "range" : slides(element) ? "handle" : "free",
      axis: element.type === "range" ? "x" : element.dataset.axis ?? "", pixels: pixels(element),
      now: valueOf(element), ...ends(element),
      text: element.ariaValueText ?? "", grip: x === undefined ? null : [x, y], middle: [box.x + box.width / 2, box.y + box.height / 2],
      inward: [stage.x + stage.width / 2 >= box.x + box.width / 2 ? 1 : -1, stage.y + stage.height / 2 >= box.y + box.height / 2 ? 1 : -1],
    };
  }

  /** @type {{ element: Element, others: Map<Element, number>, canceled: number, from: number[], before: string } | null} */
  let watched = null;
  for (const kind of ["pointercancel", "touchcancel"])
    addEventListener(kind, () => { if (watched) watched.canceled++; }, { capture: true });

  /**
   * Where the picture is on the screen. A page that grows above it scrolls along by itself, so that it stays:
   * what counts is what the hand sees.
   */
  function place(root) {
    const { x, y } = root.querySelector(".ann-stage").getBoundingClientRect();
    return [x, y];
  }

  /** Look closely at a handle that is about to be dragged: at all others, at the page, and at what the figure shows. */
  function watch(root, at) {
    const element = handles(root)[at], together = (one) => one.closest("[data-together]")?.dataset.together ?? "";
    const own = together(element);
    // Two with one name show the same thing twice.
    const others = handles(root).filter((other) => slides(other) && label(other) !== label(element) && own !== ALL && !(own && together(other) === own));
    watched = { element, canceled: 0, from: place(root), before: see(root),
      others: new Map(others.map((other) => [other, valueOf(other)])) };
  }

  /** What has come of it. */
  async function outcome(root) {
    await frames(2);
    const { element, others, canceled, from, before } = watched;
    const box = element.getBoundingClientRect();
    return {
      now: valueOf(element), text: element.ariaValueText ?? "", middle: [box.x + box.width / 2, box.y + box.height / 2], canceled,
      scrolled: Math.hypot(...place(root).map((now, i) => now - from[i])), changed: see(root) !== before,
      strayed: [...others].filter(([other, value]) => other.isConnected && valueOf(other) !== value).map(([other]) => label(other)),
    };
  }

  /** The buttons that stand in for a drag, now to be seen: name and middle of each. */
  const steps = (root) => [...root.querySelectorAll("[data-part^=step-]")].filter(shown).map((button) => {
    const box = button.getBoundingClientRect();
    return { part: button.dataset.part, at: [box.x + box.width / 2, box.y + box.height / 2] };
  });

  /** A place of the picture, in sight, where a finger finds nothing to hold; the farthest from all that can be held. */
  function ground(root) {
    const stage = root.querySelector(".ann-stage");
    stage.scrollIntoView({ block: "center", behavior: "instant" });
    const box = stage.getBoundingClientRect(), fine = 40;
    const held = [...root.querySelectorAll(".ann-grab, input, button, select, label, summary")].filter(shown).map((e) => e.getBoundingClientRect());
    const away = (x, y) => Math.min(Infinity, ...held.map((r) => Math.hypot(Math.max(r.left - x, 0, x - r.right), Math.max(r.top - y, 0, y - r.bottom))));
    const traps = (element) => { for (let e = element; e && root.contains(e); e = e.parentElement) if (getComputedStyle(e).touchAction === "none") return true; };
    let best = null, far = 0;
    for (let i = 1; i < fine; i++)
      for (let j = 1; j < fine; j++) {
        const x = box.x + (box.width * i) / fine, y = box.y + (box.height * j) / fine, top = document.elementFromPoint(x, y);
        if (!top || !stage.contains(top) || away(x, y) <= far || traps(top)) continue;
        [best, far] = [[x, y], away(x, y)];
      }
    return best;
  }

  /** What all that slides now says, whoever may move it; not what answers a bet, and not the time, which only shows. */
  const values = (root) => [...root.querySelectorAll("[role=slider], input[type=range]")]
    .filter((e) => !e.closest("[data-bet], [data-part=sketch], .ann-clock")).map((e) => [label(e), valueOf(e)]);

  return { values, handles: (root) => handles(root).length, handle, takeByKeys, takeKeys, reach, valueAt: (root, place) => valueOf(handles(root)[place]),
    watch, outcome, steps, ground };
})());
