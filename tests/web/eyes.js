/** What the driver sees in a page. Evaluated in each page under test, handles.js after it. */
window.eyes = (() => {
  /** px of a browser's own thumb. */
  const THUMB = 16;
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
    // A picture that is painted: arrow keys move its cursor, and Space its state.
    if (element.classList.contains("ann-image")) return "paper";
    if (element.getAttribute("role") === "slider") return "slider";
    if (element.localName !== "input") return element.localName;
    return { range: "range", radio: "choice", checkbox: "check", text: "text" }[element.type] ?? "number";
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
  async function grip(element) {
    const before = scrollY;
    element.scrollIntoView({ block: "center", behavior: "instant" });
    // A finger is told what it touches by the frame that was last on the screen.
    if (scrollY !== before) await frames(2);
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

  /** Whether the figure looks other than at rest, two frames later, or soon: a clipboard takes its time. */
  async function changed(root) {
    await frames(2);
    for (let more = 0; more < 30 && see(root) === seen; more++) await frames(1);
    return see(root) !== seen;
  }

  /** Wait until an element stands where it stood six frames before: what loads above it moves it. @returns {Promise<void>} */
  async function still(element) {
    const place = () => JSON.stringify(element.getBoundingClientRect());
    for (let before; before !== place(); ) {
      before = place();
      await frames(6);
    }
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

  const figure = (name, number) => document.querySelectorAll(`[data-widget="${name}"]`)[number - 1];
  /** Open every fold that an element stands in. */
  function unfold(element) {
    for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  }
  /** A control, by the place that `controls` gave it. */
  const held = (root, place) => root.querySelector(`[data-hand="${place}"]`);

  return {
    figure, unfold, picture, controls, label, shown, see, grip, frames, press, startAgain, rest, still, changed, standBefore, focused,
    has: (root, place) => Boolean(held(root, place) && shown(held(root, place))),
    isChosen: (root, place) => held(root, place).type === "radio" && held(root, place).checked,
    focus: (root, place) => held(root, place).focus(),
    gripOf: (root, place) => grip(held(root, place)),
    held,
  };
})();
