"""Nets of bumps: on a line, in the plane, and far from all data."""

import numpy as np
import pytest

import anncourse as ann
from anncourse import plots
from anncourse.plots.kit import ink

rng = np.random.default_rng(0)


def rbf_net(
    places: list, widths: list, heights: list, bias: float
) -> ann.Layer:
    """Return a net whose numbers are known."""
    layer = ann.RBF(len(places[0]), len(places), rng=0)
    out = ann.Dense(len(places), 1, rng=0)
    net = ann.Serial(layer, out)
    layer.params["centers"] = places
    layer.params["log_widths"] = np.log(widths)
    out.params["W"] = np.reshape(heights, (-1, 1))
    out.params["b"] = [bias]
    return net


def test_bumps_and_their_sum_are_the_net():
    net = rbf_net([[-1.0], [1.0]], [0.5, 0.25], [2.0, -1.0], 0.5)
    ax = plots.bumps(net, [0.0, 1.0], [1.0, 2.0])
    data, up, down, total, ticks = ax.lines
    x = total.get_xdata()
    np.testing.assert_allclose(total.get_ydata(), net(x[:, None])[:, 0])
    np.testing.assert_allclose(
        up.get_ydata(), 2 * np.exp(-2 * (x + 1) ** 2)
    )
    assert down.get_ydata().min() == pytest.approx(-1, abs=1e-3)
    assert (up.get_linestyle(), down.get_linestyle()) == ("-", "--")
    assert (up.get_color(), down.get_color()) == (
        ink.POSITIVE,
        ink.NEGATIVE,
    )
    assert ticks.get_xdata().tolist() == [-1, 1]
    assert data.get_xydata().tolist() == [[0, 1], [1, 2]]
    assert (x[0], x[-1]) == (-2.5, 1.75)  # three widths beyond


def test_bumps_of_arrays_and_of_a_layer_alone():
    net = rbf_net([[-1.0], [1.0]], [0.5, 0.25], [2.0, -1.0], 0.5)
    for given in (net.layers[0], ([-1, 1], [0.5, 0.25])):
        ax = plots.bumps(given, span=(0, 1))
        *bumps, _ = ax.lines
        assert len(bumps) == 2
        x = bumps[0].get_xdata()
        np.testing.assert_allclose(
            bumps[0].get_ydata(), np.exp(-2 * (x + 1) ** 2)
        )
        assert ax.get_xlim() == (0, 1)


def test_a_circle_has_the_radius_of_its_width():
    places = [[0.0, 1.0], [2.0, 3.0]]
    net = rbf_net(places, [0.5, 2.0], [1, 1], 0)
    X = rng.normal(size=(9, 2))
    for given in (net, (places, [0.5, 2.0])):
        ax = plots.centers(given, X)
        circles = [(c.get_center(), c.radius) for c in ax.patches]
        assert circles == [((0, 1), pytest.approx(0.5)), ((2, 3), 2)]
        dots, marks = ax.lines
        np.testing.assert_array_equal(dots.get_xydata(), X)
        np.testing.assert_array_equal(marks.get_xydata(), places)
        assert ax.get_xlim()[1] >= 4  # all of the circle is seen


def test_far_from_data_is_shaded_where_no_point_is_near():
    ax = plots.far_from_data([[0.0, 0.0]], reach=1.0)
    (shade,) = ax.collections
    outline, hole = shade.get_paths()[0].to_polygons()
    np.testing.assert_allclose(np.abs(outline).max(axis=1), 3)
    np.testing.assert_allclose(np.hypot(*hole.T), 1, atol=0.01)
    assert shade.hatches == ["////"]


def test_far_from_data_keeps_the_limits_of_given_axes():
    ax = plots.bumps(([0.0], [1.0]))
    before = ax.get_xlim(), ax.get_ylim()
    assert plots.far_from_data([0.0, 1.0], reach=0.5, ax=ax) is ax
    assert (ax.get_xlim(), ax.get_ylim()) == before
    spans = [
        (round(x.min(), 1), round(x.max(), 1))
        for x, _ in (
            p.T for p in ax.collections[-1].get_paths()[0].to_polygons()
        )
    ]
    assert sorted(spans) == [(-3.0, -0.5), (1.5, 3.0)]


def test_nothing_is_far_where_all_is_near():
    ax = plots.far_from_data(
        [0.0], reach=9.0, ax=plots.bumps(([0.0], [1.0]))
    )
    assert list(ax.collections) == []


CIRCLE = ([[0.0, 0.0]], [1.0])
BAD = [
    (plots.bumps, ([1.0],), {}, "an RBF layer or"),
    (plots.bumps, (ann.Softmax(),), {}, "an RBF layer, got Softmax"),
    (plots.bumps, (CIRCLE,), {}, r"centers \(K,\) or \(K, 1\), got"),
    (plots.bumps, (([0.0], [0.0]),), {}, "widths above 0"),
    (plots.bumps, (([0.0], [1.0, 1.0]),), {}, r"widths \(1,\)"),
    (plots.bumps, (([0.0], [1.0]), [1.0]), {}, "one number in y"),
    (plots.bumps, (([0.0], [1.0]),), {"span": (1,)}, r"span \(2,\)"),
    (plots.bumps, (ann.RBF(2, 3, rng=0),), {}, "a net with 1 inputs"),
    (plots.centers, (([0.0], [1.0]),), {}, r"centers \(K, 2\)"),
    (plots.centers, (CIRCLE, [1.0]), {}, r"X \(n, 2\)"),
    (plots.far_from_data, ([[1, 2, 3]],), {"reach": 1}, r"X \(n,\) or"),
    (plots.far_from_data, ([1.0],), {"reach": 0}, "greater than 0"),
]


@pytest.mark.parametrize(("draw", "given", "settings", "message"), BAD)
def test_bad_input_is_refused_by_name(draw, given, settings, message):
    with pytest.raises(ValueError, match=message) as error:
        draw(*given, **settings)
    assert draw.__name__ in str(error.value)
