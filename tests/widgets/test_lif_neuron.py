"""The spiking neuron's own numbers; what holds for all is in test_all_figures."""

import pytest

from anncourse.widgets import LIFNeuron
from tests.widgets.page import ask


def test_the_course_s_neuron_by_hand():
    # rest -70, R 10: 2 nA are needed for -50; 3 nA would reach -40
    assert LIFNeuron(current=2.0).rate == 0
    assert LIFNeuron(current=3.0).rate == pytest.approx(107, abs=0.5)
    assert LIFNeuron(current=5.0).rate == pytest.approx(191, abs=0.5)
    assert len(LIFNeuron(current=5.0).run.spikes) == 19


def test_the_picture_shows_spikes_threshold_and_where_we_are_on_the_curve():
    figure = LIFNeuron(current=3.0)
    left, right = figure.picture().axes
    [spikes] = left.collections
    assert len(spikes.get_segments()) == len(figure.run.spikes)
    assert right.lines[-1].get_xydata().tolist() == [[3.0, figure.rate]]


def test_what_questions_may_ask_about():
    figures = [LIFNeuron(current=c, tau=20) for c in (1.0, 2.5, 5.0)]
    found = ask(
        {"quantities": "views/LIFNeuron/task.js"},
        '(s) => [quantities.rate(s), quantities["rate curve"](s)(4),'
        " quantities.rheobase(s)]",
        [figure.state() for figure in figures],
    )
    for figure, values in zip(figures, found, strict=True):
        expected = [figure.rate, figure.neuron.rate(4.0), 2.0]
        assert values == pytest.approx(expected, rel=1e-12)
