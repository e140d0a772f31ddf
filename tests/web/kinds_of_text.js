/**
 * Marks one text of each kind for axe's rule on contrast, which takes a millisecond for every text of a page.
 *
 * Contrast follows from color, ground, size and weight. A text whose own style and that of all it stands in are the
 * same as another's has the same contrast. What is placed over something else is measured each, and so are figures.
 */
() => {
  const LOOKS = ["color", "backgroundColor", "backgroundImage", "opacity", "fontSize", "fontWeight", "fontFamily", "textShadow", "filter",
    "mixBlendMode", "textDecorationLine", "visibility", "display"];
  const MARK = "data-kind-of-text";
  /** Of each kind so many: one may be hidden behind something else. */
  const FEW = 3;

  axe.configure({ rules: [{ id: "color-contrast", selector: `[${MARK}]` }] });

  const speaks = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());

  window.kindsOfText = () => {
    for (const old of document.querySelectorAll(`[${MARK}]`)) old.removeAttribute(MARK);
    const kinds = new Map();
    let alone = 0;
    /** A number for what an element looks like, all that it stands in included; one of its own where it is placed by itself. */
    const kind = (element, around) => {
      const style = getComputedStyle(element);
      const placed = style.position !== "static" && style.position !== "relative";
      const key = placed || element.matches("[data-widget], input, select, textarea")
        ? `alone ${alone++}` : [around, element.localName, element.getAttribute("class"), ...LOOKS.map((name) => style[name])].join("|");
      if (!kinds.has(key)) kinds.set(key, { number: kinds.size, shown: 0 });
      return kinds.get(key);
    };
    const walk = (element, around, each) => {
      const own = kind(element, around);
      const every = each || element.matches("[data-widget]");
      if (every || element.localName === "input" || (speaks(element) && element.checkVisibility() && own.shown++ < FEW)) element.setAttribute(MARK, "");
      for (const child of element.children) walk(child, own.number, every);
    };
    walk(document.body, 0, false);
  };
}
