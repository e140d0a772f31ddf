"""A kernel over a picture, and a strip that is pooled, blurred and thinned out."""

import numpy as np

import anncourse as ann
from anncourse.widgets import PoolingLab
from tests.parity.kind import EXACT, FORMULA, Numbers, case

PAGE = """
import { correlate, products } from "core/images/kernels.js";
import { gap, way } from "core/images/strips.js";

export const over = ({ x, cols, kernel, row, col }) => ({
  map: correlate(x, cols, kernel),
  at: [products(x, cols, kernel, row, col).reduce((sum, one) => sum + one, 0)],
});

export function strips({ states }) {
  const all = states.map(way);
  const each = (name) => all.flatMap((one) => [...one[name]]);
  return {
    pooled: each("wide"),
    full: each("full"),
    kept: each("kept"),
    gap: states.map(gap),
  };
}
"""


def over(
    x: list[float], cols: int, kernel: list[float], row: int, col: int
) -> Numbers:
    """Return the feature map, and its number at one place."""
    size = round(len(kernel) ** 0.5)
    layer = ann.Conv2D(1, 1, size, rng=0)
    layer.params["W"] = np.reshape(kernel, (size, size, 1, 1))
    found = layer(np.reshape(x, (1, -1, cols, 1)))[0, :, :, 0]
    return {"map": found, "at": [found[row, col]]}


def strips(states: list[dict[str, object]]) -> Numbers:
    """Return what stands in each row of the figure, and the gap."""
    labs = [PoolingLab(**state) for state in states]
    return {
        "pooled": np.concatenate([lab.pooled for lab in labs]),
        "full": np.concatenate([lab.full for lab in labs]),
        "kept": np.concatenate([lab.kept for lab in labs]),
        "gap": [lab.gap for lab in labs],
    }


DRAWN = np.random.default_rng(0)
STRIPS = [[0, 0, 1, 1] * 4, [0] * 16, [1, *[0] * 15]]
STRIPS += DRAWN.integers(0, 2, (3, 16)).tolist()
CASES = [
    *(
        case(
            *(over, FORMULA),
            x=DRAWN.normal(size=rows * cols).tolist(),
            cols=cols,
            kernel=DRAWN.normal(size=size**2).tolist(),
            row=rows - size,
            col=1,
        )
        for rows, cols, size in [
            (12, 12, 3),
            (5, 9, 3),
            (4, 7, 2),
            (6, 6, 5),
        ]
    ),
    *(
        case(
            *(strips, EXACT),
            states=[
                {
                    "strip": strip,
                    "shift": shift,
                    "pool": pool,
                    "blur": blur,
                    "stride": stride,
                }
                for strip in STRIPS
                for shift in range(5)
            ],
        )
        for pool in ("max", "mean", "none")
        for blur in ("none", "1 2 1")
        for stride in ("1", "2")
    ),
]
