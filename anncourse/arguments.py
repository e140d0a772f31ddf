"""What every public border asks of its arguments, and the words it refuses them with.

Each function returns the value in the type the caller works with, or raises
``ValueError`` with a sentence that says who expected what, and what came instead.
"""

from __future__ import annotations

import math
import numbers
from collections.abc import Iterable
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]
Seed: TypeAlias = int | np.random.Generator | np.random.SeedSequence | None

FLOATS = (np.dtype(np.float32), np.dtype(np.float64))


def integer(who: str, name: str, value: object, *, low: float = 1) -> int:
    """Return value as an int of at least low; True and False are not numbers here."""
    if isinstance(value, bool) or not isinstance(value, numbers.Integral):
        raise ValueError(
            f"{who} expects {name} to be a whole number, got {value!r}"
        )
    if value < low:
        raise ValueError(
            f"{who} expects {name} to be at least {low}, got {value!r}"
        )
    return int(value)


def number(
    who: str,
    name: str,
    value: object,
    *,
    low: float = -math.inf,
    high: float = math.inf,
    above: float = -math.inf,
    below: float = math.inf,
) -> float:
    """Return value as a finite float, from low to high, above and below the others."""
    if isinstance(value, bool) or not isinstance(value, numbers.Real):
        raise ValueError(
            f"{who} expects {name} to be a number, got {value!r}"
        )
    try:
        x = float(value)
    except OverflowError:
        x = math.inf
    bounds = [
        (not math.isfinite(x), "finite"),
        (x < low, f"at least {low:g}"),
        (x > high, f"at most {high:g}"),
        (x <= above, f"greater than {above:g}"),
        (x >= below, f"less than {below:g}"),
    ]
    for broken, words in bounds:
        if broken:
            raise ValueError(
                f"{who} expects {name} to be {words}, got {value!r}"
            )
    return x


def flag(who: str, name: str, value: object) -> bool:
    """Return value if it is True or False."""
    if not isinstance(value, (bool, np.bool_)):
        raise ValueError(
            f"{who} expects {name} to be True or False, got {value!r}"
        )
    return bool(value)


def choice(who: str, name: str, value: object, known: Iterable[str]) -> str:
    """Return value if it is one of the known names."""
    names = list(known)
    if not isinstance(value, str) or value not in names:
        raise ValueError(
            f"{who} expects {name} to be one of {', '.join(names)}, "
            f"got {value!r}"
        )
    return value


def generator(who: str, rng: Seed) -> np.random.Generator:
    """Return a random Generator made from rng: None, a seed, or a Generator."""
    refusal = (
        f"{who} expects rng to be None, a seed of 0 or more, or a numpy "
        f"Generator, got {rng!r}"
    )
    if isinstance(rng, (bool, np.bool_)):
        raise ValueError(refusal)
    try:
        return np.random.default_rng(rng)
    except (TypeError, ValueError) as error:
        raise ValueError(refusal) from error


def finite(who: str, name: str, values: Array) -> None:
    """Refuse an array that holds NaN or inf, and say where the first one is."""
    good = np.isfinite(values)
    if not good.all():
        where = tuple(int(i) for i in np.argwhere(~good)[0])
        raise ValueError(
            f"{who} expects finite numbers, got {values[where]} in {name} "
            f"at {where}"
        )


def real_array(who: str, name: str, values: object) -> Array:
    """Return values as a non-empty array of finite real numbers, integers included."""
    try:
        array = np.asarray(values)
    except ValueError as error:
        raise ValueError(
            f"{who} expects {name} to be rows of equal length: {error}"
        ) from error
    if array.dtype.kind not in "iuf":
        raise ValueError(
            f"{who} expects {name} to hold numbers, got {array.dtype}"
        )
    if array.size == 0:
        raise ValueError(
            f"{who} expects at least one number in {name}, got shape "
            f"{array.shape}"
        )
    if array.dtype.kind == "f":
        finite(who, name, array)
    return array


def float_array(who: str, name: str, values: object) -> Array:
    """Return values as floats: float32 stays, every other number becomes float64."""
    array = real_array(who, name, values)
    return array if array.dtype in FLOATS else array.astype(np.float64)


def check_symbols(who: str, x: Array, n_symbols: int) -> None:
    """Raise ValueError unless x holds whole numbers from 0 to n_symbols - 1."""
    if x.dtype.kind not in "iu":
        raise ValueError(
            f"{who} expects symbols, which are integers, got {x.dtype}"
        )
    wrong = x[(x < 0) | (x >= n_symbols)]
    if wrong.size:
        raise ValueError(
            f"{who} expects symbols from 0 to {n_symbols - 1}, got {wrong[0]}"
        )


def named_floats(who: str, name: str, arrays: object) -> None:
    """Refuse anything but a dictionary of arrays of float32 or float64."""
    if not isinstance(arrays, dict):
        raise ValueError(
            f"{who} expects {name} to be arrays by name, got {arrays!r}"
        )
    for key, array in arrays.items():
        if not isinstance(array, np.ndarray) or array.dtype not in FLOATS:
            raise ValueError(
                f"{who} expects arrays of float32 or float64 in {name}, got "
                f"{getattr(array, 'dtype', type(array).__name__)} as {key}"
            )
