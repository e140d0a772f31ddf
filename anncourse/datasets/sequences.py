"""Numbers in order: made-up tasks that need memory, and measurements of years."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

from anncourse.arguments import (
    Seed,
    float_array,
    generator,
    integer,
    number,
)
from anncourse.datasets.held_out import HeldOut

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


Column = NDArray[np.float64]


def co2() -> tuple[Column, Column]:
    """Read how much carbon dioxide is in the air of Mauna Loa, month by month.

    Returns
    -------
    X : (521, 1) float64
        The middle of the month, in years: 1958.21 to 2001.96.
    y : (521, 1) float64
        Monthly mean, in parts per million (ppm).

    Notes
    -----
    Origin: C. D. Keeling and T. P. Whorf, Carbon Dioxide Information Analysis Center,
    2004; the weekly series in statsmodels, which marks it as public domain, averaged
    over the weeks that end in each month and bundled here. Limits: five months were not
    measured and have no row; the rise is not a straight line, and what fits 1958 to
    2001 says little about later.

    Examples
    --------
    >>> X, y = co2()
    >>> X[0], y[0], len(X)
    (array([1958.21]), array([316.1]), 521)
    """
    year, month, ppm = _read("co2.csv").T
    return (year + (month - 0.5) / 12)[:, None], ppm[:, None]


def sunspots() -> tuple[Column, Column]:
    """Read how many spots were on the sun, year by year.

    Returns
    -------
    X : (309, 1) float64
        The year, 1700 to 2008.
    y : (309, 1) float64
        Mean number of sunspots in that year, a count on an old scale.

    Notes
    -----
    Origin: National Geophysical Data Center; the yearly series in statsmodels, which
    marks it as public domain, bundled here. Limits: before about 1850 the numbers were
    pieced together later; the count was put on a new scale in 2015, and these are on
    the old one. One year ahead a linear rule beats a small network; ten years ahead,
    saying the last value again beats both.

    Examples
    --------
    >>> X, y = sunspots()
    >>> X[0], y[0], y.max()
    (array([1700.]), array([5.]), np.float64(190.2))
    """
    year, count = _read("sunspots.csv").T
    return year[:, None], count[:, None]


def hold_out(
    X: ArrayLike, y: ArrayLike, spans: Sequence[tuple[float, float]]
) -> HeldOut:
    """Hold out what lies in some stretches of time, or of any first column of X.

    Parameters
    ----------
    X : (n, ...) array
        Inputs; the first column decides.
    y : (n, ...) array
        Targets.
    spans : sequence of (float, float)
        Stretches, from a first value to a last one that is no longer in it. One that
        has no end to the data, such as (1994, 9999), tests forecasts; one inside them
        tests gaps.

    Returns
    -------
    HeldOut
        Copies, in the order of the rows.

    Raises
    ------
    ValueError
        If X and y differ in length, a stretch ends before it begins, or one side would
        be empty.

    Examples
    --------
    >>> parts = hold_out(*co2(), [(1966, 1968), (1976, 1978), (1986, 1988)])
    >>> len(parts.X_train), len(parts.X_test)
    (449, 72)
    """
    X, y = float_array("hold_out", "X", X), float_array("hold_out", "y", y)
    if X.ndim == 0 or y.ndim == 0 or len(X) != len(y):
        raise ValueError(
            f"hold_out expects X and y of equal length, got {X.shape} and "
            f"{y.shape}"
        )
    moment = X.reshape(len(X), -1)[:, 0]
    test = np.zeros(len(X), bool)
    for first, last in spans:
        first = number("hold_out", "spans", first)
        test |= (moment >= first) & (
            moment < number("hold_out", "spans", last, above=first)
        )
    if test.all() or not test.any():
        raise ValueError(
            f"hold_out expects spans that leave rows on both sides, got "
            f"{spans!r}, which hold out {test.sum()} of {len(X)}"
        )
    return HeldOut(X[~test], y[~test], X[test], y[test])


def windows(
    series: ArrayLike, length: int, *, horizon: int = 1
) -> tuple[Column, Column]:
    """Cut a series into windows, and the value to forecast from each.

    X[i] = series[i], ..., series[i + length - 1] and y[i] = series[i + length - 1 +
    horizon].

    Parameters
    ----------
    series : (T,) or (T, 1) array
        Values in equal steps of time.
    length : int
        How many values a window holds.
    horizon : int
        How many steps after the window's last value the target lies.

    Returns
    -------
    X : (n, length) float64
        Windows, n = T - length - horizon + 1; the oldest value first.
    y : (n, 1) float64
        Targets.

    Raises
    ------
    ValueError
        If series is no row of finite numbers or too short, or a number is out of range.

    Notes
    -----
    Windows overlap: split them by time, not at random, or the test has been seen.

    Examples
    --------
    >>> X, y = windows([1, 2, 3, 4, 5], 2, horizon=2)
    >>> X.tolist(), y.ravel().tolist()
    ([[1.0, 2.0], [2.0, 3.0]], [4.0, 5.0])
    """
    values = float_array("windows", "series", series).astype(np.float64)
    length = integer("windows", "length", length)
    horizon = integer("windows", "horizon", horizon)
    if values.ndim > 2 or values.ndim == 0 or values[0].size != 1:
        raise ValueError(
            f"windows expects a series (T,) or (T, 1), got shape "
            f"{values.shape}"
        )
    if len(values) < length + horizon:
        raise ValueError(
            f"windows expects at least {length + horizon} values for windows "
            f"of {length} and a horizon of {horizon}, got {len(values)}"
        )
    n = len(values) - length - horizon + 1
    row = values.reshape(-1)
    view = np.lib.stride_tricks.sliding_window_view(row, length)
    return view[:n].copy(), row[length + horizon - 1 :, None].copy()


def _read(name: str) -> Column:
    # The columns of a bundled table, below its line of names.
    path = Path(__file__).parent / "files" / name
    text = path.read_text("ascii")
    rows = [line.split(",") for line in text.splitlines()[1:]]
    return np.array(rows, np.float64)
