"""A bowl: the simplest loss there is, and what optimizers do on it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from anncourse.arguments import (
    Array,
    Seed,
    float_array,
    generator,
    integer,
    number,
)
from anncourse.training.optimizers import Optimizer

MOST = 1e9  # what is larger has left for good


@dataclass(frozen=True)
class Descent:
    """A way that an optimizer took over a bowl.

    Attributes
    ----------
    path : (T + 1, n) array
        Where it was before the first step and after each.
    """

    path: Array

    @property
    def left(self) -> Array:
        """What is left of the first distance to the bottom, (T + 1,)."""
        far = np.sqrt((self.path**2).sum(axis=1))
        share: Array = far / far[0]
        return share

    def arrived(self, share: float = 0.001) -> int | None:
        """Return after how many steps no more than a share is left, for good.

        Parameters
        ----------
        share : float
            Of the first distance, above 0.

        Returns
        -------
        int or None
            None if more is left after the last step.

        Raises
        ------
        ValueError
            If share is not above 0.
        """
        share = number("Descent.arrived", "share", share, above=0)
        outside = np.flatnonzero(self.left > share)
        first = int(outside[-1]) + 1 if len(outside) else 0
        return first if first < len(self.path) else None


@dataclass(frozen=True)
class Bowl:
    """A loss with one lowest point, at zero: L(p) = sum of c p^2 / 2.

    Each weight has its curvature c. The largest divided by the smallest is the
    condition number: how many times steeper one wall is than the other. Near a lowest
    point every smooth loss is such a bowl, turned some way. What gradient descent does
    on it, with momentum too, is known exactly: Goh 2017, doi:10.23915/distill.00006.

    Parameters
    ----------
    curvatures : (n,) array
        The curvature in each direction, above 0.

    Raises
    ------
    ValueError
        If curvatures are not a list of numbers above 0, or one is immense.

    Examples
    --------
    >>> from anncourse import SGD
    >>> bowl = Bowl([1, 10])
    >>> bowl.largest_rate()
    0.2
    >>> bowl.descend(SGD(0.1), [1, 0.5], steps=100).arrived()
    65
    """

    curvatures: Array

    def __post_init__(self) -> None:
        c = float_array("Bowl", "curvatures", self.curvatures)
        if c.ndim != 1 or c.min() <= 0 or c.max() > MOST:
            raise ValueError(
                f"Bowl expects curvatures (n,) above 0, at most {MOST:g}, got "
                f"{c.tolist()}"
            )
        object.__setattr__(self, "curvatures", c)

    @property
    def condition(self) -> float:
        """The condition number: the largest curvature divided by the smallest."""
        return float(self.curvatures.max() / self.curvatures.min())

    def loss(self, p: ArrayLike) -> Array:
        """Return the loss at points, (..., n) -> (...).

        Parameters
        ----------
        p : (..., n) array
            One point or many.

        Returns
        -------
        (...) array

        Raises
        ------
        ValueError
            If a point has not n finite coordinates.
        """
        p = self._points("Bowl.loss", p)
        value: Array = (self.curvatures * p * p).sum(axis=-1) / 2
        return value

    def gradient(self, p: ArrayLike) -> Array:
        """Return the gradient c p at points, in their shape.

        Parameters
        ----------
        p : (..., n) array
            One point or many.

        Returns
        -------
        (..., n) array

        Raises
        ------
        ValueError
            If a point has not n finite coordinates.
        """
        slope: Array = self.curvatures * self._points("Bowl.gradient", p)
        return slope

    def largest_rate(self, momentum: float = 0.0) -> float:
        """Return the rate up to which descent is stable: (2 + 2 momentum) / largest c.

        Parameters
        ----------
        momentum : float
            Share of the velocity that is kept, from 0 to below 1.

        Returns
        -------
        float

        Raises
        ------
        ValueError
            If momentum is out of its range.
        """
        who = "Bowl.largest_rate"
        momentum = number(who, "momentum", momentum, low=0, below=1)
        return (2 + 2 * momentum) / float(self.curvatures.max())

    def kept(self, lr: float, momentum: float = 0.0) -> float:
        """Return what a step leaves of the distance, in the long run; above 1 it grows.

        That of the slowest direction: the larger root r of
        r^2 - (1 + momentum - lr c) r + momentum = 0, by its size.

        Parameters
        ----------
        lr : float
            Learning rate, above 0.
        momentum : float
            Share of the velocity that is kept, from 0 to below 1.

        Returns
        -------
        float

        Raises
        ------
        ValueError
            If a number is out of its range.
        """
        who = "Bowl.kept"
        lr = number(who, "lr", lr, above=0, high=MOST)
        momentum = number(who, "momentum", momentum, low=0, below=1)
        return self._slowest(lr, momentum)[0]

    def name(self, lr: float, momentum: float = 0.0, *, steps: int) -> str:
        """Name what descent does: it creeps, converges, rings or diverges.

        It converges if a thousandth of the distance, or less, is left after so many
        steps. If more is left, the slowest direction says why: it creeps where it
        comes nearer from one side, and rings where it swings from side to side.

        Parameters
        ----------
        lr : float
            Learning rate, above 0.
        momentum : float
            Share of the velocity that is kept, from 0 to below 1.
        steps : int
            How many one is willing to wait.

        Returns
        -------
        str

        Raises
        ------
        ValueError
            If a number is out of its range.
        """
        who = "Bowl.name"
        lr = number(who, "lr", lr, above=0, high=MOST)
        momentum = number(who, "momentum", momentum, low=0, below=1)
        steps = integer(who, "steps", steps)
        kept, swings = self._slowest(lr, momentum)
        if kept > 1:
            return "diverges"
        if kept**steps <= 0.001:
            return "converges"
        return "rings" if swings else "creeps"

    def descend(
        self,
        optimizer: Optimizer,
        start: ArrayLike,
        steps: int,
        *,
        noise: float = 0.0,
        rng: Seed = None,
    ) -> Descent:
        """Follow an optimizer down from a point.

        Parameters
        ----------
        optimizer : Optimizer
            A fresh one: what it remembers belongs to the way it made.
        start : (n,) array
            Where it begins, not at the bottom.
        steps : int
            Number of steps. A way that leads out of sight ends earlier.
        noise : float
            Spread of what is added to each slope at each step, as small batches of
            examples do; 0 or more.
        rng : int or Generator, optional
            Where the noise is drawn from.

        Returns
        -------
        Descent

        Raises
        ------
        ValueError
            If start has not n coordinates or is the bottom, or a number is out of its
            range.
        """
        who = "Bowl.descend"
        if not isinstance(optimizer, Optimizer):
            raise ValueError(
                f"{who} expects an optimizer, got {optimizer!r}"
            )
        p = self._points(who, start).copy()
        if p.ndim != 1 or not p.any():
            raise ValueError(
                f"{who} expects start ({len(self.curvatures)},), not at the "
                f"bottom, got {p.tolist()}"
            )
        steps = integer(who, "steps", steps)
        noise = number(who, "noise", noise, low=0, high=MOST)
        draw = generator(who, rng)
        path = [p.copy()]
        for _ in range(steps):
            slope = self.curvatures * p
            if noise:
                slope += noise * draw.standard_normal(len(p))
            optimizer.step({"p": p}, {"p": slope})
            path.append(p.copy())
            if np.abs(p).max() > MOST:
                break
        return Descent(np.array(path))

    def _slowest(self, lr: float, momentum: float) -> tuple[float, bool]:
        slowest, swings = -1.0, False
        for c in self.curvatures.tolist():
            middle = 1 + momentum - lr * c
            under = middle * middle - 4 * momentum
            # Below zero the two roots are conjugate, and their product is momentum.
            root = math.sqrt(max(under, 0.0))
            kept = (abs(middle) + root) / 2 if under >= 0 else momentum**0.5
            if kept > slowest:
                slowest, swings = kept, under < 0 or middle < 0
        return slowest, swings

    def _points(self, who: str, p: ArrayLike) -> Array:
        p, n = float_array(who, "p", p), len(self.curvatures)
        if p.shape[-1:] != (n,):
            raise ValueError(
                f"{who} expects points (..., {n}), got shape {p.shape}"
            )
        if np.abs(p).max() > MOST:
            raise ValueError(
                f"{who} expects numbers up to {MOST:g} in p, got "
                f"{np.abs(p).max():g}"
            )
        return p
