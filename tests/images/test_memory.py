"""Images: their order in memory, windows over it, networks that read them."""

import numpy as np
import pytest

import anncourse as ann
from anncourse.images.memory import as_images, by_column, pair, windows


def test_one_number_stands_for_height_and_width():
    assert pair("Me", "size", 3) == (3, 3)
    assert pair("Me", "size", (2, 3)) == (2, 3)
    assert pair("Me", "size", [np.int64(2), 3]) == (2, 3)


@pytest.mark.parametrize("value", [(), (1,), [1, 2, 3]])
def test_a_pair_has_two_numbers(value):
    words = "^Me expects size to be a whole number or a pair of them, got"
    with pytest.raises(ValueError, match=words):
        pair("Me", "size", value)


@pytest.mark.parametrize("value", [0, -1, (2, 0), (0, 2), 1.5, True, "2"])
def test_sizes_are_positive_whole_numbers(value):
    with pytest.raises(ValueError, match=r"^Me expects size to be"):
        pair("Me", "size", value)


def test_columns_and_images_are_the_same_numbers(rng):
    images = rng.normal(size=(2, 3, 4, 5))  # (B, H, W, C)
    columns = by_column(images)
    assert columns.shape == (4, 5, 3, 2)  # (W, C, H, B)
    assert columns.flags.c_contiguous
    assert columns[3, 4, 2, 1] == images[1, 2, 3, 4]
    np.testing.assert_array_equal(as_images(columns), images)


def test_images_that_lie_by_column_are_not_copied():
    columns = np.zeros((4, 5, 3, 2))
    assert np.shares_memory(by_column(as_images(columns)), columns)


def test_number_by_number_the_order_stays():
    images = as_images(np.ones((4, 5, 3, 2)))
    assert by_column(np.maximum(images, 0) * 2).base is not None
    assert np.maximum(images, 0).transpose(2, 3, 1, 0).flags.c_contiguous


def test_windows_by_hand():
    # Three columns of two numbers each, for two examples.
    columns = np.arange(12).reshape(3, 2, 1, 2)
    tables = windows(columns, 2)
    np.testing.assert_array_equal(
        tables,
        [
            [[0, 1], [2, 3], [4, 5], [6, 7]],
            [[4, 5], [6, 7], [8, 9], [10, 11]],
        ],
    )
    np.testing.assert_array_equal(
        windows(columns, 1, 2)[1], columns[2, :, 0]
    )


def test_windows_are_views_that_cannot_be_written_to():
    columns = np.zeros((3, 2, 1, 2))
    tables = windows(columns, 2)
    assert np.shares_memory(tables, columns)
    with pytest.raises(ValueError, match="read-only"):
        tables[:] = 1


LAYERS = [
    ann.Conv2D(3, 2, 3, rng=0),
    ann.Conv2D(3, 2, 2, stride=2, padding=2, rng=0),
    ann.Conv2D(3, 2, (2, 3), padding="same", rng=0),
    ann.MaxPool2D(1),
    ann.MaxPool2D(2),
    ann.MaxPool2D(3, stride=1),
    ann.AvgPool2D(1),
    ann.AvgPool2D("all"),
]
over_layers = pytest.mark.parametrize("layer", LAYERS, ids=repr)


@over_layers
def test_the_order_in_memory_changes_nothing(layer, rng):
    x = rng.normal(size=(4, 6, 7, 3))
    y, cache = layer.forward(x)
    dy = rng.normal(size=y.shape)
    dx, grads = layer.backward(dy, cache)
    for order in (np.asfortranarray, lambda a: as_images(by_column(a))):
        again, cache = layer.forward(order(x))
        got, slopes = layer.backward(order(dy), cache)
        np.testing.assert_array_equal(again, y)
        np.testing.assert_array_equal(got, dx)
        for name, slope in grads.items():
            np.testing.assert_array_equal(slopes[name], slope)


@over_layers
def test_a_second_pass_leaves_the_first_alone(layer, rng):
    x = as_images(rng.normal(size=(7, 3, 6, 2)))
    y, cache = layer.forward(x)
    dy = as_images(by_column(np.ones_like(y)))
    dx, grads = layer.backward(dy, cache)
    ours = [y, dx, *grads.values()]
    kept = [a.copy() for a in ours]
    other, cache = layer.forward(-x)
    layer.backward(other, cache)
    for before, after in zip(kept, ours, strict=True):
        np.testing.assert_array_equal(before, after)
    assert not any(np.shares_memory(a, x) for a in ours)
    assert not any(np.shares_memory(a, dy) for a in ours)


def test_flatten_reads_row_by_row():
    x = np.arange(32.0).reshape(2, 4, 4, 1)
    net = ann.Serial(ann.MaxPool2D(2), ann.Flatten())
    np.testing.assert_array_equal(
        net(x), [[5, 7, 13, 15], [21, 23, 29, 31]]
    )


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_network_of_all_kinds_of_layers_learns(dtype):
    # Does the bright stripe lie along a row, or along a column?
    draws = np.random.default_rng(0)
    y = np.arange(320) % 2
    X = draws.normal(0, 0.2, (320, 8, 8, 1)).astype(dtype)
    for image, kind, place in zip(
        X, y, draws.integers(0, 8, 320), strict=True
    ):
        (image if kind else image.swapaxes(0, 1))[place] += 1
    net = ann.Serial(
        ann.Conv2D(1, 4, 3, padding="same", rng=1),
        ann.BatchNorm(4),
        ann.MaxPool2D(2),
        ann.Activation("relu"),
        ann.Dropout(0.1, rng=2),
        ann.Conv2D(4, 4, 2, rng=3),
        ann.AvgPool2D((1, 2), stride=1),
        ann.Activation("relu"),
        ann.Flatten(),
        ann.Dense(24, 2, rng=4),
    )
    steps = ann.train(
        *(net, X[:256], y[:256], ann.softmax_cross_entropy, ann.Adam(0.02)),
        epochs=15,
        rng=0,
    )
    assert all(p.dtype == dtype for s in steps for p in s.grads.values())
    assert (net(X[256:]).argmax(1) == y[256:]).mean() > 0.95
