"""Experts, losses, layers and words: each has its place and its share."""

import numpy as np
import pytest
from matplotlib import pyplot as plt
from matplotlib.colors import to_hex

import anncourse as ann
from anncourse import plots
from anncourse.plots.kit import ink

rng = np.random.default_rng(0)


def texts(ax: plt.Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def test_shares_are_stacked_and_named_where_they_are_widest():
    shares = np.array([[0.9, 0.1], [0.3, 0.7], [0.5, 0.5]])
    ax = plots.gate_shares([0.0, 2.0, 1.0], shares, names=["low", "high"])
    lower, upper = (c.get_paths()[0].vertices for c in ax.collections)
    assert {(x, y) for x, y in lower.round(9).tolist()} >= {
        (0, 0.9),
        (1, 0.5),
        (2, 0.3),
    }
    assert upper[:, 1].max() == pytest.approx(1)
    places = {t.get_text(): t.xy for t in ax.texts}
    assert places["low"] == pytest.approx((0, 0.45))
    assert places["high"] == pytest.approx((2, 0.65))
    assert [
        to_hex(t.get_bbox_patch().get_facecolor()) for t in ax.texts
    ] == [
        ink.CLASSES[0],
        ink.CLASSES[1],
    ]


def test_experts_have_the_regions_that_the_gate_gives_them():
    X, y = [[0.5, 0.0], [0.0, 0.5]], [0, 1]
    ax = plots.expert_regions(lambda p: p, X, y, limit=1, resolution=4)
    expected = [[0, 1, 1, 1], [0, 0, 1, 1], [0, 0, 0, 1], [0, 0, 0, 0]]
    np.testing.assert_array_equal(
        ax.images[0].get_array(), np.array(expected).T
    )
    assert texts(ax) == ["expert 0", "expert 1"]
    dots = [c for c in ax.collections if len(c.get_offsets()) == 1][-2:]
    assert {to_hex(c.get_facecolor()[0]) for c in dots} == {ink.INK}


def test_a_surface_shows_the_loss_and_the_way_down():
    path = np.array([[1.0, 1.0], [0.5, 0.5], [0.0, 0.1]])
    ax = plots.loss_surface(
        lambda w: w[:, 0] ** 2 + 4 * w[:, 1] ** 2, {"SGD": path}, y=(-1, 1)
    )
    filled, drawn = ax.collections
    share = np.diff(np.searchsorted(np.sort(heights()), filled.levels))
    assert np.ptp(share) <= 20  # of 1,108: equal areas between the lines
    alphas = filled.get_facecolor()[:, 3]
    assert (np.diff(alphas) > 0).all()  # the darker, the higher
    assert len(drawn.levels) == 12
    line, steps, start, end = ax.lines
    np.testing.assert_array_equal(line.get_xydata(), path)
    np.testing.assert_array_equal(steps.get_xydata(), path[1:-1])
    assert start.get_markerfacecolor() == "none"
    assert end.get_xydata().tolist() == [[0, 0.1]]
    assert (ax.get_xlim(), ax.get_ylim()) == ((-2, 2), (-1, 1))


def heights() -> np.ndarray:
    x, y = np.linspace(-2, 2, 120), np.linspace(-1, 1, 120)
    return (x**2 + 4 * y[:, None] ** 2).ravel()


def test_a_path_without_a_name_has_no_legend_line():
    ax = plots.loss_surface(lambda w: w[:, 0], [[0, 0], [1, 1]])
    assert ax.get_legend() is None
    flat = plots.loss_surface(lambda w: 0 * w[:, 0])
    assert list(flat.collections) == []


def test_each_layer_has_its_histogram_on_one_axis():
    ax = plots.histograms(
        {"a": [-1.0, 1.0, 1.0], "b": np.zeros((2, 2))}, bins=2
    )
    one, two = (step.get_data() for step in ax.patches)
    np.testing.assert_array_equal(one.edges, two.edges)
    np.testing.assert_allclose(0 - one.values, [0.425, 0.85])
    assert two.baseline == 1
    assert texts(ax) == ["sd 0.94", "sd 0.00"]
    assert [t.get_text() for t in ax.get_yticklabels()] == ["a", "b"]
    tiny = plots.histograms({"a": [-1e-5, 1e-5]})
    assert texts(tiny) == ["sd 1e-05"]


def test_words_stand_beside_their_points_and_not_on_each_other():
    points = np.array([[0, 0], [0.01, 0.01], [0.02, 0], [1, 1]])
    words = ["one", "two", "three", "far"]
    ax = plots.embedding(points, words, groups=[0, 1, 1, 2])
    assert texts(ax) == words
    ax.figure.canvas.draw()
    boxes = [text.get_window_extent() for text in ax.texts]
    for i, box in enumerate(boxes):
        assert not any(box.overlaps(other) for other in boxes[i + 1 :])
    shown = [c.get_offsets().tolist() for c in ax.collections]
    assert shown == [[[0, 0]], [[0.01, 0.01], [0.02, 0]], [[1, 1]]]


def test_long_vectors_are_shown_along_their_principal_axes():
    V = rng.normal(size=(30, 1)) * [3, 4, 0] + 5.0
    ax = plots.embedding(V, range(30))
    assert ax.get_xlabel() == "principal axis 1: 100 % of the variance"
    x, y = ax.collections[0].get_offsets().T
    np.testing.assert_allclose(x, (V - V.mean(axis=0)) @ [0.6, 0.8, 0])
    np.testing.assert_allclose(y, 0, atol=1e-12)


def test_an_embedding_layer_may_be_given():
    layer = ann.Embedding(3, 2, rng=0)
    ax = plots.embedding(layer, [*"abc"])
    np.testing.assert_array_equal(
        ax.collections[0].get_offsets(), layer.params["W"]
    )


BAD = [
    (
        plots.gate_shares,
        ([0], [[0.5, 0.6]]),
        {},
        "sum 1, got sums from 1.1",
    ),
    (plots.gate_shares, ([0], [[-0.5, 1.5]]), {}, "-0.5 as the smallest"),
    (plots.gate_shares, ([0, 1], [[1.0]]), {}, r"x \(1,\)"),
    (plots.gate_shares, ([0], [[1.0]]), {"names": "ab"}, "1 names"),
    (plots.gate_shares, ([0], [[1 / 11] * 11]), {}, "at most 10 experts"),
    (plots.expert_regions, ("gate",), {}, "expects a gate"),
    (plots.expert_regions, (lambda p: p[:, 0],), {}, r"\(40000, K\)"),
    (plots.expert_regions, (lambda p: p,), {"limit": -1}, "greater than 0"),
    (plots.expert_regions, (lambda p: p, [[1, 2]]), {}, "one number in y"),
    (plots.loss_surface, (3,), {}, "expects a loss, got 3"),
    (plots.loss_surface, (lambda w: w,), {}, r"the losses \(14400,\)"),
    (plots.loss_surface, (lambda w: w[:, 0], [1, 2]), {}, r"path \(n, 2\)"),
    (
        plots.loss_surface,
        (lambda w: w[:, 0],),
        {"x": (1, 0)},
        "that ascend",
    ),
    (plots.loss_surface, (lambda w: w[:, 0],), {"levels": 0}, "at least 1"),
    (
        plots.loss_surface,
        (lambda w: w[:, 0] * np.nan,),
        {},
        "finite",
    ),
    (plots.histograms, ([1, 2],), {}, "dictionary of layers by name"),
    (plots.histograms, ({"a": []},), {}, "one number in a"),
    (plots.histograms, ({"a": [1]},), {"bins": 0}, "at least 1"),
    (
        plots.histograms,
        ({str(i): [1] for i in range(21)},),
        {},
        "at most 20 layers, got 21",
    ),
    (plots.embedding, ([[1.0]], ["a"]), {}, "2 numbers or more"),
    (plots.embedding, ([[1, 2]], ["a", "b"]), {}, "1 words"),
    (plots.embedding, ([[1, 2]], ["a"]), {"groups": [10]}, "groups 0 to 9"),
    (
        plots.embedding,
        (np.ones((81, 2)), range(81)),
        {},
        "up to 80 vectors",
    ),
]


@pytest.mark.parametrize(("draw", "given", "settings", "message"), BAD)
def test_bad_input_is_refused_by_name(draw, given, settings, message):
    with pytest.raises(ValueError, match=message) as error:
        draw(*given, **settings)
    assert draw.__name__ in str(error.value)
