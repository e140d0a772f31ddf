"""The painter's own numbers; what holds for all is in test_all_figures."""

import numpy as np
import pytest

from anncourse import datasets
from anncourse.widgets import PaintTheCat
from anncourse.widgets.figures.paint_the_cat.painter import COLUMNS, Task
from tests.widgets.page import ask


def test_the_pixels_are_those_of_the_data_set_in_64_shades():
    cat = datasets.painting("cat", rng=3)
    task = Task.read(PaintTheCat().pixels, COLUMNS, 3)
    assert (
        task.picture.tolist() == (np.round(63 * cat.picture) / 63).tolist()
    )
    assert task.seen.tolist() == cat.seen.tolist()
    assert task.places().tolist() == cat.X.tolist()


def test_neighbors_by_hand():
    # One row of three pixels; the middle is held out, or an end.
    task = Task.read("AAA///AAA", 3, 0)
    held = int(np.flatnonzero(~task.seen[0])[0])
    mean = task.neighbors()[0, :, 0]
    near = {0: (1 + 0 / 16) / (1 + 1 / 16), 1: 0.0}
    near[2] = near[0]
    if (~task.seen).sum() == 1:
        assert mean[held] == pytest.approx(near[held])
    left = Task(
        np.array([[[1.0] * 3, [0.0] * 3]]), np.array([[True, False]])
    )
    assert left.neighbors()[0, 1, 0] == 1.0
    assert left.neighbors()[0, 0, 0] == 0.5  # nobody near it is seen


def test_decibels_by_hand():
    task = Task(np.zeros((1, 2, 3)), np.array([[True, False]]))
    painted = np.array([[[0.1] * 3, [0.01] * 3]])
    assert task.decibels(painted, True) == pytest.approx(20)
    assert task.decibels(painted, False) == pytest.approx(40)


def test_waves_help_too_fast_ones_paint_noise_and_neighbors_win():
    plain = PaintTheCat(epochs=40)
    waves = PaintTheCat(inputs="waves", epochs=40)
    noise = PaintTheCat(inputs="waves", frequency=60, epochs=40)
    assert plain.held_out + 4 < waves.held_out < waves.neighbors
    assert noise.held_out < plain.held_out < noise.seen
    assert noise.seen > noise.held_out + 8


def test_the_picture_shows_the_seen_half_and_what_is_painted():
    figure = PaintTheCat(epochs=2)
    half, whole = figure.picture().axes
    seen = half.images[0].get_array()
    assert seen.shape == (60, 90, 4)
    assert seen[..., 3].mean() == 0.5
    shown = np.asarray(whole.images[0].get_array())
    assert shown.tolist() == figure.painted.tolist()


def test_what_questions_may_ask_about():
    figure = PaintTheCat(inputs="waves", epochs=4, seed=5)
    [found] = ask(
        {"quantities": "views/PaintTheCat/task.js"},
        '(s) => [quantities.seen(s), quantities["held out"](s),'
        " quantities.neighbors(s)]",
        [figure.page_state()],
    )
    expected = figure.seen, figure.held_out, figure.neighbors
    assert found == pytest.approx(expected, abs=1e-9)
