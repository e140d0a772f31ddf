"""The leaky integrate-and-fire neuron against its equation."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import anncourse as ann


def test_below_threshold_the_charge_leaks_in_exactly():
    neuron = ann.LIF()
    run = neuron.run(np.full(1000, 1.0), dt=0.1)
    exact = -65 + 10 * (1 - np.exp(-run.t / 20))
    np.testing.assert_allclose(run.v, exact, rtol=1e-12)
    assert run.spikes.size == 0


def test_a_coarse_step_gives_the_same_potential():
    fine = ann.LIF().run(np.full(1000, 1.2), dt=0.1)
    coarse = ann.LIF().run(np.full(10, 1.2), dt=10.0)
    np.testing.assert_allclose(coarse.v, fine.v[99::100], rtol=1e-12)


def test_without_current_it_rests_and_after_it_forgets():
    run = ann.LIF().run(np.repeat([0.0, 1.4, 0.0], [100, 300, 3000]))
    assert (run.v[:100] == -65).all()
    assert run.v[399] > -60
    assert run.v[-1] == pytest.approx(-65, abs=0.001)


def test_a_spike_resets_and_then_nothing_moves_it():
    neuron = ann.LIF(reset=-70, refractory=3)
    run = neuron.run(np.full(2000, 3.0), dt=0.1)
    first = np.searchsorted(run.t, run.spikes[0])
    assert (run.v[first : first + 31] == -70).all()
    assert run.v[first + 31] > -70
    assert run.v.max() < neuron.threshold


@pytest.mark.parametrize("current", [1.51, 1.6, 2.0, 3.0, 10.0])
@pytest.mark.parametrize("reset", [-65, -80])
def test_counted_spikes_follow_the_f_i_curve(current, reset):
    neuron = ann.LIF(reset=reset)
    run = neuron.run(np.full(40_000, current), dt=0.02)
    counted = 1000 / np.diff(run.spikes).mean()
    assert counted == pytest.approx(neuron.rate(current), rel=0.02)


@pytest.mark.parametrize("current", [-1.0, 1.5, 1.51, 2.0, 10.0])
def test_moment_by_moment_is_the_run_in_the_limit(current):
    neuron = ann.LIF(rest=-70, reset=-66, threshold=-55, tau=9)
    run = neuron.run(np.full(20_000, current), dt=0.01)
    exact = neuron.steady(current, run.t)
    assert len(exact.spikes) == len(run.spikes)
    # A run fires at the end of a step, and so late by up to a step a spike.
    late = 0.011 * np.arange(1, 1 + len(run.spikes))
    assert (np.abs(run.spikes - exact.spikes) <= 2 * late + 0.01).all()
    first = run.t < (run.spikes[0] if len(run.spikes) else np.inf)
    np.testing.assert_allclose(exact.v[first], run.v[first], rtol=1e-10)


@given(
    st.floats(-5, 50),
    st.floats(0.5, 50),
    st.floats(0, 10),
    st.floats(0, 1e3),
)
def test_moment_by_moment_keeps_the_threshold(current, tau, pause, end):
    neuron = ann.LIF(tau=tau, refractory=pause, rest=-70)
    found = neuron.steady(current, np.linspace(0, end, 500))
    assert found.v.max() <= neuron.threshold + 1e-9
    assert (found.spikes <= end).all()
    rates = 1000 / np.diff(found.spikes)
    assert rates == pytest.approx(neuron.rate(current), rel=1e-9)
    # Just before a spike the threshold is met; just after, v is reset.
    sides = found.spikes * np.array([[1 - 1e-12], [1 + 1e-12]])
    for moments, value in zip(sides, (-50.0, -65.0), strict=True):
        v = neuron.steady(current, np.append(moments, 0)).v[:-1]
        np.testing.assert_allclose(v, value, atol=1e-6)


def test_the_rate_by_hand():
    # drive 20 mV over rest, threshold 15 mV: 2 + 20 ln(20 / 5) ms a spike
    rate = ann.LIF().rate(2.0)
    assert rate == pytest.approx(1000 / (2 + 20 * np.log(4)))
    assert rate.shape == ()


@given(st.floats(-1e6, 1.5))
def test_at_threshold_and_below_it_is_silent(current):
    assert ann.LIF().rate(current) == 0


@given(st.floats(1.5001, 1e12), st.floats(1.01, 10))
def test_more_current_more_spikes_up_to_the_refractory_bound(current, more):
    low, high = ann.LIF().rate([current, current * more])
    assert 0 < low <= high <= 500


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"tau": 0}, "tau to be greater than 0"),
        ({"resistance": -1}, "resistance to be greater than 0"),
        ({"refractory": -1}, "refractory to be at least 0"),
        ({"rest": np.nan}, "rest to be finite"),
        ({"reset": True}, "reset to be a number"),
        ({"threshold": "high"}, "threshold to be a number"),
        ({"threshold": -65}, "a threshold above rest and reset, got -65"),
        ({"reset": -50}, "a threshold above rest and reset"),
    ],
)
def test_bad_settings_are_refused(settings, words):
    with pytest.raises(ValueError, match="LIF expects " + words):
        ann.LIF(**settings)


@pytest.mark.parametrize(
    ("current", "dt", "words"),
    [
        (1.0, 0.1, r"current \(T,\)"),
        ([], 0.1, "at least one number in current"),
        ([np.inf], 0.1, "finite numbers, got inf in current"),
        (["a"], 0.1, "current to hold numbers"),
        ([1e308], 0.1, "smaller currents"),
        ([1.0], 0, "dt to be greater than 0"),
    ],
)
def test_bad_currents_are_refused(current, dt, words):
    with pytest.raises(ValueError, match=r"LIF\.run expects " + words):
        ann.LIF().run(current, dt=dt)


@pytest.mark.parametrize(
    ("current", "t", "words"),
    [
        (np.nan, [1.0], "current to be finite"),
        ([1.0], [1.0], "current to be a number"),
        (1.0, 1.0, r"t \(T,\) from 0 on, got 1.0"),
        (1.0, [0.0, -1.0], r"t \(T,\) from 0 on, got \[0.0, -1.0\]"),
        (1.0, [], "at least one number in t"),
        (1e308, [1.0], "smaller currents"),
        (5.0, [1e9], "at most a million spikes, got a current of 5 nA"),
    ],
)
def test_bad_moments_are_refused(current, t, words):
    with pytest.raises(ValueError, match=r"LIF\.steady expects " + words):
        ann.LIF().steady(current, t)


def test_without_pause_more_spikes_than_can_be_told_are_refused():
    with pytest.raises(ValueError, match="at most a million spikes"):
        ann.LIF(refractory=0).steady(1e306, [1.0])


def test_no_refractory_time_is_possible():
    assert ann.LIF(refractory=0).rate([0.0, 1e307]).tolist() == [0, np.inf]
