/**
 * The leaky integrate-and-fire neuron under a constant current: tau dv/dt = rest - v + R I, from rest at time 0.
 * anncourse/neurons/spiking.py says the same.
 *
 * @typedef {object} Neuron
 * @property {number} tau         time constant of the leak, in ms
 * @property {number} resistance  in megaohm
 * @property {number} rest        potentials, in mV; the threshold lies above both others
 * @property {number} reset
 * @property {number} threshold
 * @property {number} refractory  time after a spike without reaction, in ms
 */

/** The potential, in mV, that a current alone would reach in the end. @param {Neuron} neuron @param {number} current in nA */
export const drive = ({ rest, resistance }, current) => rest + resistance * current;

/** Milliseconds from a potential up to the threshold; for ever, if never. @param {Neuron} neuron @param {number} begin @param {number} goal */
function wait({ tau, threshold }, begin, goal) {
  const over = goal - threshold;
  return over > 0 ? tau * Math.log1p((threshold - begin) / over) : Infinity;
}

/** Spikes per second: the f-I curve. @param {Neuron} neuron @param {number} current in nA */
export const rate = (neuron, current) => 1000 / (neuron.refractory + wait(neuron, neuron.reset, drive(neuron, current)));

/** The current, in nA, at which the neuron begins to fire. @param {Neuron} neuron */
export const rheobase = ({ rest, resistance, threshold }) => (threshold - rest) / resistance;

/** The times of the spikes, in ms. @param {Neuron} neuron @param {number} current @param {number} end in ms */
export function spikes(neuron, current, end) {
  const goal = drive(neuron, current), first = wait(neuron, neuron.rest, goal);
  const period = neuron.refractory + wait(neuron, neuron.reset, goal);
  const count = first <= end ? 1 + Math.floor((end - first) / period) : 0;
  return Float64Array.from({ length: count }, (_, i) => first + period * i);
}

/**
 * The potential at a moment.
 * @param {Neuron} neuron @param {number} current
 * @param {ArrayLike<number>} fired  the spikes so far, and later ones, if one likes
 * @param {number} t in ms
 */
export function potential(neuron, current, fired, t) {
  const goal = drive(neuron, current);
  let before = 0, begin = neuron.rest;
  for (let i = 0; i < fired.length && fired[i] <= t; i++) [before, begin] = [fired[i] + neuron.refractory, neuron.reset];
  return goal + (begin - goal) * Math.exp(-Math.max(t - before, 0) / neuron.tau);
}
