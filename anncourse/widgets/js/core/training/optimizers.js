/**
 * Optimizers over one flat array of parameters, by PyTorch's definitions.
 * `lr` may be changed between steps; `clone()` copies the memory, so that training can be rewound.
 */
import { number, refuse } from "../numbers/checks.js";
import { copy } from "../numbers/copy.js";

/** @param {string} who @param {string} name @param {number} value */
function positive(who, name, value) {
  return number(who, name, value) > 0 ? value : refuse(who, name + " to be greater than 0", value);
}

/** @param {string} who @param {string} name @param {number} value */
function share(who, name, value) {
  return number(who, name, value, 0) < 1 ? value : refuse(who, name + " to be less than 1", value);
}

/** What all optimizers share: a learning rate, a count of steps, a memory of two numbers a weight. */
export class Optimizer {
  /** @param {string} name @param {number} lr */
  constructor(name, lr) {
    this.lr = positive(name, "lr", lr);
    this.steps = 0;
    /** @protected */ this.first = new Float64Array(0);
    /** @protected */ this.second = new Float64Array(0);
  }

  /** One update in place. @param {Float64Array} params @param {Float64Array} grads */
  step(params, grads) {
    if (this.steps++ === 0) {
      this.first = new Float64Array(params.length);
      this.second = new Float64Array(params.length);
    }
    const size = this.first.length;
    if (params.length !== size || grads.length !== size)
      refuse("Optimizer", `${size} parameters and gradients at every step`, `${params.length} and ${grads.length}`);
    this.update(params, grads, this.first, this.second);
  }

  /**
   * @protected
   * @param {Float64Array} p @param {Float64Array} g @param {Float64Array} m @param {Float64Array} v
   */
  update(p, g, m, v) {}

  /** @returns {this} */
  clone() {
    return copy(this);
  }
}

/** v = momentum v + g;  p = p - lr v,  or with Nesterov p = p - lr (g + momentum v). */
export class SGD extends Optimizer {
  /** @param {{lr: number, momentum?: number, nesterov?: boolean, weightDecay?: number}} settings */
  constructor({ lr, momentum = 0, nesterov = false, weightDecay = 0 }) {
    super("SGD", lr);
    this.momentum = share("SGD", "momentum", momentum);
    this.weightDecay = number("SGD", "weightDecay", weightDecay, 0);
    this.nesterov = nesterov;
    if (nesterov && momentum === 0) refuse("SGD", "momentum above 0 with nesterov", momentum);
  }

  /** @type {Optimizer["update"]} */
  update(p, g, v) {
    const { lr, momentum, nesterov, weightDecay } = this;
    for (let i = 0; i < p.length; i++) {
      const slope = g[i] + weightDecay * p[i];
      v[i] = momentum * v[i] + slope;
      p[i] -= lr * (nesterov ? slope + momentum * v[i] : v[i]);
    }
  }
}

/** v = rho v + (1 - rho) g^2;  p = p - lr g / (sqrt(v) + eps). */
export class RMSProp extends Optimizer {
  /** @param {{lr: number, rho?: number, eps?: number}} settings */
  constructor({ lr, rho = 0.9, eps = 1e-8 }) {
    super("RMSProp", lr);
    this.rho = share("RMSProp", "rho", rho);
    this.eps = positive("RMSProp", "eps", eps);
  }

  /** @type {Optimizer["update"]} */
  update(p, g, v) {
    const { lr, rho, eps } = this;
    for (let i = 0; i < p.length; i++) {
      v[i] = rho * v[i] + (1 - rho) * g[i] * g[i];
      p[i] -= (lr * g[i]) / (Math.sqrt(v[i]) + eps);
    }
  }
}

/** m and v, the running means of g and g^2, freed of their start at 0;  p = p - lr m / (sqrt(v) + eps). */
export class Adam extends Optimizer {
  /** @param {{lr: number, betas?: [number, number], eps?: number}} settings */
  constructor({ lr, betas: [beta1, beta2] = [0.9, 0.999], eps = 1e-8 }) {
    super("Adam", lr);
    this.beta1 = share("Adam", "betas[0]", beta1);
    this.beta2 = share("Adam", "betas[1]", beta2);
    this.eps = positive("Adam", "eps", eps);
  }

  /** @type {Optimizer["update"]} */
  update(p, g, m, v) {
    const { lr, beta1, beta2, eps, steps } = this;
    const rate = lr / (1 - beta1 ** steps);
    const scale = 1 - beta2 ** steps;
    for (let i = 0; i < p.length; i++) {
      m[i] = beta1 * m[i] + (1 - beta1) * g[i];
      v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
      p[i] -= (rate * m[i]) / (Math.sqrt(v[i] / scale) + eps);
    }
  }
}
