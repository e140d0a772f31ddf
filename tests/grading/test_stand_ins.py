"""Stand-ins: never a truth from the other side, never a secret to it."""

import math
import operator
import os
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import anncourse as ann
from anncourse.grading.limits import Limits
from anncourse.grading.protocol import Channel, SandboxDied
from anncourse.grading.remote import (
    Link,
    NotData,
    Remote,
)
from anncourse.grading.sandbox import Sandbox
from tests.grading.conftest import run_cell


@pytest.mark.parametrize(
    "use",
    [
        lambda n: n == 4,
        lambda n: n != 5,
        lambda n: 4 == n,  # noqa: SIM300
        lambda n: n < 5,
        lambda n: n >= 3,
        bool,
        lambda n: not n,
        float,
        int,
        lambda n: 3 in n,
        lambda n: np.allclose(n, 4),
        np.asarray,
        lambda n: np.ones(2) == n,
        lambda n: [n] == [4],
        lambda n: math.isclose(n, 4),
        lambda n: {n},
    ],
)
def test_no_truth_comes_from_an_object(
    neuron: Any, use: Callable[[Any], Any]
) -> None:
    """It says that it is equal to everything, true, and 4.0."""
    with pytest.raises(TypeError):
        use(neuron)
    assert not np.array_equal(neuron, neuron)  # NumPy catches the refusal


@pytest.mark.parametrize("use", [float, int, complex, operator.index])
def test_an_object_is_no_number(
    neuron: Any, use: Callable[[Any], Any]
) -> None:
    """In words that a student understands, and not in Python's."""
    with pytest.raises(NotData, match="where a number"):
        use(neuron)


class Says:
    """A link that always gives the same answer."""

    def __init__(self, answer: object) -> None:
        self.answer = answer

    def apply(self, *_: object) -> object:
        return self.answer


@pytest.mark.parametrize("length", [True, -1, 2**31, 10**18, 3.0, "3"])
def test_no_length_is_believed(length: object) -> None:
    """A test that loops so often would never end."""
    link: Any = Says(length)
    with pytest.raises(NotData, match="no length"):
        len(Remote(link, {"object": 0}, "list"))


def test_an_object_is_no_right_answer(link: Link) -> None:
    """In the author's own words, too."""
    check = ann.Checks("neuron")
    for expected in (4, "4", [1, 1], True):
        check.equal(
            "one",
            lambda: link.named("Neuron")(4),
            expected,
            hint="A number.",
        )
    check.true("two", lambda: link.named("Neuron")(4), hint="A truth.")
    check.close(
        "three", lambda: link.named("Neuron")(4), 4, hint="A number."
    )
    assert len(check._missed) == 6


def test_nothing_else_can_be_passed(link: Link) -> None:
    """A test's own function would be its source."""
    layer = ann.Dense(1, 1, rng=0)
    for secret in (lambda x: x, object(), layer, b"bytes", os.getcwd):
        with pytest.raises(NotData, match="cannot pass"):
            link.named("itself")(secret)
    with pytest.raises(NotData, match="cannot pass"):
        link.named("itself")(10**400)


class NoLink:
    """A link that nothing may be asked through."""

    def apply(self, *_: object) -> None:
        raise RuntimeError("asked")


def test_private_questions_of_python_are_not_sent(neuron: Any) -> None:
    """What Python and NumPy ask on their own is answered here."""
    alone = Remote(NoLink(), {"object": 0}, "Neuron")  # type: ignore[arg-type]
    with pytest.raises(RuntimeError, match="asked"):
        _ = alone.weights
    for name in ("__array_interface__", "__fspath__", "__iadd__"):
        assert not hasattr(alone, name)
    assert repr(neuron) == "<the student's Neuron>"
    assert isinstance(neuron, Remote)


@pytest.mark.parametrize(
    "body",
    [
        "{'object': [-1, 'function', 'f']}",
        "{'object': ['0', 'function', 'f']}",
        "{'object': [0, 'function', ['f']]}",
        "{'object': [0, 7, 'f']}",
        "{'object': [0]}",
        "{'object': 5}",
        "{'name': [0, 'function', 'f']}",
        "{'import': ['os', 'system', 'x']}",
    ],
)
def test_a_forged_object_ends_the_sandbox(
    bubblewrap: None, body: str
) -> None:
    """The tags that questions have are no answers."""
    channel = Channel(Sandbox(Limits()))
    code = (
        "from anncourse.grading import wire\n"
        f"wire.encode = lambda *a, **k: {body}\n"
        "def f(): return 1"
    )
    run_cell(channel, code)
    link = Link(channel, 5.0)
    with pytest.raises(SandboxDied, match="rules of the pipe"):
        link.named("f")
    channel.close()
