"""What may come in the place of an argument, and does not belong there."""

import math
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import anncourse as ann

INF, NAN = math.inf, math.nan
HUGE = [10**400, 2**63, np.uint64(2**64 - 1)]
NUMBERS = [
    *(0, -1, 1, 3, 2.5, -0.0, 1e300, -1e300, 1e-300, NAN, INF, -INF),
    *(np.int8(-3), np.float16(2), np.float32(3e38), np.longdouble(2)),
    *(Fraction(1, 3), 1j, True, np.False_, np.datetime64("2000-01-01")),
]
THINGS = [
    *(None, ..., "", "a", "0.5", b"a", object(), int, range(3), slice(2)),
    *(
        {},
        {"w": None},
        set(),
        [],
        (),
        [None],
        ["a"],
        [NAN],
        [[1.0], [1.0, 2.0]],
    ),
    *((1, 2), (-1, 2), (1, 2, 3)),
]
ARRAYS = [
    *(np.float64(0.5), np.array(0.5), np.zeros(0), np.zeros((0, 2))),
    *(
        np.zeros((2, 0)),
        np.zeros((0, 4, 4, 1)),
        np.ones(2),
        np.ones((4, 3)),
    ),
    *(np.ones((2, 2, 2)), np.ones((4, 5, 5, 2)), np.ones((1,) * 33)),
    *(np.array([None, 1.0], object), np.array(["a", "b"])),
    *(np.zeros(2, "f8,i4"), np.zeros((4, 2), "M8[s]")),
]
SIZES = [
    0.0,
    1.0,
    1e4,
    1e150,
    1e300,
    -1e300,
    1.7e308,
    1e-150,
    1e-300,
    5e-324,
]
SINGLE = [1e18, 3e38, -3e38, 1e-30, 1e-45]  # in float32
TYPES = [bool, np.int8, np.uint8, np.int64, np.float16, np.float32]
TYPES += [np.longdouble, complex, object, str, "M8[s]", "V8"]


def like(good: np.ndarray) -> Iterator[Any]:
    """Yield arrays that are a good one but for one thing."""
    for bad in (NAN, INF, -INF):
        spoiled = good.astype(float)
        spoiled.flat[-1] = bad
        yield spoiled
    yield from (np.full(good.shape, size) for size in SIZES)
    yield from (np.full(good.shape, size, np.float32) for size in SINGLE)
    yield from (np.full(good.shape, n) for n in (-1, 99, 2**62))
    yield from (good.astype(np.int64).astype(kind) for kind in TYPES)
    odd = np.arange(good.size).reshape(good.shape) % 2
    yield np.where(odd, 1e300, -1e300)
    yield from (good[:0], good[:1], good[:-1], good[..., :0], good[..., :1])
    yield from (good[None], good[..., None], good[0], good[..., 0], good.T)
    yield from (good.ravel(), good[::-1], np.asfortranarray(good))
    yield from (good.tolist(), memoryview(np.ascontiguousarray(good)))


def poisons(good: Any) -> list[Any]:
    """Return everything that may come in the place of a good argument."""
    made: list[Any] = [*NUMBERS, *THINGS, *ARRAYS]
    made += [ann.Dense(2, 3), ann.Softmax(), np.random.RandomState(0)]
    if not isinstance(good, int):
        # A function that counts to 1e19, as asked, does nothing wrong.
        made += HUGE
    if isinstance(good, np.ndarray):
        made += like(good)
    if isinstance(good, dict):
        made += [{"w": bad} for bad in like(good["w"])] + [{"v": good["w"]}]
    if isinstance(good, tuple) and len(good) == 2:
        made += [(bad, good[1]) for bad in (None, -1, NAN, "a")]
        made += (
            [(bad, good[1]) for bad in like(np.asarray(good[0]))]
            if np.ndim(good[0])
            else []
        )
    # What a function of the reader's own raises is the reader's.
    return [bad for bad in made if not (callable(good) and callable(bad))]


TINY_AND_HUGE = st.sampled_from(
    [0.0, 1.0, -1.0, 1e-45, 1e-300, 1e30, 1e38, 1e300, -1.7e308, NAN, INF]
)


@st.composite
def arrays(draw: st.DrawFn) -> np.ndarray:
    """Draw arrays of any shape and type, with small, huge and absent numbers."""
    kind = draw(
        st.sampled_from([float, np.float32, np.int64, bool, complex])
    )
    shape = draw(
        hnp.array_shapes(min_dims=0, max_dims=5, min_side=0, max_side=4)
    )
    if kind not in (float, np.float32):
        return np.ones(shape, kind)
    elements = st.floats(-2, 2) | TINY_AND_HUGE
    with np.errstate(over="ignore"):
        return draw(
            hnp.arrays(float, shape, elements=elements, fill=st.just(0.5))
        ).astype(kind)
