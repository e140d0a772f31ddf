"""Losses: by hand, against PyTorch, at huge scores, and bad input."""

import math

import numpy as np
import pytest

import anncourse as ann

BCE, CE = ann.binary_cross_entropy, ann.softmax_cross_entropy


def test_mse_by_hand():
    # errors 1 and 3: (1 + 9) / 2 = 5; gradient 2 error / 2
    value, dpred = ann.mse(
        np.array([[2.0], [0.0]]), np.array([[1.0], [-3]])
    )
    assert value == 5.0
    np.testing.assert_array_equal(dpred, [[1.0], [3.0]])


def test_binary_cross_entropy_by_hand():
    # sigmoid(ln 3) = 3/4: -log(3/4) for a yes, -log(1/4) for a no
    z = np.array([math.log(3), math.log(3)])
    value, dz = BCE(z, np.array([1, 0]))
    assert value == pytest.approx(-(math.log(0.75) + math.log(0.25)) / 2)
    np.testing.assert_allclose(dz, [-0.125, 0.375])


def test_softmax_cross_entropy_equals_pytorch():
    logits = np.array([[1.0, 2.0, 3.0], [0.5, -1.0, 0.0]])
    value, dlogits = CE(logits, np.array([2, 1]))
    assert value == pytest.approx(1.2558682848905545, rel=1e-14)
    known = [
        [0.04501528658519022, 0.12236423552739882, -0.1673795221125891],
        [0.2732746936330898, -0.4390241738451356, 0.16574948021204575],
    ]
    np.testing.assert_allclose(dlogits, known, rtol=1e-13)


@pytest.mark.parametrize("ignore", [2, -100, 7])
def test_ignored_labels_are_left_out(ignore, rng):
    logits = rng.normal(size=(2, 3, 4))
    labels = np.array([[0, ignore, 1], [ignore, ignore, 3]])
    value, dlogits = CE(logits, labels, ignore=ignore)
    kept = labels != ignore
    known, dkept = CE(logits[kept], np.array([0, 1, 3]))
    assert value == known
    np.testing.assert_array_equal(dlogits[kept], dkept)
    assert not dlogits[~kept].any()


def test_ignored_labels_equal_pytorch():
    logits = np.array([[1.0, 2.0, 3.0], [9.0, 9.0, 8.0], [0.5, -1.0, 0.0]])
    value, dlogits = CE(logits, np.array([2, -1, 1]), ignore=-1)
    assert value == pytest.approx(1.2558682848905545, rel=1e-14)
    assert dlogits[0, 0] == pytest.approx(0.04501528658519022, rel=1e-13)
    np.testing.assert_array_equal(dlogits[1], 0)


def test_ignoring_what_does_not_occur_changes_nothing():
    logits, labels = np.array([[1.0, 2.0], [0.5, 0.0]]), np.array([1, 0])
    for got, known in zip(
        CE(logits, labels, ignore=-1), CE(logits, labels), strict=True
    ):
        np.testing.assert_array_equal(got, known)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_huge_scores_are_exact(dtype):
    logits = np.array([[1e4, 0.0, -1e4]], dtype)
    for label, loss in enumerate([0.0, 1e4, 2e4]):
        value, dlogits = CE(logits, np.array([label]))
        assert value == loss
        np.testing.assert_array_equal(
            dlogits, [np.eye(3)[0] - np.eye(3)[label]]
        )
    for target, loss in [(1, 0.0), (0, 1e4)]:
        value, dlogits = BCE(logits[:, :1], np.array([[target]]))
        assert value == loss
        assert dlogits == 1 - target


def test_the_gradient_of_softmax_sums_to_zero(rng):
    _, dlogits = CE(rng.normal(size=(6, 4)), rng.integers(0, 4, 6))
    np.testing.assert_allclose(dlogits.sum(1), 0, atol=1e-15)


def test_a_loss_that_overflows_is_refused():
    with pytest.raises(
        ValueError, match="mse is too large for float64: inf"
    ):
        ann.mse(np.array([1e200]), np.array([0.0]))


def test_the_bad_number_is_found():
    with pytest.raises(
        ValueError, match=r"got inf in the targets at \(1,\)"
    ):
        ann.mse(np.zeros(2), np.array([0.0, np.inf]))


ONE = np.zeros((2, 1))


@pytest.mark.parametrize(
    ("pred", "target", "words"),
    [
        (
            ONE,
            np.zeros(2),
            r"shape \(2, 1\), got \(2,\): target\[:, None\]",
        ),
        (ONE, np.zeros((3, 1)), r"shape \(2, 1\), got \(3, 1\)$"),
        (ONE.astype(int), ONE, "float32 or float64, got int64"),
        (ONE, ONE.astype(bool), "numbers, got bool"),
        (ONE, ONE.astype(str), "numbers, got <U"),
        (np.zeros((0, 1)), np.zeros((0, 1)), "at least one example"),
        ([0.0], ONE, "two arrays, got list and ndarray"),
        (ONE, None, "two arrays, got ndarray and NoneType"),
    ],
)
@pytest.mark.parametrize("loss", [ann.mse, BCE])
def test_what_does_not_fit_is_refused(loss, pred, target, words):
    with pytest.raises(ValueError, match=words) as error:
        loss(pred, target)
    assert str(error.value).startswith(loss.__name__)


@pytest.mark.parametrize("target", [-0.1, 1.1, 2])
def test_binary_targets_lie_between_0_and_1(target):
    with pytest.raises(ValueError, match="targets from 0 to 1, got"):
        BCE(ONE, np.full((2, 1), target))


LOGITS = np.zeros((2, 3))


@pytest.mark.parametrize(
    ("logits", "labels", "words"),
    [
        (LOGITS, np.array([0, 3]), "labels from 0 to 2, got 0 to 3"),
        (LOGITS, np.array([-1, 0]), "labels from 0 to 2, got -1 to 0"),
        (LOGITS, np.array([0.0, 1.0]), "integers, got float64"),
        (LOGITS, np.array([True, False]), "integers, got bool"),
        (LOGITS, np.array([[0], [1]]), r"shape \(2,\), got \(2, 1\)"),
        (LOGITS, np.array([0]), r"shape \(2,\), got \(1,\)"),
        (np.zeros(3), np.array(0), r"logits \(B, K\)"),
        (LOGITS.astype(int), np.array([0, 1]), "float32 or float64"),
        (np.zeros((0, 3)), np.zeros(0, int), "at least one example"),
        (LOGITS, [0, 1], "two arrays, got ndarray and list"),
    ],
)
def test_bad_labels_are_refused(logits, labels, words):
    with pytest.raises(ValueError, match=words) as error:
        CE(logits, labels)
    assert str(error.value).startswith("softmax_cross_entropy")


@pytest.mark.parametrize(
    ("ignore", "words"),
    [
        (0, "a label other than 0, which is ignored"),
        (True, "ignore to be a whole number, got True"),
        (0.0, r"ignore to be a whole number, got 0\.0"),
        (9, "labels from 0 to 2, got -1 to 0"),
    ],
)
def test_what_cannot_be_ignored_is_refused(ignore, words):
    labels = np.array([0, -1]) if ignore == 9 else np.array([0, 0])
    with pytest.raises(ValueError, match=words) as error:
        CE(LOGITS, labels, ignore=ignore)
    assert str(error.value).startswith("softmax_cross_entropy")
