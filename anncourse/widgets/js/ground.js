/**
 * What all figures share, bundled once as `ground`: the frame, the controls, and the mathematics that most of them need.
 * A figure's own bundle is its view alone; with what it takes before it, it is its module (anncourse/widgets/base.py joins them).
 * Each part keeps its file's name, by which build.mjs finds it.
 */

export * as core_activations from "./core/neurons/activations.js";
export * as core_checks from "./core/numbers/checks.js";
export * as core_copy from "./core/numbers/copy.js";
export * as core_rng from "./core/numbers/rng.js";
export * as ui_controls from "./ui/controls.js";
export * as ui_dom from "./ui/dom.js";
export * as ui_drag from "./ui/drag.js";
export * as ui_frame from "./ui/frame.js";
export * as ui_motion from "./ui/motion.js";
export * as ui_new_start from "./ui/new-start.js";
export * as ui_store from "./ui/store.js";
export * as ui_theme from "./ui/theme.js";
