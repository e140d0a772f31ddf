/**
 * The leaky integrate-and-fire neuron, under a constant current and under spikes that arrive: tau dv/dt = rest - v + R I, from rest at time 0.
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

/** In order; what comes at the same moment is added up first. @param {number[]} times @param {number[]} jumps @returns {[number, number][]} */
function arrivals(times, jumps) {
  /** @type {Map<number, number>} */
  const sums = new Map();
  times.forEach((time, i) => sums.set(time, (sums.get(time) ?? 0) + jumps[i]));
  return [...sums].sort(([a], [b]) => a - b);
}

/**
 * What the neuron does when spikes arrive at its synapses: each moves the potential at once, and the leak takes it back.
 * @param {Neuron} neuron
 * @param {number[]} times  when they arrive, in ms, from 0 on
 * @param {number[]} jumps  how far each moves the potential, in mV: above 0 where its synapse excites, below where it inhibits
 */
export function receive({ tau, rest, reset, threshold, refractory }, times, jumps) {
  const events = [{ begin: 0, since: 0, value: rest, fired: false }];
  for (const [moment, jump] of arrivals(times, jumps)) {
    const { since, value } = events[events.length - 1];
    if (moment < since) continue;
    const v = rest + (value - rest) * Math.exp(-(moment - since) / tau) + jump, fired = v >= threshold;
    events.push({ begin: moment, since: moment + (fired ? refractory : 0), value: fired ? reset : v, fired });
  }
  return {
    spikes: events.filter(({ fired }) => fired).map(({ begin }) => begin),
    /** The potential at a moment. @param {number} t */
    at(t) {
      const { since, value } = events[events.findLastIndex(({ begin }) => begin <= t)];
      return rest + (value - rest) * Math.exp(-Math.max(t - since, 0) / tau);
    },
  };
}

/** How high two spikes bring the potential at most, in mV, from rest. @param {Neuron} neuron @param {number} first @param {number} second in mV @param {number} gap in ms, below 0 if the second comes first */
export function peak({ tau, rest }, first, second, gap) {
  const [early, late] = gap < 0 ? [second, first] : [first, second];
  const meeting = early * Math.exp(-Math.abs(gap) / tau) + late;
  return rest + Math.max(gap ? early : meeting, meeting, 0);
}

/** The longest time, in ms, from a first spike to a second that it decides on; 0 if it never does, infinity if it fires the neuron alone. @param {Neuron} neuron @param {number} first @param {number} second in mV */
export function window({ tau, rest, threshold }, first, second) {
  const need = threshold - rest - second;
  if (first >= threshold - rest || (first < 0 && need === 0)) return Infinity;
  return first > need && need > 0 || first < need && need < 0 ? tau * Math.log(first / need) : 0;
}
