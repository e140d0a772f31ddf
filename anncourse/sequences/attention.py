"""Attention: a query is compared with keys, and reads their values by weights."""

from __future__ import annotations

import numpy as np

from anncourse.arguments import Array, finite, flag, float_array, integer
from anncourse.neurons.activations import softmax_rows

# The longest wave is so many times longer than the shortest.
SLOWEST = 10_000


def attention(
    queries: object, keys: object, values: object, *, root: bool = True
) -> tuple[Array, Array]:
    """Return what each query reads: softmax(Q K^T / sqrt(d)) V.

    Each value counts as much as its key fits the query. The sum of d products grows
    with the square root of d; divided by it, the weights stay soft (Vaswani et al.
    2017, arXiv:1706.03762).

    Parameters
    ----------
    queries : (n, d) array
        What is looked for.
    keys : (m, d) array
        What each of m tokens is found by.
    values : (m, e) array
        What each of them has to say.
    root : bool
        Whether the scores are divided by the square root of d.

    Returns
    -------
    mixed : (n, e) array
        The values, mixed for each query.
    weights : (n, m) array
        The weights of the mixture; each row adds up to 1.

    Raises
    ------
    ValueError
        If an argument is no table of finite numbers, if queries and keys differ in
        width, if keys and values differ in number, if root is no flag, or if a score
        is too large for a number.

    See Also
    --------
    attention_back : The way back.

    Examples
    --------
    >>> mixed, weights = attention([[1, 1]], [[2, 0], [0, 0]], [[1], [5]])
    >>> weights.round(2)
    array([[0.8, 0.2]])
    >>> mixed.round(2)
    array([[1.78]])
    """
    q, k, v = _tables("attention", queries, keys, values)
    scale = _scale("attention", q, root)
    weights = _weights("attention", q, k, scale)  # (n, m)
    return weights @ v, weights


def attention_back(
    dmixed: object,
    queries: object,
    keys: object,
    values: object,
    *,
    root: bool = True,
) -> tuple[Array, Array, Array]:
    """Return the gradients for queries, keys and values.

    Parameters
    ----------
    dmixed : (n, e) array
        The derivative of the loss with respect to what was read.
    queries : (n, d) array
        As in `attention`.
    keys : (m, d) array
        As in `attention`.
    values : (m, e) array
        As in `attention`.
    root : bool
        As in `attention`.

    Returns
    -------
    tuple of arrays
        Those of queries, keys and values, each in the shape of what it belongs to.

    Raises
    ------
    ValueError
        As `attention` does, or if dmixed has not the shape of what was read.

    Examples
    --------
    >>> back = attention_back([[1]], [[1, 1]], [[2, 0], [0, 0]], [[1], [5]])
    >>> back[0].round(2)
    array([[-0.89,  0.  ]])
    """
    q, k, v = _tables("attention_back", queries, keys, values)
    d = float_array("attention_back", "dmixed", dmixed)
    if d.shape != (len(q), v.shape[1]):
        raise ValueError(
            f"attention_back expects dmixed of shape {(len(q), v.shape[1])}, "
            f"got {d.shape}"
        )
    scale = _scale("attention_back", q, root)
    weights = _weights("attention_back", q, k, scale)
    with np.errstate(over="ignore", invalid="ignore"):
        dweights = d @ v.T
        # What all weights of a row gain together, the softmax takes back.
        common = (weights * dweights).sum(1, keepdims=True)
        dscores = weights * (dweights - common) * scale  # (n, m)
        found = dscores @ k, dscores.T @ q, weights.T @ d
    for gradient in found:
        finite("attention_back", "the gradients", gradient)
    return found


def positions(length: int, dim: int) -> Array:
    """Return a row of numbers for each place: sines and cosines of slower waves.

    p[t, 2i] = sin(t / 10000^(2i/d)), p[t, 2i + 1] = cos(t / 10000^(2i/d)) (Vaswani et
    al. 2017, arXiv:1706.03762). Added to what stands at a place, it tells where.

    Parameters
    ----------
    length, dim : int
        Number of places, and of numbers for each, d.

    Returns
    -------
    (length, dim) array
        The rows; place t is row t, from 0.

    Raises
    ------
    ValueError
        If a size is not a positive whole number.

    Examples
    --------
    >>> positions(3, 2).round(2)
    array([[ 0.  ,  1.  ],
           [ 0.84,  0.54],
           [ 0.91, -0.42]])
    """
    length = integer("positions", "length", length)
    column = np.arange(integer("positions", "dim", dim))
    slower = SLOWEST ** (-2 * (column // 2) / len(column))
    angle = np.outer(np.arange(length), slower)
    rows: Array = np.where(column % 2, np.cos(angle), np.sin(angle))
    return rows


def _tables(who: str, *arrays: object) -> list[Array]:
    names = ("queries", "keys", "values")
    q, k, v = tables = [
        float_array(who, name, array)
        for name, array in zip(names, arrays, strict=True)
    ]
    for name, table in zip(names, tables, strict=True):
        if table.ndim != 2:
            raise ValueError(
                f"{who} expects {name} to be rows of numbers, got shape "
                f"{table.shape}"
            )
    if q.shape[1] != k.shape[1] or len(k) != len(v):
        raise ValueError(
            f"{who} expects queries (n, d), keys (m, d) and values (m, e), got "
            f"{q.shape}, {k.shape} and {v.shape}"
        )
    return tables


def _weights(who: str, queries: Array, keys: Array, scale: float) -> Array:
    with np.errstate(over="ignore", invalid="ignore"):
        scores = queries @ keys.T * scale
    finite(who, "the scores", scores)
    return softmax_rows(scores)


def _scale(who: str, queries: Array, root: bool) -> float:
    return (
        float(queries.shape[1] ** -0.5) if flag(who, "root", root) else 1.0
    )
