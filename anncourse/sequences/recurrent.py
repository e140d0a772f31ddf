"""Networks with a memory: one cell, used again at every step of a sequence."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from anncourse.arguments import Array, choice, flag, number, real_array
from anncourse.layers.layer import Layer, Named, expect_floats, refuse_shape
from anncourse.layers.packing import pack
from anncourse.sequences.cells import Cell
from anncourse.sequences.fast_cells import unroll, unroll_back


class Recurrent(Layer):
    """A cell unrolled over time: h_t is what the cell makes of x_t and h_{t-1}.

    All steps share the cell's weights, and the gradients of the steps are summed:
    backpropagation through time (Werbos 1990, doi:10.1109/5.58337).

    Parameters
    ----------
    cell : Cell
        Such as ``LSTMCell(3, 8)``; its name inside is "cell".
    returns : {"sequence", "last"}
        All hidden states, (B, T, H), or the state after the last step read, (B, H).
    padding : float or None
        Sequences of unequal length are filled up at the end with this number. Trailing
        steps whose features all equal it are not read: the output there is 0, and so is
        dx.
    reverse : bool
        Read from the last step to the first. An output stays at the place of its input.

    Raises
    ------
    ValueError
        If an argument is none of these; in use, if x is not (B, T, I) with at least one
        step, is not of a floating type, or has a row that is all padding.

    Examples
    --------
    >>> import anncourse as ann
    >>> layer = Recurrent(ann.LSTMCell(3, 8, rng=0), returns="last")
    >>> layer(np.ones((2, 5, 3))).shape
    (2, 8)
    """

    def __init__(
        self,
        cell: Cell,
        *,
        returns: str = "sequence",
        padding: float | None = None,
        reverse: bool = False,
    ) -> None:
        super().__init__()
        if not isinstance(cell, Cell):
            raise ValueError(f"Recurrent expects a cell, got {cell!r}")
        self.cell = cell
        self.returns = choice(
            "Recurrent", "returns", returns, ("sequence", "last")
        )
        if padding is not None:
            padding = number("Recurrent", "padding", padding)
        self.padding = padding
        self.reverse = flag("Recurrent", "reverse", reverse)
        # Named by the class itself: the step of a subclass may be another.
        self._kernel = vars(type(cell)).get("kernel")
        pack(self)

    def children(self) -> dict[str, Layer]:
        """Return the cell, under the name "cell"."""
        return {"cell": self.cell}

    def forward(
        self, x: Array, train: bool = False
    ) -> tuple[Array, tuple[_Reading, Any]]:
        """Return the hidden states, or the last one, and the cache."""
        reading = self._read(x)
        x = reading.turn(x)
        cache: Any
        if self._kernel is None:
            h, cache = self.cell.unroll(x)
        else:
            h, cache = unroll(self._kernel, self.cell.params, x)
        y = (
            reading.turn(h)
            if self.returns == "sequence"
            else reading.end(h)
        )
        return y, (reading, cache)

    def backward(
        self, dy: Array, cache: tuple[_Reading, Any]
    ) -> tuple[Array, dict[str, Array]]:
        """Return dx and the gradients, summed over the steps."""
        dx, grads = self._back(dy, cache, need_dx=True)
        assert dx is not None
        return dx, grads

    def backward_into(
        self,
        dy: Array,
        cache: tuple[_Reading, Any],
        grads: Named,
        need_dx: bool = True,
    ) -> Array | None:
        """Do the same, in place, and leave dx out where it is not needed."""
        if need_dx or self._kernel is None:
            return super().backward_into(dy, cache, grads, need_dx)
        _, fresh = self._back(dy, cache, need_dx=False)
        for name, gradient in fresh.items():
            grads[name][...] = gradient
        return None

    def watch(self, x: object) -> dict[str, Array]:
        """Return what goes on inside: the state and the gates at every step, by name.

        Parameters
        ----------
        x : (B, T, I) array
            Sequences.

        Returns
        -------
        dict of str to array
            Each (B, T, H), 0 at padding: "h" for every cell, "r", "z" and "n" too for a
            `GRUCell`, and "i", "f", "g", "o" and "c" for an `LSTMCell`.

        Raises
        ------
        ValueError
            If x does not fit.
        """
        x = real_array(repr(self), "x", x)
        reading = self._read(x)
        x = reading.turn(x)
        state, seen = self.cell.start(len(x), x.dtype), []
        for t in range(x.shape[1]):
            state, cache = self.cell.step(x[:, t], state)
            seen.append(self.cell.readings(state, cache))
        return {
            name: reading.turn(np.stack([s[name] for s in seen], axis=1))
            for name in seen[0]
        }

    def _back(
        self, dy: Array, cache: tuple[_Reading, Any], need_dx: bool
    ) -> tuple[Array | None, dict[str, Array]]:
        reading, kept = cache
        last = self.returns == "last"
        dh = reading.from_end(dy) if last else reading.turn(dy)
        dx: Array | None
        if self._kernel is None:
            dx, grads = self.cell.unroll_back(dh, kept)
        else:
            dx, grads = unroll_back(self._kernel, dh, kept, need_dx)
        if dx is not None:
            dx = reading.turn(dx)
        return dx, {f"cell.{name}": g for name, g in grads.items()}

    def _read(self, x: Array) -> _Reading:
        n_in = self.cell.n_in
        if x.ndim != 3 or x.shape[2] != n_in or not x.shape[1]:
            raise refuse_shape(
                self, f"sequences (B, T, {n_in}) of at least one step", x
            )
        expect_floats(self, x)
        rows, steps = x.shape[:2]
        lengths, real, order = np.full(rows, steps), None, None
        if self.padding is not None:
            lengths = self._lengths(x, self.padding)
            real = np.arange(steps) < lengths[:, None]
        if self.reverse:
            mirrored = lengths[:, None] - 1 - np.arange(steps)
            # What is not read stays where it is.
            order = np.where(mirrored < 0, np.arange(steps), mirrored)
        return _Reading(np.arange(rows), lengths, steps, real, order)

    def _lengths(self, x: Array, padding: float) -> Array:
        read = (x != padding).any(axis=2)  # (B, T)
        empty = np.flatnonzero(~read.any(axis=1))
        if empty.size:
            raise ValueError(
                f"{self!r} expects at least one step in every row, but row "
                f"{empty[0]} is all padding ({padding:g})"
            )
        lengths: Array = x.shape[1] - read[:, ::-1].argmax(axis=1)
        return lengths

    def __repr__(self) -> str:
        options = [repr(self.cell)]
        if self.returns != "sequence":
            options.append(f"returns={self.returns!r}")
        if self.padding is not None:
            options.append(f"padding={self.padding:g}")
        if self.reverse:
            options.append("reverse=True")
        return f"Recurrent({', '.join(options)})"


class _Reading(NamedTuple):
    # Which steps of each row are read, and in which order.

    rows: Array  # (B,), 0 to B - 1
    lengths: Array  # (B,), how many steps are read
    steps: int  # T
    real: Array | None  # (B, T), False at padding
    order: Array | None  # (B, T), the step of time at each place of reading

    def turn(self, a: Array) -> Array:
        # From the order of time to that of reading; the same turn leads back.
        if self.order is not None:
            a = a[self.rows[:, None], self.order]
        return (
            a if self.real is None else np.where(self.real[..., None], a, 0)
        )

    def end(self, h: Array) -> Array:
        # (B, T, H) to (B, H), the last step that is read.
        end: Array = h[self.rows, self.lengths - 1]
        return end

    def from_end(self, dh: Array) -> Array:
        # The way back: 0 at every other step.
        spread = np.zeros((len(dh), self.steps, dh.shape[1]), dh.dtype)
        spread[self.rows, self.lengths - 1] = dh
        return spread
