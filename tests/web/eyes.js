/** What the driver sees in a page. Evaluated once in each page under test. */
() => {
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
        && shown(element) && !element.closest("[data-bet]"),
    );
    for (const old of root.querySelectorAll("[data-hand]")) old.removeAttribute("data-hand");
    return found.map((element, place) => {
      element.dataset.hand = place;
      return { place, kind: kind(element), label: label(element) };
    });
  }

  /** A point of the element that no other element covers, the nearest to its middle. */
  function grip(element) {
    if (element.type === "range") return thumb(element);
    const box = element.getBoundingClientRect();
    const fine = 24;
    const points = [];
    for (let i = 1; i < fine; i++)
      for (let j = 1; j < fine; j++)
        points.push({ x: box.x + (box.width * i) / fine, y: box.y + (box.height * j) / fine, far: Math.hypot(i - fine / 2, j - fine / 2) });
    points.sort((a, b) => a.far - b.far);
    return points.find(({ x, y }) => {
      const top = document.elementFromPoint(x, y);
      return top && (element.contains(top) || top.closest("label")?.control === element);
    });
  }

  function thumb(range) {
    const box = range.getBoundingClientRect();
    const part = (range.value - range.min) / (range.max - range.min);
    return { x: box.x + 8 + part * (box.width - 16), y: box.y + box.height / 2 };
  }

  const frames = (count) =>
    new Promise((done) => {
      const next = () => (count-- > 0 ? requestAnimationFrame(next) : done());
      next();
    });

  /** Resolves once two looks in a row are the same. */
  async function rest(root) {
    const end = performance.now() + 5000;
    for (let before = null, now = see(root); before !== now; before = now, now = see(root)) {
      if (performance.now() > end) throw new Error("the figure does not come to rest");
      await frames(3);
    }
  }

  /** Put the focus right before the figure, where a reader comes from. */
  function standBefore(root) {
    document.getElementById("hand-stands-here")?.remove();
    const stand = Object.assign(document.createElement("span"), { id: "hand-stands-here", tabIndex: -1 });
    root.before(stand);
    stand.focus();
  }

  /** The places that hold the focus now: a whole group where it is a radio button. */
  function focused(root) {
    const element = document.activeElement;
    if (!root.contains(element)) return [];
    const group = element.type === "radio" ? [...root.querySelectorAll(`input[name="${element.name}"]`)] : [element];
    return group.filter((one) => one.dataset.hand).map((one) => Number(one.dataset.hand));
  }

  window.eyes = { look: see, controls, grip, frames, rest, standBefore, focused, focusIn: (root) => root.contains(document.activeElement) };
}
