"""fit_rbf: the solution it promises, sharp series, hard cases, refusals."""

import numpy as np
import pytest

import anncourse as ann
from anncourse.centers import rbf_fit


def surface(n: int = 200, noise: float = 0.0, rng: int = 0):
    """Return points in a square, and a smooth surface over them."""
    draws = np.random.default_rng(rng)
    X = draws.uniform(-1, 1, (n, 2))
    y = np.sin(3 * X[:, 0]) * np.cos(2 * X[:, 1]) + X[:, 1]
    return X, y + draws.normal(0, noise, n)


def rms(error: np.ndarray) -> float:
    return float(np.sqrt(np.square(error).mean()))


def test_two_points_by_hand():
    # Each point has a unit of its own, a spread of 2 wide: as far as the other. With
    # phi = 1 on it and exp(-1/2) on the other, w (1 - exp(-1/2)) = (9 - 5) / 2.
    net = ann.fit_rbf([[0.0], [2.0]], [5.0, 9.0], 2, ridge=0, rng=0)
    units, out = net.layers
    np.testing.assert_allclose(units.widths, 2.0)
    w = out.params["W"][np.argsort(units.params["centers"][:, 0])]
    np.testing.assert_allclose(w[:, 0] * (1 - np.exp(-0.5)), [-2.0, 2.0])
    np.testing.assert_allclose(out.params["b"], 7.0)
    np.testing.assert_allclose(net([[0.0], [2.0]]), [[5.0], [9.0]])


def test_widths_are_mean_distances_to_four_neighbors_a_feature():
    net = ann.fit_rbf(np.arange(6.0)[:, None], np.zeros(6), 6, rng=0)
    order = np.argsort(net.layers[0].params["centers"][:, 0])
    expected = [10 / 4, 7 / 4, 6 / 4, 6 / 4, 7 / 4, 10 / 4]
    np.testing.assert_allclose(net.layers[0].widths[order], expected)


@pytest.mark.parametrize("safe", [0, np.inf])  # either solver
@pytest.mark.parametrize("ridge", [1e-3, 1e-8])
def test_no_other_weights_are_better(ridge, safe, monkeypatch):
    monkeypatch.setattr(rbf_fit, "SAFE", safe)
    X, y = surface(noise=0.1)
    net = ann.fit_rbf(X, y, 30, ridge=ridge, rng=0)
    units, out = net.layers
    W = out.params["W"]
    error = net(X) - y[:, None]
    # The gradient of mean error^2 + ridge |W|^2 is 0; the bias is not penalized.
    downhill = 2 * units(X).T @ error / len(X) + 2 * ridge * W
    assert np.abs(downhill).max() < 1e-9 * np.abs(W).max()
    assert error.mean() == pytest.approx(0, abs=1e-9)


def test_the_usual_ridge_needs_no_slow_solver(monkeypatch):
    monkeypatch.delattr(np.linalg, "lstsq")
    X, y = surface()
    ann.fit_rbf(X, y, 100, rng=0)
    with pytest.raises(AttributeError):
        ann.fit_rbf(X, y, 100, ridge=0, rng=0)


def test_a_small_ridge_changes_over_to_the_other_solver_smoothly():
    X, y = surface()
    fits = [
        ann.fit_rbf(X, y, 20, ridge=ridge, rng=0)(X)
        for ridge in (0, 1e-14, 1e-11)
    ]
    np.testing.assert_allclose(fits[1], fits[0], atol=1e-6)
    np.testing.assert_allclose(fits[2], fits[0], atol=1e-4)


def test_a_smooth_surface():
    (X, y), (T, t) = surface(2000), surface(500, rng=1)
    assert rms(ann.fit_rbf(X, y, 100, rng=0)(T)[:, 0] - t) < 0.006


def test_a_noisy_surface_beats_the_noise():
    (X, y), (T, t) = surface(200, noise=0.1), surface(500, rng=1)
    assert rms(ann.fit_rbf(X, y, 25, rng=0)(T)[:, 0] - t) < 0.08


def test_a_sharp_series_over_many_years():
    # Like monthly carbon dioxide: a slow rise and two waves a year.
    year = 1958 + np.arange(521) / 12
    wave = 3 * np.sin(2 * np.pi * year) + np.sin(4 * np.pi * year)
    ppm = 315 + 1.3 * (year - 1958) + wave
    net = ann.fit_rbf(year[:, None], ppm, 400, rng=0)
    assert rms(net(year[:, None])[:, 0] - ppm) < 0.03
    nothing = net.layers[0].nearness([[2040.0]])
    assert nothing.item() < 1e-12
    assert net([[2040.0]]).item() == pytest.approx(
        net.layers[1].params["b"].item()
    )


def test_targets_keep_their_unit_and_their_columns():
    X, y = surface()
    both = np.stack([y, 1e6 * y + 3e8], 1)
    net = ann.fit_rbf(X, both, 20, rng=0)
    one = ann.fit_rbf(X, y, 20, rng=0)
    assert one(X).shape == (200, 1)
    np.testing.assert_allclose(net(X)[:, :1], one(X), atol=1e-7)
    np.testing.assert_allclose(net(X)[:, 1:], 1e6 * one(X) + 3e8, atol=0.1)


