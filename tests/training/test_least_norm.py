"""Weights found at once, beside what finds them slowly."""

import numpy as np
import pytest

import anncourse as ann


def drawn(n: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    x = rng.random(n)
    return x, np.sin(2 * np.pi * x) + 0.1 * rng.standard_normal(n)


def test_waves_by_hand():
    found = ann.cosine_features([0.0, 0.25, 1.0], 3)
    root = np.sqrt(0.5)
    assert found == pytest.approx(
        np.array([[1, 1, 0.5], [1, root, 0], [1, -1, 0.5]]), abs=1e-15
    )
    plain = ann.cosine_features([0.0], 3, prior=False)
    assert plain.tolist() == [[1, 1, 1]]


@pytest.mark.parametrize("n", [3, 20, 60])
def test_without_a_brake_it_is_the_pseudoinverse(n):
    x, y = drawn(20)
    F = ann.cosine_features(x, n, prior=False)[:, : n if n != 20 else 12]
    assert ann.least_norm(F, y) == pytest.approx(np.linalg.pinv(F) @ y)


def test_more_waves_than_points_hit_every_point():
    x, y = drawn(20)
    F = ann.cosine_features(x, 60)
    assert F @ ann.least_norm(F, y) == pytest.approx(y, abs=1e-9)


def test_decay_solves_the_normal_equations():
    x, y = drawn(20)
    F = ann.cosine_features(x, 12)
    w = ann.least_norm(F, y, decay=0.03)
    normal = F.T @ F / 20 + 0.03 * np.eye(12)
    assert normal @ w == pytest.approx(F.T @ y / 20)


@pytest.mark.parametrize("decay", [0.0, 0.01])
@pytest.mark.parametrize("steps", [1, 7, 300])
def test_stopping_early_is_gradient_descent_step_by_step(decay, steps):
    x, y = drawn(20)
    F = ann.cosine_features(x, 12)
    curvature = np.linalg.norm(F, 2) ** 2 / 20 + decay
    w = np.zeros(12)
    for _ in range(steps):
        w -= (F.T @ (F @ w - y) / 20 + decay * w) / curvature
    assert ann.least_norm(F, y, decay=decay, steps=steps) == pytest.approx(
        w
    )


def test_one_feature_is_there_after_one_step():
    F, y = np.array([[1.0], [2.0]]), np.array([2.0, 4.0])
    assert ann.least_norm(F, y, steps=1) == pytest.approx([2.0])


def test_features_that_are_zero_weigh_nothing():
    assert ann.least_norm(np.zeros((3, 2)), np.ones(3)).tolist() == [0, 0]


def test_what_it_refuses():
    with pytest.raises(ValueError, match=r"got \(3, 2\) and \(2,\)"):
        ann.least_norm(np.ones((3, 2)), np.ones(2))
    with pytest.raises(ValueError, match="steps to be at least 1, got 0"):
        ann.least_norm(np.ones((3, 2)), np.ones(3), steps=0)
    with pytest.raises(
        ValueError, match=r"x of shape \(m,\), got \(1, 2\)"
    ):
        ann.cosine_features([[0.0, 1.0]], 2)
