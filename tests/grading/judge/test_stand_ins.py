"""Stand-ins: never a truth from the other side, never a secret to it."""

import math
import operator
import os
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import anncourse as ann
from anncourse.grading.judge.remote import Link
from anncourse.grading.judge.remote_errors import RemoteError
from anncourse.grading.judge.stand_ins import NotData, Remote
from anncourse.grading.sandbox.channel import Channel, SandboxDied
from anncourse.grading.sandbox.limits import Limits
from anncourse.grading.sandbox.process import Sandbox
from tests.grading.conftest import (
    Grade,
    answer,
    handed_out,
    instead,
    judging,
    outcomes,
    run_cell,
)


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


WANTED = np.array([0.0, 2.0])


@pytest.mark.parametrize(
    "use",
    [
        lambda lie: abs(lie(3) - 6),
        lambda lie: abs(6 - lie(3)),
        lambda lie: lie(3) / 6,
        lambda lie: lie(3) ** 2,
        lambda lie: lie(3) - WANTED,
        lambda lie: WANTED - lie(3),
        lambda lie: np.float64(6) - lie(3),
        lambda lie: np.abs(lie(WANTED) - WANTED).max(),
        lambda lie: sum([lie(3), lie(4)]),
        lambda lie: lie(3) @ lie(4),
    ],
)
def test_no_number_comes_from_what_an_object_computes(
    link: Link, use: Callable[[Any], Any]
) -> None:
    """It is told the right answer, and makes a difference of 0 of it."""
    for name in ("lie", "Liar"):
        with pytest.raises(TypeError):
            use(link.named(name))


def test_an_expected_value_does_not_travel(link: Link) -> None:
    """Not even to an object that answers later, by a method of its own."""
    for name in ("wait", "Patient"):
        with pytest.raises(NotData, match="where a number"):
            _ = ((link.named(name)(3) - WANTED) ** 2).mean()


def test_a_class_that_the_teacher_did_not_ask_for(link: Link) -> None:
    """A student may put one in the place of a function."""
    asked = Link(link.channel, 300.0, {"Patient", "wait"})
    with pytest.raises(NotData):
        _ = asked.named("Liar")(3) - 6
    with pytest.raises(NotData):
        _ = asked.named("wait")(3) - 6
    assert isinstance(asked.named("Patient")(3) - 6, Remote)


def test_a_number_is_not_computed_beside_a_number(link: Link) -> None:
    """An object that the test made gives objects; two of them may give a number."""
    asked = Link(link.channel, 300.0, {"Liar"})
    made = asked.named("Liar")()
    for use in (lambda: made - 6, lambda: made @ 6, lambda: 6 / made):
        with pytest.raises(NotData):
            use()
    assert made @ made == 0.0
    with pytest.raises(NotData):
        _ = made @ asked.named("lie")(3)


@pytest.mark.parametrize(
    "use",
    [
        lambda stop: all(map(stop, ["StopIteration"] * 2, ["", ""])),
        lambda stop: [
            one
            for one, _ in zip([1], map(stop, ["StopIteration"], [""]))  # noqa: B905
        ],
        lambda stop: list(iter(lambda: stop("StopIteration", ""), None)),
    ],
)
def test_an_error_does_not_end_a_tests_loop(
    link: Link, use: Callable[[Any], Any]
) -> None:
    """It would end as if all had been right."""
    with pytest.raises(RemoteError) as caught:
        use(link.named("raises"))
    assert not isinstance(caught.value, StopIteration)


VALUE = (
    "class Value:\n"
    "    def __init__(self, data): self.data = data\n"
    "    def __mul__(self, other): return Value(self.data * other)\n"
    "    def __sub__(self, other): return Value(self.data - other)"
)
FORGED = (
    "class Value:\n"
    "    def __init__(self, data): self.data = 0\n"
    "    __mul__ = __sub__ = lambda self, other: self\n"
    "    def mean(self): return self.data\n"
)


def test_a_test_computes_with_objects_of_a_class(
    grade_cells: Grade,
) -> None:
    """If that is what the teacher asked for."""
    source = [
        answer(VALUE, "value"),
        judging("assert (Value(2) * 3 - 1).data == 5", "value-test"),
    ]
    assert grade_cells(handed_out(source), source).score == 1


def test_a_class_in_the_place_of_a_function(grade_cells: Grade) -> None:
    """The teacher asked for a function, so what comes is no object to compute with."""
    source = [
        answer("def double(x): return 2 * x", "double"),
        judging("assert abs((double(3) - 6).mean()) < 1", "double-test"),
    ]
    sent = instead(f"{FORGED}double = Value", "double", source)
    assert outcomes(grade_cells(sent, source)) == ["failed"]


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
        "from anncourse.grading.sandbox import wire\n"
        f"wire.encode = lambda *a, **k: {body}\n"
        "def f(): return 1"
    )
    run_cell(channel, code)
    link = Link(channel, 5.0)
    with pytest.raises(SandboxDied, match="rules of the pipe"):
        link.named("f")
    channel.close()
