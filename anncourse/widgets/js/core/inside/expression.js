/**
 * A formula of x and y as a graph, and the gradient on its way back through it. It is read into nodes, each after all that it
 * is made from. anncourse/widgets/figures/graph_lab/expression.py says the same, and refuses the same formulas in the same words.
 *
 * @typedef {object} Node
 * @property {string} op         "x", "y", "number", or what is done: "+", "*", "tanh" and so on
 * @property {number[]} sources  the places of the nodes it is made from
 * @property {number} number     a number in the formula, or the power of "^"
 * @property {number} level      the longest way from a node without sources
 * @typedef {{ values: number[], slopes: number[][] }} Pass  of each node, and its slope in each source
 */

import { ACTIVATIONS } from "../neurons/activations.js";
import { num } from "../../ui/dom.js";

export const WIGGLE = 1e-5;
const MOST_NODES = 14, MOST_LEVELS = 6, LARGEST = 100000, TOO_LARGE = "a number above 100,000";
const FUNCTIONS = ["tanh", "exp", "sigmoid", "relu"];
const TOKEN = /\s*(\d+\.?\d*|\.\d+|[A-Za-z]+|\*\*|[-+*/^()])|\s*(\S)|\s+$/g;

/** @param {string} why @returns {never} */
const refuse = (why) => { throw new RangeError(why); };

/** @param {string} token */
const found = (token) => (token ? `got ${token}` : "it ends too early");

/** Its value is the last node. @param {string} text @returns {Node[]} */
export function parse(text) {
  /** @type {string[]} */
  const tokens = [];
  for (const [, good, wrong] of text.matchAll(TOKEN)) {
    if (wrong) refuse(`cannot hold ${wrong}`);
    if (good) tokens.push(good);
  }
  /** @type {Node[]} */
  const nodes = [];
  let at = 0;
  const next = () => tokens[at] ?? "", take = () => tokens[at++];

  /** Add a node, or find x or y where it is there; return its place. @param {string} op @param {number[]} sources @param {number} [number] */
  function add(op, sources, number = 0) {
    const there = op === "x" || op === "y" ? nodes.findIndex((node) => node.op === op) : -1;
    if (there >= 0) return there;
    return nodes.push({ op, sources, number, level: sources.length && Math.max(...sources.map((i) => nodes[i].level + 1)) }) - 1;
  }
  /** Parts joined by signs, from left to right. @param {() => number} part @param {string[]} signs */
  const chain = (part, signs) => () => {
    let left = part();
    while (signs.includes(next())) {
      const op = take();
      left = add(op, [left, part()]);
    }
    return left;
  };

  function bracket() {
    take();
    const inner = sum();
    if (next() !== ")") refuse(`needs a closing bracket; ${found(next())}`);
    take();
    return inner;
  }
  /** A number, a name, a function of a sum, or a sum in brackets. */
  function atom() {
    const token = next();
    if (/^[\d.]/.test(token)) return add("number", [], Number(take()));
    if (token === "x" || token === "y") return add(take(), []);
    if (token === "(") return bracket();
    if (FUNCTIONS.includes(token)) {
      take();
      if (next() !== "(") refuse(`needs a bracket after ${token}, such as ${token}(x); ${found(next())}`);
      return add(token, [bracket()]);
    }
    return refuse(/^[A-Za-z]/.test(token) ? `knows x, y, ${FUNCTIONS.join(", ")}; got ${token}` : `needs a number, x, y or a bracket; ${found(token)}`);
  }
  function power() {
    const base = atom();
    if (next() !== "^" && next() !== "**") return base;
    take();
    const sign = next() === "-" ? -1 : 1;
    if (sign < 0) take();
    if (!/^[\d.]/.test(next())) refuse(`needs a number as a power, such as x^2; ${found(next())}`);
    return add("^", [base], sign * Number(take()));
  }
  /** A power that may have a minus in front. @returns {number} */
  function signed() {
    if (next() !== "-") return power();
    take();
    return add("neg", [signed()]);
  }
  const product = chain(signed, ["*", "/"]), sum = chain(product, ["+", "-"]);

  sum();
  if (next()) refuse(`should end before ${next()}`);
  const { level } = nodes[nodes.length - 1];
  if (nodes.length > MOST_NODES || level >= MOST_LEVELS)
    refuse(`has ${nodes.length} nodes in ${level + 1} columns; the figure draws ${MOST_NODES} in ${MOST_LEVELS}`);
  return nodes;
}

/** What a node makes of its sources, and its slope in each. @type {Record<string, (a: number, b: number, n: number) => [number, number[]]>} */
const OPS = {
  "+": (a, b) => [a + b, [1, 1]],
  "-": (a, b) => [a - b, [1, -1]],
  "*": (a, b) => [a * b, [b, a]],
  "/": (a, b) => (b === 0 ? refuse("a division by 0") : [a / b, [1 / b, -a / b / b]]),
  neg: (a) => [-a, [-1]],
  "^": (a, _, n) => ((a < 0 && n % 1) || (a === 0 && n < 1) ? refuse("a power without a slope there") : [a ** n, [n * a ** (n - 1)]]),
  exp: (a) => [Math.exp(a), [Math.exp(a)]],
};
for (const name of ["tanh", "sigmoid", "relu"])
  OPS[name] = (z) => {
    const { f, df } = ACTIVATIONS[name], a = f(z);
    return [a, [df(z, a)]];
  };

/** Compute every node, and the slope in each of its sources. @param {Node[]} nodes @param {number} x @param {number} y @returns {Pass} */
export function forward(nodes, x, y) {
  /** @type {Pass} */
  const { values, slopes } = { values: [], slopes: [] };
  for (const { op, sources, number } of nodes) {
    const [a, b] = sources.map((i) => values[i]);
    const [value, slope] = sources.length ? OPS[op](a, b, number) : [op === "x" ? x : op === "y" ? y : number, []];
    if (![value, ...slope].every(Number.isFinite)) refuse(TOO_LARGE);
    values.push(value);
    slopes.push(slope);
  }
  return { values, slopes };
}

/** The slope of the last node in each, by the chain rule, last one first. @param {Node[]} nodes @param {Pass} pass @param {string} [join] */
export function backward(nodes, { slopes }, join = "+=") {
  const grads = nodes.map(() => 0);
  grads[nodes.length - 1] = 1;
  for (let i = nodes.length - 1; i >= 0; i--)
    nodes[i].sources.forEach((source, k) => {
      grads[source] = (join === "+=" ? grads[source] : 0) + slopes[i][k] * grads[i];
    });
  return grads;
}

/** What is wrong with a formula, by itself or at a place, or "". @param {string} text @param {number} x @param {number} y */
export function complaint(text, x, y) {
  const attempt = (/** @type {() => void} */ work) => {
    try {
      work();
      return "";
    } catch (error) {
      return /** @type {Error} */ (error).message;
    }
  };
  /** @type {Node[]} */
  let nodes = [];
  const unread = attempt(() => { nodes = parse(text); });
  if (unread) return unread;
  const why = attempt(() => {
    // A wiggle must find a value on either side.
    for (const [dx, dy] of [[1, 0], [-1, 0], [0, 1], [0, -1]]) forward(nodes, x + dx * WIGGLE, y + dy * WIGGLE);
    const pass = forward(nodes, x, y);
    if (![...pass.values, ...backward(nodes, pass)].every((value) => Math.abs(value) <= LARGEST)) refuse(TOO_LARGE);
  });
  return why && `has no value at x = ${num(x)}, y = ${num(y)}: ${why}`;
}
