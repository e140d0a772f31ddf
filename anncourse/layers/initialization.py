"""How weights start: random numbers, of a size that suits what comes after."""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt

import numpy as np

from anncourse.arguments import Array

Start = Callable[..., Array]

# One draw each, of (n_in, n_out) numbers or of another shape; the page draws the same
# ones.
INITS: dict[str, Start] = {
    "glorot_uniform": lambda rng, n_in, n_out, *shape: rng.uniform(
        -sqrt(6 / (n_in + n_out)),
        sqrt(6 / (n_in + n_out)),
        shape or (n_in, n_out),
    ),
    "he_normal": lambda rng, n_in, n_out, *shape: rng.normal(
        0.0, sqrt(2 / n_in), shape or (n_in, n_out)
    ),
    "lecun_normal": lambda rng, n_in, n_out, *shape: rng.normal(
        0.0, sqrt(1 / n_in), shape or (n_in, n_out)
    ),
    "zeros": lambda rng, n_in, n_out, *shape: np.zeros(
        shape or (n_in, n_out)
    ),
}
