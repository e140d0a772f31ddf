"""Layers side by side: on the same input, or each on columns of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import accumulate, pairwise
from typing import Any

import numpy as np

from anncourse.arguments import Array, choice, integer
from anncourse.layers.layer import Layer, Named, refuse_shape
from anncourse.layers.packing import pack
from anncourse.modules.serial import different_layers

# The shape of x, the branches' caches, and where one output ends and the next begins.
Seen = tuple[tuple[int, ...], list[Any], list[int] | None]
Columns = slice | Sequence[int] | int


class Parallel(Layer):
    """Branches side by side, on the same input; their outputs are joined.

    Parameters
    ----------
    *branches : Layer
        At least one. Their names are "0", "1", ...
    join : {"concatenate", "sum"}
        Put the outputs one after the other along the last axis, or add them.

    Raises
    ------
    ValueError
        If there is no branch, if something is not a layer, if one layer object stands
        in two places, or join is unknown; in use, whatever a branch raises, with its
        place, or if the outputs do not fit together.

    Examples
    --------
    >>> import anncourse as ann
    >>> both = Parallel(ann.Activation("linear"), ann.Activation("relu"))
    >>> both([[-1.0, 2.0]])
    array([[-1.,  2.,  0.,  2.]])
    """

    def __init__(self, *branches: Layer, join: str = "concatenate") -> None:
        super().__init__()
        who = type(self).__name__
        different_layers(who, branches)
        self.branches = branches
        self.join = choice(who, "join", join, ["concatenate", "sum"])
        self._names = tuple(str(i) for i in range(len(branches)))
        pack(self)

    def children(self) -> dict[str, Layer]:
        """Return the branches under the names "0", "1", ..."""
        return dict(zip(self._names, self.branches, strict=True))

    def forward(self, x: Array, train: bool = False) -> tuple[Array, Seen]:
        """Return the joined outputs, and what `backward` needs."""
        outputs, caches = [], []
        inputs = zip(self.branches, self._inputs(x), strict=True)
        try:
            for branch, own in inputs:
                y, cache = branch.forward(own, train)
                outputs.append(y)
                caches.append(cache)
        except ValueError as error:
            raise ValueError(
                f"{type(self).__name__}, branch {len(caches)} of 0 to "
                f"{len(self.branches) - 1}: {error}"
            ) from error
        self._refuse_misfits([y.shape for y in outputs])
        if self.join == "sum":
            return reduce(np.add, outputs), (x.shape, caches, None)
        ends = list(accumulate(y.shape[-1] for y in outputs))
        return np.concatenate(outputs, -1), (x.shape, caches, ends[:-1])

    def backward(
        self, dy: Array, cache: Seen
    ) -> tuple[Array, dict[str, Array]]:
        """Send each branch its share of dy, and add what comes back."""
        dxs = []
        grads: dict[str, Array] = {}
        for name, branch, kept, share in self._shares(dy, cache):
            dx, own = branch.backward(share, kept)
            dxs.append(dx)
            grads |= {f"{name}.{key}": value for key, value in own.items()}
        return self._collect(dxs, cache[0]), grads

    def backward_into(
        self, dy: Array, cache: Seen, grads: Named, need_dx: bool = True
    ) -> Array | None:
        """Do the same, in place."""
        dxs: list[Any] = [
            branch.backward_into(share, kept, grads.inside(name), need_dx)
            for name, branch, kept, share in self._shares(dy, cache)
        ]
        return self._collect(dxs, cache[0]) if need_dx else None

    def _inputs(self, x: Array) -> list[Array]:
        return [x] * len(self.branches)

    def _collect(self, dxs: list[Array], shape: tuple[int, ...]) -> Array:
        total: Array = reduce(np.add, dxs)
        return total

    def _shares(
        self, dy: Array, cache: Seen
    ) -> Iterator[tuple[str, Layer, Any, Array]]:
        _, caches, cuts = cache
        whole = [dy] * len(self.branches)
        shares = whole if cuts is None else np.split(dy, cuts, -1)
        return zip(self._names, self.branches, caches, shares, strict=True)

    def _refuse_misfits(self, shapes: list[tuple[int, ...]]) -> None:
        end = None if self.join == "sum" else -1
        what = (
            "that differ in the last axis only" if end else "of one shape"
        )
        for i, shape in enumerate(shapes):
            if shape[:end] != shapes[0][:end]:
                raise ValueError(
                    f"{self!r} expects outputs {what} to {self.join}, got "
                    f"{shapes[0]} from branch 0 and {shape} from branch {i}"
                )

    def __repr__(self) -> str:
        branches = ", ".join(map(repr, self.branches))
        return f"{type(self).__name__}({branches}, {self._how()})"

    def _how(self) -> str:
        return f"join={self.join!r}"


class Split(Parallel):
    """Branches side by side, each on columns of its own; their outputs are joined.

    Modules with unique inputs, that know nothing of each other: what they find is put
    one after the other along the last axis, for the layer that comes next to combine.

    Parameters
    ----------
    *branches : Layer
        At least one. Their names are "0", "1", ...
    columns : list
        For each branch, the columns of the last axis of x that it is given, counted
        from 0: a slice with an end, such as ``slice(0, 3)``, or a list, such as ``[0,
        4]``. Columns that no branch is given play no part. Or numbers only: ``[3, 2]``
        gives the first three columns to the first branch and the other two to the
        second.

    Raises
    ------
    ValueError
        As for `Parallel`; if columns do not say for each branch what it is given, or
        give one column twice (a column for two branches is a case for `Parallel`); in
        use, if x has not these columns.

    Examples
    --------
    >>> import anncourse as ann
    >>> eye, ear = ann.Dense(3, 2, rng=0), ann.Dense(2, 1, rng=1)
    >>> Split(eye, ear, columns=[3, 2])(np.ones((4, 5))).shape
    (4, 3)
    """

    def __init__(
        self, *branches: Layer, columns: Sequence[Columns]
    ) -> None:
        super().__init__(*branches)
        self.columns = _listed(columns, len(branches))
        self._counted = not any(
            isinstance(own, (slice, Sequence, np.ndarray))
            for own in self.columns
        )
        own = self.columns
        sets = _counts(own) if self._counted else _sets(own)
        _refuse_overlap(sets)
        self._width = 1 + max(max(own) for own in sets)
        self._sets = [_index(own) for own in sets]

    def _inputs(self, x: Array) -> list[Array]:
        width = x.shape[-1] if x.ndim > 1 else 0
        if width < self._width or (self._counted and width > self._width):
            least = "" if self._counted else "at least "
            raise refuse_shape(self, f"{least}{self._width} features", x)
        return [x[..., own] for own in self._sets]

    def _collect(self, dxs: list[Array], shape: tuple[int, ...]) -> Array:
        dx = np.zeros(shape, dxs[0].dtype)
        for own, part in zip(self._sets, dxs, strict=True):
            dx[..., own] = part
        return dx

    def _how(self) -> str:
        return f"columns={self.columns}"


def _listed(columns: object, branches: int) -> list[Columns]:
    if not isinstance(columns, (list, tuple)):
        raise ValueError(
            f"Split expects columns to be a list, got {columns!r}"
        )
    if len(columns) != branches:
        raise ValueError(
            f"Split expects columns for each of {branches} branches, got "
            f"{len(columns)}: {columns!r}"
        )
    return list(columns)


def _counts(counts: list[Columns]) -> list[Sequence[int]]:
    # [3, 2] is [0 to 2, 3 to 4].
    sizes = [integer("Split", "a number of columns", n) for n in counts]
    return [range(*ends) for ends in pairwise(accumulate([0, *sizes]))]


def _sets(columns: list[Columns]) -> list[Sequence[int]]:
    return [
        _range(c) if isinstance(c, slice) else _list(c) for c in columns
    ]


def _range(own: slice) -> range:
    if own.stop is None:
        raise ValueError(
            f"Split expects a slice with an end, got {own}: a branch knows how "
            "many columns it is given"
        )
    start = 0 if own.start is None else own.start
    step = 1 if own.step is None else own.step
    columns = range(
        integer("Split", "a slice's start", start, low=0),
        integer("Split", "a slice's end", own.stop),
        integer("Split", "a slice's step", step),
    )
    if not columns:
        raise ValueError(
            f"Split expects at least one column for each branch, got {own}"
        )
    return columns


def _list(own: object) -> list[int]:
    if isinstance(own, np.ndarray):
        own = own.tolist()
    if not isinstance(own, Sequence) or isinstance(own, str) or not own:
        raise ValueError(
            "Split expects slices and lists of columns, or numbers of columns "
            f"only, got {own!r}"
        )
    return [integer("Split", "a column", c, low=0) for c in own]


def _refuse_overlap(sets: Sequence[Sequence[int]]) -> None:
    owner: dict[int, int] = {}
    for branch, own in enumerate(sets):
        for column in own:
            if column in owner:
                raise ValueError(
                    f"Split gives each column once, got column {column} for branch "
                    f"{owner[column]} and again for branch {branch}"
                )
            owner[column] = branch


def _index(own: Sequence[int]) -> slice | Array:
    # A slice is a window on x, a list a copy.
    if isinstance(own, range):
        return slice(own.start, own.stop, own.step)
    return np.array(own)
