/** What the driver sees in a page. Evaluated once in each page under test. */
() => {
  const THUMB = 16;
  /** What a figure says of a handle that may move any other: the time, the data. */
  const ALL = "*";
  const FOCUS = new Set(["aria-label", "aria-valuetext", "aria-valuenow", "data-hand", "tabindex"]);

  const shown = (element) =>
    element.checkVisibility({ checkVisibilityCSS: true }) && element.getClientRects().length > 0;

  /** Everything a sighted reader can tell apart, as text. */
  function see(node) {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || node.localName === "style") return "";
    if (node instanceof HTMLElement && (!shown(node) || node.classList.contains("ann-hidden"))) return "";
    if (node instanceof HTMLCanvasElement) return node.toDataURL();
    const attributes = [...node.attributes]
      .filter(({ name }) => !FOCUS.has(name))
      .map(({ name, value }) => `${name}=${name === "class" ? value.replace(/\bis-held\b/, "").trim() : value}`);
    const live = "checked" in node ? [`checked=${node.checked}`] : node.localName === "select" ? [node.value] : [];
    return `<${node.localName} ${[...attributes, ...live].join(" ")}>${[...node.childNodes].map(see).join("")}`;
  }

  function kind(element) {
    if (element.getAttribute("role") === "slider") return "slider";
    if (element.localName !== "input") return element.localName;
    return { range: "range", radio: "choice", checkbox: "check" }[element.type] ?? "number";
  }

  const label = (element) =>
    (element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent).trim();

  /** Radio buttons are one stop of Tab and one place for arrow keys; each is its own place for a finger. */
  function controls(root) {
    const found = [...root.querySelectorAll("[role=slider], input, button, select")].filter(
      (element) => !element.closest("[inert]") && !element.disabled && element.ariaDisabled !== "true"
        && shown(element) && !element.matches("[data-bet] *, [data-part^=step-]"),
    );
    for (const old of root.querySelectorAll("[data-hand]")) old.removeAttribute("data-hand");
    return found.map((element, place) => {
      element.dataset.hand = place;
      return { place, kind: kind(element), label: label(element) };
    });
  }

  /** A point of the element that no other element covers, the nearest to its middle. */
  function grip(element) {
    element.scrollIntoView({ block: "center", behavior: "instant" });
    if (element.type === "range") return thumb(element);
    const box = element.getBoundingClientRect();
    const fine = 24;
    const points = [];
    for (let i = 1; i < fine; i++)
      for (let j = 1; j < fine; j++)
        // Whole pixels: what is asked here is what a screen reports there.
        points.push({ x: Math.round(box.x + (box.width * i) / fine), y: Math.round(box.y + (box.height * j) / fine), far: Math.hypot(i - fine / 2, j - fine / 2) });
    points.sort((a, b) => a.far - b.far);
    return points.find(({ x, y }) => {
      const top = document.elementFromPoint(x, y);
      return top && (element.contains(top) || top.closest("label")?.control === element);
    });
  }

  function thumb(range) {
    const box = range.getBoundingClientRect();
    const part = (range.value - range.min) / (range.max - range.min);
    return { x: box.x + THUMB / 2 + part * (box.width - THUMB), y: box.y + box.height / 2 };
  }

  const frames = (count) =>
    new Promise((done) => {
      const next = () => (count-- > 0 ? requestAnimationFrame(next) : done());
      next();
    });

  const named = (root, words) => [...root.querySelectorAll("button")].find((b) => b.textContent.trim() === words && shown(b));

  /** Press a button by its words. @returns {boolean} whether there is one */
  function press(root, words) {
    const button = named(root, words);
    button?.click();
    return Boolean(button);
  }

  async function startAgain(root) {
    press(root, "Pause");
    // What a tap has brought goes with the focus.
    if (root.contains(document.activeElement)) document.activeElement.blur();
    if (!press(root, "Book’s start")) press(root, "Same start");
    await frames(2);
  }

  let seen = "";
  /** Stop a training, and wait until two looks in a row are the same: else any act would seem to move the picture. */
  async function rest(root) {
    press(root, "Pause");
    const end = performance.now() + 5000;
    for (let before; before !== seen || !before; ) {
      if (performance.now() > end) throw new Error("the figure does not come to rest");
      before = see(root);
      await frames(3);
      seen = see(root);
    }
  }

  /** Whether the figure, two frames later, looks other than at rest. */
  async function changed(root) {
    await frames(2);
    return see(root) !== seen;
  }

  /** Put the focus right before the figure, where a reader comes from. */
  function standBefore(root) {
    document.getElementById("hand-stands-here")?.remove();
    const stand = Object.assign(document.createElement("span"), { id: "hand-stands-here", tabIndex: -1 });
    root.before(stand);
    stand.focus();
  }

  /** The places that hold the focus now, a whole group where it is a radio button; null once it has left the figure. */
  function focused(root) {
    const element = document.activeElement;
    if (!root.contains(element)) return null;
    const group = element.type === "radio" ? [...root.querySelectorAll(`input[name="${element.name}"]`)] : [element];
    return group.filter((one) => one.dataset.hand).map((one) => Number(one.dataset.hand));
  }

  const picture = (root) => see(root.querySelector(".ann-stage"));

  // What a finger can carry

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

  function keyWithRoom(element) {
    const { min, max } = ends(element), now = valueOf(element);
    return max - now >= now - min ? "ArrowRight" : "ArrowLeft";
  }

  /** Back at the start, the keys on a handle: its value and its ends; null where it takes no keys. */
  async function takeByKeys(root, place) {
    await startAgain(root);
    const element = handles(root)[place];
    element.focus({ preventScroll: true });
    // The page would take the keys, and scroll.
    if (document.activeElement !== element) return null;
    return { now: valueOf(element), ...ends(element) };
  }

  /** What there is to know of a handle, where it can be held, and where its middle is. */
  function handle(root, place) {
    const element = handles(root)[place];
    const { x, y } = grip(element) ?? {};
    const box = element.getBoundingClientRect(), stage = root.querySelector(".ann-stage").getBoundingClientRect();
    return {
      label: label(element) || "(no name)", kind: element.type === "range" ? "range" : slides(element) ? "handle" : "free",
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

  /** Look closely at a handle that is about to be dragged: at all others, at the page, and at what the figure shows. */
  function watch(root, place) {
    const element = handles(root)[place], together = (one) => one.closest("[data-together]")?.dataset.together ?? "";
    const own = together(element);
    // Two with one name show the same thing twice.
    const others = handles(root).filter((other) => slides(other) && label(other) !== label(element) && own !== ALL && !(own && together(other) === own));
    watched = { element, canceled: 0, from: [scrollX, scrollY], before: see(root),
      others: new Map(others.map((other) => [other, valueOf(other)])) };
  }

  /** What has come of it. */
  async function outcome(root) {
    await frames(2);
    const { element, others, canceled, from, before } = watched;
    const box = element.getBoundingClientRect();
    return {
      now: valueOf(element), text: element.ariaValueText ?? "", middle: [box.x + box.width / 2, box.y + box.height / 2], canceled,
      scrolled: Math.hypot(scrollX - from[0], scrollY - from[1]), changed: see(root) !== before,
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

  window.eyes = { picture, controls, grip, frames, press, startAgain, rest, changed, standBefore, focused, keyWithRoom, handles: (root) => handles(root).length, handle, takeByKeys, valueAt: (root, place) => valueOf(handles(root)[place]), watch, outcome, steps, ground };
}
