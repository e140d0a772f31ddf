"""Activations, their slopes, and what depth leaves of a gradient."""

import numpy as np
import pytest

import anncourse as ann
from anncourse import plots


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


BAD = [
    (plots.activation, ("relu6",), {}, "one of step, linear"),
    (plots.activation, ("relu",), {"limit": -1}, "greater than 0"),
    (plots.activation, ("relu",), {"at": "0"}, "at to be a number"),
    (plots.activations, ("relu",), {}, "expects a list"),
    (plots.activations, ([],), {}, "1 to 6 curves, got 0"),
    (plots.activations, (list(ann.ACTIVATIONS),), {}, "got 10"),
    (plots.activations, (["relu"],), {"slopes": 1}, "True or False"),
    (plots.slopes_through_depth, (["relu"],), {"layers": 0}, "at least 1"),
    (plots.slopes_through_depth, (["relu"],), {"z": np.nan}, "finite"),
]


@pytest.mark.parametrize(("draw", "given", "settings", "message"), BAD)
def test_bad_input_is_refused_by_name(draw, given, settings, message):
    with pytest.raises(ValueError, match=message) as error:
        draw(*given, **settings)
    assert draw.__name__ in str(error.value)
