"""Gradients on their way back through the layers of a network."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from anncourse.plots.kit import given, ink


def gradient_sizes(
    sizes: Mapping[str, ArrayLike], *, ax: Axes | None = None
) -> Axes:
    """Draw how large the gradient is at each layer, on a logarithmic axis.

    Parameters
    ----------
    sizes : dict of str to (n,) array
        Up to six networks by name; for each, one size a layer, from the first to the
        last. A size of 0 has no place on the axis and leaves a gap.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If there are no networks or too many, or sizes are no list of numbers from 0.

    Examples
    --------
    >>> ax = gradient_sizes({"sigmoid": [2e-6, 3e-2], "tanh": [8e-3, 1e-2]})
    >>> ax.get_xlabel(), ax.get_yscale()
    ('layer', 'log')
    """
    who = "gradient_sizes"
    found = given.curves(who, sizes, "layers", kind="sizes")
    ax = ink.chart(who, ax, "layer", "size of the gradient")
    for i, (name, size) in enumerate(found.items()):
        if (size < 0).any():
            raise ValueError(
                f"{who} expects {name} to be numbers from 0, "
                f"got {size.tolist()}"
            )
        shown = np.where(size > 0, size, np.nan)
        ax.plot(
            np.arange(1, len(size) + 1),
            shown,
            marker="o",
            **ink.pen(i, name),
        )
    ax.set_yscale("log")
    ax.set_xticks(np.arange(1, max(map(len, found.values())) + 1))
    ink.legend(ax)
    return ax
