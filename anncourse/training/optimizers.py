"""Optimizers: what to do with a gradient.

Each changes the parameters in place, by PyTorch's definitions. ``step`` takes two
dictionaries with equal keys, ``net.named_params()`` and the gradients. What an
optimizer remembers (a velocity, running means) lies in one vector for all parameters,
so that a packed network (`anncourse.layers.packing`) is updated in a few operations.
"""

from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np

from anncourse.arguments import Array, flag, named_floats, number
from anncourse.layers.packing import Packed
from anncourse.training.schedules import Schedule


class Optimizer(ABC):
    """What all optimizers share: a learning rate, a count of steps, a memory.

    Parameters
    ----------
    lr : float or schedule
        Learning rate, above 0, or a function step -> rate
        (`anncourse.training.schedules`).

    Attributes
    ----------
    steps : int
        Number of updates made.

    Raises
    ------
    ValueError
        If lr is neither, or a schedule gives a rate below 0.
    """

    memories = 0  # how many numbers are remembered for each parameter

    def __init__(self, lr: float | Schedule) -> None:
        self.steps = 0
        self.lr = lr
        self._memory: list[Packed] = []
        self._vectors: list[Array] = []

    @property
    def lr(self) -> float:
        """Learning rate of the next step; another rate, or a schedule, may be set.

        Raises
        ------
        ValueError
            If a rate or schedule that is set cannot be used.
        """
        if isinstance(self._lr, float):
            return self._lr
        return self._ask(self._lr)

    @lr.setter
    def lr(self, lr: float | Schedule) -> None:
        who = type(self).__name__
        if not callable(lr):
            self._lr: float | Schedule = number(who, "lr", lr, above=0)
            return
        try:
            self._ask(lr)
        except TypeError as error:
            raise ValueError(
                f"{who} expects lr to be a rate or a function step -> rate, "
                f"got {lr!r}: {error}"
            ) from error
        self._lr = lr

    def _ask(self, schedule: Schedule) -> float:
        name, rate = f"lr at step {self.steps}", schedule(self.steps)
        return number(type(self).__name__, name, rate, low=0)

    def step(
        self, params: dict[str, Array], grads: dict[str, Array]
    ) -> None:
        """Change the parameters in place, by one step against the gradient.

        Parameters
        ----------
        params : dict of str to array
            The parameters, as ``net.named_params()`` gives them.
        grads : dict of str to array
            Their gradients, under the same names; only read.

        Raises
        ------
        ValueError
            If the gradients do not fit the parameters, or the parameters are not those
            of the first step; or if they are not arrays of float32 or float64.
        """
        for name, arrays in (("params", params), ("grads", grads)):
            if not isinstance(arrays, Packed):
                named_floats(type(self).__name__, name, arrays)
        if not self._memory:
            self._remember(params)
        lr = self.lr
        self.steps += 1
        if isinstance(params, Packed) and isinstance(grads, Packed):
            self._same(params.vector.size, self._vectors[0].size)
            self._update(params.vector, grads.vector, lr, *self._vectors)
            return
        self._same(params.keys(), self._memory[0].keys())
        self._same(params.keys(), grads.keys())
        for name, p in params.items():
            self._same(p.shape, grads[name].shape)
            memory = [m[name] for m in self._memory]
            self._update(p, grads[name], lr, *memory)

    def _remember(self, params: dict[str, Array]) -> None:
        # One scratch vector for the arithmetic, then the memories.
        shapes = {name: p.shape for name, p in params.items()}
        size = sum(p.size for p in params.values())
        dtype = np.result_type(*params.values()) if params else float
        self._memory = [
            Packed(np.zeros(size, dtype), shapes)
            for _ in range(1 + self.memories)
        ]
        self._vectors = [m.vector for m in self._memory]

    def _same(self, got: object, expected: object) -> None:
        if got != expected:
            raise ValueError(
                f"{type(self).__name__} expects gradients and parameters that "
                f"fit, and the same parameters at every step: got {got}, "
                f"expected {expected}"
            )

    @abstractmethod
    def _update(self, p: Array, g: Array, lr: float, *m: Array) -> None:
        """Change p in place; g is only read; m is scratch, and then the memories."""


class SGD(Optimizer):
    """Stochastic gradient descent: p = p - lr v, with the velocity v = momentum v + g.

    Robbins & Monro 1951, doi:10.1214/aoms/1177729586; momentum after Polyak 1964,
    doi:10.1016/0041-5553(64)90137-5.

    Parameters
    ----------
    lr : float or schedule
        Learning rate, above 0, or a function step -> rate
        (`anncourse.training.schedules`).
    momentum : float
        Share of the velocity that is kept, from 0 (none) to below 1.
    nesterov : bool
        Look ahead: p = p - lr (g + momentum v) (Nesterov 1983). Needs momentum.
    weight_decay : float
        Pull toward zero: weight_decay times p is added to g.

    Raises
    ------
    ValueError
        If a number is out of its range, or nesterov is asked for without momentum.

    Examples
    --------
    >>> w = np.array([1.0])
    >>> SGD(0.1).step({"w": w}, {"w": np.array([2.0])})
    >>> w
    array([0.8])
    """

    def __init__(
        self,
        lr: float | Schedule,
        *,
        momentum: float = 0.0,
        nesterov: bool = False,
        weight_decay: float = 0.0,
    ) -> None:
        super().__init__(lr)
        self.momentum = number("SGD", "momentum", momentum, low=0, below=1)
        self.nesterov = flag("SGD", "nesterov", nesterov)
        self.weight_decay = number(
            "SGD", "weight_decay", weight_decay, low=0
        )
        if self.nesterov and not self.momentum:
            raise ValueError("SGD expects momentum above 0 with nesterov")
        self.memories = 1 if self.momentum else 0

    def _update(self, p: Array, g: Array, lr: float, *m: Array) -> None:
        scratch, *velocities = m
        if self.weight_decay:
            np.multiply(p, self.weight_decay, out=scratch)
            scratch += g
            g = scratch
        if not velocities:
            np.multiply(g, lr, out=scratch)
            p -= scratch
            return
        velocity = velocities[0]
        velocity *= self.momentum
        velocity += g
        ahead = 1.0
        if self.nesterov:
            np.multiply(g, lr, out=scratch)
            p -= scratch
            ahead = self.momentum
        np.multiply(velocity, lr * ahead, out=scratch)
        p -= scratch


