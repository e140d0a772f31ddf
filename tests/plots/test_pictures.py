"""What the pictures show: the numbers that were given, in the right places."""

import numpy as np
import pytest
from matplotlib import pyplot as plt
from matplotlib.colors import to_hex

import anncourse as ann
from anncourse import plots
from anncourse.plots import ink

X, Y = ann.datasets.circles(20, rng=0)
NET = ann.Serial(ann.Dense(2, 3, rng=0), ann.Activation("tanh"))
UMBRELLA = ([0.8, 0.3], [2.0, -1.0], -0.5)

PICTURES = {
    "points": lambda ax: plots.points(X, Y, ax=ax),
    "decision_regions": lambda ax: plots.decision_regions(NET, X, Y, ax=ax),
    "decision_line": lambda ax: plots.decision_line([1, 1], 0, X, Y, ax=ax),
    "activation": lambda ax: plots.activation("tanh", at=1, ax=ax),
    "activations": lambda ax: plots.activations(["relu", "elu"], ax=ax),
    "slopes_through_depth": lambda ax: plots.slopes_through_depth(
        ["relu", "step"], ax=ax
    ),
    "gradient_sizes": lambda ax: plots.gradient_sizes({"a": [1]}, ax=ax),
    "losses": lambda ax: plots.losses({"a": [2.0, 1.0]}, ax=ax),
    "neuron": lambda ax: plots.neuron(*UMBRELLA, ax=ax),
    "contributions": lambda ax: plots.contributions(*UMBRELLA, ax=ax),
    "network": lambda ax: plots.network(NET, ax=ax),
}


