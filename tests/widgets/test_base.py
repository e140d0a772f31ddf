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
    Brought,
    Choice,
    Entry,
    Flag,
    Many,
    Number,
    Numbers,
    Real,
    Records,
    Text,
    Without,
)
from tests.widgets.page import ask


class Scale(CourseWidget):
    """A figure made for these tests: a pair of lists of one length."""

    inputs = Numbers([0.8, 0.3], 2, 3)
    weights = Numbers([2.0, 1.0], 2, 3, same="inputs")
    units = Numbers([4], 0, 3, 1, 8, integer=True)
    bias = Number(-0.5, -10, 10)
    seed = Number(0, 0, 99, integer=True)
    curve = Choice("tanh", ["tanh", "relu"])
    shown = Flag(True)
    names = Records(["a"], "a list of words", Text(1, 4), given=True)
    points = Records(
        [[0, 0.5]],
        "a list of [point, x]",
        [Real(integer=True), Real(-1, 1)],
        places="points",
    )
    heights = Numbers([], many=Many("points", "units", "units"))
    marked = Numbers([], integer=True, places="points")
    epoch = Number(
        0, 0, integer=True, without=Without("heights", 9, "nothing is high")
    )
    current = Number(1.5, 0, 5, unit="nA", label="Input current")
    w1 = Entry("weights", 0)
    # The text is one that the page has to know, and no state.
    read = Brought(lambda: "A text.")

    def counts(self, state):
        return {"points": sum(state["units"])}

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
    ("names", ["abcde"], 'names must be a list of words; got ["abcde"].'),
    ("names", [""], 'names must be a list of words; got [""].'),
    ("points", [[1]], "points must be a list of [point, x]; got [[1]]."),
    (
        "points",
        [[0.5, 0]],
        "points must be a list of [point, x]; got [[0.5, 0]].",
    ),
    (
        "points",
        [[0, 2]],
        "points must be a list of [point, x]; got [[0, 2]].",
    ),
    (
        "points",
        [[True, 0]],
        "points must be a list of [point, x]; got [[true, 0]].",
    ),
]
TOGETHER = [
    (
        "points",
        [[4, 0]],
        "points counts points from 0, and there are 4; got 4.",
    ),
    (
        "marked",
        [0, -1],
        "marked counts points from 0, and there are 4; got -1.",
    ),
    (
        "heights",
        [1, 2],
        "heights must have 4 entries for units [4], or none; got 2.",
    ),
    (
        "epoch",
        10,
        "epoch must be from 0 to 9 where nothing is high; got 10.",
    ),
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


def on_the_page(name, value):
    """Return what the page says of a value that comes from elsewhere."""
    state = Scale().state() | {name: value}
    [said] = ask(
        {"complaint": "ui/rules.js"},
        """({ rules, state }) => complaint(rules, state,
             { points: ({ units }) => units.reduce((a, b) => a + b, 0) })""",
        [{"rules": Scale.rules(), "state": state}],
    )
    return said


@pytest.mark.parametrize(("name", "value", "message"), BAD + TOGETHER)
def test_the_page_refuses_in_the_same_words(name, value, message):
    # JSON has no word for NaN and infinity; a mirror is no part of the state.
    numbers = value if isinstance(value, list) else [value]
    endless = any(
        isinstance(n, float) and not math.isfinite(n) for n in numbers
    )
    if endless or name == "w1":
        return
    said = on_the_page(name, value)
    # A list is written with spaces in Python.
    assert said.replace(", ", ",") == message.replace(", ", ",")


def test_the_page_takes_what_python_takes():
    assert on_the_page("heights", [1, 2, 3, 4]) == ""
    assert on_the_page("points", [[3, 1]]) == ""


@pytest.mark.parametrize(("name", "value", "message"), TOGETHER)
def test_values_that_do_not_fit_together_are_refused(name, value, message):
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        Scale(**{name: value})


def test_limits_steps_units_and_labels_reach_the_page():
    rules = Scale().page_state()["_rules"]
    assert rules["current"] == {
        "kind": "number",
        "label": "Input current",
        "low": 0,
        "high": 5,
        "step": 0.05,
        "digits": 2,
        "unit": "nA",
    }
    assert rules["seed"]["step"] == 1
    assert rules["seed"]["digits"] == 0
    assert "step" not in rules["heights"]
    assert rules["names"]["given"]
    assert rules["w1"] == {
        "kind": "entry",
        "label": "W1",
        "of": "weights",
        "index": 0,
    }
    assert "gate" not in rules


def test_what_is_brought_along_reaches_the_page_and_is_no_state():
    """It is read when it is asked for, and a reader cannot name it."""
    figure = Scale()
    assert figure.page_state()["read"] == "A text."
    assert "read" not in figure.state()
    assert "read" not in figure.rules()
    with pytest.raises(ValueError, match="Scale has no trait 'read'"):
        Scale(read="another")
    with pytest.raises(ValueError, match="read must be a text; got 3"):
        figure.read = 3
    assert figure.read == "A text."


def test_lists_of_unequal_length_are_refused_together():
    with pytest.raises(
        ValueError, match="weights must have 3 entries; got 2"
    ):
        Scale(weights=[1, 2], inputs=[1, 2, 3])


def test_unknown_name_lists_what_there_is():
    with pytest.raises(
        ValueError, match="no trait 'weigths'; it has inputs"
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
