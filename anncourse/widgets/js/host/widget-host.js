/**
 * Makes the figures of a published page live: no kernel, no require.js, no request to another host.
 *
 * A chapter carries the standard Jupyter widget state (myst-nb writes it); a prose page carries one figure's state
 * where the figure stands. Both are mounted when the reader comes near. A page that holds a widget this host
 * does not know is handed to Jupyter's own html-manager, kept beside this file.
 */

import { BOXES, connect, CONTROLS, idOf, SILENT } from "./controls.js";
import { lead } from "./lead.js";
import { PageModel } from "./model.js";

const STATE = "application/vnd.jupyter.widget-state+json";
const VIEW = "application/vnd.jupyter.widget-view+json";
const OWN = "application/vnd.anncourse.widget+json";
const HERE = /** @type {HTMLScriptElement | null} */ (document.currentScript)?.src ?? location.href;

/** @type {Map<string, PageModel>} */
const models = new Map();
/** One module for all figures of a kind. @type {Map<string, Promise<any>>} */
const modules = new Map();

/** @param {string} source a widget's module text @returns {Promise<any>} */
function load(source) {
  let loading = modules.get(source);
  if (!loading) {
    const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    loading = import(address).then((module) => (typeof module.default === "function" ? module.default() : module.default));
    modules.set(source, loading);
  }
  return loading;
}

/** @param {PageModel} model @param {HTMLElement} place */
async function show(model, place) {
  if (model.name === "AnyModel") {
    const widget = await load(model.get("_esm"));
    await widget.initialize?.({ model });
    await widget.render?.({ model, el: place, experimental: {} });
  } else if (model.name in BOXES) {
    place.className = BOXES[model.name];
    for (const child of model.get("children")) {
      const part = models.get(idOf(child));
      if (part) await show(part, place.appendChild(document.createElement("div")));
    }
  } else place.append(CONTROLS[model.name](model));
}

/** @param {Element} script the view, standing where the figure stands */
async function mount(script) {
  const data = JSON.parse(script.textContent ?? "{}");
  const model = data.state ? new PageModel("AnyModel", data.state) : models.get(data.model_id);
  const figure = script.parentElement;
  if (!model || !figure) return;
  const place = figure.appendChild(document.createElement("div"));
  place.className = "ann-live";
  try {
    await show(model, place);
    // A box of controls has no frame of its own that would say so.
    if (model.name !== "AnyModel") figure.dataset.live = "true";
  } catch (error) {
    place.remove(); // the picture stays
    console.error(error);
  }
}

const states = () => document.querySelectorAll(`script[type="${STATE}"]`);

/** @param {Element} script the page's widget state @returns {Record<string, any>} models, with the texts put back that stand with another one (book/_ext/page_assets.py) */
function whole(script) {
  const { state = {}, again = {} } = JSON.parse(script.textContent ?? "{}");
  for (const [id, texts] of Object.entries(again))
    for (const [trait, holder] of Object.entries(texts)) state[id].state[trait] = state[holder].state[trait];
  return state;
}

/** Read the page's widget state. @returns {boolean} false if some model is not ours to show */
function read() {
  for (const script of states())
    for (const [id, { model_name, state }] of Object.entries(whole(script))) models.set(id, new PageModel(model_name, state));
  return [...models.values()].every(({ name }) => name === "AnyModel" || name in CONTROLS || name in BOXES || SILENT.test(name));
}

/** Jupyter's own manager, one script after the other. */
function handOver() {
  for (const script of states()) {
    const page = JSON.parse(script.textContent ?? "{}");
    script.textContent = JSON.stringify({ ...page, state: whole(script) });
  }
  const scripts = ["require.min.js", "embed-amd.js"];
  const next = () => {
    const name = scripts.shift();
    if (name) document.head.append(Object.assign(document.createElement("script"), { src: new URL(`vendor/${name}`, HERE).href, onload: next }));
  };
  next();
}

function start() {
  const ours = read();
  if (!ours) handOver();
  for (const model of models.values())
    if (/^(Directional)?LinkModel$/.test(model.name)) connect(model, (id) => models.get(id));
  const wake = (/** @type {Element} */ figure) => {
    near.unobserve(figure);
    for (const script of figure.querySelectorAll(`:scope > script[type="${OWN}"]` + (ours ? `, :scope > script[type="${VIEW}"]` : "")))
      if (!awake.has(script)) {
        awake.add(script);
        mount(script);
      }
  };
  const awake = new Set();
  const near = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) wake(target);
  }, { rootMargin: "800px" });
  for (const figure of document.querySelectorAll(".ann-figure")) near.observe(figure);
  lead(wake);
  addEventListener("hashchange", () => lead(wake));
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
