"""Schedules: a learning rate that changes as training goes on.

A schedule is any function from the number of updates made, 0 before the first, to the
rate of the next one. Every optimizer takes one in place of a rate:
``SGD(cosine_decay(0.1, steps=1000))``. The schedules here equal those of
``torch.optim.lr_scheduler`` with ``scheduler.step()`` after every update.
"""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi
from typing import TypeAlias

from anncourse.arguments import integer, number

Schedule: TypeAlias = Callable[[int], float]


def constant(rate: float) -> Schedule:
    """Return the schedule that stays where it is.

    Parameters
    ----------
    rate : float
        The learning rate, above 0.

    Returns
    -------
    callable
        step -> rate.

    Raises
    ------
    ValueError
        If rate is not a number above 0.

    Examples
    --------
    >>> rate = constant(0.1)
    >>> rate(0), rate(1000)
    (0.1, 0.1)
    """
    rate = number("constant", "rate", rate, above=0)
    return lambda step: rate


def step_decay(
    start: float, *, every: int, factor: float = 0.1
) -> Schedule:
    """Return the schedule that goes down a stair: start factor^(step // every).

    PyTorch's ``StepLR(step_size=every, gamma=factor)``.

    Parameters
    ----------
    start : float
        The rate at first, above 0.
    every : int
        Updates on each stair.
    factor : float
        Height of each stair over that of the one before, above 0 and at most 1.

    Returns
    -------
    callable
        step -> rate.

    Raises
    ------
    ValueError
        If a number is out of its range.

    Examples
    --------
    >>> rate = step_decay(0.8, every=10, factor=0.5)
    >>> rate(0), rate(9), rate(10), rate(20)
    (0.8, 0.8, 0.4, 0.2)
    """
    who = "step_decay"
    start = number(who, "start", start, above=0)
    every = integer(who, "every", every)
    factor = number(who, "factor", factor, above=0, high=1)
    return lambda step: start * factor ** (step // every)


def exponential_decay(start: float, *, factor: float) -> Schedule:
    """Return the schedule that loses the same share at every step: start factor^step.

    PyTorch's ``ExponentialLR(gamma=factor)``.

    Parameters
    ----------
    start : float
        The rate at first, above 0.
    factor : float
        What is left of the rate after each update, above 0 and at most 1.

    Returns
    -------
    callable
        step -> rate.

    Raises
    ------
    ValueError
        If a number is out of its range.

    Examples
    --------
    >>> rate = exponential_decay(0.8, factor=0.5)
    >>> rate(0), rate(1), rate(2)
    (0.8, 0.4, 0.2)
    """
    who = "exponential_decay"
    start = number(who, "start", start, above=0)
    factor = number(who, "factor", factor, above=0, high=1)
    return lambda step: start * factor**step


def cosine_decay(start: float, *, steps: int, end: float = 0.0) -> Schedule:
    """Return the schedule that falls from start to end along half a wave.

    end + (start - end) (1 + cos(pi step / steps)) / 2, and end from then on. PyTorch's
    ``CosineAnnealingLR(T_max=steps, eta_min=end)`` up to ``steps``; beyond, PyTorch's
    climbs again. Loshchilov & Hutter 2017, arXiv:1608.03983, without their restarts.

    Parameters
    ----------
    start : float
        The rate at first, above 0.
    steps : int
        Updates on the way down: epochs times the batches of an epoch, for all of a
        training.
    end : float
        The rate at last, from 0 to start.

    Returns
    -------
    callable
        step -> rate.

    Raises
    ------
    ValueError
        If a number is out of its range.

    Examples
    --------
    >>> rate = cosine_decay(0.8, steps=100)
    >>> rate(0), round(rate(50), 2), rate(100), rate(1000)
    (0.8, 0.4, 0.0, 0.0)
    """
    who = "cosine_decay"
    start = number(who, "start", start, above=0)
    steps = integer(who, "steps", steps)
    end = number(who, "end", end, low=0, high=start)

    def rate(step: int) -> float:
        wave = cos(pi * min(step / steps, 1))
        return end + (start - end) * (1 + wave) / 2

    return rate


def warmup(
    then: float | Schedule, *, steps: int, share: float = 0.1
) -> Schedule:
    """Return the schedule that first climbs in a line, then follows another.

    then(0) (share + (1 - share) step / steps) before ``steps``, and then(step - steps)
    from there. PyTorch's ``LinearLR(start_factor=share, total_iters=steps)``, followed
    by another in ``SequentialLR(milestones=[steps])``. After Goyal et al. 2017,
    arXiv:1706.02677.

    Parameters
    ----------
    then : float or schedule
        The rate after the climb; a schedule begins there at its own step 0.
    steps : int
        Updates on the way up.
    share : float
        Where the climb begins, as a share of the rate it leads to, above 0 and at most
        1.

    Returns
    -------
    callable
        step -> rate.

    Raises
    ------
    ValueError
        If then is neither a rate nor a schedule, or a number is out of its range.

    Examples
    --------
    >>> rate = warmup(cosine_decay(0.8, steps=100), steps=10, share=0.5)
    >>> rate(0), round(rate(5), 2), rate(10), round(rate(60), 2)
    (0.4, 0.6, 0.8, 0.4)
    """
    who = "warmup"
    after = (
        then
        if callable(then)
        else constant(number(who, "then", then, above=0))
    )
    steps = integer(who, "steps", steps)
    share = number(who, "share", share, above=0, high=1)

    def rate(step: int) -> float:
        if step >= steps:
            return after(step - steps)
        return after(0) * (share + (1 - share) * step / steps)

    return rate
