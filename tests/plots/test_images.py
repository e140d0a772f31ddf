"""Images, kernels and maps: each in its tile, on one scale, under its name."""

import numpy as np
import pytest
from matplotlib import pyplot as plt
from matplotlib.colors import to_hex

import anncourse as ann
from anncourse import plots
from anncourse.plots.kit import ink

rng = np.random.default_rng(0)
PIXELS = rng.integers(0, 256, size=(7, 4, 5)).astype(np.uint8)
COLORS = rng.random((2, 4, 5, 3))


def texts(ax: plt.Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def middle(picture) -> tuple[float, float]:
    left, right, bottom, top = picture.get_extent()
    return (left + right) / 2, (bottom + top) / 2


def test_images_stand_in_rows():
    ax = plots.images(PIXELS, columns=4)
    places = [middle(picture) for picture in ax.images]
    across = [x for x, _ in places]
    up = [y for _, y in places]
    assert across[0] < across[1] < across[2] < across[3]
    assert across[4:] == pytest.approx(across[:3])
    assert up[0] == up[3] > up[4] == up[6]
    assert texts(ax) == []


def test_a_picture_is_itself_on_every_page():
    """Bytes keep their gray, other numbers share one scale, colors stay colors."""
    (first, *_) = plots.images(PIXELS).images
    np.testing.assert_allclose(first.get_array()[..., 0], PIXELS[0] / 255)
    dark, light = plots.images([[[0.0, 1.0]], [[2.0, 4.0]]]).images
    np.testing.assert_allclose(dark.get_array()[0, :, 0], [0, 0.25])
    np.testing.assert_allclose(light.get_array()[0, :, 2], [0.5, 1])
    both = plots.images((255 * COLORS).astype(np.uint8)).images
    np.testing.assert_allclose(both[1].get_array(), COLORS[1], atol=0.004)


def test_a_wrong_answer_has_a_dashed_frame_and_the_truth():
    ax = plots.images(
        PIXELS[:3], [0, 1, 2], [0, 2, 2], names=["a", "b", "c"]
    )
    assert texts(ax) == ["a", "c", "is b", "c"]
    edges = [to_hex(frame.get_edgecolor()) for frame in ax.patches]
    assert edges == [ink.INK, ink.NEGATIVE, ink.INK]
    dashes = [frame.get_linestyle() != "-" for frame in ax.patches]
    assert dashes == [False, True, False]
    under = [text.get_position()[0] for text in ax.texts]
    assert under[1] == under[2] == pytest.approx(middle(ax.images[1])[0])


def test_words_and_labels_alone():
    assert texts(plots.images(COLORS, ["cat", "cup"])) == ["cat", "cup"]
    assert texts(plots.images(COLORS, predicted=[1, 0])) == ["1", "0"]


def test_an_occlusion_lies_over_its_picture():
    drops = np.array([[0.5, 0.0], [0.0, -0.25]])
    picture, heat = plots.occlusion(PIXELS[0], drops).images
    assert picture.get_extent() == heat.get_extent()
    dots = heat.get_array()
    high, wide = (n // 2 for n in dots.shape[:2])
    assert (dots[:high, :wide] == (0, 114, 178, 255)).all()
    assert not dots[:high, wide:, 3].any()
    assert set(np.unique(dots[high:, wide:, 3])) == {0, 128}
    gray = picture.get_array()
    assert 0.3 < gray.min() <= gray.max() < 0.7  # no stronger than the heat


def test_kernels_share_a_scale_and_are_numbered():
    W = np.zeros((3, 3, 1, 5))
    W[1, 1, 0] = [1, -1, 0.5, 0, 0]
    ax = plots.kernels(W)
    assert texts(ax) == ["1", "2", "3", "4", "5"]
    centers = [kernel.get_array()[50, 50] for kernel in ax.images]
    strongest = [kernel.get_array()[..., 3].max() for kernel in ax.images]
    assert strongest == [255, 255, 128, 0, 0]
    assert tuple(centers[0]) == (0, 114, 178, 255)


def test_kernels_of_several_channels_are_a_table():
    W = rng.normal(size=(3, 2, 6, 12))
    ax = plots.kernels(W)
    assert len(ax.images) == 4 * 8
    assert {text for text in texts(ax) if "input" in text} == {
        f"input {i}" for i in (1, 2, 3, 4)
    }
    assert ax.get_legend().get_title().get_text() == "8 of 12 kernels"
    dots = ax.images[1 * 8 + 2].get_array()  # input 2, kernel 3
    high, wide = dots.shape[0] // 3, dots.shape[1] // 2
    orange = dots[high // 2 :: high, wide // 2 :: wide, 0] == 213
    np.testing.assert_array_equal(orange, W[:, :, 1, 2] < 0)


def test_kernels_of_a_layer():
    layer = ann.Conv2D(1, 2, 3, rng=0)
    one, same = plots.kernels(layer), plots.kernels(layer.params["W"])
    for a, b in zip(one.images, same.images, strict=True):
        np.testing.assert_array_equal(a.get_array(), b.get_array())
    above = plots.kernels(np.abs(layer.params["W"])).get_legend()
    assert len(above.get_texts()) == 2  # nothing is negative


def test_feature_maps_share_a_scale_and_carry_names():
    maps = np.zeros((2, 3, 2))
    maps[0, 0] = [4, 1]
    ax = plots.feature_maps(maps, labels=["edge", "spot"])
    assert texts(ax) == ["edge", "spot"]
    top = [image.get_array()[0, 0, 3] for image in ax.images]
    assert top == [255, 64]
    left, right, bottom, top = ax.images[0].get_extent()
    assert (top - bottom) / (right - left) == pytest.approx(2 / 3)


def test_depth_gives_each_layer_a_row_of_its_own_scale():
    layers = {
        "picture": np.ones((4, 4, 1)),
        "conv": 0.01 * np.ones((2, 2, 9)),
    }
    ax = plots.maps_through_depth(layers, columns=3)
    assert len(ax.images) == 1 + 3
    assert texts(ax) == ["picture\n4 × 4", "conv\n2 × 2 × 9"]
    assert {image.get_array()[..., 3].min() for image in ax.images} == {255}
    assert middle(ax.images[0])[1] > middle(ax.images[1])[1]


DIGIT = np.ones((1, 8, 8))
BAD = [
    (
        plots.images,
        ([[1, 2]],),
        {},
        r"pictures \(n, H, W\) or \(n, H, W, 1\)",
    ),
    (
        plots.images,
        (np.ones((61, 2, 2)),),
        {},
        "at most 60 pictures, got 61",
    ),
    (plots.images, (DIGIT, [1, 2]), {}, r"1 labels, got \[1, 2\]"),
    (plots.images, (DIGIT, [1], [1, 2]), {}, "1 answers"),
    (plots.images, (DIGIT, [3]), {"names": ["a"]}, "a name for class 3"),
    (plots.images, (DIGIT, [-1]), {"names": ["a"]}, "whole numbers from 0"),
    (plots.images, (DIGIT,), {"columns": 0}, "at least 1"),
    (plots.images, (DIGIT * np.nan,), {}, "finite numbers"),
    (plots.occlusion, (DIGIT[0], [0.1]), {}, r"drops \(h, w\)"),
    (plots.occlusion, ([1, 2], [[0.1]]), {}, "pictures"),
    (plots.kernels, (np.ones((3, 3)),), {}, r"\(kh, kw, C_in, C_out\)"),
    (plots.kernels, (ann.Softmax(),), {}, "weights to hold numbers"),
    (plots.kernels, (np.ones((1, 1, 1, 1)),), {"columns": "2"}, "whole"),
    (plots.feature_maps, (DIGIT[0],), {}, r"maps \(H, W, C\), got shape"),
    (plots.feature_maps, (np.ones((1, 1, 65)),), {}, "64 maps, got 65"),
    (plots.feature_maps, (DIGIT,), {"labels": "12345678"}, "8 labels"),
    (
        plots.maps_through_depth,
        ([DIGIT],),
        {},
        "dictionary of maps by name",
    ),
    (plots.maps_through_depth, ({"a": [1]},), {}, r"a \(H, W, C\)"),
]


@pytest.mark.parametrize(("draw", "given", "settings", "message"), BAD)
def test_bad_input_is_refused_by_name(draw, given, settings, message):
    with pytest.raises(ValueError, match=message) as error:
        draw(*given, **settings)
    assert draw.__name__ in str(error.value)
