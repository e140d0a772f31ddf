"""Layers side by side, on the same input."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from itertools import accumulate
from typing import Any

import numpy as np

from anncourse.arguments import Array, choice
from anncourse.layers.layer import Layer, Named
from anncourse.layers.packing import pack
from anncourse.modules.serial import different_layers

# The shape of x, the branches' caches, and where one output ends and the next begins.
Seen = tuple[tuple[int, ...], list[Any], list[int] | None]


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
