"""Steps in time: gates, states, spikes, sound, and series with their gaps."""

import numpy as np
import pytest
from matplotlib import pyplot as plt

import anncourse as ann
from anncourse import plots

rng = np.random.default_rng(0)


def below(ax: plt.Axes) -> list[str]:
    return [label.get_text() for label in ax.get_xticklabels()]


def beside(ax: plt.Axes) -> list[str]:
    return [label.get_text() for label in ax.get_yticklabels()]


def named(ax: plt.Axes) -> list[str]:
    return [text.get_text() for text in ax.get_legend().get_texts()]


def test_a_gate_is_as_full_as_it_is_open():
    ax = plots.gates({"forget": [0.25, 1.0], "input": [0.0, 0.5]}, "ab")
    bars = [bar for bar in ax.patches if bar.get_width() < 1]
    assert [bar.get_height() for bar in bars] == [-0.25, -1, 0, -0.5]
    # The axis runs down, so that bands fill from below.
    floors = {round(bar.get_y(), 2) for bar in bars}
    assert floors == {1.0, 2.15}
    assert ax.get_ylim()[0] > ax.get_ylim()[1]
    assert below(ax) == ["a", "b"]
    assert beside(ax) == ["forget", "input"]


def test_a_gate_of_many_units_has_a_row_for_each():
    g = np.array([[0.0, 1.0], [1.0, 0.0], [0.0, 0.0]])  # 3 steps, 2 units
    (picture,) = plots.gates({"update": g}).images
    dots = picture.get_array()[..., 3]
    high, wide = dots.shape[0] // 2, dots.shape[1] // 3
    shown = dots[high // 2 :: high, wide // 2 :: wide]
    np.testing.assert_array_equal(shown, [[0, 255, 0], [255, 0, 0]])


def test_what_cannot_be_seen_has_a_sign():
    assert below(plots.gates({"a": [0, 0, 1]}, " \nx")) == ["␣", "↵", "x"]


def test_hidden_states_by_step_and_unit():
    h = np.array([[0.5, 0.0, -1.0], [0.0, 0.25, 1.0]])  # 2 steps, 3 units
    ax = plots.hidden_states(h, ["cat", "sat"])
    (picture,) = ax.images
    dots = picture.get_array()
    high, wide = dots.shape[0] // 3, dots.shape[1] // 2
    tops = [
        [
            dots[
                i * high : (i + 1) * high, j * wide : (j + 1) * wide, 3
            ].max()
            for j in range(2)
        ]
        for i in range(3)
    ]
    assert tops == [[128, 0], [0, 64], [255, 255]]
    assert picture.get_extent() == [-0.5, 1.5, 3.5, 0.5]  # unit 1 on top
    assert ax.get_ylim() == (3.5, 0.5)
    assert below(ax) == ["cat", "sat"]
    assert named(ax) == ["−1.00", "0", "1.00"]


def test_many_steps_are_numbered_here_and_there():
    ax = plots.hidden_states(np.ones((60, 2)))
    assert below(ax)[:3] == ["1", "5", "9"]
    assert named(ax) == ["0", "1.00"]
    long = plots.hidden_states(np.ones((3, 2)), ["Monday", "is", "here"])
    assert long.get_xticklabels()[0].get_rotation() == 45


def test_a_series_has_gaps_forecasts_and_what_was_held_out():
    t, values = np.arange(5.0), np.array([1, 2, np.nan, 4, 5])
    runs = np.array([[1, 2, 3, 4, 5], [1, 2, 4, 4, 5], [1, 2, 9, 4, 5]])
    ax = plots.series(
        t, values, {"net": runs, "line": t}, hidden=[(1.5, 2.5), (3, 5)]
    )
    dots, *edges, net, line = ax.lines
    np.testing.assert_array_equal(dots.get_ydata(), values)
    np.testing.assert_array_equal(net.get_ydata(), [1, 2, 4, 4, 5])
    np.testing.assert_array_equal(line.get_ydata(), t)
    assert len(edges) == 2
    spans = [(p.get_x(), p.get_x() + p.get_width()) for p in ax.patches]
    assert spans == [(1.5, 2.5), (3, 5)]
    assert named(ax) == ["held out", "measured", "net", "line"]


def test_a_forecast_may_begin_late():
    ax = plots.series([0, 1, 2], [1, 2, 3], {"net": [np.nan, 2, 3]})
    assert np.isnan(ax.lines[1].get_ydata()[0])


def test_a_spectrogram_has_a_cell_for_each_number():
    loud = rng.random((3, 4))
    ax = plots.spectrogram(
        loud, times=[0, 1, 2, 3], frequencies=[100, 200, 400], log=True
    )
    (mesh,) = ax.collections
    np.testing.assert_array_equal(mesh.get_array(), loud)
    corners = mesh.get_coordinates()
    np.testing.assert_allclose(corners[0, :, 0], np.arange(5) - 0.5)
    np.testing.assert_allclose(
        corners[:, 0, 1], 100 * 2.0 ** np.array([-0.5, 0.5, 1.5, 2.5])
    )
    assert [f"{tick:g}" for tick in ax.get_yticks()] == ["125", "250"]
    quiet, full = mesh.cmap([0.0, 1.0])
    assert (quiet[3], full[3]) == (0, 1)


def test_one_moment_and_one_frequency():
    ax = plots.spectrogram([[1.0]], times=[2], frequencies=[440])
    assert ax.collections[0].get_coordinates()[0, :, 0].tolist() == [
        1.5,
        2.5,
    ]


def test_a_membrane_with_its_spikes():
    neuron = ann.LIF()
    run = neuron.run(np.full(1000, 2.0))
    ax = plots.membrane(run, neuron=neuron)
    np.testing.assert_array_equal(ax.lines[0].get_ydata(), run.v)
    lines = [path.vertices for path in ax.collections[0].get_paths()]
    assert [v[0, 0] for v in lines] == run.spikes.tolist()
    assert {v[0, 1] for v in lines} == {neuron.threshold}
    assert set(ax.lines[1].get_ydata()) == {neuron.threshold}
    assert named(ax) == ["potential, 3 spikes", "threshold"]
    silent = plots.membrane(neuron.run([0.0] * 9))
    assert named(silent) == ["potential, 0 spikes"]


def test_a_raster_has_a_row_for_each_neuron():
    ax = plots.raster([[1.0, 3.0], [], [2.0]])
    drawn = [
        [
            (path.vertices[0, 0], path.vertices[:, 1].mean())
            for path in c.get_paths()
        ]
        for c in ax.collections
    ]
    assert drawn == [[(1, 0), (3, 0)], [], [(2, 2)]]
    assert beside(ax) == ["1", "2", "3"]
    assert ax.get_ylim()[0] > ax.get_ylim()[1]


def test_rates_of_neurons_and_of_functions():
    neuron = ann.LIF()
    ax = plots.rate_curve(
        {"LIF": neuron, "ReLU": ann.relu}, [-1.0, 2.0, 3.0]
    )
    lif, other = ax.lines
    np.testing.assert_allclose(lif.get_ydata(), neuron.rate([-1, 2, 3]))
    np.testing.assert_array_equal(other.get_ydata(), [0, 2, 3])
    assert named(ax) == ["LIF", "ReLU"]
    assert plots.rate_curve(neuron, [1.0]).get_legend() is None


RUN = ann.LIF().run([1.0])
TWO = {"times": [0, 1], "frequencies": [1, 2]}
BAD = [
    (plots.gates, ({"a": [0.5, 1.5]},), {}, "from 0 to 1, got 0.5 to 1.5"),
    (
        plots.gates,
        ({"a": [0.5], "b": [0, 1]},),
        {},
        r"one length, got \[1, 2",
    ),
    (plots.gates, ({"a": [0.5]}, "ab"), {}, "1 symbols"),
    (plots.gates, ([0.5],), {}, "dictionary of gates by name"),
    (
        plots.gates,
        ({"a": np.ones(41)}, "x" * 41),
        {},
        "most 40 steps, got 41",
    ),
    (plots.hidden_states, ([0.5],), {}, r"h \(T, H\), got shape \(1,\)"),
    (plots.hidden_states, ([[0.5]], "ab"), {}, "1 symbols"),
    (plots.series, ([0, 0], [1, 2]), {}, "times that ascend"),
    (plots.series, ([0, 1], [1]), {}, r"values \(2,\), got shape \(1,\)"),
    (plots.series, ([0, 1], [np.nan, np.nan]), {}, "one number in values"),
    (plots.series, ([0, 1], [1, np.inf]), {}, "finite numbers, got inf"),
    (plots.series, ([0, 1], ["a", "b"]), {}, "values to hold numbers"),
    (
        plots.series,
        ([0, 1], [1, 2], {"n": [1]}),
        {},
        r"n \(2,\) or \(runs, 2",
    ),
    (plots.series, ([0, 1], [1, 2], [1]), {}, "forecasts by name"),
    (plots.series, ([0, 1], [1, 2]), {"hidden": [(1, 0)]}, "got 1 to 0"),
    (plots.series, ([0, 1], [1, 2]), {"hidden": [3]}, r"a span \(2,\)"),
    (plots.spectrogram, ([1, 2],), TWO, r"loudness \(F, T\)"),
    (plots.spectrogram, (np.ones((2, 3)),), TWO, r"times \(3,\)"),
    (plots.spectrogram, (np.ones((3, 2)),), TWO, r"frequencies \(3,\)"),
    (
        plots.spectrogram,
        (np.ones((2, 2)),),
        {"times": [1, 0], "frequencies": [1, 2]},
        "times that ascend, got",
    ),
    (
        plots.spectrogram,
        (np.ones((2, 2)),),
        {"times": [0, 1], "frequencies": [0, 1], "log": True},
        "frequencies that ascend from above 0",
    ),
    (plots.membrane, ([1.0],), {}, "what LIF.run returned"),
    (plots.membrane, (RUN,), {"neuron": "LIF"}, "a LIF neuron"),
    (plots.raster, ([],), {}, "1 to 40 lists of times"),
    (plots.raster, ("abc",), {}, "1 to 40 lists of times"),
    (plots.raster, ([[[1.0]]],), {}, r"train 0 \(S,\)"),
    (plots.raster, ([[1.0]],), {"names": ["a", "b"]}, "1 names"),
    (plots.rate_curve, ({"a": 3}, [1.0]), {}, "a to be a neuron, got 3"),
    (plots.rate_curve, ({}, [1.0]), {}, "neurons by name"),
    (
        plots.rate_curve,
        ({"a": sum}, [1.0]),
        {},
        r"a \(1,\), got shape \(\)",
    ),
]


@pytest.mark.parametrize(("draw", "given", "settings", "message"), BAD)
def test_bad_input_is_refused_by_name(draw, given, settings, message):
    with pytest.raises(ValueError, match=message) as error:
        draw(*given, **settings)
    assert draw.__name__ in str(error.value)
