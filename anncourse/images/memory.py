"""How the layers for images keep their numbers, and how a window reads them.

Images are (B, H, W, C) for everyone who calls. Inside, they lie column by column, (W,
C, H, B), and only a turned view is handed out. What a window covers is then one table
in memory, which a matrix product reads where it is, and steps over the whole batch are
steps over neighbors. Layers that work number by number keep this order without knowing
of it, since NumPy keeps the order of turned views.
"""

from __future__ import annotations

from math import prod

import numpy as np
from numpy.lib.stride_tricks import as_strided

from anncourse.arguments import Array, integer

Pair = tuple[int, int]


def pair(who: str, name: str, value: object) -> Pair:
    """Return a pair of sizes, height and width; one number stands for both.

    Parameters
    ----------
    who, name : str
        Who asks, and for what: for the error.
    value : int or pair of int
        What was given.

    Returns
    -------
    pair of int
        Height and width.

    Raises
    ------
    ValueError
        If value is anything else, or a number is below 1.

    Examples
    --------
    >>> pair("MaxPool2D", "size", 2)
    (2, 2)
    """
    both = value if isinstance(value, (tuple, list)) else (value, value)
    if len(both) != 2:
        raise ValueError(
            f"{who} expects {name} to be a whole number or a pair of them, "
            f"got {value!r}"
        )
    return integer(who, name, both[0]), integer(who, name, both[1])


def by_column(images: Array) -> Array:
    """Return images (B, H, W, C) as (W, C, H, B), copied only if they lie otherwise."""
    return np.ascontiguousarray(images.transpose(2, 3, 1, 0))


def as_images(columns: Array) -> Array:
    """Return (W, C, H, B) as images (B, H, W, C), a view."""
    return columns.transpose(3, 2, 0, 1)


def windows(columns: Array, width: int, step: int = 1) -> Array:
    """Return what each window of some columns covers, as a table, without copying.

    The columns under a window stand one below the other. Neighboring tables overlap in
    memory, and cannot be written to.

    Parameters
    ----------
    columns : (W, ..., H, B) array
        In C order.
    width : int
        Columns under one window.
    step : int
        Columns from one window to the next.

    Returns
    -------
    (places, rows, H B) array
        A view, with as many rows as there are numbers in (width, ...).

    Examples
    --------
    >>> windows(np.arange(4).reshape(4, 1, 1), 2)[..., 0]
    array([[0, 1],
           [1, 2],
           [2, 3]])
    """
    W, *between, H, B = columns.shape
    item, n = columns.itemsize, H * B
    return as_strided(
        columns,
        ((W - width) // step + 1, width * prod(between), n),
        (step * prod(between) * n * item, n * item, item),
        writeable=False,
    )
