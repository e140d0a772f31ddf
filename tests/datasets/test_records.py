"""Records: what they unpack to and how they print."""

from dataclasses import FrozenInstanceError

import numpy as np
import pytest

from anncourse import datasets


def test_four_parts_in_the_order_of_split():
    X, y = np.arange(16).reshape(8, 2), np.arange(8)
    four = datasets.split(X, y, rng=0)
    parts = datasets.HeldOut(*four)
    assert all(a is b for a, b in zip(parts, four, strict=True))
    assert parts.X_test is four[2]


def test_printing_shows_shapes_and_short_names():
    graph = datasets.Graph(
        np.zeros((3, 3), int), ("a", "b", "c"), np.zeros((3, 0)), ()
    )
    assert repr(graph) == (
        "Graph(adjacency (3, 3), names ('a', 'b', 'c'), attributes (3, 0), "
        "attribute_names ())"
    )
    many = datasets.Attendance(np.eye(4), tuple("abcd"), tuple("efgh"))
    assert "women (4,), events (4,)" in repr(many)


def test_records_are_frozen_and_equal_only_to_themselves():
    parts = datasets.HeldOut(*map(np.zeros, range(4)))
    with pytest.raises(FrozenInstanceError):
        parts.X_test = np.ones(3)
    assert parts == parts != datasets.HeldOut(*parts)
