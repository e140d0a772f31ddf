"""Radial basis functions: units that answer to what is near them."""

from __future__ import annotations

from math import log, sqrt

import numpy as np

from anncourse.arguments import (
    Array,
    Seed,
    flag,
    generator,
    integer,
    number,
    real_array,
)
from anncourse.centers.distances import columns, rows
from anncourse.layers.layer import Layer, Named, expect_floats, refuse_shape
from anncourse.layers.packing import pack

# x, the centers, the logarithms of the widths, q = |x - c|^2 / (2 s^2), the answers.
Seen = tuple[Array, Array, Array, Array, Array]

# So many widths away is far enough: further, a square might be too large.
FAR = 1e15


class RBF(Layer):
    """Units with a center each, that answer to nearness, ``exp(-|x - c|^2 / 2 s^2)``.

    A unit says 1 on its center c, 0.61 at one width s from it, and 0 far away. With
    ``normalized``, the answers of all units are divided by their sum: they are then
    shares, and far from all centers the nearest unit has the whole.

    Parameters
    ----------
    n_in, n_centers : int
        Number of inputs and of units.
    width : float
        Where the widths s start, in the inputs' unit.
    normalized : bool
        Whether the answers to one input add up to 1.
    rng : int, Generator or None
        Seed or random Generator. The centers start as normal numbers of variance 1;
        better ones come from the data, by `fit_rbf` or `kmeans`.

    Raises
    ------
    ValueError
        If a size is not a positive whole number or the width is not above 0; in use, if
        x is not (B, n_in) or not of a floating type.

    Notes
    -----
    x is (B, n_in); y is (B, n_centers), in x's dtype. ``params`` holds centers
    (n_centers, n_in) and log_widths (n_centers,): a logarithm, so that training cannot
    make a width negative.

    Broomhead & Lowe 1988, https://www.complex-systems.com/abstracts/v02_i03_a05/;
    Moody & Darken 1989, doi:10.1162/neco.1989.1.2.281. With enough units they come near
    any continuous function: Park & Sandberg 1991, doi:10.1162/neco.1991.3.2.246.

    Examples
    --------
    >>> layer = RBF(1, 2)
    >>> layer.params["centers"] = [[0.0], [3.0]]
    >>> layer([[0.0], [1.0], [99.0]]).round(2)
    array([[1.  , 0.01], [0.61, 0.14], [0.  , 0.  ]])
    """

    def __init__(
        self,
        n_in: int,
        n_centers: int,
        *,
        width: float = 1.0,
        normalized: bool = False,
        rng: Seed = None,
    ) -> None:
        super().__init__()
        self.n_in = integer("RBF", "n_in", n_in)
        self.n_centers = integer("RBF", "n_centers", n_centers)
        width = number("RBF", "width", width, above=0)
        self.normalized = flag("RBF", "normalized", normalized)
        shape = (self.n_centers, self.n_in)
        rng = generator("RBF", rng)
        self.params["centers"] = rng.standard_normal(shape)
        self.params["log_widths"] = np.full(self.n_centers, np.log(width))
        pack(self)

    @property
    def widths(self) -> Array:
        """The widths s (n_centers,), in the inputs' unit."""
        return np.exp(self.params["log_widths"])

    def nearness(self, x: object) -> Array:
        """Return how near each row of x (B, n_in) is to what the layer knows.

        Parameters
        ----------
        x : (B, n_in) array
            Inputs.

        Returns
        -------
        (B,) array
            The largest ``exp(-|x - c|^2 / (2 s^2))``, never divided by a sum: 1 on a
            center, 0.61 at one width from it, 0.01 at three, 0 where nothing is known.

        Raises
        ------
        ValueError
            If x is not (B, n_in), is empty, or holds NaN or inf.
        """
        x = real_array(repr(self), "x", x)
        nearness: Array = np.exp(-self._half_squares(x).min(1))
        return nearness.astype(x.dtype)

    def forward(self, x: Array, train: bool = False) -> tuple[Array, Seen]:
        """Return the answers of all units, and what `backward` needs."""
        q = self._half_squares(x)  # (B, K)
        if self.normalized:
            # Counted from the nearest unit's, q has an answer that is not 0.
            phi = _fade(q - q.min(1, keepdims=True), x.dtype)
            phi /= phi.sum(1, keepdims=True)
        else:
            phi = _fade(q, x.dtype)
        params = self.params["centers"], self.params["log_widths"]
        centers, logs, q, phi = (
            array.astype(x.dtype, copy=False) for array in (*params, q, phi)
        )
        return phi, (x, centers, logs, q, phi)

    def backward(
        self, dy: Array, cache: Seen
    ) -> tuple[Array, dict[str, Array]]:
        """Return dx, dcenters and dlog_widths: see `backward_into`."""
        _, centers, logs, _, _ = cache
        grads = {
            "centers": np.empty_like(centers),
            "log_widths": np.empty_like(logs),
        }
        dx = self.backward_into(dy, cache, Named(grads))
        assert dx is not None
        return dx, grads

    def backward_into(
        self, dy: Array, cache: Seen, grads: Named, need_dx: bool = True
    ) -> Array | None:
        """Write dcenters and dlog_widths in place, and leave dx out if not needed.

        With q = |x - c|^2 / (2 s^2): dx = dq (x - c) / s^2, dc is its opposite, and
        dlog s = -2 q dq.
        """
        x, centers, logs, q, phi = cache
        dq = -dy * phi
        if self.normalized:
            dq -= phi * dq.sum(1, keepdims=True)
        np.multiply((dq * q).sum(0), -2, out=grads["log_widths"])
        pull = dq * -np.exp(-2 * logs)  # (B, K)
        # Measured from the middle of the centers, where no digits are lost.
        middle = centers.mean(0)
        x, centers = x - middle, centers - middle
        dc = np.dot(pull.T, x, out=grads["centers"])
        dc -= pull.sum(0)[:, None] * centers
        if not need_dx:
            return None
        dx: Array = pull @ centers
        dx -= pull.sum(1, keepdims=True) * x
        return dx

    # A width that training drove to 0 or inf gives NaN, which the loss will report.
    @np.errstate(divide="ignore", invalid="ignore", over="ignore")
    def _half_squares(self, x: Array) -> Array:
        # |x - c|^2 / (2 s^2), in float64 and counted from the middle of the centers in
        # the narrowest width: sharp units need the digits.
        if x.ndim != 2 or x.shape[1] != self.n_in:
            raise refuse_shape(self, f"rows of {self.n_in} features", x)
        expect_floats(self, x)
        centers = self.params["centers"].astype(np.float64, copy=False)
        widths = self.widths.astype(np.float64, copy=False)
        narrow, middle = widths.min(), centers.mean(0)
        points = (x - middle).clip(-FAR * narrow, FAR * narrow) / narrow
        shares = (narrow / widths) ** 2 / 2
        q: Array = rows(points) @ (
            columns((centers - middle) / narrow) * shares
        )
        return np.maximum(q, 0, out=q)

    def __repr__(self) -> str:
        return f"RBF({self.n_in} -> {self.n_centers})"


def _fade(q: Array, dtype: np.dtype) -> Array:
    # exp(-q), but 0 where the product of two answers would be a subnormal number: these
    # are so slow that they would take most of the time of the layers above.
    tiny = sqrt(np.finfo(dtype).tiny)
    phi: Array = np.exp(-np.minimum(q, 1 - log(tiny)))
    phi *= phi >= tiny
    return phi
