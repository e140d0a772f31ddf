"""Trainings: losses, learning curves, schedules, sizes of gradients."""

import numpy as np
import pytest

import anncourse as ann
from anncourse import plots

RUNS = np.array([[3.0, 2.0, 2.5], [9.0, 5.0, 3.0], [4.0, 1.0, 2.0]])


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


def test_several_runs_are_a_median_and_a_band():
    """The line is the median, the band reaches from the lowest to the highest."""
    ax = plots.losses({"three": RUNS, "one": [1.0, 1.0, 1.0]})
    *edges, median, one = ax.lines
    np.testing.assert_array_equal(edges[0].get_ydata(), [3, 1, 2])
    np.testing.assert_array_equal(edges[1].get_ydata(), [9, 5, 3])
    np.testing.assert_array_equal(median.get_ydata(), [4, 2, 2.5])
    np.testing.assert_array_equal(one.get_ydata(), [1, 1, 1])
    (band,) = ax.collections
    height = band.get_paths()[0].vertices[:, 1]
    assert (height.min(), height.max()) == (1, 9)
    named = [text.get_text() for text in ax.get_legend().get_texts()]
    assert named == ["three", "one"]


def test_lines_stand_where_x_says():
    ax = plots.lines(
        [1, 10, 100], {"a": [1, 2, 3]}, xlabel="width", log=True
    )
    np.testing.assert_array_equal(ax.lines[0].get_xdata(), [1, 10, 100])
    assert (ax.get_xlabel(), ax.get_yscale()) == ("width", "log")


@pytest.mark.parametrize(
    ("best", "epoch", "value"), [("lowest", 2, 2.0), ("highest", 1, 4.0)]
)
def test_the_best_epoch_is_that_of_the_median(best, epoch, value):
    ax = plots.learning_curves(
        RUNS[:, [1, 0, 2]], RUNS, best=best, ylabel="score"
    )
    dot = ax.lines[-1]
    assert dot.get_xydata().tolist() == [[epoch, value]]
    assert dot.get_label() == f"best: epoch {epoch}"
    assert ax.get_ylabel() == "score"


def test_a_schedule_holds_from_step_to_step():
    ax = plots.schedules({"a": lambda k: 0.1 / (1 + k)}, steps=3)
    (line,) = ax.lines
    np.testing.assert_allclose(line.get_ydata(), [0.1, 0.05, 0.1 / 3])
    assert line.get_drawstyle() == "steps-post"
    assert ax.get_ylim()[0] == 0
    log = plots.schedules({"a": lambda k: 0.1}, steps=3, log=True)
    assert log.get_yscale() == "log"


def test_each_layer_has_its_size():
    """The first layer stands on the left; a size of 0 is a gap."""
    ax = plots.gradient_sizes({"deep": [1e-6, 0.0, 1e-2], "flat": [0.5]})
    deep, flat = ax.lines
    np.testing.assert_array_equal(deep.get_xdata(), [1, 2, 3])
    np.testing.assert_array_equal(deep.get_ydata(), [1e-6, np.nan, 1e-2])
    np.testing.assert_array_equal(flat.get_ydata(), [0.5])
    assert list(ax.get_xticks()) == [1, 2, 3]
    named = [text.get_text() for text in ax.get_legend().get_texts()]
    assert named == ["deep", "flat"]


BAD = [
    (plots.losses, ([1, 2],), {}, "expects a dictionary of losses by name"),
    (plots.losses, ({},), {}, "expects a dictionary of losses by name"),
    (plots.losses, (ann.History(),), {}, "expects a dictionary of losses"),
    (plots.losses, ({"a": []},), {}, "at least one number in a"),
    (plots.losses, ({"a": 1.0},), {}, r"a \(epochs,\) or \(runs, epochs\)"),
    (plots.losses, ({"a": [1]},), {"log": "yes"}, "True or False"),
    (
        plots.losses,
        ({name: [1] for name in "abcdefg"},),
        {},
        "1 to 6 .* got 7",
    ),
    (plots.lines, ([1, 2], {"a": [1]}), {}, r"a \(2,\) or \(runs, 2\)"),
    (plots.lines, ([[1]], {"a": [1]}), {}, r"x \(n,\), got shape \(1, 1\)"),
    (plots.lines, ([1], {"a": [np.nan]}), {}, "finite numbers"),
    (plots.learning_curves, ([1], [1, 2]), {}, "got 1 of training and 2"),
    (plots.learning_curves, ([1], [1]), {"best": "last"}, "one of lowest"),
    (
        plots.schedules,
        ({"a": 0.1},),
        {"steps": 3},
        "a function of the step",
    ),
    (plots.schedules, ({},), {"steps": 3}, "schedules by name"),
    (plots.schedules, ({"a": lambda k: 1},), {"steps": 0}, "at least 1"),
    (plots.schedules, ({"a": lambda k: np.inf},), {"steps": 1}, "finite"),
    (plots.gradient_sizes, ([1.0],), {}, "dictionary of sizes by name"),
    (plots.gradient_sizes, ({},), {}, "dictionary of sizes by name"),
    (plots.gradient_sizes, ({"a": [1, -1]},), {}, "a to be numbers from 0"),
    (plots.gradient_sizes, ({"a": [[1.0]]},), {}, r"a \(layers,\)"),
    (plots.gradient_sizes, ({"a": [np.nan]},), {}, "got nan in a"),
]


@pytest.mark.parametrize(("draw", "given", "settings", "message"), BAD)
def test_bad_input_is_refused_by_name(draw, given, settings, message):
    with pytest.raises(ValueError, match=message) as error:
        draw(*given, **settings)
    assert draw.__name__ in str(error.value)
