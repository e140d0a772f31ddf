/** The few ipywidgets controls that a chapter may set beside a figure: sliders, a list, a check box, text, boxes, and links. */

/** @typedef {import("./model.js").PageModel} PageModel */
/** @typedef {(id: string) => PageModel | undefined} Find */

/** @param {string} tag @param {Record<string, any>} properties @param {(Node | string)[]} children @returns {any} */
const element = (tag, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};

/** Models that have no view of their own. */
export const SILENT = /^(Layout|.*Style|Link|DirectionalLink)Model$/;

/** "IPY_MODEL_<id>" -> "<id>" @param {string} reference */
export const idOf = (reference) => reference.replace(/^IPY_MODEL_/, "");

/** @param {PageModel} model @param {HTMLElement[]} inputs */
const labelled = (model, ...inputs) =>
  element("label", { className: "ann-control" }, element("span", { textContent: model.get("description") || "" }), ...inputs);

/** @param {PageModel} model @param {string} key @param {() => void} show */
const follow = (model, key, show) => {
  model.on(`change:${key}`, show);
  show();
};

/** @param {PageModel} model */
function slider(model) {
  const input = element("input", { type: "range", min: model.get("min"), max: model.get("max"), step: model.get("step") ?? 1 });
  const output = element("output");
  const event = model.get("continuous_update") === false ? "change" : "input";
  input.addEventListener(event, () => model.set("value", input.valueAsNumber));
  follow(model, "value", () => {
    const value = model.get("value");
    if (input.valueAsNumber !== value) input.value = value;
    output.textContent = model.name === "FloatSliderModel" ? value.toFixed(2) : value;
  });
  return labelled(model, input, output);
}

/** @param {PageModel} model */
function dropdown(model) {
  const input = element("select", {}, ...model.get("_options_labels").map((/** @type {string} */ textContent) => element("option", { textContent })));
  input.addEventListener("change", () => model.set("index", input.selectedIndex));
  follow(model, "index", () => (input.selectedIndex = model.get("index") ?? -1));
  return labelled(model, input);
}

/** @param {PageModel} model */
function checkbox(model) {
  const input = element("input", { type: "checkbox" });
  input.addEventListener("change", () => model.set("value", input.checked));
  follow(model, "value", () => (input.checked = model.get("value")));
  return labelled(model, input);
}

/** @param {PageModel} model */
function label(model) {
  const text = element("span");
  follow(model, "value", () => (text.textContent = model.get("value")));
  return text;
}

/** @type {Record<string, (model: PageModel) => HTMLElement>} */
export const CONTROLS = {
  FloatSliderModel: slider,
  IntSliderModel: slider,
  DropdownModel: dropdown,
  CheckboxModel: checkbox,
  LabelModel: label,
};

/** @type {Record<string, string>} */
export const BOXES = { VBoxModel: "ann-column", HBoxModel: "ann-line", BoxModel: "ann-line" };

/** jslink and jsdlink. @param {PageModel} link @param {Find} find */
export function connect(link, find) {
  const [from, fromKey] = link.get("source");
  const [to, toKey] = link.get("target");
  const source = find(idOf(from)), target = find(idOf(to));
  if (!source || !target) return;
  const push = () => target.set(toKey, source.get(fromKey));
  source.on(`change:${fromKey}`, push);
  if (link.name === "LinkModel") target.on(`change:${toKey}`, () => source.set(fromKey, target.get(toKey)));
  push();
}
