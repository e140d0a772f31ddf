/**
 * Optimizers over one flat array of parameters, with PyTorch's definitions.
 * `lr` may be changed between steps; `clone()` copies the state, so that training can be rewound.
 *
 * @typedef {object} Optimizer
 * @property {number} lr
 * @property {(params: Float64Array, grads: Float64Array) => void} step
 * @property {() => Optimizer} clone
 */
import { number } from "./checks.js";

/** @param {string} who @param {string} name @param {number} value */
function share(who, name, value) {
  if (!(number(who, name, value, 0) < 1))
    throw new Error(`${who} expects ${name} to be less than 1, got ${value}`);
  return value;
}

/**
 * A copy with its own arrays.
 * @template {Optimizer} T
 * @param {T} optimizer
 * @returns {T}
 */
function copy(optimizer) {
  const twin = Object.assign(Object.create(Object.getPrototypeOf(optimizer)), optimizer);
  for (const [key, value] of Object.entries(optimizer))
    if (value instanceof Float64Array) twin[key] = value.slice();
  return twin;
}

/** v <- momentum v + g;  p <- p - lr v  (Nesterov: p <- p - lr (g + momentum v)). */
export class SGD {
  /** @param {{lr: number, momentum?: number, nesterov?: boolean, weightDecay?: number}} settings */
  constructor({ lr, momentum = 0, nesterov = false, weightDecay = 0 }) {
    this.lr = number("SGD", "lr", lr, 0);
    this.momentum = share("SGD", "momentum", momentum);
    this.weightDecay = number("SGD", "weightDecay", weightDecay, 0);
    this.nesterov = nesterov;
    if (nesterov && momentum === 0) throw new Error("SGD expects a momentum above 0 with nesterov, got 0");
    this.velocity = new Float64Array(0);
  }

  /** @param {Float64Array} params @param {Float64Array} grads */
  step(params, grads) {
    const { lr, momentum, nesterov, weightDecay } = this;
    if (this.velocity.length !== params.length) this.velocity = new Float64Array(params.length);
    const v = this.velocity;
    for (let i = 0; i < params.length; i++) {
      const g = grads[i] + weightDecay * params[i];
      v[i] = momentum * v[i] + g;
      params[i] -= lr * (nesterov ? g + momentum * v[i] : v[i]);
    }
  }

  clone() {
    return copy(this);
  }
}

/** s <- rho s + (1 - rho) g^2;  p <- p - lr g / (sqrt(s) + eps). */
export class RMSProp {
  /** @param {{lr: number, rho?: number, eps?: number}} settings */
  constructor({ lr, rho = 0.9, eps = 1e-8 }) {
    this.lr = number("RMSProp", "lr", lr, 0);
    this.rho = share("RMSProp", "rho", rho);
    this.eps = number("RMSProp", "eps", eps, 0);
    this.square = new Float64Array(0);
  }

  /** @param {Float64Array} params @param {Float64Array} grads */
  step(params, grads) {
    const { lr, rho, eps } = this;
    if (this.square.length !== params.length) this.square = new Float64Array(params.length);
    const s = this.square;
    for (let i = 0; i < params.length; i++) {
      s[i] = rho * s[i] + (1 - rho) * grads[i] * grads[i];
      params[i] -= (lr * grads[i]) / (Math.sqrt(s[i]) + eps);
    }
  }

  clone() {
    return copy(this);
  }
}

/** Running means m of g and s of g^2, freed of their start at 0;  p <- p - lr m / (sqrt(s) + eps). */
export class Adam {
  /** @param {{lr: number, betas?: [number, number], eps?: number}} settings */
  constructor({ lr, betas = [0.9, 0.999], eps = 1e-8 }) {
    this.lr = number("Adam", "lr", lr, 0);
    this.betas = [share("Adam", "betas[0]", betas[0]), share("Adam", "betas[1]", betas[1])];
    this.eps = number("Adam", "eps", eps, 0);
    this.steps = 0;
    this.mean = new Float64Array(0);
    this.square = new Float64Array(0);
  }

  /** @param {Float64Array} params @param {Float64Array} grads */
  step(params, grads) {
    const { lr, eps } = this;
    const [b1, b2] = this.betas;
    if (this.mean.length !== params.length) {
      this.steps = 0;
      this.mean = new Float64Array(params.length);
      this.square = new Float64Array(params.length);
    }
    this.steps++;
    const { mean: m, square: s } = this;
    const rate = lr / (1 - b1 ** this.steps);
    const scale = Math.sqrt(1 - b2 ** this.steps);
    for (let i = 0; i < params.length; i++) {
      m[i] = b1 * m[i] + (1 - b1) * grads[i];
      s[i] = b2 * s[i] + (1 - b2) * grads[i] * grads[i];
      params[i] -= (rate * m[i]) / (Math.sqrt(s[i]) / scale + eps);
    }
  }

  clone() {
    return copy(this);
  }
}
