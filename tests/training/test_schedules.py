"""Schedules: PyTorch's rates, by hand, in an optimizer, bad input."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import anncourse as ann

# The rates of PyTorch 2.13 for eight steps.
KNOWN = [
    (
        ann.step_decay(0.1, every=3, factor=0.5),
        [0.1, 0.1, 0.1, 0.05, 0.05, 0.05, 0.025, 0.025],
    ),
    (
        ann.exponential_decay(0.1, factor=0.9),
        [
            0.1,
            0.09,
            0.081,
            0.0729,
            0.06561,
            0.059049,
            0.0531441,
            0.04782969,
        ],
    ),
    (
        ann.cosine_decay(0.1, steps=8, end=0.01),
        [
            0.1,
            0.0965745789630079,
            0.08681980515339463,
            0.07222075445642905,
            0.055,
            0.03777924554357096,
            0.023180194846605363,
            0.013425421036992097,
        ],
    ),
    (
        ann.warmup(0.1, steps=4, share=0.2),
        [0.02, 0.04, 0.06, 0.08, 0.1, 0.1, 0.1, 0.1],
    ),
    (
        ann.warmup(ann.cosine_decay(0.1, steps=8), steps=3, share=0.25),
        [
            0.025,
            0.05,
            0.075,
            0.1,
            0.09619397662556434,
            0.08535533905932738,
            0.0691341716182545,
            0.05,
        ],
    ),
]


@pytest.mark.parametrize(("schedule", "known"), KNOWN)
def test_the_rates_equal_pytorch(schedule, known):
    rates = [schedule(step) for step in range(8)]
    np.testing.assert_allclose(rates, known, rtol=1e-12)


def test_by_hand():
    stair = ann.step_decay(8.0, every=2)
    assert [stair(step) for step in (0, 1, 2, 3)] == [8, 8, 0.8, 0.8]
    wave = ann.cosine_decay(8.0, steps=3)  # cos(pi / 3) = 1/2
    np.testing.assert_allclose(
        [wave(step) for step in range(6)], [8, 6, 2, 0, 0, 0], atol=1e-15
    )
    climb = ann.warmup(8.0, steps=4, share=0.5)
    assert [climb(step) for step in range(6)] == [4, 5, 6, 7, 8, 8]
    assert ann.constant(8)(10**9) == 8.0


@given(
    st.integers(0, 10**9),
    st.integers(1, 10**6),
    st.floats(1e-3, 1),
    st.floats(0, 1),
)
def test_rates_stay_between_their_ends(step, n, share, end):
    for schedule in (
        ann.step_decay(1.0, every=n, factor=share),
        ann.exponential_decay(1.0, factor=share),
        ann.cosine_decay(1.0, steps=n, end=end),
        ann.warmup(1.0, steps=n, share=share),
    ):
        assert 0 <= schedule(step) <= 1
    assert ann.cosine_decay(1.0, steps=n, end=end)(step) >= end - 1e-15


@pytest.mark.parametrize(
    "make", [ann.SGD, ann.RMSProp, ann.Adam, ann.AdamW]
)
def test_every_optimizer_takes_a_schedule(make):
    scheduled, by_hand = make(lambda step: 0.1 / (step + 1)), make(0.1)
    one, two = {"w": np.array([1.0, -2.0])}, {"w": np.array([1.0, -2.0])}
    for k in range(4):
        gradient = {"w": np.array([0.5, k - 1.0])}
        by_hand.lr = 0.1 / (k + 1)
        assert scheduled.lr == by_hand.lr
        scheduled.step(one, gradient)
        by_hand.step(two, gradient)
    np.testing.assert_array_equal(one["w"], two["w"])


def test_the_rate_is_read_and_replaced():
    sgd, w = ann.SGD(ann.step_decay(1.0, every=1)), {"w": np.zeros(1)}
    for rate in (1.0, 0.1, 0.01):
        assert sgd.lr == pytest.approx(rate)
        sgd.step(w, {"w": np.ones(1)})
    assert w["w"] == pytest.approx(-1.11)
    sgd.lr = 0.5
    sgd.step(w, {"w": np.ones(1)})
    assert w["w"] == pytest.approx(-1.61)
    sgd.lr = lambda step: step  # the count goes on
    assert sgd.lr == 4.0


def test_a_rate_of_zero_ends_a_schedule():
    sgd, w = ann.SGD(ann.cosine_decay(1.0, steps=2)), {"w": np.zeros(1)}
    for _ in range(4):
        sgd.step(w, {"w": np.ones(1)})
    assert w["w"] == pytest.approx(-1.5)


def test_float32_stays_float32_with_a_rate_in_float64():
    w = {"w": np.zeros(2, np.float32)}
    adam = ann.Adam(lambda step: np.float64(0.1))
    adam.step(w, {"w": np.ones(2, np.float32)})
    assert w["w"].dtype == np.float32
    assert w["w"] == pytest.approx(-0.1)


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        (-0.1, "at least 0, got -0.1"),
        (np.nan, "finite, got nan"),
        (None, "a number, got None"),
        ("0.1", "a number, got '0.1'"),
    ],
)
def test_what_a_schedule_returns_is_looked_at(rate, words):
    with pytest.raises(
        ValueError, match="^Adam expects lr at step 0 to be " + words
    ):
        ann.Adam(lambda step: rate)
    sgd = ann.SGD(lambda step: 0.1 if step == 0 else rate)
    sgd.step({"w": np.zeros(1)}, {"w": np.ones(1)})
    with pytest.raises(
        ValueError, match=r"^SGD expects lr at step 1 to be"
    ):
        sgd.step({"w": np.zeros(1)}, {"w": np.ones(1)})


def test_a_schedule_that_was_not_made_is_refused():
    sgd = ann.SGD(0.1)
    words = "SGD expects lr to be a rate or a function step -> rate.*steps"
    with pytest.raises(ValueError, match=words):
        ann.SGD(ann.cosine_decay)
    with pytest.raises(ValueError, match=words):
        sgd.lr = ann.cosine_decay
    assert sgd.lr == 0.1


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: ann.constant(0), "constant expects rate to be greater"),
        (lambda: ann.step_decay(0.1, every=0), "every to be at least 1"),
        (
            lambda: ann.step_decay(0.1, every=1, factor=0),
            "step_decay expects factor to be greater than 0",
        ),
        (
            lambda: ann.exponential_decay(-1, factor=0.9),
            "exponential_decay expects start to be greater than 0",
        ),
        (
            lambda: ann.exponential_decay(1, factor=1.1),
            "factor to be at most 1",
        ),
        (lambda: ann.cosine_decay("1", steps=9), "start to be a number"),
        (lambda: ann.cosine_decay(1, steps=9.0), "a whole number, got 9.0"),
        (
            lambda: ann.cosine_decay(1, steps=9, end=2),
            "cosine_decay expects end to be at most 1",
        ),
        (lambda: ann.warmup(None, steps=9), "warmup expects then to be a"),
        (lambda: ann.warmup(1, steps=0), "steps to be at least 1"),
        (lambda: ann.warmup(1, steps=9, share=0), "share to be greater"),
    ],
)
def test_bad_numbers_are_refused(make, words):
    with pytest.raises(ValueError, match=words):
        make()
