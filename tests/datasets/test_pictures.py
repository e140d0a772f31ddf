"""Photographs, squares cut out of them, a picture to paint, tissue, faces."""

import numpy as np
import pytest

from anncourse import datasets
from anncourse.datasets.photographs import PHOTOGRAPHS, gray, normalized


@pytest.mark.parametrize("name", PHOTOGRAPHS)
def test_a_photograph_is_there_without_a_download(name):
    picture = datasets.photograph(name)
    assert picture.dtype == np.float32
    assert picture.shape[2] == 3
    assert 0 <= picture.min() < picture.max() - 0.25 <= 0.75
    one = datasets.photograph(name, color=False)
    assert one.shape == (*picture.shape[:2], 1)
    red, green, blue = np.moveaxis(picture.astype(float), -1, 0)
    luminance = 0.2125 * red + 0.7154 * green + 0.0721 * blue
    np.testing.assert_allclose(one[..., 0], luminance, atol=1e-6)


def test_shrinking_takes_means_of_whole_squares():
    whole = datasets.photograph("cat")
    small = datasets.photograph("cat", shrink=100)
    assert small.shape == (3, 4, 3)
    np.testing.assert_allclose(
        small[2, 3],
        whole[200:300, 300:400].mean((0, 1), dtype=np.float64),
        rtol=1e-6,
    )


def test_gray_keeps_white_white():
    assert gray(np.ones((1, 1, 3), np.float32)) == pytest.approx(1)


def test_normalized_squares_and_a_flat_one():
    crops = np.random.default_rng(0).random((5, 8, 8, 1), np.float32)
    crops[0] = 0.5
    scaled = normalized(crops)
    np.testing.assert_allclose(scaled.mean((1, 2, 3)), 0, atol=1e-6)
    np.testing.assert_allclose(scaled[1:].std((1, 2, 3)), 1, atol=0.01)
    assert not scaled[0].any()


def test_windows_slide_over_the_picture_row_by_row():
    picture = np.arange(5 * 7 * 2.0).reshape(5, 7, 2)
    windows, corners = datasets.sliding_windows(picture, 3, step=2)
    assert corners.tolist() == [
        [0, 0], [0, 2], [0, 4], [2, 0], [2, 2], [2, 4],
    ]  # fmt: skip
    for window, (row, column) in zip(windows, corners, strict=True):
        expected = picture[row : row + 3, column : column + 3]
        np.testing.assert_array_equal(window, expected)
    windows += 1
    assert picture[0, 0, 0] == 0


def pixels(sources, corners, size):
    """Return every pixel that the squares cover, as (photograph, row, column)."""
    return {
        (source, row + down, column + across)
        for source, (row, column) in zip(sources, corners, strict=True)
        for down in range(size)
        for across in range(size)
    }


def shares_pixels(crops, size):
    """Tell whether a pixel of a photograph is on both sides."""
    sources = crops.source_train, crops.source_test
    if "bottom left" in crops.source_train:  # quadrants of one photograph
        sources = tuple(["tissue"] * len(side) for side in sources)
    learned = pixels(sources[0], crops.corner_train, size)
    return bool(learned & pixels(sources[1], crops.corner_test, size))


@pytest.mark.parametrize(
    ("make", "settings"),
    [
        (datasets.cat_crops, {}),
        (datasets.cat_crops, {"concept": "coffee"}),
        (datasets.textures, {}),
        (datasets.tissue, {"quadrant": 1}),
    ],
)
def test_training_and_test_share_no_pixel(make, settings):
    few = {"size": 32, "train": 120, "test": 60, "rng": 1, **settings}
    assert not shares_pixels(make(**few), 32)
    assert shares_pixels(make(leaky=True, **few), 32)


def test_a_square_is_where_its_corner_says():
    crops = datasets.cat_crops(train=30, test=10, rng=0)
    for square, source, (row, column) in zip(
        crops.X_train, crops.source_train, crops.corner_train, strict=True
    ):
        picture = datasets.photograph(source)
        expected = picture[row : row + 32, column : column + 32]
        np.testing.assert_array_equal(square, expected)


def test_whole_photographs_are_held_out():
    crops = datasets.cat_crops(train=400, test=200, rng=0)
    np.testing.assert_array_equal(crops.y_train, np.arange(400) % 2)
    np.testing.assert_array_equal(
        crops.source_train == "cat", crops.y_train == 1
    )
    learned, tested = set(crops.source_train), set(crops.source_test)
    assert (len(learned), len(tested)) == (7, 4)
    assert learned & tested == {"cat"}
    assert crops.corner_train[crops.y_train == 1, 1].max() + 32 <= 225
    assert crops.corner_test[crops.y_test == 1, 1].min() >= 226


def test_the_looks_of_squares():
    raw = datasets.cat_crops(train=4, test=2, rng=0)
    one = datasets.cat_crops(train=4, test=2, color=False, rng=0)
    scaled = datasets.cat_crops(
        train=4, test=2, color=False, normalize=True, rng=0
    )
    np.testing.assert_allclose(one.X_train, gray(raw.X_train))
    np.testing.assert_allclose(scaled.X_train, normalized(one.X_train))
    assert scaled.X_train.dtype == np.float32


def test_a_painting_puts_its_pixels_back_in_place():
    cat = datasets.painting(rng=0)
    assert cat.picture.shape == (60, 90, 3)
    again = np.empty_like(cat.picture)
    again[cat.seen], again[~cat.seen] = cat.y_train, cat.y_test
    np.testing.assert_array_equal(again, cat.picture)
    assert cat.seen.sum() == 2700
    np.testing.assert_array_equal(cat.X[cat.seen.ravel()], cat.X_train)
    corner = np.array([-1 + 1 / 90, 2 / 3 - 1 / 90])
    np.testing.assert_allclose(cat.X[0], corner)
    np.testing.assert_allclose(cat.X[-1], -corner)
    np.testing.assert_allclose(cat.X[1] - cat.X[0], [2 / 90, 0], atol=1e-15)


def test_tissue_is_labeled_by_its_brown():
    squares = datasets.tissue(color=True, normalize=False, rng=0)
    X, y = squares.X_train, squares.y_train
    brown = np.rint(255 * (X[..., 0] - X[..., 2])).sum((1, 2))
    assert brown[y == 1].min() > brown[y == 0].max()
    picture = 255 * datasets.photograph("tissue")
    every, _ = datasets.sliding_windows(
        picture[..., :1] - picture[..., 2:], 32, step=8
    )
    middle = np.median(every.sum((1, 2, 3)))
    assert brown[y == 1].min() == pytest.approx(middle, rel=0.2)
    assert brown[y == 0].max() == pytest.approx(middle, rel=0.2)
    assert set(squares.source_test) == {"bottom right"}
    assert set(squares.source_train) == {
        "top left",
        "top right",
        "bottom left",
    }
    anywhere = datasets.tissue(leaky=True, rng=0)
    assert "across" in anywhere.source_test


def test_faces_come_first():
    X, y = datasets.faces()
    assert (X.dtype, X.min() >= 0, X.max() <= 1) == (np.float32, True, True)
    np.testing.assert_array_equal(y, np.repeat([1, 0], 100))
    # A face looks more like the mean face than a background does.
    flat = X.reshape(200, -1)
    alike = np.corrcoef(np.vstack([flat, flat[:100].mean(0)]))[-1, :-1]
    assert alike[:100].mean() > alike[100:].mean() + 0.3
