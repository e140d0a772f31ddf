"""Training data here, test data there, and what comes in more than two parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np

from anncourse.arguments import Array, Seed, generator, number


@dataclass(frozen=True, eq=False, repr=False)
class Record:
    """Named parts; printing one shows the shapes, not the numbers."""

    def __repr__(self) -> str:
        parts = (
            f"{field.name} {_brief(getattr(self, field.name))}"
            for field in fields(self)
        )
        return f"{type(self).__name__}({', '.join(parts)})"


@dataclass(frozen=True, eq=False, repr=False)
class HeldOut(Record):
    """Data to learn from, and data to be judged on that training never sees.

    It unpacks into the four parts that `split` returns, in the same order; whatever a
    data set tells beyond them has a name of its own.

    Attributes
    ----------
    X_train : (n, ...) array
        Inputs to learn from.
    y_train : (n, ...) array
        Their targets.
    X_test : (m, ...) array
        Inputs held out.
    y_test : (m, ...) array
        Their targets.

    Examples
    --------
    >>> from anncourse.datasets import split
    >>> parts = HeldOut(*split(np.zeros((8, 2)), np.arange(8), rng=0))
    >>> parts
    HeldOut(X_train (6, 2), y_train (6,), X_test (2, 2), y_test (2,))
    >>> X_train, y_train, X_test, y_test = parts
    """

    X_train: Array
    y_train: Array
    X_test: Array
    y_test: Array

    def __iter__(self) -> Iterator[Array]:
        return iter((self.X_train, self.y_train, self.X_test, self.y_test))


def _brief(part: object) -> str:
    if isinstance(part, np.ndarray):
        return str(part.shape)
    if isinstance(part, tuple) and len(part) > 3:
        return f"({len(part)},)"
    return repr(part)


def split(
    X: Array, y: Array, *, test: float = 0.25, rng: Seed = None
) -> tuple[Array, Array, Array, Array]:
    """Shuffle the rows and hold a share of them out.

    Parameters
    ----------
    X : (n, ...) array
        Inputs.
    y : (n, ...) array
        Targets, one row for each row of X.
    test : float
        Share of rows held out, between 0 and 1; at least one row lands on each side.
    rng : int, Generator or None
        Seed or random Generator; one ``permutation(n)`` is drawn.

    Returns
    -------
    X_train, y_train : arrays
        Copies of the rows to train on.
    X_test, y_test : arrays
        Copies of the rows held out, the first of the permutation.

    Raises
    ------
    ValueError
        If X and y differ in length, have fewer than two rows, or test is not between 0
        and 1.

    Notes
    -----
    Rows are taken as independent. Rows that belong together (one writer, one
    photograph, one patient) must be split by what they share, or the test flatters.

    Examples
    --------
    >>> X_train, y_train, X_test, y_test = split(
    ...     np.zeros((8, 2)), np.arange(8), rng=0
    ... )
    >>> len(X_train), len(X_test)
    (6, 2)
    """
    X, y = np.asarray(X), np.asarray(y)
    if X.ndim == 0 or y.ndim == 0 or len(X) != len(y):
        raise ValueError(
            f"split expects X and y of equal length, got {X.shape} and {y.shape}"
        )
    if len(X) < 2:
        raise ValueError(f"split expects at least 2 rows, got {len(X)}")
    share = number("split", "test", test, above=0, below=1)
    order = generator("split", rng).permutation(len(X))
    held = min(max(round(share * len(X)), 1), len(X) - 1)
    return (
        X[order[held:]],
        y[order[held:]],
        X[order[:held]],
        y[order[:held]],
    )
