"""Symbols as points: what an embedding has put side by side."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from anncourse.arguments import Array
from anncourse.layers.layer import Layer
from anncourse.plots.kit import given, ink, placing

MOST_WORDS = 80


def embedding(
    vectors: Layer | ArrayLike,
    words: Sequence[object],
    *,
    groups: ArrayLike | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw vectors as points with their words; words keep out of each other's way.

    Vectors of more than two numbers are drawn along the two directions in which they
    differ most (principal axes), whose share of the variance stands at the axes.

    Parameters
    ----------
    vectors : Embedding or (n, d) array
        A layer with such weights W, or the vectors; d from 2.
    words : (n,) sequence
        A word for each, up to 80.
    groups : (n,) array of integers, optional
        Groups from 0 to 9, told by color and shape.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If vectors, words and groups do not fit each other.

    Examples
    --------
    >>> ax = embedding([[0, 0], [1, 1]], ["cat", "dog"])
    >>> [text.get_text() for text in ax.texts]
    ['cat', 'dog']
    """
    who = "embedding"
    V = given.shaped(who, "vectors", given.weights(vectors), "n d")
    names = given.words(who, "words", words, len(V)) or []
    if V.shape[1] < 2 or len(V) > MOST_WORDS:
        raise ValueError(
            f"{who} expects up to {MOST_WORDS} vectors of 2 numbers or more, "
            f"got shape {V.shape}"
        )
    kinds = given.groups(who, groups, len(V), default=1)
    points, labels = _plane(V)
    ax = ink.axes(who, ax, width=4.8, height=4.4)
    ink.dots(ax, points, kinds, 24)
    ax.set(xlabel=labels[0], ylabel=labels[1])
    ax.margins(0.12)
    placing.beside(ax, points, names, others=points, away=4)
    return ax


def _plane(V: Array) -> tuple[Array, tuple[str, str]]:
    if V.shape[1] == 2:
        return V, ("1", "2")
    centered = V - V.mean(axis=0)
    U, sizes, axes = np.linalg.svd(centered, full_matrices=False)
    # The sign of an axis is free: its largest part is made positive.
    largest = np.abs(axes).argmax(axis=1)
    signs = np.sign(axes[np.arange(len(axes)), largest])
    points = (U * sizes * signs)[:, :2]
    total = (sizes**2).sum() or 1.0
    first, second = 100 * sizes[:2] ** 2 / total
    label = "principal axis {}: {:.0f} % of the variance"
    return points, (label.format(1, first), label.format(2, second))
