"""Bumps, their heights by least squares, and how near a place is to them.

`fit_rbf` places its centers by `kmeans`; the page is given these. The heights compared
are those of bumps that the points tell apart, where few digits are eaten.
"""

import numpy as np

import anncourse as ann
from tests.parity.kind import Close, Numbers, case

PAGE = """
import { fitRbf, nearness, says } from "core/centers/rbf.js";

export function fitted({ x, y, centers, width, ridge, at }) {
  const net = fitRbf({ centers, width }, x, y, ridge);
  const near = nearness(net, at);
  return { w: net.w, b: [net.b], says: says(net, at), near };
}
"""

# Numbers of about 1. NumPy takes |x - c|^2 as |x|^2 - 2 x c + |c|^2, and rounds it so.
ABOUT_ONE: Close = {"relative": 1e-12, "floor": 1e-12}


def fitted(
    x: list[float],
    y: list[float],
    centers: list[float],
    width: float,
    ridge: float,
    at: list[float],
) -> Numbers:
    """Return the heights, the bias, and what the net says at some places."""
    net = ann.fit_rbf(
        *(np.array(x)[:, None], np.array(y), len(centers)),
        width=width,
        ridge=ridge,
        rng=0,
    )
    units, out = net.layers
    assert isinstance(units, ann.RBF)
    assert units.params["centers"][:, 0].tolist() == centers
    places = np.array(at)[:, None]
    return {
        "w": out.params["W"],
        "b": out.params["b"],
        "says": net(places),
        "near": units.nearness(places),
    }


def drawn(seed: int, n: int, k: int) -> dict[str, list[float]]:
    """Return points of a wave, and the centers that they are given."""
    rng = np.random.default_rng(seed)
    x = 8 * (np.arange(n) + rng.random(n)) / n - 4
    y = 2 + np.sin(x) + 0.1 * rng.standard_normal(n)
    units = ann.fit_rbf(x[:, None], y, k, width=1.0, rng=0).layers[0]
    centers = units.params["centers"][:, 0]
    return {"x": x.tolist(), "y": y.tolist(), "centers": centers.tolist()}


CASES = [
    case(
        *(fitted, ABOUT_ONE),
        **drawn(seed, n, k),
        width=width,
        ridge=ridge,
        at=np.linspace(-10, 10, 41).tolist(),
    )
    for seed, n, k in ((0, 32, 5), (1, 12, 1), (2, 40, 8))
    for width in (0.5, 1.2, 4.0)
    for ridge in (1e-3, 0.1)
]
