"""Attention: by hand, its gradients, what order means to it, and places."""

import numpy as np
import pytest

import anncourse as ann


def drawn(n: int, m: int, d: int, e: int) -> list[np.ndarray]:
    rng = np.random.default_rng(0)
    return [
        rng.standard_normal(shape) for shape in ((n, d), (m, d), (m, e))
    ]


def test_one_query_and_two_keys_by_hand():
    # scores (2, 0) / sqrt(4): the weights are those of one neuron at 1
    mixed, weights = ann.attention(
        [[1, 0, 0, 0]], [[2, 0, 0, 0], [0, 5, 0, 0]], [[10], [20]]
    )
    first = 1 / (1 + np.exp(-1))
    assert weights[0] == pytest.approx([first, 1 - first])
    assert mixed[0] == pytest.approx([10 * first + 20 * (1 - first)])
    harder = ann.attention(
        [[1, 0]], [[2, 0], [0, 5]], [[1], [2]], root=False
    )
    assert harder[1][0, 0] == pytest.approx(1 / (1 + np.exp(-2)))


def test_the_order_of_the_tokens_changes_nothing():
    queries, keys, values = drawn(3, 5, 4, 2)
    order = np.array([3, 0, 4, 1, 2])
    mixed, weights = ann.attention(queries, keys, values)
    again, moved = ann.attention(queries, keys[order], values[order])
    np.testing.assert_allclose(again, mixed, rtol=1e-12)
    np.testing.assert_allclose(moved, weights[:, order], rtol=1e-12)
    placed = keys + ann.positions(5, 4)
    other = keys[order] + ann.positions(5, 4)
    one = ann.attention(queries, placed, values)[0]
    two = ann.attention(queries, other, values[order])[0]
    assert np.abs(one - two).max() > 0.1


@pytest.mark.parametrize("root", [True, False])
def test_every_gradient_is_the_numerical_one(root: bool):
    parts = drawn(3, 5, 4, 2)
    wanted = np.random.default_rng(1).standard_normal((3, 2))

    def loss() -> float:
        return float((wanted * ann.attention(*parts, root=root)[0]).sum())

    found = ann.attention_back(wanted, *parts, root=root)
    for gradient, part in zip(found, parts, strict=True):
        true = ann.numerical_gradient(loss, part)
        np.testing.assert_allclose(gradient, true, rtol=1e-7, atol=1e-9)


def test_float32_stays():
    parts = [part.astype(np.float32) for part in drawn(2, 3, 4, 1)]
    for found in (
        ann.attention(*parts),
        ann.attention_back(parts[2][:2], *parts),
    ):
        assert {array.dtype for array in found} == {np.dtype(np.float32)}


def test_each_place_has_numbers_of_its_own_and_none_is_large():
    rows = ann.positions(50, 6)
    assert rows[0].tolist() == [0, 1, 0, 1, 0, 1]
    assert rows[7, 2] == pytest.approx(np.sin(7 / 10_000 ** (2 / 6)))
    assert rows[7, 3] == pytest.approx(np.cos(7 / 10_000 ** (2 / 6)))
    assert np.abs(rows).max() <= 1
    apart = np.abs(rows[:, None] - rows).max(axis=2)
    assert apart[~np.eye(50, dtype=bool)].min() > 0.001


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ([1, 2], [[1, 2]], [[1]]),
            r"queries to be rows .* got shape \(2,\)",
        ),
        (([[1, 2]], [[1]], [[1]]), r"got \(1, 2\), \(1, 1\) and \(1, 1\)"),
        (
            ([[1]], [[1]], [[1], [2]]),
            r"got \(1, 1\), \(1, 1\) and \(2, 1\)",
        ),
    ],
)
def test_what_does_not_fit_is_refused(arguments, message):
    with pytest.raises(ValueError, match=f"^attention expects .*{message}"):
        ann.attention(*arguments)


def test_a_gradient_of_another_shape_is_refused():
    with pytest.raises(ValueError, match=r"dmixed of shape \(1, 1\), got"):
        ann.attention_back([[1, 2]], [[1]], [[1]], [[1]])
