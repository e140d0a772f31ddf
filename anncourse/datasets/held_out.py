"""What a data set with more than two parts comes in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np

from anncourse.arguments import Array


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
