"""Every layer, loss and optimizer gives PyTorch's numbers, without PyTorch."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from inspect import isabstract, isfunction
from types import ModuleType

import numpy as np
import pytest

import anncourse as ann
from anncourse.training import losses, schedules
from tests.known.cases import Case, Rates, Run, Score
from tests.known.course_side import course
from tests.known.kinds import CONFIGURATIONS, KINDS, case
from tests.known.spec import Spec
from tests.known.values import FOLDER, LIMITS, Answer, farthest, path, read

AGAIN = "python -m tests.known.store"
stored = cache(read)
over_kinds = pytest.mark.parametrize("kind", KINDS)


def too_far(numbers: dict, known: Answer, dtype: str) -> dict[str, float]:
    """Return the arrays that are not PyTorch's."""
    far = farthest(numbers, known.numbers[dtype], dtype)
    return {name: d for name, d in far.items() if not d <= LIMITS[dtype]}


@over_kinds
@pytest.mark.parametrize("i", range(CONFIGURATIONS))
def test_the_numbers_are_pytorchs(kind: str, i: int) -> None:
    """Outputs, gradients and a training, in float64 and in float32."""
    known = stored(kind)[i]
    given = case(kind, i, known.draw)
    assert given.checksum == known.checksum, (
        f"other numbers were drawn than those stored for: {AGAIN}"
    )
    for dtype in LIMITS:
        numbers = course(given, np.dtype(dtype).type)
        assert too_far(numbers, known, dtype) == {}


@over_kinds
def test_a_small_error_is_seen(kind: str) -> None:
    """Each array of a configuration, changed by a little more than allowed."""
    known = stored(kind)[3]
    for dtype, limit in LIMITS.items():
        numbers = known.numbers[dtype]
        for name, array in numbers.items():
            off = array + 1.1 * limit * np.abs(array).max()
            if array.any():
                assert [*too_far({**numbers, name: off}, known, dtype)] == [
                    name
                ]
            left = {key: a for key, a in numbers.items() if key != name}
            assert too_far(left, known, dtype) == {name: np.inf}


@over_kinds
def test_what_is_stored_is_pytorchs(kind: str) -> None:
    """Where PyTorch is installed, the stored values are computed again."""
    pytest.importorskip("torch")
    from tests.known import store

    assert not store.stale(kind), f"{AGAIN} {kind!r}"


def test_the_values_are_those_of_the_kinds_and_small() -> None:
    """No file is left over, and the folder stays light to clone."""
    files = set(FOLDER.iterdir())
    assert files == {path(kind) for kind in KINDS}
    assert sum(file.stat().st_size for file in files) <= 1.5e6


def names(spec: Spec) -> Iterator[str]:
    """Yield what is in a network: the classes, and the functions of activations."""
    yield from (spec.name, spec.settings.get("function", ""))
    for child in spec.inside.values():
        yield from names(child)


def used(given: Case) -> Iterator[str]:
    """Yield the names of everything that a case is about."""
    for part in given.parts.values():
        if isinstance(part, Run):
            yield from (*names(part.net), part.loss, part.rule.name)
        if isinstance(part, Score):
            yield part.loss
        if isinstance(part, Rates):
            yield part.schedule.name


def functions(module: ModuleType) -> set[str]:
    """Return the names of the public functions that a module defines."""
    return {
        name
        for name, one in vars(module).items()
        if isfunction(one)
        and one.__module__ == module.__name__
        and not name.startswith("_")
    }


def test_nothing_is_left_out() -> None:
    """Each layer, activation, loss, optimizer and schedule is in some case."""
    found = {
        n for kind in KINDS for i in range(4) for n in used(case(kind, i))
    }
    public = [getattr(ann, name) for name in ann.__all__]
    classes = {
        one.__name__
        for one in public
        if isinstance(one, type)
        and issubclass(one, (ann.Layer, ann.Optimizer))
        and not isabstract(one)
    }
    wanted = classes | functions(losses) | functions(schedules)
    assert (wanted | {*ann.ACTIVATIONS}) - found == set()
