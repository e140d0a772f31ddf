"""k-means: by hand, against blobs, at any scale, and what it refuses."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import anncourse as ann
from anncourse.centers import clustering


def blobs(k: int, each: int = 30, rng: int = 0) -> tuple[np.ndarray, ...]:
    """Return points of spread 0.1 around k centers on a circle of radius 5."""
    draws = np.random.default_rng(rng)
    angles = 2 * np.pi * np.arange(k) / k
    centers = 5 * np.stack([np.cos(angles), np.sin(angles)], 1)
    labels = np.repeat(np.arange(k), each)
    return centers[labels] + draws.normal(0, 0.1, (k * each, 2)), labels


def test_by_hand():
    # Halves of 0 and 1, and of 10 and 11: four distances of a half, squared.
    found = ann.kmeans([[0.0], [11.0], [1.0], [10.0]], 2, rng=0)
    low = int(found.centers[1, 0] < found.centers[0, 0])
    np.testing.assert_array_equal(
        found.centers[[low, 1 - low], 0], [0.5, 10.5]
    )
    np.testing.assert_array_equal(found.labels == low, [1, 0, 1, 0])
    assert found.inertia == 1.0


def test_one_center_is_the_mean():
    X = np.random.default_rng(0).normal(size=(40, 3))
    found = ann.kmeans(X, 1, rng=0)
    np.testing.assert_allclose(found.centers[0], X.mean(0), atol=1e-15)
    assert found.inertia == pytest.approx(40 * X.var(0).sum())


@pytest.mark.parametrize("seed", range(5))
def test_it_finds_what_is_there(seed):
    X, labels = blobs(7, rng=seed)
    found = ann.kmeans(X, 7, rng=seed)
    pairs = set(zip(found.labels.tolist(), labels.tolist(), strict=True))
    assert len(pairs) == 7  # one label for each blob


@pytest.mark.parametrize("k", [2, 5, 30])
def test_what_it_returns_fits_together(k):
    X = np.random.default_rng(1).normal(size=(200, 3))
    found = ann.kmeans(X, k, rng=0)
    squares = np.square(X[:, None] - found.centers).sum(-1)
    np.testing.assert_array_equal(found.labels, squares.argmin(1))
    assert found.inertia == pytest.approx(squares.min(1).sum())
    assert set(found.labels) == set(range(k))


def test_without_tolerance_the_centers_are_the_means_of_their_points():
    X = np.random.default_rng(2).normal(size=(300, 2))
    found = ann.kmeans(X, 9, tolerance=0, rng=0)
    for k, center in enumerate(found.centers):
        np.testing.assert_allclose(center, X[found.labels == k].mean(0))
    assert found.rounds < 300


def test_more_rounds_are_never_worse():
    X = np.random.default_rng(3).normal(size=(300, 2))
    inertia = [
        ann.kmeans(X, 20, max_rounds=n, tolerance=0, rng=4).inertia
        for n in range(1, 12)
    ]
    assert (np.diff(inertia) <= 0).all()
    assert inertia[-1] < 0.9 * inertia[0]


def test_tolerance_saves_rounds():
    X = np.random.default_rng(3).normal(size=(500, 2))
    rounds = [
        ann.kmeans(X, 20, tolerance=tolerance, rng=0).rounds
        for tolerance in (0, 0.01, 0.3)
    ]
    assert rounds[0] > rounds[1] > rounds[2]


def test_a_careful_start_is_near_its_end():
    X, _ = blobs(30)
    start = ann.kmeans(X, 30, max_rounds=1, rng=0)
    assert start.rounds == 1
    assert start.inertia < 4 * len(X) * 2 * 0.1**2


def test_a_few_candidates_miss_few_blobs():
    # One candidate for each center misses two of thirty, in the mean over the seeds.
    missed = []
    for seed in range(10):
        X, labels = blobs(30, rng=seed)
        found = ann.kmeans(X, 30, rng=seed)
        pairs = set(
            zip(found.labels.tolist(), labels.tolist(), strict=True)
        )
        missed.append(len(pairs) - 30)
    assert np.mean(missed) < 0.5


def test_a_seed_gives_the_same_again():
    X = np.random.default_rng(0).normal(size=(100, 2))
    one, two = ann.kmeans(X, 8, rng=5), ann.kmeans(X, 8, rng=5)
    np.testing.assert_array_equal(one.centers, two.centers)
    np.testing.assert_array_equal(one.labels, two.labels)
    assert not np.array_equal(one.centers, ann.kmeans(X, 8, rng=6).centers)


def test_every_point_its_own_center():
    X = np.random.default_rng(0).normal(size=(25, 2))
    found = ann.kmeans(X, 25, rng=0)
    assert found.inertia == 0
    assert sorted(found.labels) == list(range(25))


def test_repeated_points_count_once_as_centers():
    X = np.repeat([[0.0, 1.0], [1e-6, 1.0], [3.0, 1.0]], 20, axis=0)
    assert ann.kmeans(X, 3, rng=0).inertia < 1e-30
    words = (
        "^kmeans expects at least 4 different points for 4 centers, got 3$"
    )
    with pytest.raises(ValueError, match=words):
        ann.kmeans(X, 4, rng=0)


def test_points_too_near_to_be_told_apart_do_not_keep_it_busy():
    X = np.repeat([[0.0, 1.0], [1e-12, 1.0], [3.0, 1.0]], 20, axis=0)
    found = ann.kmeans(X, 3, rng=0)
    assert found.rounds < 5
    assert found.inertia < 1e-20


def test_a_center_that_nobody_is_nearest_to_moves_to_the_point_worst_off():
    X = np.array([[0.0], [1.0], [2.0], [9.0]])
    far_off = np.array([[1.0], [500.0]])
    found = clustering._lloyd(X, far_off, 0.0, 10)
    np.testing.assert_allclose(found.centers, [[1.0], [9.0]])
    np.testing.assert_array_equal(found.labels, [0, 0, 0, 1])


def test_two_such_centers_move_to_different_points():
    X = np.array([[0.0], [0.0], [0.0], [0.0], [20.0], [40.0]])
    far_off = np.array([[0.0], [500.0], [600.0]])
    found = clustering._lloyd(X, far_off, 0.0, 2)
    np.testing.assert_array_equal(found.labels, [0, 0, 0, 0, 2, 1])


@pytest.mark.parametrize("scale", [1e-300, 1e-160, 1e160, 1e300])
def test_size_does_not_matter(scale):
    X = np.random.default_rng(0).normal(size=(60, 2))
    here, there = ann.kmeans(X, 5, rng=0), ann.kmeans(X * scale, 5, rng=0)
    np.testing.assert_array_equal(here.labels, there.labels)
    np.testing.assert_allclose(there.centers / scale, here.centers)


def test_distance_from_zero_does_not_matter():
    X, labels = blobs(4)
    found = ann.kmeans(X + 1e9, 4, rng=0)
    assert len(set(zip(found.labels, labels, strict=True))) == 4


def test_float32_stays_and_integers_become_floats():
    X = np.arange(12).reshape(6, 2)
    assert ann.kmeans(X, 2, rng=0).centers.dtype == np.float64
    single = ann.kmeans(X.astype(np.float32), 2, rng=0)
    assert single.centers.dtype == np.float32


def test_many_points_are_compared_in_parts(monkeypatch):
    X = np.random.default_rng(0).normal(size=(100, 2))
    whole = ann.kmeans(X, 6, rng=0)
    monkeypatch.setattr(clustering, "PAIRS", 40)
    parts = ann.kmeans(X, 6, rng=0)
    np.testing.assert_array_equal(whole.labels, parts.labels)


@given(
    hnp.arrays(
        np.float64,
        st.tuples(st.integers(1, 12), st.integers(1, 3)),
        elements=st.floats(allow_nan=False, allow_infinity=False, width=32),
    ),
    st.integers(1, 12),
)
def test_any_finite_table_is_clustered_or_refused(X, k):
    X = X + 0.0  # no -0.0, which counts as another row
    different = len(np.unique(X, axis=0))
    if k > different:
        words = f"at least {k} different points"
        with pytest.raises(ValueError, match=words):
            ann.kmeans(X, k, rng=0)
        return
    found = ann.kmeans(X, k, rng=0)
    assert np.isfinite(found.centers).all()
    assert found.inertia >= 0
    assert set(found.labels) <= set(range(k))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"X": [1.0, 2.0]}, r"X of shape \(n, features\), got \(2,\)"),
        ({"X": []}, "at least one number in X"),
        ({"X": [[0.0], [np.nan]]}, "finite numbers, got nan in X"),
        ({"X": [["a"]]}, "X to hold numbers"),
        ({"k": 0}, "k to be at least 1, got 0"),
        ({"k": 2.0}, "k to be a whole number, got 2.0"),
        ({"tolerance": -1e-3}, "tolerance to be at least 0"),
        ({"tolerance": 1}, "tolerance to be less than 1"),
        ({"max_rounds": 0}, "max_rounds to be at least 1"),
        ({"rng": -1}, "rng to be None"),
    ],
)
def test_what_is_refused(change, words):
    given = {"X": [[0.0], [1.0]], "k": 1, "rng": 0} | change
    with pytest.raises(ValueError, match="^kmeans expects " + words):
        ann.kmeans(given.pop("X"), given.pop("k"), **given)
