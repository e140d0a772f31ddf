"""Find the nets: ``python -m anncourse.widgets.figures.superposition_lab.training``.

Adam goes down the exact expected loss from 40 starts for each chance, and again from
the best net of the chance before and of the chance after.
"""

from __future__ import annotations

import json

import numpy as np

from anncourse.arguments import Array
from anncourse.training.optimizers import Adam
from anncourse.widgets.figures.superposition_lab.nets import (
    FEATURES,
    FILE,
    IMPORTANCE,
    INPUTS,
    MOST,
)

STARTS, STEPS = 40, 3000
NEAR = (-1, 0, 1)  # chances whose nets are starts, too
RATE, EPS = 0.02, 1e-12


def slope(W: Array, b: Array, chances: Array) -> tuple[Array, Array, Array]:
    """Return losses and gradients of many nets, each with its own chance.

    Parameters
    ----------
    W : (n, 2, 5) array
        Arrows.
    b : (n, 5) array
        Biases.
    chances : (n,) array
        With which features are on.

    Returns
    -------
    three arrays
        (n,), (n, 2, 5) and (n, 5).
    """
    often = np.where(
        INPUTS, chances[:, None, None], 1 - chances[:, None, None]
    ).prod(axis=2)[:, :, None]
    hidden = INPUTS @ W.transpose(0, 2, 1)
    z = hidden @ W + b[:, None]
    off = np.maximum(z, 0) - INPUTS
    dz = 2 * often * IMPORTANCE * off * (z > 0)
    dhidden = dz @ W.transpose(0, 2, 1)
    dW = (
        hidden.transpose(0, 2, 1) @ dz + dhidden.transpose(0, 2, 1) @ INPUTS
    )
    losses = (often * IMPORTANCE * off**2).sum(axis=(1, 2))
    return losses, dW, dz.sum(axis=1)


def slower(step: int) -> float:
    """Return the rate after so many steps: constant for half of them, then to zero."""
    return RATE * min(1, 2 * (1 - (step + 1) / STEPS))


def descend(
    W: Array, b: Array, chances: Array
) -> tuple[Array, Array, Array]:
    """Return losses, arrows and biases after 3,000 steps, the last half slower.

    Parameters
    ----------
    W, b, chances : array
        As in `slope`.

    Returns
    -------
    three arrays
        (n,), (n, 2, 5) and (n, 5).
    """
    params = {"W": W.copy(), "b": b.copy()}
    adam = Adam(slower, eps=EPS)
    for _ in range(STEPS):
        _, dW, db = slope(params["W"], params["b"], chances)
        adam.step(params, {"W": dW, "b": db})
    W, b = params["W"], params["b"]
    return slope(W, b, chances)[0], W, b


def turned(W: Array) -> Array:
    """Return arrows turned so that the first points up and the second to the right.

    Parameters
    ----------
    W : (2, 5) array
        Arrows: a turned plane has the same loss.

    Returns
    -------
    (2, 5) array
        The same lengths and angles.
    """
    up = W[:, 0] / np.hypot(*W[:, 0])
    found: Array = np.array([[up[1], -up[0]], up]) @ W
    across = found[0, np.argmax(np.abs(found[0]) > 0.05)]
    found[0] *= np.sign(across)
    return found


def best(
    W: Array, b: Array, percents: Array
) -> list[tuple[float, Array, Array]]:
    """Return the net of the lowest loss for each chance.

    Parameters
    ----------
    W, b : array
        As in `slope`.
    percents : (n,) array
        Chance of each net, from 1 to 50.

    Returns
    -------
    list
        Of loss, arrows and biases, for 1 to 50.
    """
    losses, W, b = descend(W, b, percents / 100)
    found = []
    for percent in range(1, MOST + 1):
        own = np.flatnonzero(percents == percent)
        i = own[losses[own].argmin()]
        found.append((float(losses[i]), turned(W[i]), b[i]))
    return found


def main() -> None:
    """Find all nets and keep them."""
    rng = np.random.default_rng(0)
    percents = np.repeat(np.arange(1, MOST + 1), STARTS)
    W = rng.normal(0, 0.7, (len(percents), 2, FEATURES))
    found = best(W, np.zeros((len(percents), FEATURES)), percents)
    for _ in range(4):
        # Where a neighbor's net does not help, all stays.
        near = [
            min(max(i + by, 0), MOST - 1)
            for i in range(MOST)
            for by in NEAR
        ]
        W = np.array([found[i][1] for i in near])
        b = np.array([found[i][2] for i in near])
        again = best(W, b, np.repeat(np.arange(1, MOST + 1), len(NEAR)))
        found = [
            min(a, c, key=lambda n: n[0])
            for a, c in zip(again, found, strict=True)
        ]
    rows = [
        json.dumps([*W.round(3).tolist(), b.round(3).tolist()]).replace(
            " ", ""
        )
        for _, W, b in found
    ]
    FILE.write_text("[\n" + ",\n".join(rows) + "\n]\n", "utf-8")


if __name__ == "__main__":
    main()
