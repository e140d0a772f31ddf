/** The arrays by their shapes, and in words. */

import { product, total } from "../../core/school/shapes.js";

/** @typedef {import("../../ui/store.js").State} State */
/** @typedef {import("../../core/school/shapes.js").Shape} Shape */

/** @param {State} state @returns {{ x: Shape, w: Shape, product: Shape | null, bias: Shape | null, result: Shape | null }} */
export function shapes({ batch, inputs, rows, outputs, bias: kind }) {
  /** @type {Record<string, Shape>} */
  const biases = { "O numbers": [outputs], "B numbers": [batch], "a column of B": [batch, 1] };
  const x = [batch, inputs], w = [rows, outputs], made = product(x, w), bias = biases[kind] ?? null;
  return { x, w, product: made, bias, result: made && bias ? total(made, bias) : made };
}

/** As Python writes it: (4, 3), and (4,). @param {Shape} shape */
export const written = (shape) => `(${shape.join(", ")}${shape.length === 1 ? "," : ""})`;

/** The twin of ShapeLab.describe. @param {State} state */
export function sentence(state) {
  const { x, w, product: made, bias, result } = shapes(state), first = `X ${written(x)} @ W ${written(w)}`;
  if (!made) return `${first} does not fit: the columns of X are ${x[1]}, the rows of W ${w[0]}.`;
  if (!bias) return `${first} is ${written(made)}.`;
  const both = `${first} is ${written(made)}. With b ${written(bias)} added`;
  return result ? `${both} it is ${written(result)}.` : `${both} it does not fit: the last sizes are ${made[1]} and ${bias[bias.length - 1]}.`;
}
