"""Squared distances by one matrix product."""

import numpy as np

from anncourse.centers.distances import columns, rows


def test_by_hand():
    # From (3, 0) to (0, 4): 9 + 16; to itself: nothing.
    points = np.array([[3.0, 0.0]])
    centers = np.array([[0.0, 4.0], [3.0, 0.0]])
    np.testing.assert_array_equal(
        rows(points) @ columns(centers), [[25, 0]]
    )


def test_the_product_is_the_sum_of_squared_differences():
    rng = np.random.default_rng(0)
    points, centers = rng.normal(size=(20, 5)), rng.normal(size=(7, 5))
    squares = np.square(points[:, None] - centers).sum(-1)
    product = rows(points) @ columns(centers)
    np.testing.assert_allclose(product, squares, rtol=1e-13)


def test_float32_stays():
    points = np.ones((2, 3), np.float32)
    assert rows(points).dtype == columns(points).dtype == np.float32
