/**
 * Features that are on or off, in a plane of two numbers: y = relu(W^T W x + b).
 * anncourse/widgets/figures/superposition_lab/nets.py says the same.
 *
 * @typedef {{ W: number[][], b: number[] }} Net  two rows of W, a column for each feature
 */

/** The two numbers: the sum of the arrows that are on. @param {Net} net @param {number[]} x */
export const hidden = ({ W }, x) => W.map((row) => row.reduce((sum, w, i) => sum + w * x[i], 0));

/** What comes back of the features. @param {Net} net @param {number[]} x */
export function back(net, x) {
  const [u, v] = hidden(net, x), [right, up] = net.W;
  return net.b.map((bias, i) => Math.max(u * right[i] + v * up[i] + bias, 0));
}

/** How much more of each feature comes back when it alone is on. @param {Net} net */
export function differences(net) {
  const nothing = back(net, net.b.map(() => 0));
  return nothing.map((none, i) => back(net, nothing.map((_, j) => Number(i === j)))[i] - none);
}

/** The features that are told: alone, they make a difference above 1/2. @param {Net} net */
export const told = (net) => differences(net).filter((difference) => difference > 0.5).length;

/** Errors in a feature count so many times as much as in the one before. */
const FADING = 0.8;

/** The expected squared error over all inputs, where each feature is on with a chance from 0 to 1. @param {Net} net @param {number} chance */
export function loss(net, chance) {
  let sum = 0;
  for (let input = 0; input < 2 ** net.b.length; input++) {
    const x = net.b.map((_, i) => (input >> i) & 1), y = back(net, x);
    const often = x.reduce((product, on) => product * (on ? chance : 1 - chance), 1);
    sum += often * x.reduce((total, on, i) => total + FADING ** i * (y[i] - on) ** 2, 0);
  }
  return sum;
}
