"""What pictures ask of the data they are given, and the words they refuse it with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from anncourse.arguments import Array, float_array, real_array
from anncourse.layers.layer import Layer
from anncourse.plots.kit import ink

MOST_NODES = 300


def shaped(who: str, name: str, values: object, *forms: str) -> Array:
    """Return values as finite floats in one of the forms, such as "n 2" or "n n".

    A digit is the size itself; a name that comes twice stands for one size.
    """
    array = float_array(who, name, values)
    if not any(_fits(array.shape, form) for form in forms):
        wanted = " or ".join(_written(form) for form in forms)
        raise ValueError(
            f"{who} expects {name} {wanted}, got shape {array.shape}"
        )
    return array


def by_name(who: str, given: object, kind: str) -> dict[str, object]:
    """Return a dictionary that is not empty, its keys as text."""
    if not isinstance(given, Mapping) or not given:
        raise ValueError(
            f"{who} expects a dictionary of {kind} by name, got {given!r}"
        )
    return {str(name): value for name, value in given.items()}


def curves(
    who: str, given: object, *axes: str, kind: str = "curves"
) -> dict[str, Array]:
    """Return up to six arrays by name, each of them in one of the forms."""
    found = by_name(who, given, kind)
    ink.few(who, len(found))
    return {
        name: shaped(who, name, value, *axes)
        for name, value in found.items()
    }


def words(
    who: str, name: str, given: Sequence[object] | None, n: int
) -> list[str] | None:
    """Return n words, or None where none are wanted."""
    if given is None:
        return None
    if isinstance(given, str) or len(given) != n:
        raise ValueError(f"{who} expects {n} {name}, got {given!r}")
    return [str(word) for word in given]


def classes(who: str, name: str, values: object, n: int | None) -> Array:
    """Return n whole numbers from 0."""
    array = real_array(who, name, values)
    if array.ndim != 1 or n not in (None, len(array)):
        size = "n" if n is None else n
        raise ValueError(
            f"{who} expects {name} ({size},), got shape {array.shape}"
        )
    if array.dtype.kind not in "iu" or array.min() < 0:
        raise ValueError(
            f"{who} expects {name} to be whole numbers from 0, "
            f"got {np.unique(array)}"
        )
    return array


def groups(who: str, values: object, n: int, *, default: int) -> Array:
    """Return n groups from 0 to 9; without any, all are of the default."""
    if values is None:
        return np.full(n, default)
    kinds = classes(who, "groups", values, n)
    if kinds.max() >= len(ink.CLASSES):
        raise ValueError(f"{who} expects groups 0 to 9, got {kinds.max()}")
    return kinds


def weights(layer: object) -> object:
    """Return the weights W of a layer that has some; other things as they are."""
    if isinstance(layer, Layer) and "W" in layer.params:
        return layer.params["W"]
    return layer


def two_classes(who: str, name: str, values: object) -> Array:
    """Return n answers, True for class 1; both classes must occur."""
    array = real_array(who, name, _counted(values))
    if array.ndim != 1 or set(np.unique(array)) != {0, 1}:
        raise ValueError(
            f"{who} expects {name} to be a list of 0 and 1, both of them, "
            f"got {np.unique(array)} in shape {array.shape}"
        )
    ones: Array = array == 1
    return ones


def shares(who: str, name: str, values: object) -> Array:
    """Return (n, K) floats, each row from 0 to 1 and with the sum 1."""
    array = shaped(who, name, values, "n K")
    sums = array.sum(axis=1)
    if array.min() < 0 or not np.allclose(sums, 1, atol=1e-3):
        raise ValueError(
            f"{who} expects each row of {name} to be shares with the sum 1, "
            f"got sums from {sums.min():.3g} to {sums.max():.3g} and "
            f"{array.min():.3g} as the smallest: softmax makes shares"
        )
    return array


def square(who: str, name: str, values: object) -> Array:
    """Return (n, n) floats; True and False count as 1 and 0."""
    return shaped(who, name, _counted(values), "n n")


def symmetric(who: str, A: object) -> Array:
    """Return who knows whom, (n, n), True or False, and nobody himself."""
    values = square(who, "A", A)
    if len(values) > MOST_NODES or (values != values.T).any():
        raise ValueError(
            f"{who} expects a symmetric A of up to {MOST_NODES} nodes, "
            f"got shape {values.shape}"
        )
    known: Array = (values != 0) & ~np.eye(len(values), dtype=bool)
    return known


def _counted(values: object) -> object:
    try:
        array = np.asarray(values)
    except ValueError:
        return values
    return array.astype(np.int8) if array.dtype == bool else array


def _written(form: str) -> str:
    axes = form.split()
    return f"({', '.join(axes)}{',' if len(axes) == 1 else ''})"


def _fits(shape: tuple[int, ...], axes: str) -> bool:
    names = axes.split()
    sizes: dict[str, int] = {}
    return len(shape) == len(names) and all(
        size == int(name)
        if name.isdigit()
        else sizes.setdefault(name, size) == size
        for name, size in zip(names, shape, strict=True)
    )
