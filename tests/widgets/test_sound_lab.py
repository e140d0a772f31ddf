"""SoundLab's own numbers; what holds for all is in test_all_figures.

That it is heard is shown in tests/web/test_sound.py.
"""

from base64 import b64decode

import numpy as np
import pytest

from anncourse import datasets
from anncourse.datasets.speech import loudness, speak
from anncourse.widgets import SoundLab
from anncourse.widgets.figures.sound_lab.ear import (
    GLIDES,
    STEPS,
    Ear,
    read,
    taught,
    write,
)
from tests.widgets.page import ask


def test_the_picture_of_a_sound_is_that_of_the_data_set():
    wave = speak("hod", "heed", seconds=0.4, rng=0)
    picture = datasets.spectrogram(wave)
    assert picture.tolist() == (loudness(wave).astype(np.float32).tolist())


def test_weights_as_letters_are_close_and_zero_is_zero():
    weights = np.array([0.5, -0.25, 0.0, 0.1])
    back = read(write(weights))
    assert back == pytest.approx(weights, abs=0.5 / STEPS)
    assert back[:3].tolist() == [0.5, pytest.approx(-0.25, abs=2e-4), 0]


def test_ears_hear_new_speakers_and_other_groups_as_they_were_taught_to():
    for test, learned, network, average in [
        ("speakers", "everyone", 0.99, (0.45, 0.58)),
        ("others", "men", 0.93, (0.2, 0.35)),
    ]:
        voices, ear = (
            datasets.glides(test=test, rng=0),
            Ear(taught(), learned),
        )
        sounds = voices.X_test[..., 0].astype(float)
        heard = [ear.network(loud).argmax() for loud in sounds]
        guessed = [ear.average(loud).argmax() for loud in sounds]
        assert np.mean(heard == voices.y_test) >= network
        low, high = average
        assert low < np.mean(guessed == voices.y_test) < high


def test_the_average_cannot_tell_a_glide_from_its_reverse():
    for there, back in [("ai", "ia"), ("au", "ua"), ("iu", "ui")]:
        one, two = (SoundLab(glide=glide) for glide in (there, back))
        assert one.average == pytest.approx(two.average, abs=0.05)
        assert one.network[GLIDES.index(there)] > 0.99
        assert two.network[GLIDES.index(back)] > 0.99


def test_when_a_glide_begins_moves_the_map_and_keeps_its_largest_answer():
    early, late = SoundLab(begins=0.06), SoundLab(begins=0.16)
    ear = Ear(taught(), "everyone")
    (one, before), (two, after) = (
        ear.strongest(figure.loud) for figure in (early, late)
    )
    assert one == two
    peaks = [map_.max(0).argmax() for map_ in (before, after)]
    # 0.1 s are five pairs of frames.
    assert peaks[1] - peaks[0] == 5
    assert after.max() == pytest.approx(before.max(), rel=0.1)


def test_who_learned_from_men_mishears_a_child():
    child = SoundLab(group="children", learned="men", glide="iu")
    assert GLIDES[child.network.argmax()] == "ia"
    assert SoundLab(group="children", glide="iu").network[4] > 0.9


def test_the_picture_shows_the_spectrogram_and_both_answers():
    figure = SoundLab(glide="ua", seed=3)
    left, right = figure.picture().axes
    [mesh] = left.collections
    shown = np.asarray(mesh.get_array()).reshape(28, 38)
    assert shown == pytest.approx(figure.loud)
    widths = [bar.get_width() for bar in right.patches]
    assert widths == pytest.approx([*figure.network, *figure.average])


def test_what_questions_may_ask_about():
    figures = [
        SoundLab(glide="iu", group="children", learned="men"),
        SoundLab(glide="ua", begins=0.0, seed=8),
    ]
    found = ask(
        {"quantities": "views/SoundLab/task.js"},
        "(s) => [quantities.network(s), quantities.average(s)]",
        [figure.page_state() for figure in figures],
    )
    for figure, values in zip(figures, found, strict=True):
        place = GLIDES.index(figure.glide)
        expected = [figure.network[place], figure.average[place]]
        assert values == pytest.approx(expected, rel=1e-9)


def test_the_file_is_a_wave_of_16_bits():
    [address] = ask(
        {"wav": "views/SoundLab/wav.js"},
        "(wave) => wav(Float64Array.from(wave))",
        [[0.5, -0.25, 0.0]],
    )
    head, letters = address.split(",")
    file = b64decode(letters)
    assert head == "data:audio/wav;base64"
    assert (file[:4], file[8:16], file[36:40]) == (
        b"RIFF",
        b"WAVEfmt ",
        b"data",
    )
    assert int.from_bytes(file[24:28], "little") == 8000
    assert np.frombuffer(file[44:], "<i2").tolist() == [29490, -14745, 0]


def test_what_is_said_is_what_is_heard():
    shares = [0.02, 0.9, 0.02, 0.02, 0.02, 0.02]
    said = ask(
        {"result": "views/SoundLab/words.js"},
        "([network, glide]) => result(network, network, glide)",
        [(shares, "ia"), (shares, "iu")],
    )
    tail = "The average over time says ia, sure 0.90."
    assert said == [
        f"The network hears ia, sure 0.90. {tail}",
        f"The network hears ia, sure 0.90, and it was iu. {tail}",
    ]
