"""The widest line: by hand, beside a support vector machine, and what it promises."""

import numpy as np
import pytest
from sklearn.svm import SVC

import anncourse as ann

CORNERS = [[0, 0], [0, 1], [1, 0], [1, 1]]
AND, OR, XOR = [0, 0, 0, 1], [0, 1, 1, 1], [0, 1, 1, 0]
MANY = 1000


def drawn(seed, bias):
    """Return points that some line parts, and their labels."""
    rng = np.random.default_rng(seed)
    n, d = rng.integers(2, 40), rng.integers(1, 6)
    X = rng.uniform(-1, 1, (n, d))
    z = X @ rng.normal(size=d) + bias * rng.normal() / 2
    keep = np.abs(z) > 0.02
    return X[keep], (z[keep] > 0).astype(int)


def test_two_points_by_hand():
    # As signed vectors (1, 0.1) and (-0.3, 0.05): the line through both passes 0 at
    # the distance (1 * 0.05 + 0.3 * 0.1) / |(1.3, 0.05)|
    best = ann.separator([[1, 0.1], [0.3, -0.05]], [1, 0], bias=False)
    assert best.margin == pytest.approx(0.08 / np.hypot(1.3, 0.05))
    assert best.radius == pytest.approx(np.hypot(1, 0.1))
    assert best.b == 0
    assert round(best.bound) == 267


def test_the_bias_is_the_weight_of_a_one():
    best = ann.separator(CORNERS, AND)
    ones = np.column_stack([CORNERS, np.ones(4)])
    same = ann.separator(ones, AND, bias=False)
    np.testing.assert_allclose([*best.w, best.b], same.w)
    assert (best.margin, best.radius) == (same.margin, same.radius)
    assert best.radius == pytest.approx(np.sqrt(3))
    assert best.bound == pytest.approx(51)
    assert ann.separator(CORNERS, OR).bound == pytest.approx(27)


def test_no_line_parts_xor():
    best = ann.separator(CORNERS, XOR)
    assert (best.margin, best.bound) == (0, np.inf)
    np.testing.assert_array_equal(best.w, [0, 0])


@pytest.mark.parametrize("seed", range(40))
def test_a_support_vector_machine_finds_the_same(seed):
    X, y = drawn(seed, bias=False)
    best = ann.separator(X, y, bias=False)
    signs = 2 * y - 1
    assert (signs * (X @ best.w)).min() == pytest.approx(best.margin)
    # Each point beside its mirror image: the machine's own bias is then 0.
    machine = SVC(kernel="linear", C=1e9, tol=1e-8)
    machine.fit(np.vstack([X, -X]), np.append(signs, -signs))
    length = np.linalg.norm(machine.coef_)
    assert best.margin == pytest.approx(1 / length, rel=1e-4)


def test_the_bound_holds_on_a_thousand_sets():
    tightest = 0.0
    for seed in range(MANY):
        bias = bool(seed % 2)
        X, y = drawn(seed, bias)
        if len(X) == 0:
            continue
        best = ann.separator(X, y, bias=bias)
        lr = 2.0 ** (seed % 7 - 3)
        run = ann.perceptron(X, y, lr=lr, epochs=100_000, bias=bias)
        assert run.converged
        assert len(run.corrections) <= best.bound
        tightest = max(tightest, len(run.corrections) / best.bound)
    # Sets that come near it, so that a bound far too large would be seen.
    assert 0.5 < tightest <= 1


@pytest.mark.parametrize("lr", [0.125, 0.5, 2.0, 1024.0])
def test_the_step_changes_no_answer(lr):
    for seed in range(50):
        X, y = drawn(seed, bias=True)
        if len(X) == 0:
            continue
        one, other = (ann.perceptron(X, y, lr=size) for size in (1.0, lr))
        assert one.mistakes == other.mistakes
        np.testing.assert_array_equal(other.w, lr * one.w)


def test_numbers_of_any_size():
    for scale in (1e-150, 1e150):
        X = scale * np.array([[-1.0], [3.0]])
        best = ann.separator(X, [0, 1], bias=False)
        assert best.margin == pytest.approx(scale)
        assert (best.w, best.bound) == (1, pytest.approx(9))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"X": [1, 2]}, r"X \(n, d\) and y \(n,\)"),
        ({"y": [0, 1, 2, 1]}, "labels 0 and 1"),
        ({"X": np.full((4, 2), 1.7e308)}, "smaller numbers in X"),
        ({"bias": 1}, "bias to be True or False"),
    ],
)
def test_bad_input_is_refused(arguments, words):
    given = {"X": CORNERS, "y": AND} | arguments
    with pytest.raises(ValueError, match=words) as error:
        ann.separator(given.pop("X"), given.pop("y"), **given)
    assert str(error.value).startswith("separator expects")
