/**
 * The pieces of figures, bundled once as `charts` and loaded where a figure takes one (build.mjs sees which do).
 * What each draws, and how it is called, stands in charts/README.md.
 */

export * as chart from "./charts/chart.js";
export * as clock from "./charts/time/clock.js";
export * as contour from "./charts/contour.js";
export * as curve from "./charts/curve.js";
export * as film from "./charts/time/film.js";
export * as heat from "./charts/heat.js";
export * as image from "./charts/image.js";
export * as lanes from "./charts/lanes.js";
export * as level from "./charts/level.js";
export * as marks from "./charts/marks.js";
export * as points from "./charts/points.js";
export * as running from "./charts/time/running.js";
export * as rider from "./charts/rider.js";
export * as scale from "./charts/scale.js";
export * as sketch from "./charts/sketch.js";
export * as stage from "./charts/stage.js";
export * as table from "./charts/table.js";
export * as worker from "./charts/time/worker.js";
