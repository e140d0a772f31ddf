"""What the networks see, and the layer that reads it."""

import numpy as np
import pytest

from anncourse.assistant.bag import Bag, fit_bag
from anncourse.assistant.features import (
    BUCKETS,
    bucket,
    pairs,
    seen,
    spoken,
    word_features,
)
from anncourse.assistant.tagging import examples, slots, window


def test_a_hash_worked_by_hand():
    """(2166136261 ^ 97) * 16777619 mod 2^32 is 3826002220."""
    assert bucket("a") == (3826002220 ^ (3826002220 >> 13)) % 8192


def test_hashes_fill_the_buckets_evenly():
    found = [bucket(f"word {i}") for i in range(80_000)]
    counts = np.bincount(found, minlength=BUCKETS)
    assert counts.max() < 30
    assert (counts == 0).mean() < 0.001


def test_case_and_marks_say_nothing():
    a, b = seen("RAIN, please!"), seen("rain please")
    assert np.array_equal(a[0], b[0])
    assert np.array_equal(a[1], b[1])


def test_numbers_are_alike():
    assert spoken("at 6:30 or 7") == ["at", "#", "or", "#"]
    assert word_features("#") == ["#"]


def test_pieces_of_a_word():
    pieces = word_features("dim")
    assert pieces == [
        "dim",
        "=lighting",
        "<di",
        "dim",
        "im>",
        "<dim",
        "dim>",
        "<dim>",
    ]


def test_the_order_of_words_is_seen_in_pairs():
    assert pairs(["paris", "to"]) == ["^ =city", "=city to", "to $"]
    assert pairs([]) == ["^ $"]


def test_what_is_seen_has_length_one():
    for text in ("", "rain", "will it rain in Rome tomorrow"):
        assert np.square(seen(text)[1]).sum() == pytest.approx(1)


def test_a_layer_adds_the_rows_of_what_is_there():
    layer = Bag(np.array([[1.0, 0], [0, 2], [5, 5]]), np.array([0.5, 0]))
    z = layer.scores((np.array([0, 1]), np.array([1.0, 3.0])))
    assert z.tolist() == [1.5, 6.0]


def test_rounding_keeps_the_largest_weight():
    layer = Bag(np.array([[1.0, 0], [0.501, 0]]), np.zeros(2)).rounded()
    assert layer.W[:, 0].tolist() == pytest.approx([1, 4 / 7])
    assert layer.W[:, 1].tolist() == [0, 0]


def test_a_layer_learns_which_feature_matters():
    bags = [(np.array([i % 2, 2 + i % 3]), np.ones(2)) for i in range(60)]
    layer = fit_bag(
        bags, np.arange(60) % 2, features=5, classes=2, epochs=30, rng=0
    )
    assert [int(layer.scores(bag).argmax()) for bag in bags[:2]] == [0, 1]
    spread = np.abs(layer.W[:, 0] - layer.W[:, 1])
    assert spread[:2].min() > 3 * spread[2:].max()


def test_the_tag_before_is_seen():
    words = ("new", "york")
    one, other = (window(words, 1, t, "weather")[0] for t in ("", "place"))
    assert not np.array_equal(one, other)


def test_examples_of_a_marked_sentence():
    windows, tags = examples(["in [New York|place]"], ["weather"])
    assert len(windows) == 3
    assert tags[0] == 0
    assert tags[1] == tags[2] > 0


def test_slots_join_neighbors_and_end_where_the_tag_ends():
    tags = ("unit", "", "unit", "unit")
    assert slots("miles to square feet", tags) == (
        ("unit", "miles"),
        ("unit", "square feet"),
    )
