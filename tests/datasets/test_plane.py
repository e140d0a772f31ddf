"""Points in the plane: shapes, places, draws in the promised order, limits."""

import numpy as np
import pytest

from anncourse import datasets

MAKERS = [
    datasets.xor,
    datasets.circles,
    datasets.moons,
    datasets.spirals,
    datasets.blobs,
]
over_makers = pytest.mark.parametrize(
    "make", MAKERS, ids=[make.__name__ for make in MAKERS]
)


@over_makers
@pytest.mark.parametrize("n", [1, 2, 7, 200])
def test_shapes_and_balance(make, n):
    X, y = make(n, rng=0)
    assert (X.shape, X.dtype) == ((n, 2), np.float64)
    assert (y.shape, y.dtype) == ((n,), np.int64)
    np.testing.assert_array_equal(y, np.arange(n) % 2)


@over_makers
def test_points_fit_the_plot(make):
    X, _ = make(1000, noise=0.05, rng=0)
    assert np.abs(X).max() < 1.2
    assert np.ptp(X, axis=0).min() > 0.8


@over_makers
def test_one_seed_gives_one_set(make):
    first, again, other = (make(50, rng=seed)[0] for seed in (1, 1, 2))
    np.testing.assert_array_equal(first, again)
    assert (first != other).any()


@over_makers
def test_noise_is_added_last_and_is_a_standard_deviation(make):
    clean, _ = make(20_000, noise=0, rng=0)
    noisy, _ = make(20_000, noise=0.3, rng=0)
    noise = noisy - clean
    assert noise.std() == pytest.approx(0.3, rel=0.02)
    assert abs(noise.mean()) < 0.01


# The promise to the page: these draws, in this order.
def test_draws_of_xor():
    X, _ = datasets.xor(4, noise=0.5, rng=3)
    rng = np.random.default_rng(3)
    distance, noise = (
        rng.uniform(0.1, 0.9, (4, 2)),
        rng.normal(0, 1, (4, 2)),
    )
    corners = [[-1, -1], [-1, 1], [1, 1], [1, -1]]
    np.testing.assert_array_equal(X, corners * distance + 0.5 * noise)


def test_draws_of_circles():
    X, _ = datasets.circles(2, noise=0.5, rng=3)
    rng = np.random.default_rng(3)
    share, angle = rng.uniform(size=2), rng.uniform(0, 2 * np.pi, 2)
    noise = rng.normal(size=(2, 2))
    radius = np.array([0.65 + 0.3 * share[0], 0.4 * share[1]])
    clean = radius * np.array([np.cos(angle), np.sin(angle)])
    np.testing.assert_allclose(X, clean.T + 0.5 * noise, rtol=1e-15)


def test_draws_of_moons():
    X, _ = datasets.moons(2, noise=0.5, rng=3)
    rng = np.random.default_rng(3)
    angle, noise = rng.uniform(0, np.pi, 2), rng.normal(size=(2, 2))
    up = [0.6 * (np.cos(angle[0]) - 0.5), 0.6 * (np.sin(angle[0]) - 0.25)]
    down = [0.6 * (0.5 - np.cos(angle[1])), 0.6 * (0.25 - np.sin(angle[1]))]
    np.testing.assert_allclose(X, [up, down] + 0.5 * noise, rtol=1e-14)


def test_draws_of_spirals():
    X, _ = datasets.spirals(2, noise=0.5, rng=3)
    rng = np.random.default_rng(3)
    way, noise = np.sqrt(rng.uniform(size=2)), rng.normal(size=(2, 2))
    radius, angle = 0.1 + 0.85 * way, 2 * np.pi * way + [0, np.pi]
    clean = radius * np.array([np.cos(angle), np.sin(angle)])
    np.testing.assert_allclose(X, clean.T + 0.5 * noise, rtol=1e-14)


def test_draws_of_blobs():
    X, _ = datasets.blobs(2, noise=0.5, rng=3)
    rng = np.random.default_rng(3)
    cloud, noise = rng.normal(size=(2, 2)), rng.normal(size=(2, 2))
    center = 0.6 / np.sqrt(2) * np.array([[1, 1], [-1, -1]])
    np.testing.assert_allclose(X, center + 0.15 * cloud + 0.5 * noise)


# What each docstring says about its set.
def test_xor_is_decided_by_the_signs():
    X, y = datasets.xor(100, noise=0, rng=0)
    np.testing.assert_array_equal(y, X[:, 0] * X[:, 1] < 0)
    assert np.abs(X).min() >= 0.1


def test_circles_are_decided_by_the_radius():
    X, y = datasets.circles(100, noise=0, rng=0)
    radius = np.hypot(*X.T)
    assert radius[y == 1].max() <= 0.4
    assert radius[y == 0].min() >= 0.65
    assert radius[y == 0].max() <= 0.95


def apart(make) -> float:
    X, y = make(2000, noise=0, rng=0)
    gaps = X[y == 0][:, None] - X[y == 1][None]
    return float(np.hypot(gaps[..., 0], gaps[..., 1]).min())


def test_the_arcs_of_the_moons_are_apart():
    assert apart(datasets.moons) == pytest.approx(0.3, abs=0.01)


def test_the_arms_of_the_spirals_are_apart():
    assert apart(datasets.spirals) == pytest.approx(0.26, abs=0.01)
    X, y = datasets.spirals(2000, noise=0, rng=0)
    far = np.hypot(*X.T) > 0.6
    gaps = X[far & (y == 0)][:, None] - X[far & (y == 1)][None]
    assert np.hypot(gaps[..., 0], gaps[..., 1]).min() > 0.38


@pytest.mark.parametrize("classes", [3, 4])
def test_more_arms_wind_less_far_and_stay_apart(classes):
    X, y = datasets.spirals(1200, classes=classes, noise=0, rng=0)
    assert np.bincount(y).tolist() == [1200 // classes] * classes
    far = np.hypot(*X.T) > 0.6
    gaps = X[far & (y == 0)][:, None] - X[far & (y == 1)][None]
    assert np.hypot(gaps[..., 0], gaps[..., 1]).min() > 0.38
    two, _ = datasets.spirals(4, noise=0, rng=0)
    again, _ = datasets.spirals(4, classes=2, noise=0, rng=0)
    np.testing.assert_array_equal(two, again)


@pytest.mark.parametrize("classes", [2, 3, 5])
def test_blobs_of_many_classes(classes):
    X, y = datasets.blobs(30 * classes, classes=classes, noise=0, rng=0)
    assert np.bincount(y).tolist() == [30] * classes
    centers = [X[y == k].mean(0) for k in range(classes)]
    np.testing.assert_allclose(np.hypot(*np.transpose(centers)), 0.6, 0.2)


@over_makers
@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"n": 0}, "n to be at least 1, got 0"),
        ({"n": 2.0}, "n to be a whole number"),
        ({"n": True}, "n to be a whole number"),
        ({"noise": -0.1}, "noise to be at least 0"),
        ({"noise": np.inf}, "noise to be finite"),
        ({"noise": "a"}, "noise to be a number"),
        ({"rng": -1}, "rng to be None"),
    ],
)
def test_bad_input_is_refused(make, settings, words):
    with pytest.raises(
        ValueError, match=f"{make.__name__} expects {words}"
    ):
        make(**settings)


@pytest.mark.parametrize("make", [datasets.blobs, datasets.spirals])
def test_one_class_is_no_task(make):
    with pytest.raises(ValueError, match="classes to be at least 2"):
        make(classes=1)