@pytest.mark.parametrize("scale", [1e-140, 1e140])
def test_the_unit_of_the_inputs_does_not_matter(scale):
    X, y = surface()
    net, same = (ann.fit_rbf(X * by, y, 20, rng=0) for by in (1, scale))
    np.testing.assert_allclose(same(X * scale), net(X), atol=1e-8)


def test_a_width_of_your_own():
    X, y = surface()
    net = ann.fit_rbf(X, y, 5, width=0.7, rng=0)
    np.testing.assert_allclose(net.layers[0].widths, 0.7)


def test_one_center_is_as_wide_as_the_data():
    X = np.array([[0.0], [1.0], [5.0]])
    net = ann.fit_rbf(X, [1.0, 1.0, 2.0], 1, rng=0)
    np.testing.assert_allclose(net.layers[0].widths, [3.0])


def test_equal_targets_give_that_number_everywhere():
    X, _ = surface()
    net = ann.fit_rbf(X, np.full(200, 7.5), 20, rng=0)
    np.testing.assert_allclose(net(10 * X), 7.5)


@pytest.mark.parametrize("ridge", [0, 1e-8])
def test_repeated_points_and_features_do_no_harm(ridge):
    X, y = surface()
    X, y = np.tile(X, (2, 1)), np.tile(y, 2)
    twice = np.column_stack([X, X[:, :1], np.ones(len(X))])
    for inputs in (X, twice):
        net = ann.fit_rbf(inputs, y, 30, ridge=ridge, rng=0)
        assert rms(net(inputs)[:, 0] - y) < 0.06


def test_units_that_cannot_be_told_apart_share_the_weight():
    X, y = surface(50)
    net = ann.fit_rbf(X, y, 50, width=1e9, ridge=0, rng=0)
    assert np.isfinite(net(X)).all()
    assert rms(net(X)[:, 0] - y) <= y.std() + 1e-6


def test_float32_data_are_fitted_in_float64():
    X, y = surface()
    net = ann.fit_rbf(X.astype(np.float32), y.astype(np.float32), 20, rng=0)
    assert net.layers[1].params["W"].dtype == np.float64
    np.testing.assert_allclose(
        net(X.astype(np.float32)), net(X), rtol=1e-3, atol=1e-4
    )


def test_a_seed_gives_the_same_again_and_nothing_given_is_changed():
    X, y = surface()
    before = X.copy(), y.copy()
    one, two = (ann.fit_rbf(X, y, 20, rng=3)(X) for _ in range(2))
    np.testing.assert_array_equal(one, two)
    np.testing.assert_array_equal(X, before[0])
    np.testing.assert_array_equal(y, before[1])


def test_it_may_be_trained_further():
    X, y = surface()
    net = ann.fit_rbf(X, y, 6, rng=0)
    before = rms(net(X)[:, 0] - y)
    steps = ann.train(
        net, X, y[:, None], ann.mse, ann.Adam(0.01), epochs=20, rng=0
    )
    for _ in steps:
        pass
    assert rms(net(X)[:, 0] - y) < 0.9 * before


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"X": np.ones(5)}, r"X of shape \(n, features\), got \(5,\)"),
        ({"X": [[np.inf]] * 5}, "finite numbers, got inf in X"),
        (
            {"y": np.ones(4)},
            r"y of shape \(5,\) or \(5, outputs\), got \(4,\)",
        ),
        ({"y": np.ones((5, 1, 1))}, r"y of shape .* got \(5, 1, 1\)"),
        ({"y": ["a"] * 5}, "y to hold numbers"),
        ({"y": [0, 0, 0, 0, np.nan]}, "finite numbers, got nan in y"),
        ({"n_centers": 0}, "n_centers to be at least 1"),
        ({"ridge": -1.0}, "ridge to be at least 0"),
        ({"width": 0}, "width to be greater than 0"),
        ({"width": "p"}, "width to be one of nearest, got 'p'"),
        ({"rng": "x"}, "rng to be None"),
        (
            {"X": [[1.0]] * 5, "n_centers": 1},
            "points that differ, or a number",
        ),
    ],
)
def test_what_is_refused(change, words):
    given = {"X": np.arange(5.0)[:, None], "y": np.arange(5.0)}
    given |= {"n_centers": 2, "rng": 0} | change
    arguments = [given.pop(name) for name in ("X", "y", "n_centers")]
    with pytest.raises(ValueError, match="^fit_rbf expects " + words):
        ann.fit_rbf(*arguments, **given)


def test_more_centers_than_points_are_refused():
    X = np.repeat(np.arange(3.0), 4)[:, None]
    words = "at least 5 different points for 5 centers, got 3"
    with pytest.raises(ValueError, match=words):
        ann.fit_rbf(X, X[:, 0], 5, rng=0)
