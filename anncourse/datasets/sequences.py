"""Tasks that need memory: made-up sequences with one thing to keep in mind."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from anncourse.arguments import Seed, generator, integer

Sequences = NDArray[np.float64]


def parity(
    n: int = 500, *, length: int = 12, rng: Seed = None
) -> tuple[Sequences, Sequences]:
    """Draw sequences of bits; the target at each step is 1 after an odd number of ones.

    y_t = x_1 + ... + x_t modulo 2. The smallest task that no window of a fixed length
    solves, and that one bit of memory does.

    Parameters
    ----------
    n : int
        Number of sequences.
    length : int
        Steps in each.
    rng : int, Generator or None
        Seed or random Generator.

    Returns
    -------
    X : (n, length, 1) float64
        Bits, 0 or 1.
    y : (n, length, 1) float64
        Parity so far, 0 or 1; y[:, -1] is that of the whole sequence.

    Raises
    ------
    ValueError
        If n or length is not a positive whole number.

    Notes
    -----
    Origin: generated here; free to use under the course's license. Limits: a network
    that is told only y[:, -1] seldom learns it.

    Examples
    --------
    >>> X, y = parity(1, length=6, rng=2)
    >>> X.ravel(), y.ravel()
    (array([1., 0., 0., 0., 0., 1.]), array([1., 1., 1., 1., 1., 0.]))
    """
    n, length = (
        integer("parity", "n", n),
        integer("parity", "length", length),
    )
    bits = generator("parity", rng).integers(2, size=(n, length, 1))
    return bits.astype(np.float64), (bits.cumsum(1) % 2).astype(np.float64)


def echo(
    n: int = 500, *, delay: int = 10, rng: Seed = None
) -> tuple[Sequences, Sequences]:
    """Draw sequences whose first number is to be said at the end.

    y = x_1, asked after ``delay`` more numbers, which do not matter.

    Parameters
    ----------
    n : int
        Number of sequences.
    delay : int
        Steps between the first number and the answer.
    rng : int, Generator or None
        Seed or random Generator.

    Returns
    -------
    X : (n, delay + 1, 1) float64
        Uniform in [-1, 1].
    y : (n, 1) float64
        The first number of each.

    Raises
    ------
    ValueError
        If n or delay is not a positive whole number.

    Notes
    -----
    Origin: generated here; free to use under the course's license. Limits: the answer
    is always the first number; real memory must also choose what to keep. Saying 0
    always has a mean squared error of 1/3.

    Examples
    --------
    >>> X, y = echo(4, delay=10, rng=0)
    >>> X.shape, bool((y == X[:, 0]).all())
    ((4, 11, 1), True)
    """
    n, delay = integer("echo", "n", n), integer("echo", "delay", delay)
    X = generator("echo", rng).uniform(-1.0, 1.0, (n, delay + 1, 1))
    return X, X[:, 0].copy()


def adding(
    n: int = 500, *, length: int = 20, rng: Seed = None
) -> tuple[Sequences, Sequences]:
    """Draw sequences in which two numbers are marked, and their sum is asked.

    The adding problem of Hochreiter & Schmidhuber (1997),
    doi:10.1162/neco.1997.9.8.1735, with numbers from 0 to 1.

    Parameters
    ----------
    n : int
        Number of sequences.
    length : int
        Steps in each, at least 2.
    rng : int, Generator or None
        Seed or random Generator.

    Returns
    -------
    X : (n, length, 2) float64
        A number, uniform in [0, 1], and its mark: 1 at two steps, one in each half of
        the sequence, else 0.
    y : (n, 1) float64
        The sum of the two marked numbers.

    Raises
    ------
    ValueError
        If n is not a positive whole number, or length is below 2.

    Notes
    -----
    Origin: generated here; free to use under the course's license. Limits: saying 1
    always has a mean squared error of 1/6.

    Examples
    --------
    >>> X, y = adding(5, length=8, rng=0)
    >>> X.shape, X[:, :, 1].sum(1)
    ((5, 8, 2), array([2., 2., 2., 2., 2.]))
    """
    n = integer("adding", "n", n)
    length = integer("adding", "length", length, low=2)
    rng = generator("adding", rng)
    # Draw 1: the numbers. Draws 2 and 3: where the marks stand.
    X = np.zeros((n, length, 2))
    X[:, :, 0] = rng.uniform(0.0, 1.0, (n, length))
    each, middle = np.arange(n), length // 2
    X[each, rng.integers(middle, size=n), 1] = 1
    X[each, rng.integers(middle, length, size=n), 1] = 1
    return X, (X[:, :, 0] * X[:, :, 1]).sum(1, keepdims=True)
