"""The window of STDP, by hand and from two traces that fade in small steps."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import anncourse as ann

STEP = 0.01  # ms


def by_traces(gap):
    """Return the change of a weight that two fading traces make of one pair.

    Each spike leaves a trace at its side, which fades; a spike on one side changes the
    weight by the trace that it finds of the other.
    """
    sender, receiver = (0, gap) if gap > 0 else (-gap, 0)
    kept, of_sender, of_receiver, change = (
        math.exp(-STEP / 20),
        0.0,
        0.0,
        0.0,
    )
    for i in range(max(sender, receiver) + 1):
        of_sender, of_receiver = of_sender * kept, of_receiver * kept
        if i == sender:
            change -= 1.05 * 0.005 * of_receiver
            of_sender += 1
        if i == receiver:
            change += 0.005 * (of_sender if sender < receiver else 0)
            of_receiver += 1
    return change


@given(st.integers(-6000, 6000).filter(bool))
def test_the_window_is_what_two_fading_traces_make(steps):
    assert ann.stdp(steps * STEP) == pytest.approx(
        by_traces(steps), abs=1e-9
    )


def test_the_window_by_hand():
    found = ann.stdp([20.0, -20.0, 0.0, 1e9, -1e9])
    expected = [0.005 / math.e, -0.00525 / math.e, 0, 0, 0]
    np.testing.assert_allclose(found, expected, rtol=1e-12)
    assert ann.stdp(10.0).shape == ()
    assert ann.stdp(-10.0, ratio=0) == 0
    wide = ann.stdp(
        [10.0, -10.0], rise=1, ratio=2, tau_plus=10, tau_minus=5
    )
    np.testing.assert_allclose(wide, [math.exp(-1), -2 * math.exp(-2)])


@given(st.floats(0, 1), st.floats(-100, 100))
def test_equal_pairs_add_up_until_an_end_is_reached(weight, gap):
    found = ann.pairings(weight, [gap] * 200)
    straight = weight + ann.stdp(gap) * np.arange(201)
    np.testing.assert_allclose(found, np.clip(straight, 0, 1), atol=1e-12)


def test_without_any_order_the_weight_falls():
    """The window's loss is larger than its growth, by a twentieth."""
    gaps = np.linspace(-200, 200, 400_001)
    whole = 400 * np.mean(ann.stdp(gaps))
    assert whole == pytest.approx(-0.05 * 0.005 * 20, rel=1e-3)


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"rise": -1}, "rise to be at least 0"),
        ({"ratio": np.nan}, "ratio to be finite"),
        ({"tau_plus": 0}, "tau_plus to be greater than 0"),
        ({"tau_minus": True}, "tau_minus to be a number"),
    ],
)
def test_bad_settings_are_refused(settings, words):
    with pytest.raises(ValueError, match="stdp expects " + words):
        ann.stdp(1.0, **settings)
    with pytest.raises(ValueError, match="stdp expects " + words):
        ann.pairings(0.5, [1.0], **settings)


@pytest.mark.parametrize(
    ("weight", "gaps", "words"),
    [
        (1.1, [1.0], "weight to be at most 1"),
        (0.5, 1.0, r"gaps \(n,\)"),
        (0.5, [], "at least one number in gaps"),
        (0.5, ["late"], "gaps to hold numbers"),
    ],
)
def test_bad_pairs_are_refused(weight, gaps, words):
    with pytest.raises(ValueError, match="pairings expects .*" + words):
        ann.pairings(weight, gaps)
