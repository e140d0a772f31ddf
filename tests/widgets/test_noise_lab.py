"""The figure's own numbers; what holds for all figures is in test_all_figures."""

import numpy as np
import pytest

from anncourse.widgets import NoiseLab
from anncourse.widgets.figures.noise_lab.noise import (
    SAMPLES,
    clean,
    nearest,
    remove,
    shape,
)
from tests.widgets.page import ask


def test_one_step_ends_in_the_mean_where_no_point_is():
    lab = NoiseLab(noise=0.0, steps=1)
    assert lab.samples == pytest.approx(0, abs=1e-9)
    assert (lab.copies, lab.off) == (0, pytest.approx(1, abs=1e-6))


@pytest.mark.parametrize("shape", ["ring", "moons", "spiral"])
@pytest.mark.parametrize("count", ["8", "16"])
def test_an_exact_denoiser_copies_its_training_points(shape, count):
    lab = NoiseLab(noise=0.0, shape=shape, count=count)
    assert lab.copies == SAMPLES
    ends = {tuple(end) for end in lab.samples.round(1)}
    assert len(ends) == int(count)


def test_a_blurred_denoiser_makes_points_that_are_new():
    lab = NoiseLab(noise=0.0, blur=0.3)
    assert lab.copies < 20
    assert lab.off < 0.06
    assert NoiseLab(noise=0.0, blur=0.5).off > 2 * lab.off


def test_on_the_way_all_is_as_far_as_the_noise_says():
    lab = NoiseLab(noise=0.5)
    assert lab.done == 25
    assert lab.added.std() == pytest.approx(lab.samples.std(), rel=0.1)
    start = np.random.default_rng(0).normal(0, 1, (SAMPLES, 2))
    assert NoiseLab().samples.tolist() == start.tolist()
    assert NoiseLab().added == pytest.approx(start)
    bare = NoiseLab(noise=0.0)
    assert nearest(bare.added, bare.points).max() < 1e-12


def test_steps_that_are_not_done_do_not_count():
    done = [NoiseLab(steps=5, noise=n).done for n in (1, 0.81, 0.8, 0.2, 0)]
    assert done == [0, 0, 1, 4, 5]


def test_the_denoiser_by_hand():
    # Half of the way: a = s = sqrt(1/2). Two points, at 1 and at -1 of x.
    points, x = np.array([[1.0, 0.0], [-1.0, 0.0]]), np.array([[0.3, 9.0]])
    a = np.sqrt(0.5)
    odds = np.exp(-((0.3 - a) ** 2)), np.exp(-((0.3 + a) ** 2))
    expected = (odds[0] - odds[1]) / sum(odds)
    assert clean(x, points, 0.5)[0] == pytest.approx([expected, 0])
    # The farther, the more alike: at noise alone both are as likely.
    assert clean(x, points, 1.0)[0] == pytest.approx([0, 0], abs=1e-12)
    assert clean(x, points, 0.5, blur=50.0)[0, 0] == pytest.approx(
        0, abs=1e-3
    )


def test_the_denoiser_is_the_slope_of_the_density():
    # Tweedie's formula: (x + s^2 grad log p) / a, by differences.
    points, t, step = shape("moons", 16), 0.4, 1e-5
    a, s = np.cos(np.pi * t / 2), np.sin(np.pi * t / 2)

    def log_density(place):
        off = ((place - a * points) ** 2).sum(1)
        return np.log(np.exp(-off / (2 * s**2)).mean())

    x = np.array([0.4, -0.2])
    slope = [
        (log_density(x + d) - log_density(x - d)) / (2 * step)
        for d in step * np.eye(2)
    ]
    expected = (x + s**2 * np.array(slope)) / a
    assert clean(x[None], points, t)[0] == pytest.approx(expected, abs=1e-6)


def test_one_point_is_reached_in_any_number_of_steps():
    point = np.array([[0.7, -0.4]])
    start = np.random.default_rng(1).normal(0, 1, (5, 2))
    for steps in (1, 3, 20):
        end = remove(start, point, steps, 0.0)[-1]
        assert end == pytest.approx(np.tile(point, (5, 1)))


def test_the_picture_shows_both_ways():
    lab = NoiseLab(noise=0.3, steps=10)
    for ax, dots in zip(
        lab.picture().axes, (lab.added, lab.samples), strict=True
    ):
        marks, seen = ax.lines
        assert marks.get_xydata().tolist() == lab.points.tolist()
        assert seen.get_xydata().tolist() == dots.tolist()


def test_what_questions_may_ask_about():
    labs = [
        NoiseLab(noise=0.0),
        NoiseLab(noise=0.0, blur=0.3, shape="moons", count="48", seed=7),
        NoiseLab(noise=0.4, steps=5, shape="spiral", count="8"),
    ]
    found = ask(
        {"quantities": "views/NoiseLab/task.js"},
        '(s) => ["copies", "off", "done"].map((name) => quantities[name](s))',
        [lab.state() for lab in labs],
    )
    for lab, values in zip(labs, found, strict=True):
        assert values == pytest.approx([lab.copies, lab.off, lab.done])