class RMSProp(Optimizer):
    """A rate for each weight: p = p - lr g / (sqrt(v) + eps).

    v is the running mean of g squared.

    After a lecture by Tieleman & Hinton, 2012; see Goodfellow et al. 2016, section 8.5.

    Parameters
    ----------
    lr : float or schedule
        Learning rate, above 0, or a function step -> rate
        (`anncourse.training.schedules`).
    rho : float
        Share of the running mean that is kept, from 0 to below 1.
    eps : float
        Keeps the division away from zero; above 0.

    Raises
    ------
    ValueError
        If a number is out of its range.

    Examples
    --------
    >>> w = np.array([1.0])
    >>> RMSProp(0.1, rho=0.75).step({"w": w}, {"w": np.array([2.0])})
    >>> w
    array([0.8])
    """

    memories = 1

    def __init__(
        self, lr: float | Schedule, *, rho: float = 0.9, eps: float = 1e-8
    ) -> None:
        super().__init__(lr)
        self.rho = number("RMSProp", "rho", rho, low=0, below=1)
        self.eps = number("RMSProp", "eps", eps, above=0)

    def _update(self, p: Array, g: Array, lr: float, *m: Array) -> None:
        scratch, mean = m
        np.multiply(g, g, out=scratch)
        scratch *= 1 - self.rho
        mean *= self.rho
        mean += scratch
        np.sqrt(mean, out=scratch)
        scratch += self.eps
        np.divide(g, scratch, out=scratch)
        scratch *= lr
        p -= scratch


def _betas(who: str, betas: object) -> tuple[float, float]:
    if not isinstance(betas, (tuple, list)) or len(betas) != 2:
        raise ValueError(f"{who} expects two betas, got {betas!r}")
    first = number(who, "betas[0]", betas[0], low=0, below=1)
    return first, number(who, "betas[1]", betas[1], low=0, below=1)


class Adam(Optimizer):
    """Momentum and a rate for each weight: p = p - lr m / (sqrt(v) + eps).

    m and v are running means of g and of g squared, divided by 1 - beta^steps because
    they start at zero. Kingma & Ba 2015, arXiv:1412.6980.

    Parameters
    ----------
    lr : float or schedule
        Learning rate, above 0, or a function step -> rate
        (`anncourse.training.schedules`).
    betas : pair of float
        Shares of the two running means that are kept, from 0 to below 1.
    eps : float
        Keeps the division away from zero; above 0.

    Raises
    ------
    ValueError
        If a number is out of its range.

    Examples
    --------
    >>> w = np.array([1.0])
    >>> Adam(0.1).step({"w": w}, {"w": np.array([2.0])})
    >>> w
    array([0.9])
    """

    memories = 2

    def __init__(
        self,
        lr: float | Schedule,
        *,
        betas: tuple[float, float] = (0.9, 0.999),
        eps: float = 1e-8,
    ) -> None:
        super().__init__(lr)
        who = type(self).__name__
        self.betas = _betas(who, betas)
        self.eps = number(who, "eps", eps, above=0)

    def _update(self, p: Array, g: Array, lr: float, *m: Array) -> None:
        # The sums are kept undivided, as m / (1 - beta1) and v / (1 - beta2): the same
        # update in two passes over the weights fewer. `root` turns sqrt(v) back.
        (beta1, beta2), (scratch, sum1, sum2) = self.betas, m
        sum1 *= beta1
        sum1 += g
        np.multiply(g, g, out=scratch)
        sum2 *= beta2
        sum2 += scratch
        root = ((1 - beta2) / (1 - beta2**self.steps)) ** 0.5
        scale = (1 - beta1) / (1 - beta1**self.steps) / root
        np.sqrt(sum2, out=scratch)
        scratch += self.eps / root
        np.divide(sum1, scratch, out=scratch)
        scratch *= lr * scale
        p -= scratch


class AdamW(Adam):
    """Adam, after a pull of its own toward zero: p = p (1 - lr weight_decay).

    Loshchilov & Hutter 2019, arXiv:1711.05101.

    Parameters
    ----------
    lr, betas, eps
        As in `Adam`.
    weight_decay : float
        Strength of the pull, 0 or more.

    Raises
    ------
    ValueError
        If a number is out of its range.

    Examples
    --------
    >>> w = np.array([1.0])
    >>> AdamW(0.1, weight_decay=0.5).step({"w": w}, {"w": np.array([2.0])})
    >>> w
    array([0.85])
    """

    def __init__(
        self,
        lr: float | Schedule,
        *,
        betas: tuple[float, float] = (0.9, 0.999),
        eps: float = 1e-8,
        weight_decay: float = 0.01,
    ) -> None:
        super().__init__(lr, betas=betas, eps=eps)
        self.weight_decay = number(
            "AdamW", "weight_decay", weight_decay, low=0
        )

    def _update(self, p: Array, g: Array, lr: float, *m: Array) -> None:
        p *= 1 - lr * self.weight_decay
        super()._update(p, g, lr, *m)