def texts(ax: plt.Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def test_every_picture_is_tried():
    assert sorted(PICTURES) == plots.__all__


@pytest.mark.parametrize("draw", PICTURES.values(), ids=PICTURES.keys())
def test_a_picture_is_drawn_where_asked_and_changes_no_data(draw):
    _, given = plt.subplots()
    before = X.copy(), Y.copy(), NET(X)
    assert draw(given) is given
    assert draw(None) is not given
    for ax in (given, plt.gca()):
        ax.figure.canvas.draw()  # a warning here would be an error
        assert ax.has_data() or ax.patches
    for old, new in zip(before, (X, Y, NET(X)), strict=True):
        np.testing.assert_array_equal(old, new)
    with pytest.raises(
        ValueError, match="expects ax to be matplotlib Axes"
    ):
        draw("axes")


def test_points_by_class():
    ax = plots.points(X, Y)
    zero, one = ax.collections
    np.testing.assert_array_equal(zero.get_offsets(), X[Y == 0])
    np.testing.assert_array_equal(one.get_offsets(), X[Y == 1])
    assert to_hex(one.get_facecolor()[0]) == ink.POSITIVE


def test_regions_show_the_side_of_the_logit():
    ax = plots.decision_regions(lambda x: x[:, 0], resolution=4)
    picture = ax.images[0].get_array()
    np.testing.assert_array_equal(picture[0], [False, False, True, True])
    line = ax.collections[0].get_paths()[0].vertices
    np.testing.assert_allclose(line[:, 0], 0, atol=1e-12)


def test_regions_of_one_answer_have_no_border():
    assert not plots.decision_regions(lambda x: x[:, 0] + 9).collections


def test_regions_of_many_classes():
    def nearest(x: np.ndarray) -> np.ndarray:
        return -np.stack([(x[:, 0] - c) ** 2 for c in (-1, 0, 1)], axis=1)

    ax = plots.decision_regions(nearest)
    filled = ax.collections[0]
    colors = [to_hex(color) for color in filled.get_facecolor()]
    assert colors == list(ink.CLASSES[:3])


def test_the_line_of_a_neuron_and_its_arrow():
    ax = plots.decision_line([0.0, -2.0], 1.0)  # x2 = 1/2, yes below
    line = ax.collections[0].get_paths()[0].vertices
    np.testing.assert_allclose(line[:, 1], 0.5, atol=0.01)
    arrow = ax.texts[0]
    np.testing.assert_allclose(arrow.xyann, (0, 0.5))
    assert arrow.xy[1] < 0.5


def test_an_activation_with_its_slope_and_a_tangent():
    ax = plots.activation("sigmoid", at=0.8)
    curve, slope, tangent, dots = ax.lines
    np.testing.assert_allclose(
        curve.get_ydata(), ann.sigmoid(curve.get_xdata())
    )
    np.testing.assert_allclose(
        slope.get_ydata(), ann.sigmoid.slope(slope.get_xdata())
    )
    assert tangent.get_slope() == pytest.approx(ann.sigmoid.slope(0.8))
    np.testing.assert_allclose(dots.get_ydata(), [0.69, 0.214], atol=0.001)
    assert ax.get_title() == "z = 0.80, a = 0.69, slope 0.21"


def test_a_jump_is_a_gap():
    y = plots.activation("step").lines[0].get_ydata()
    assert np.isnan(y).sum() == 1
    assert set(y[~np.isnan(y)]) == {0, 1}
    slope = plots.activation("relu").lines[1].get_ydata()
    assert np.isnan(slope).sum() == 1


def test_slopes_on_request():
    ax = plots.activations(["tanh", ann.relu], slopes=True)
    assert ax.get_ylabel() == "slope"
    assert [line.get_label() for line in ax.lines] == ["tanh", "relu"]
    assert ax.lines[0].get_ydata().max() == pytest.approx(1)
    styles = [line.get_linestyle() for line in ax.lines]
    assert styles[0] != styles[1]


def test_what_depth_leaves_of_a_gradient_by_hand():
    ax = plots.slopes_through_depth(["relu"], z=1, weight=0.5, layers=4)
    np.testing.assert_allclose(
        ax.lines[0].get_ydata(), [1, 0.5, 0.25, 0.125]
    )
    dead = plots.slopes_through_depth(["relu"], z=-1).lines[0].get_ydata()
    assert np.isnan(dead).all()


def test_depth_agrees_with_a_chain_of_layers():
    weight, z, n = 1.7, 0.5, 6
    chain = [ann.Activation("tanh")]
    for _ in range(n - 1):
        link = ann.Dense(1, 1)
        link.params["W"] = [[weight]]
        chain += [link, ann.Activation("tanh")]
    net = ann.Serial(*chain)
    y, cache = net.forward(np.array([[z]]))
    dx, _ = net.backward(np.ones_like(y), cache)
    ax = plots.slopes_through_depth(["tanh"], z=z, weight=weight, layers=n)
    assert ax.lines[0].get_ydata()[-1] == pytest.approx(abs(dx.item()))


def test_losses_of_a_history_mark_the_best_epoch():
    history = ann.History([3.0, 2.0, 1.0], [3.0, 2.5, 2.7], best_epoch=1)
    ax = plots.losses(history)
    labels = ax.get_legend_handles_labels()[1]
    assert labels == ["training", "validation", "best: epoch 2"]
    np.testing.assert_array_equal(ax.lines[0].get_ydata(), [3, 2, 1])
    np.testing.assert_array_equal(ax.lines[0].get_xdata(), [1, 2, 3])
    assert ax.lines[-1].get_xydata().tolist() == [[2, 2.5]]
    assert ax.get_ylim()[0] == 0


def test_losses_on_a_logarithmic_axis():
    ax = plots.losses(ann.History([3.0, 0.1]), log=True)
    assert ax.get_yscale() == "log"
    assert ax.get_legend_handles_labels()[1] == ["training"]


def test_a_neuron_shows_its_numbers():
    shown = texts(plots.neuron(*UMBRELLA, labels=["sky", "forecast"]))
    for text in ("sky", "0.80", "w = 2.00", "w = −1.00", "b = −0.50"):
        assert text in shown
    assert "Σ 0.80" in shown
    assert shown[-1] == "a = 0.69"


def test_a_weight_is_told_by_color_dash_and_width():
    positive, negative = plots.neuron(*UMBRELLA).lines
    assert positive.get_color() == ink.POSITIVE
    assert positive.get_linestyle() == "-"
    assert negative.get_color() == ink.NEGATIVE
    assert negative.get_linestyle() == "--"
    assert (positive.get_linewidth(), negative.get_linewidth()) == (5, 3)
    huge = plots.neuron([1], [100], 0).lines[0]
    assert huge.get_linewidth() == 10


def test_contributions_add_up():
    ax = plots.contributions(*UMBRELLA, labels=["sky", "forecast"])
    ends = [bar.get_x() + bar.get_width() for bar in ax.patches]
    np.testing.assert_allclose(ends, [1.6, 1.3, 0.8, 0.8])
    assert texts(ax) == ["+1.60", "−0.30", "−0.50", "+0.80"]
    names = [label.get_text() for label in ax.get_yticklabels()]
    assert names[0] == "sky: 2.00 × 0.80"
    assert ax.patches[1].get_hatch()
    assert not ax.patches[0].get_hatch()


def test_contributions_of_nothing():
    ax = plots.contributions([0.0], [0.0], 0.0)
    assert ax.get_xlim() == (-0.25, 0.25)


def test_a_network_has_a_line_for_each_weight():
    net = ann.Serial(
        ann.Dense(2, 3, rng=0), ann.Serial(ann.Dense(3, 1, rng=0))
    )
    ax = plots.network(net)
    assert (len(ax.patches), len(ax.lines)) == (6, 9)
    W = net.named_params()["0.W"]
    colors = [line.get_color() for line in ax.lines[:6]]
    assert colors == [ink.sign_color(w) for w in W.ravel()]
    assert texts(ax)[-3:] == ["2 inputs", "3 units", "1 output"]


def test_a_wide_layer_is_drawn_in_part():
    ax = plots.network([64, 3, 10])
    assert len(ax.patches) == 8 + 3 + 8
    assert "64 inputs\n(8 drawn)" in texts(ax)


BAD = [
    (plots.points, ([[1, 2]], [1.0]), {}, "classes 0 to 9"),
    (plots.points, ([[1, 2]], [10]), {}, "classes 0 to 9"),
    (plots.points, ([[1, 2]], [-1]), {}, "classes 0 to 9"),
    (plots.points, ([[1, 2]], [1, 0]), {}, r"X \(n, 2\) and y \(n,\)"),
    (plots.points, ([[1, np.nan]], [1]), {}, "finite numbers"),
    (plots.decision_regions, ("net",), {}, "expects a network"),
    (plots.decision_regions, (lambda x: x[:3],), {}, r"shape \(40000, K\)"),
    (plots.decision_regions, (lambda x: x * np.nan,), {}, "finite numbers"),
    (plots.decision_regions, (NET, X), {}, "at least one number in y"),
    (plots.decision_regions, (NET,), {"limit": 0}, "greater than 0"),
    (plots.decision_regions, (NET,), {"resolution": 1}, "at least 2"),
    (plots.decision_line, ([0, 0], 1), {}, "not both 0"),
    (plots.decision_line, ([1, 2, 3], 1), {}, "two weights"),
    (plots.decision_line, ([1, 2], np.inf), {}, "b to be finite"),
    (plots.activation, ("relu6",), {}, "one of step, linear"),
    (plots.activation, ("relu",), {"limit": -1}, "greater than 0"),
    (plots.activation, ("relu",), {"at": "0"}, "at to be a number"),
    (plots.activations, ("relu",), {}, "expects a list"),
    (plots.activations, ([],), {}, "1 to 6 curves, got 0"),
    (plots.activations, (list(ann.ACTIVATIONS),), {}, "got 10"),
    (plots.activations, (["relu"],), {"slopes": 1}, "True or False"),
    (plots.slopes_through_depth, (["relu"],), {"layers": 0}, "at least 1"),
    (plots.slopes_through_depth, (["relu"],), {"z": np.nan}, "finite"),
    (plots.losses, ([1, 2],), {}, "a History or a dictionary"),
    (plots.losses, ({},), {}, "1 to 6 curves, got 0"),
    (plots.losses, (ann.History(),), {}, "1 to 6 curves, got 0"),
    (plots.losses, ({"a": []},), {}, "at least one number in a"),
    (plots.losses, ({"a": 1.0},), {}, "a to be a list"),
    (plots.losses, ({"a": [1]},), {"log": "yes"}, "True or False"),
    (plots.neuron, ([1], [1, 2], 0), {}, "as many weights as inputs"),
    (plots.neuron, ([1] * 9, [1] * 9, 0), {}, "1 to 8"),
    (plots.neuron, UMBRELLA, {"labels": ["sky"]}, "2 labels"),
    (plots.neuron, UMBRELLA, {"labels": "ab"}, "2 labels"),
    (plots.neuron, UMBRELLA, {"activation": "x"}, "one of step"),
    (plots.contributions, ([1], [1], True), {}, "bias to be a number"),
    (plots.network, (ann.Softmax(),), {}, "a Dense layer"),
    (plots.network, ([3],), {}, "two sizes"),
    (plots.network, ("23",), {}, "two sizes"),
    (plots.network, ([2, 0],), {}, "size 1 to be at least 1"),
    (plots.network, ([2, 1.5],), {}, "size 1 to be a whole number"),
]


@pytest.mark.parametrize(("draw", "given", "settings", "words"), BAD)
def test_bad_input_is_refused_by_name(draw, given, settings, words):
    with pytest.raises(ValueError, match=words) as error:
        draw(*given, **settings)
    assert any(name in str(error.value) for name in plots.__all__)
