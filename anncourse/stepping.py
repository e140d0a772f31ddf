"""What all optimizers share: one step, over one vector or over many arrays."""

from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np

from anncourse.checks import Array, number
from anncourse.packing import Packed


class Optimizer(ABC):
    """What all optimizers share: a learning rate, a count of steps, a memory.

    Attributes
    ----------
    lr : float
        Learning rate; may be changed between steps.
    steps : int
        Number of updates made.
    """

    memories = 0  # how many numbers are remembered for each parameter

    def __init__(self, lr: float) -> None:
        self.lr = number(type(self).__name__, "lr", lr, above=0)
        self.steps = 0
        self._memory: list[Packed] = []

    def step(
        self, params: dict[str, Array], grads: dict[str, Array]
    ) -> None:
        """Change the parameters in place, by one step against the gradient.

        Raises
        ------
        ValueError
            If the gradients do not fit the parameters, or the parameters are not those
            of the first step.
        """
        if not self._memory:
            self._remember(params)
        self.steps += 1
        if isinstance(params, Packed) and isinstance(grads, Packed):
            self._same(params.vector.size, self._memory[0].vector.size)
            memory = [m.vector for m in self._memory]
            self._update(params.vector, grads.vector, *memory)
            return
        self._same(params.keys(), self._memory[0].keys())
        self._same(params.keys(), grads.keys())
        for name, p in params.items():
            self._same(p.shape, grads[name].shape)
            self._update(p, grads[name], *(m[name] for m in self._memory))

    def _remember(self, params: dict[str, Array]) -> None:
        # One scratch vector for the arithmetic, then the memories.
        shapes = {name: p.shape for name, p in params.items()}
        size = sum(p.size for p in params.values())
        dtype = np.result_type(*params.values()) if params else float
        self._memory = [
            Packed(np.zeros(size, dtype), shapes)
            for _ in range(1 + self.memories)
        ]

    def _same(self, got: object, expected: object) -> None:
        if got != expected:
            raise ValueError(
                f"{type(self).__name__} expects gradients and parameters that "
                f"fit, and the same parameters at every step: got {got}, "
                f"expected {expected}"
            )

    @abstractmethod
    def _update(
        self, p: Array, g: Array, scratch: Array, *m: Array
    ) -> None:
        """Change p in place; g is only read."""
