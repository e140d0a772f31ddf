"""Spikes that arrive: one by one, in pairs, and against steps of a simulation."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import anncourse as ann

COURSE = ann.LIF(rest=-70, reset=-65, threshold=-50, tau=8, refractory=2)
STEP = 0.01  # ms


def by_steps(neuron, times, jumps, end):
    """Return the spikes and the potentials of a simulation in small steps."""
    kept = np.exp(-STEP / neuron.tau)
    arriving = np.zeros(round(end / STEP) + 1)
    np.add.at(arriving, np.rint(np.array(times) / STEP).astype(int), jumps)
    v, asleep, fired, potential = neuron.rest, 0, [], []
    for i, jump in enumerate(arriving):
        if i:
            if asleep > 0:
                asleep -= 1
            else:
                v = neuron.rest + (v - neuron.rest) * kept
        if not asleep:
            v += jump
            if v >= neuron.threshold:
                v, asleep = neuron.reset, round(neuron.refractory / STEP)
                fired.append(i * STEP)
        potential.append(v)
    return np.array(fired), np.array(potential)


def test_two_spikes_by_hand():
    # 12 mV, after 2 ms of leak 12 exp(-2/8) = 9.35; with 12 more, past 20
    run = COURSE.receive([10, 12], [12, 12], [5, 10, 11, 12, 13.5, 22])
    assert run.spikes.tolist() == [12]
    left = -70 + 5 * math.exp(-8 / 8)  # since 14, from the reset value
    expected = [-70, -58, -70 + 12 * math.exp(-1 / 8), -65, -65, left]
    np.testing.assert_allclose(run.v, expected, rtol=1e-12)
    # 4 ms apart: 7.28 are left, and 19.28 are not enough
    assert COURSE.receive([10, 14], [12, 12], [14]).spikes.size == 0


def test_what_comes_at_once_is_added_and_order_is_of_no_account():
    assert COURSE.receive([5, 5], [25, -6], [5]).v.tolist() == [-51]
    assert COURSE.receive([5, 5], [-6, 25], [5]).spikes.size == 0
    assert COURSE.receive([5, 5], [-6, 26], [5]).spikes.tolist() == [5]
    one, other = (
        COURSE.receive([3, 1], [9, 4], [4]),
        COURSE.receive([1, 3], [4, 9], [4]),
    )
    assert one.v == other.v


def test_what_arrives_in_the_refractory_time_is_lost():
    run = COURSE.receive([0, 1, 1.9, 2], [30, 9, 9, 1], [1.95, 2.0])
    assert run.spikes.tolist() == [0]
    assert run.v.tolist() == [-65, -64]


@given(
    st.lists(
        st.tuples(
            st.integers(0, 8000),
            st.floats(-25, 30).map(lambda x: round(x, 3)),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_moment_by_moment_and_step_by_step_agree(arriving):
    times = [k * STEP for k, _ in arriving]
    jumps = [jump for _, jump in arriving]
    fired, potential = by_steps(COURSE, times, jumps, 100)
    exact = COURSE.receive(
        times, jumps, STEP * np.arange(len(potential)) + 1e-9
    )
    np.testing.assert_allclose(exact.spikes, fired, atol=1e-6)
    np.testing.assert_allclose(exact.v, potential, atol=1e-6)


@given(st.floats(1, 30), st.floats(-30, 30), st.floats(-30, 30))
def test_the_window_is_where_the_answer_changes(tau, first, second):
    neuron = ann.LIF(rest=-70, reset=-65, threshold=-50, tau=tau)

    def fires(gap):
        run = neuron.receive([1, 1 + gap], [first, second], [0])
        return run.spikes.size > 0

    # One that fires alone is no matter of a window.
    edge = neuron.window(first, second)
    assert (edge == math.inf) == (
        first >= 20 or (first < 0 and second == 20)
    )
    if math.isinf(edge):
        return
    alone = second >= 20
    low, high = edge * (1 - 1e-6) - 1e-7, edge * (1 + 1e-6) + 1e-7
    assert fires(high) == alone
    if low > 0:
        assert fires(low) != alone


@given(st.floats(-30, 30), st.floats(-30, 30), st.floats(-60, 60))
def test_it_fires_where_the_peak_reaches_the_threshold(first, second, gap):
    top = COURSE.peak(first, second, gap)
    run = COURSE.receive([100, 100 + gap], [first, second], [0])
    assert top >= COURSE.rest
    if abs(top - COURSE.threshold) > 1e-9:
        assert (run.spikes.size > 0) == (top >= COURSE.threshold)


def test_windows_by_hand():
    assert COURSE.window(12, 12) == pytest.approx(8 * math.log(12 / 8))
    assert ann.LIF(rest=-70, tau=20).window(12, 12) == pytest.approx(
        8.11, abs=0.01
    )
    assert COURSE.window(9, 9) == 0  # not even together
    assert COURSE.window(20, 1) == math.inf
    # 21 fire alone; 4 taken away are down to 1 after 8 ln 4
    assert COURSE.window(-4, 21) == pytest.approx(8 * math.log(4))
    assert COURSE.peak(12, 12, [0.0, 1e9]).tolist() == [-46, -58]


@pytest.mark.parametrize(
    ("times", "jumps", "t", "words"),
    [
        ([1.0], [1.0, 2.0], [1.0], "as many jumps"),
        ([-1.0], [1.0], [1.0], r"times \(n,\) from 0 on"),
        ([1.0], [1.0], [-1.0], r"t \(T,\) from 0 on"),
        ([1.0], [np.nan], [1.0], "finite numbers"),
        ([], [], [1.0], "at least one number in times"),
    ],
)
def test_bad_arrivals_are_refused(times, jumps, t, words):
    with pytest.raises(
        ValueError, match=r"LIF\.receive expects .*" + words
    ):
        COURSE.receive(times, jumps, t)


def test_bad_pairs_are_refused():
    with pytest.raises(ValueError, match=r"LIF\.peak expects first"):
        COURSE.peak(np.inf, 1, 1)
    with pytest.raises(ValueError, match=r"LIF\.window expects second"):
        COURSE.window(1, "a")
