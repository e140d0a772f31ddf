"""What test cells hold: calls, copies, stand-ins; never a truth from the other side."""

import math
from typing import Any

import numpy as np
import pytest

import anncourse as ann
from anncourse.grading.judge.remote import Link
from anncourse.grading.judge.remote_errors import (
    RemoteError,
    error_of,
    printable,
)
from anncourse.grading.judge.stand_ins import (
    RemoteClass,
    RemoteFunction,
    RemoteObject,
)
from anncourse.grading.sandbox.channel import Channel, SandboxDied
from anncourse.grading.sandbox.limits import Limits
from anncourse.grading.sandbox.process import Sandbox
from tests.grading.conftest import run_cell


def test_names_become_what_they_are(link: Link) -> None:
    """Functions and classes stay there; numbers come as copies."""
    assert type(link.named("itself")) is RemoteFunction
    assert type(link.named("Neuron")) is RemoteClass
    np.testing.assert_array_equal(link.named("weights"), [0, 1, 2])
    with pytest.raises(NameError, match="nothing"):
        link.named("nothing")


def test_plain_values_go_and_come(link: Link) -> None:
    """Positional and named, in both directions, with their exact types."""
    itself = link.named("itself")
    values = (
        None,
        True,
        3,
        0.5,
        "π",
        [1, (2,)],
        {"a": {1, 2}},
        1j,
        math.inf,
    )
    *there, named = itself(*values, x=np.float32(1))
    assert tuple(there) == values
    assert type(there[1]) is bool
    assert named == {"x": 1}
    assert type(named["x"]) is np.float32


def test_objects_have_attributes_methods_and_items(neuron: Any) -> None:
    """Each is a question; methods change the object that stays there."""
    assert type(neuron) is RemoteObject
    assert neuron(np.array([0.8, 0.3])) == 0.8 * 2 + 0.3 + 0.5
    assert neuron.slope == 2.0
    assert neuron.fit(1.0).b == 1.5
    neuron.w = np.zeros(2)
    assert neuron([1, 1]) == 1.5
    neuron["key"] = 7
    assert neuron.b == ("key", 7)
    assert len(neuron) == 3
    assert neuron[-1] == 30
    assert list(neuron)[:3] == [10, 20, 30]
    with pytest.raises(AttributeError, match="nothing"):
        _ = neuron.nothing


def test_objects_compute(neuron: Any) -> None:
    """Operators are the student's own, where the test made the object."""
    np.testing.assert_array_equal((neuron + 1).w, [3, 2])
    np.testing.assert_array_equal((2 * neuron).w, [4, 2])
    np.testing.assert_array_equal((-neuron).w, [-2, -1])
    np.testing.assert_array_equal((2 * (neuron + 1) + 1).w, [7, 5])
    np.testing.assert_array_equal((2 * -neuron).w, [-4, -2])
    np.testing.assert_array_equal((neuron + neuron.fit(0)).w, [3, 2])
    assert neuron @ neuron == 5


def test_generators_are_read_one_by_one(link: Link) -> None:
    """And end."""
    assert list(link.named("count")()) == [1, 2]


def test_errors_are_caught_as_if_they_were_here(link: Link) -> None:
    """`except ValueError` works, for the student's own kinds as well."""
    raises = link.named("raises")
    for kind in (ValueError, KeyError, ZeroDivisionError, AssertionError):
        with pytest.raises(kind) as caught:
            raises(kind.__name__, "text")
        assert isinstance(caught.value, RemoteError)
        assert "text" in str(caught.value)
    with pytest.raises(ValueError, match="mine and") as own:
        link.named("own")()
    assert own.value.name == "Own"
    assert "\x1b" not in str(own.value)
    assert len(str(own.value)) <= 200
    with pytest.raises(np.linalg.LinAlgError):
        link.named("algebra")()


@pytest.mark.parametrize(
    "raw", [[], ["E", "E"], [["E"], "E", "no"], ["E", 5, ""], ["E", "E", 5]]
)
def test_an_error_that_is_none_is_refused(raw: Any) -> None:
    """A name, a known name and a text, or nothing."""
    with pytest.raises(ValueError, match=r"values to unpack|has a name"):
        error_of(raw)


@pytest.mark.parametrize(
    "name",
    ["SystemExit", "KeyboardInterrupt", "GeneratorExit", "BaseException"],
)
def test_an_exit_ends_nothing_here(link: Link, name: str) -> None:
    """The grader is not the student's to end."""
    with pytest.raises(RemoteError) as caught:
        link.named("raises")(name, "bye")
    assert type(caught.value) is RemoteError


def test_functions_that_both_ends_know_can_be_passed(link: Link) -> None:
    """By name; and a generator of random numbers by its state."""
    apply = link.named("apply")
    assert apply(np.tanh, 0.0) == 0
    assert apply(np.mean, [1.0, 3.0]) == 2
    assert apply(ann.relu, np.array([-1.0, 2.0])).tolist() == [0, 2]
    assert apply(abs, -3) == 3
    assert apply(link.named("itself"), 3) == (3, {})
    rng, same = np.random.default_rng(5), np.random.default_rng(5)
    *_, _ = link.named("itself")(rng)
    drawn = apply(np.random.default_rng, 5).normal(size=3)
    np.testing.assert_array_equal(drawn, same.normal(size=3))


def test_an_answer_that_cannot_travel_is_an_error(link: Link) -> None:
    """Not a death: an honest student may return too much."""
    with pytest.raises(RemoteError, match="deep"):
        link.named("deep")(100)
    assert link.named("deep")(1) == [[]]


def test_time_for_questions_ends(bubblewrap: None) -> None:
    """All of a test's calls share one span of time."""
    channel = Channel(Sandbox(Limits()))
    assert run_cell(channel, "import time\ndef f(): time.sleep(0.2)") == ""
    link = Link(channel, 0.5)
    f = link.named("f")

    def all_day() -> None:
        for _ in range(20):
            f()

    with pytest.raises(SandboxDied, match="too long"):
        all_day()
    channel.close()


def test_what_is_printed_stays_in_its_line(link: Link) -> None:
    """Names and texts are shown on the teacher's terminal."""
    assert printable("a\nb\x1b[2Jc\u202e") == "a b [2Jc "
    named = link._stand_in({"object": [0, "object", "a\n" + "b" * 99]})
    assert repr(named) == f"<the student's a {'b' * 58}>"
