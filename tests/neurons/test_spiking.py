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


def test_no_refractory_time_is_possible():
    assert ann.LIF(refractory=0).rate([0.0, 1e307]).tolist() == [0, np.inf]
