"""Noise over points of a plane, and its removal step by step.

At a share t of the way to noise a point x has become ``a x + s e`` with a standard
normal e, ``a = cos(pi t / 2)`` and ``s = sin(pi t / 2)``. ``js/core/training/noise.js``
says the same.
"""

from __future__ import annotations

import numpy as np

from anncourse.arguments import Array
from anncourse.neurons.activations import softmax_rows

SAMPLES = 96
FINE = 240  # points that stand for a whole shape


def shape(name: str, count: int) -> Array:
    """Return points that are spread evenly over a shape.

    Parameters
    ----------
    name : {"ring", "moons", "spiral"}
        Which shape.
    count : int
        How many points, an even number.

    Returns
    -------
    (count, 2) array
        About the middle of the plane.
    """
    u = (np.arange(count) + 0.5) / count
    if name == "moons":
        # Every second point belongs to the lower one.
        low = np.arange(count) % 2
        turn = np.pi * (np.arange(count) // 2 + 0.5) / (count / 2)
        x, y = np.cos(turn) - 0.5, np.sin(turn) - 0.25
        return np.stack([np.where(low, -x, x), np.where(low, -y, y)], 1)
    turn = (2 if name == "ring" else 3) * np.pi * u
    far = 1.0 if name == "ring" else 0.25 + u
    return np.stack([far * np.cos(turn), far * np.sin(turn)], 1)


def levels(t: float) -> tuple[float, float]:
    """Return how much of a point is left, and how much noise there is.

    Parameters
    ----------
    t : float
        From 0, no noise, to 1, noise alone.

    Returns
    -------
    pair of float
        a and s, with a^2 + s^2 = 1.
    """
    return float(np.cos(np.pi * t / 2)), float(np.sin(np.pi * t / 2))


def add(points: Array, noise: Array, t: float) -> Array:
    """Return points that are on their way to noise.

    Parameters
    ----------
    points, noise : (n, 2) array
        What is left, and what comes.
    t : float
        From 0 to 1.

    Returns
    -------
    (n, 2) array
        ``a points + s noise``.
    """
    a, s = levels(t)
    return a * points + s * noise


def clean(x: Array, points: Array, t: float, blur: float = 0.0) -> Array:
    """Return what places look like without their noise: a mean of training points.

    Without blur it is the exact mean of all training points that could have become x,
    each as likely as its noise.

    Parameters
    ----------
    x : (n, 2) array
        Places.
    points : (m, 2) array
        Training points.
    t : float
        Above 0, to 1.
    blur : float
        How far apart two places are that the denoiser hardly tells apart.

    Returns
    -------
    (n, 2) array
        ``sum_i w_i points_i``, w the softmax of
        ``-|x - a points_i|^2 / 2 (s^2 + a^2 blur^2)``.
    """
    a, s = levels(t)
    off = ((x[:, None] - a * points) ** 2).sum(axis=2)
    found: Array = (
        softmax_rows(-off / (2 * (s**2 + (a * blur) ** 2))) @ points
    )
    return found


def remove(start: Array, points: Array, steps: int, blur: float) -> Array:
    """Return where samples are after each step on their way from noise to a shape.

    Parameters
    ----------
    start : (n, 2) array
        Noise.
    points : (m, 2) array
        Training points.
    steps : int
        How many steps.
    blur : float
        As in `clean`.

    Returns
    -------
    (steps + 1, n, 2) array
        From the noise to the end.
    """
    x, way = start, [start]
    for k in range(steps):
        t, after = 1 - k / steps, 1 - (k + 1) / steps
        (a, s), x0 = levels(t), clean(x, points, t, blur)
        x = add(x0, (x - a * x0) / s, after)
        way.append(x)
    return np.stack(way)


def nearest(x: Array, points: Array) -> Array:
    """Return how far places are from the nearest of some points.

    Parameters
    ----------
    x : (n, 2) array
        Places.
    points : (m, 2) array
        Points.

    Returns
    -------
    (n,) array
        Distances.
    """
    off = ((x[:, None] - points) ** 2).sum(axis=2)
    found: Array = np.sqrt(off.min(axis=1))
    return found
