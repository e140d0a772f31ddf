"""Compute the known values with PyTorch, and write those that are not stored yet.

``python -m tests.known.store`` does all kinds, ``python -m tests.known.store RBF SGD``
some. It says how far the package is from PyTorch, and fails where that is too far.
"""

from __future__ import annotations

import sys
import warnings
from itertools import count

import numpy as np
import torch

from tests.known.course_side import course
from tests.known.kinds import CONFIGURATIONS, KINDS, case
from tests.known.torch_side import pytorch
from tests.known.values import (
    LIMITS,
    Answer,
    Numbers,
    apart,
    farthest,
    kept,
    path,
    read,
    write,
)


def answer(kind: str, i: int, draw: int) -> Answer:
    """Return PyTorch's numbers for one draw of a configuration."""
    given = case(kind, i, draw)
    numbers = {
        dtype: {
            name: array
            for name, array in pytorch(given, np.dtype(dtype).type).items()
            if kept(name, dtype)
        }
        for dtype in LIMITS
    }
    return Answer(draw, given.checksum, numbers)


def steady(kind: str, i: int) -> Answer:
    """Return the first draw in which PyTorch agrees with itself in float32.

    Some trainings, those at rest under RMSProp among them, make every rounding error
    thousands of times larger: no two programs would agree on them. (Dropout drops
    other numbers in float32, and is taken as it comes.)
    """
    for draw in count():
        found = answer(kind, i, draw)
        wide, narrow = found.numbers["float64"], found.numbers["float32"]
        far = max(apart(narrow[name], wide[name]) for name in narrow)
        if far < LIMITS["float32"] / 4 or kind == "Dropout":
            return found
    raise AssertionError


def distance(got: list[Numbers], known: list[Answer], dtype: str) -> float:
    """Return the largest difference over the configurations of a kind."""
    pairs = zip(got, known, strict=True)
    return max(
        next(iter(farthest(numbers, one.numbers[dtype], dtype).values()))
        for numbers, one in pairs
    )


def stale(kind: str) -> bool:
    """Say whether what is stored is missing, about other cases, or wrong."""
    old = read(kind) if path(kind).exists() else []
    if len(old) != CONFIGURATIONS:
        return True
    new = [answer(kind, i, one.draw) for i, one in enumerate(old)]
    if [one.checksum for one in old] != [one.checksum for one in new]:
        return True
    return any(
        distance([one.numbers[dtype] for one in old], new, dtype)
        > limit / 4
        for dtype, limit in LIMITS.items()
    )


def update(kind: str) -> dict[str, float]:
    """Store a kind's values if need be; return how far the package is from them."""
    written = stale(kind)
    if written:
        new = [steady(kind, i) for i in range(CONFIGURATIONS)]
        write(kind, new, f"PyTorch {torch.__version__}")
    known, far = read(kind), {}
    cases = [case(kind, i, one.draw) for i, one in enumerate(known)]
    for dtype in LIMITS:
        ours = [course(given, np.dtype(dtype).type) for given in cases]
        far[dtype] = distance(ours, known, dtype)
    again = sum(one.draw > 0 for one in known)
    sys.stdout.write(
        f"{kind:24}{len(known)} configurations, {again} drawn again, off by "
        f"{far['float64']:.0e} and {far['float32']:.0e}"
        f"{', written' if written else ''}\n"
    )
    sys.stdout.flush()
    return far


def main(kinds: list[str]) -> int:
    """Bring the stored values up to date; return 1 if the package is off."""
    warnings.simplefilter("error")
    found = [update(kind) for kind in kinds or KINDS]
    return int(
        any(far[dtype] > LIMITS[dtype] for far in found for dtype in far)
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
