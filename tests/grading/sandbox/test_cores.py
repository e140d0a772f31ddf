"""A core for each sandbox: nobody takes another's time."""

import os
from collections.abc import Callable

import pytest

from anncourse.grading.sandbox.channel import Channel
from anncourse.grading.sandbox.cores import Core
from tests.grading.conftest import run_cell, value

# Beside other tests, their sandboxes would have some of the cores.
pytestmark = pytest.mark.alone
CORES = os.sched_getaffinity(0)
Open = Callable[..., Channel]


def all_that_are_free() -> list[Core]:
    """Take cores until there are none; other tests may have some of them."""
    taken = [Core()]
    while taken[-1].number is not None:
        taken.append(Core())
    return taken


def test_a_core_is_given_once_and_given_back() -> None:
    """To other processes, too: a name in the kernel stands for it."""
    taken = all_that_are_free()
    numbers = [core.number for core in taken[:-1]]
    assert numbers
    assert len(set(numbers)) == len(numbers)
    assert set(numbers) <= CORES
    taken[0].free()
    again = Core()
    assert again.number == numbers[0]
    for core in (*taken, again):
        core.free()


def test_a_process_starts_there() -> None:
    """And this one goes on wherever it was."""
    core = Core()
    with core.alone():
        inside = os.sched_getaffinity(0)
    core.free()
    assert inside == ({core.number} if core.number is not None else CORES)
    assert os.sched_getaffinity(0) == CORES


def test_without_a_core_of_its_own_it_may_use_all() -> None:
    """There may be more sandboxes than cores."""
    taken = all_that_are_free()
    with taken[-1].alone():
        assert os.sched_getaffinity(0) == CORES
    for core in taken:
        core.free()


@pytest.mark.skipif(len(CORES) < 2, reason="needs two cores")
def test_two_sandboxes_have_two_cores(open_channel: Open) -> None:
    """Whatever the code in them asks for; and a closed one gives its core back."""
    ask = "import os\nos.sched_setaffinity(0, range(64))"
    where = "sorted(os.sched_getaffinity(0))"
    kept = all_that_are_free()
    for core in kept[:2]:
        core.free()
    channels = [open_channel(), open_channel()]
    assert [run_cell(channel, ask) for channel in channels] == ["", ""]
    one, two = (value(channel, where) for channel in channels)
    assert {*one, *two} == {core.number for core in kept[:2]}
    assert len(one) == len(two) == 1
    channels[0].close()
    again = Core()
    assert [again.number] == one
    for core in (*kept[2:], again):
        core.free()
