"""Training data here, test data there."""

from __future__ import annotations

import numpy as np

from anncourse.arguments import Array, Seed, generator, number


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
