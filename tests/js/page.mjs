/** As much of a page as the frame of a figure asks for: elements that hold, say and hear, without a look and without bubbling. */

import { registerHooks } from "node:module";

// Style sheets are bundled as texts; here they are empty.
registerHooks({
  load: (url, context, next) => (url.endsWith(".css") ? { format: "module", source: 'export default ""', shortCircuit: true } : next(url, context)),
});

export class Element extends EventTarget {
  constructor(name) {
    super();
    Object.assign(this, { name, children: [], attributes: new Map(), dataset: {}, style: {}, parentElement: null, disabled: false });
    this.classList = { add() {}, remove() {}, toggle() {} };
  }

  get textContent() { return this.children.map((child) => child.textContent ?? child).join(""); }
  set textContent(text) { this.children = text === "" ? [] : [String(text)]; }
  get hidden() { return this.attributes.has("hidden"); }
  set hidden(is) { is ? this.setAttribute("hidden", "") : this.removeAttribute("hidden"); }

  setAttribute(key, value) {
    this.attributes.set(key, value);
    if (key.startsWith("data-")) this.dataset[key.slice(5)] = value;
  }
  getAttribute(key) { return this.attributes.get(key) ?? null; }
  removeAttribute(key) { this.attributes.delete(key); }
  append(...nodes) {
    for (const node of nodes) if (node instanceof Element) node.parentElement = this;
    this.children.push(...nodes);
  }
  replaceChildren(...nodes) {
    this.children = [];
    this.append(...nodes);
  }
  before(node) {
    const { children } = this.parentElement;
    children.splice(children.indexOf(this), 0, node);
    node.parentElement = this.parentElement;
  }
  closest() { return null; }
  click() { if (!this.disabled) this.dispatchEvent(new Event("click")); }

  /** All elements within. */
  get all() { return this.children.filter((child) => child instanceof Element).flatMap((child) => [child, ...child.all]); }
  /** The button with these words. */
  button(words) { return this.all.find((one) => one.name === "button" && one.textContent === words); }
  /** What the frame marks by a name. */
  part(name) { return this.all.find((one) => one.dataset.part === name); }
}

// Texts are plain ones here, and no nodes.
globalThis.Text = class {};
globalThis.document = { createElement: (name) => new Element(name), createElementNS: (_, name) => new Element(name) };
globalThis.requestAnimationFrame = (step) => setTimeout(() => step(performance.now()));
globalThis.matchMedia = () => ({ matches: true });
