"""Davis's women, simulated shoppers, and scores of rankings."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import ndcg_score, roc_auc_score

from anncourse import datasets


def test_the_women_and_the_events():
    davis = datasets.davis_women()
    assert davis.attended.shape == (18, 14)
    assert davis.events == tuple(f"E{k}" for k in range(1, 15))
    # The best attended event, and one woman's row.
    assert davis.attended.sum(0).argmax() == 7
    dorothy = davis.attended[davis.women.index("Dorothy Murchison")]
    assert dorothy.nonzero()[0].tolist() == [7, 8]


def test_nobody_buys_twice_unless_told_to():
    shop = datasets.shoppers(50, items=60, events=30, rng=0)
    bought = np.column_stack([shop.history, shop.last])
    assert bought.shape == (50, 30)
    assert all(len(set(row)) == 30 for row in bought)
    again = datasets.shoppers(50, items=60, events=30, repeats=True, rng=0)
    bought = np.column_stack([again.history, again.last])
    assert any(len(set(row)) < 30 for row in bought)
    np.testing.assert_array_equal(again.taste, shop.taste)


def test_choices_follow_the_taste():
    """With repeats, items are chosen in proportion to exp(taste)."""
    shop = datasets.shoppers(200, items=100, events=50, repeats=True, rng=0)
    chance = np.exp(shop.taste)
    chance /= chance.sum(1, keepdims=True)
    order = np.argsort(-chance, axis=1)
    for places in (slice(0, 3), slice(3, 20), slice(50, 100)):
        these = order[:, places]
        chosen = (shop.history[:, :, None] == these[:, None]).sum((1, 2))
        expected = 49 * np.take_along_axis(chance, these, axis=1).sum()
        assert chosen.sum() == pytest.approx(expected, rel=0.05)


def test_the_last_choice_is_like_any_other():
    shop = datasets.shoppers(2000, items=60, events=20, rng=0)
    liking = np.take_along_axis(
        shop.taste, np.column_stack([shop.history, shop.last]), axis=1
    ).mean(0)
    assert np.ptp(liking) < 0.15


def test_attention_falls_with_the_place():
    taste = np.zeros((40_000, 3))
    shown = np.tile([2, 0, 1], (40_000, 1))
    for attention in (0, 1, 2):
        chosen = datasets.choose(taste, shown, attention=attention, rng=0)
        weight = np.array([1, 2, 3.0]) ** -attention
        share = np.bincount(chosen)[[2, 0, 1]] / 40_000
        np.testing.assert_allclose(share, weight / weight.sum(), atol=0.01)


def test_only_what_is_shown_is_chosen():
    rng = np.random.default_rng(0)
    shown = rng.permuted(np.tile(np.arange(9), (500, 1)), axis=1)[:, :3]
    chosen = datasets.choose(rng.normal(size=(500, 9)), shown, rng=1)
    assert (shown == chosen[:, None]).any(1).all()


def test_the_place_of_what_was_held_out():
    scores = np.array([[0.1, 0.9, 0.5, 0.5], [1.0, 2.0, 3.0, 4.0]])
    assert datasets.ranks(scores, [2, 0]).tolist() == [1.5, 3]
    found = datasets.ranks(scores, [2, 0], seen=[[1, 3], [2, 3]])
    assert found.tolist() == [0, 1]
    assert scores.max() == 4
    whole = np.array([[3, 1, 2]])
    assert datasets.ranks(whole, [1], seen=[[0]]).tolist() == [1]


def test_hits_and_gains():
    assert datasets.hit_rate([0, 9, 9.5, 10], k=10) == 0.75
    expected = (1 + 1 / np.log2(11)) / 3
    assert datasets.ndcg([0, 9, 10], k=10) == pytest.approx(expected)
    scores = np.random.default_rng(0).normal(size=(6, 20))
    truth = np.eye(20)[np.arange(6)]
    places = datasets.ranks(scores, np.arange(6))
    assert datasets.ndcg(places, k=7) == pytest.approx(
        ndcg_score(truth, scores, k=7)
    )


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.integers(-3, 3), st.booleans()),
        min_size=2,
        max_size=30,
    ).filter(lambda rows: len({y for _, y in rows}) == 2)
)
def test_the_area_is_that_of_scikit_learn(rows):
    scores, y = np.array(rows).T
    area = datasets.auc(scores, y)
    assert area == pytest.approx(roc_auc_score(y, scores))
    assert datasets.auc(-scores, y) == pytest.approx(1 - area)


def test_precision_takes_the_earlier_of_equals():
    scores, y = [0.5, 0.5, 0.5, 0.9], [1, 0, 1, 0]
    found = [datasets.precision_at(scores, y, k) for k in (1, 2, 3, 4)]
    assert found == [0, 0.5, pytest.approx(1 / 3), 0.5]


@pytest.mark.parametrize(
    ("do", "words"),
    [
        (lambda: datasets.ranks([1.0], [0]), r"scores \(n, items\)"),
        (lambda: datasets.ranks([[1.0]], [1]), "from 0 to 0"),
        (lambda: datasets.ranks([[1.0]], [0, 0]), "1 axes and 1 rows"),
        (lambda: datasets.ranks([[1.0]], [0.0]), "whole numbers"),
        (
            lambda: datasets.ranks([[1.0, 2.0]], [0], seen=[0]),
            "seen with 2 axes",
        ),
        (
            lambda: datasets.ranks(
                [[1.0, 2.0]] * 2, [0, 1], seen=[[1], [1]]
            ),
            "got it in row 1",
        ),
        (lambda: datasets.hit_rate([]), "at least one number"),
        (lambda: datasets.hit_rate([0], k=0), "k to be at least 1"),
        (lambda: datasets.ndcg([np.nan]), "finite numbers"),
        (lambda: datasets.ndcg([0], k=1.5), "whole number"),
        (lambda: datasets.auc([1.0], [1]), "0 and 1, and both"),
        (lambda: datasets.auc([1.0, 2.0], [0, 2]), "0 and 1, and both"),
        (lambda: datasets.auc([1.0, 2.0], [0]), r"scores and y \(n,\)"),
        (
            lambda: datasets.precision_at([1.0, 2.0], [0, 1], 3),
            "k to be at most 2",
        ),
    ],
)
def test_bad_rankings_are_refused(do, words):
    with pytest.raises(ValueError, match=f"expects .*{words}"):
        do()
