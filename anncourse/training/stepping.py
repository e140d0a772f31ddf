"""What all optimizers share: one step, over one vector or over many arrays."""

from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np

from anncourse.arguments import Array, named_floats, number
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
