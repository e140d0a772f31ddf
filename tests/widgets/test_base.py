"""The Python side that every live figure shares."""

import base64
import math
import re

import numpy as np
import pytest
from IPython.core.formatters import DisplayFormatter
from matplotlib.figure import Figure

from anncourse import widgets
from anncourse.widgets.base import CourseWidget
from anncourse.widgets.traits import (
    Choice,
    Entry,
    Flag,
    Number,
    Numbers,
    Records,
)


class Scale(CourseWidget):
    """A figure made for these tests: a pair of lists of one length."""

    weights = Numbers([2.0, 1.0], 2, 3, same="inputs")
    inputs = Numbers([0.8, 0.3], 2, 3)
    units = Numbers([4], 0, 3, 1, 8, integer=True)
    bias = Number(-0.5, -10, 10)
    seed = Number(0, 0, 99, integer=True)
    curve = Choice("tanh", ["tanh", "relu"])
    shown = Flag(True)
    names = Records(["a"], "a list of words", lambda e: isinstance(e, str))
    w1 = Entry("weights", 0)

    def describe(self):
        return f"A scale of weights {self.weights}."

    def picture(self):
        return Figure(figsize=(1, 1))


BAD = [
    ("bias", math.nan, "bias must be a number from -10 to 10; got NaN."),
    (
        "bias",
        math.inf,
        "bias must be a number from -10 to 10; got Infinity.",
    ),
    ("bias", 11, "bias must be a number from -10 to 10; got 11."),
    ("bias", None, "bias must be a number from -10 to 10; got nothing."),
    ("bias", True, "bias must be a number from -10 to 10; got true."),
    ("bias", "1", 'bias must be a number from -10 to 10; got "1".'),
    ("seed", 1.5, "seed must be a whole number from 0 to 99; got 1.5."),
    ("weights", 3, "weights must be a list of numbers; got 3."),
    ("weights", [1, None], "weights must be numbers; entry 2 is nothing."),
    ("weights", [1, math.nan], "weights must be numbers; entry 2 is NaN."),
    ("weights", [1, 2, 3], "weights must have 2 entries; got 3."),
    ("inputs", [1], "inputs must have 2 to 3 entries; got 1."),
    (
        "units",
        [4, 9],
        "units must be whole numbers from 1 to 8; entry 2 is 9.",
    ),
    ("curve", "cube", 'curve must be one of tanh, relu; got "cube".'),
    ("shown", 1, "shown must be true or false; got 1."),
    ("names", ["a", 2], 'names must be a list of words; got ["a", 2].'),
    ("w1", math.nan, "w1 must be a number; got NaN."),
]


@pytest.mark.parametrize(("name", "value", "message"), BAD)
def test_bad_value_is_named_and_the_last_good_state_kept(
    name, value, message
):
    figure = Scale()
    before = figure.state()
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        setattr(figure, name, value)
    assert figure.state() == before


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, value, _ in BAD]
)
def test_constructor_refuses_the_same_values(name, value):
    with pytest.raises(ValueError, match=name):
        Scale(**{name: value})


def test_lists_of_unequal_length_are_refused_together():
    with pytest.raises(
        ValueError, match="weights must have 3 entries; got 2"
    ):
        Scale(weights=[1, 2], inputs=[1, 2, 3])


def test_unknown_name_lists_what_there_is():
    with pytest.raises(
        ValueError, match="no trait 'weigths'; it has weights"
    ):
        Scale(weigths=[1, 2])


def test_entry_and_list_follow_each_other():
    figure = Scale(weights=[3, 1])
    assert figure.w1 == 3
    figure.w1 = -1.5
    assert figure.weights == [-1.5, 1]
    figure.weights = [7, 0]
    assert figure.w1 == 7


def test_entry_given_to_the_constructor_sets_the_list():
    assert Scale(w1=9).weights == [9, 1]


def test_two_figures_share_no_list():
    first, second = Scale(), Scale()
    first.weights = [5, 5]
    assert second.weights == [2, 1]


def test_numpy_values_become_plain_numbers():
    figure = Scale(weights=np.array([1, 2]), bias=np.float32(0.5))
    assert figure.weights == [1.0, 2.0]
    assert type(figure.weights[0]) is float
    assert type(figure.bias) is float


def test_repr_is_the_call_that_makes_the_figure():
    figure = Scale(bias=2, weights=[1, -1])
    again = eval(repr(figure), {"Scale": Scale})
    assert again.state() == figure.state()


def test_mimebundle_holds_view_picture_and_sentence(monkeypatch):
    monkeypatch.setattr(Scale, "_esm", "export default {}", raising=False)
    data, _ = Scale()._repr_mimebundle_()
    assert data["text/plain"] == "A scale of weights [2.0, 1.0]."
    assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG")
    view = data["application/vnd.jupyter.widget-view+json"]
    assert view["model_id"]


def test_a_cell_shows_them_in_one_output(capsys):
    """With ipywidgets 7, too, which shows a widget by a way of its own."""
    data, _ = DisplayFormatter().format(Scale())
    assert set(data) == {
        "text/plain",
        "image/png",
        "application/vnd.jupyter.widget-view+json",
    }
    assert data["text/plain"] == "A scale of weights [2.0, 1.0]."
    assert capsys.readouterr() == ("", "")


def test_a_closed_figure_is_shown_as_its_call(capsys):
    figure = Scale(bias=2)
    figure.close()
    data, _ = DisplayFormatter().format(figure)
    assert data == {"text/plain": repr(figure)}
    assert capsys.readouterr() == ("", "")


def test_equal_figures_are_equal_files():
    assert Scale().png() == Scale().png()


def test_every_public_figure_loads_with_its_bundle():
    for name in widgets.__all__:
        figure = getattr(widgets, name)
        assert issubclass(figure, CourseWidget)
        assert "render" in figure._esm
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        widgets.__getattr__("Nothing")
