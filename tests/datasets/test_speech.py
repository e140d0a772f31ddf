"""Vowels as numbers, as sound, as pictures; speakers held out."""

import numpy as np
import pytest

from anncourse import datasets
from anncourse.datasets.voices import DECIBELS, GROUPS, HERTZ, WORDS


def test_the_table_of_peterson_and_barney():
    assert len(WORDS) == 10
    assert (HERTZ.shape, DECIBELS.shape) == ((10, 3, 4), (10, 3))
    found = [datasets.formants("heard", group=group) for group in GROUPS]
    assert np.array(found).tolist() == [
        [133, 490, 1350, 1690],
        [218, 500, 1640, 1960],
        [261, 560, 1820, 2160],
    ]
    # Formants lie in order; men's below women's below children's.
    assert (np.diff(HERTZ, axis=2) > 0).all()
    assert (np.diff(HERTZ, axis=1) >= -10).all()


def test_the_table_is_not_given_away():
    datasets.formants("heed")[:] = 0
    assert datasets.formants("heed")[0] == 136


def test_vowels_lie_around_the_table():
    voices = datasets.vowels(
        speakers=200, held=1, repeats=1, noise=0.01, rng=0
    )
    words = voices.classes
    for word in (0, 7):
        for group in range(3):
            rows = (voices.y_train == word) & (voices.group_train == group)
            mean = 100 * 2 ** voices.X_train[rows].mean(0)
            expected = datasets.formants(words[word], group=GROUPS[group])
            np.testing.assert_allclose(mean, expected, rtol=0.03)
            spread = voices.X_train[rows].std(0) * np.log(2)
            np.testing.assert_allclose(spread[:2], [0.1, 0.03], rtol=0.25)


def test_noise_moves_the_pitch_half_as_much():
    voices = datasets.vowels(
        groups=["men"], speakers=2, held=1, repeats=2000, noise=0.1, rng=0
    )
    one = voices.X_train[voices.y_train == 3] * np.log(2)
    np.testing.assert_allclose(one.std(0), [0.05, 0.1, 0.1, 0.1], rtol=0.05)


@pytest.mark.parametrize(
    "voices",
    [
        datasets.vowels(speakers=4, held=2, repeats=2, rng=0),
        datasets.glides(speakers=3, held=1, repeats=2, rng=0),
        datasets.steady_vowels(speakers=3, held=1, repeats=1, rng=0),
    ],
    ids=["vowels", "glides", "steady"],
)
def test_nobody_is_on_both_sides_and_every_group_is_on_each(voices):
    learned, tested = set(voices.speaker_train), set(voices.speaker_test)
    assert learned.isdisjoint(tested)
    assert learned | tested == set(range(len(learned) + len(tested)))
    for group, y in (
        (voices.group_train, voices.y_train),
        (voices.group_test, voices.y_test),
    ):
        assert set(group) == {0, 1, 2}
        assert np.ptp(np.bincount(y)) == 0
        assert len(np.bincount(y)) == len(voices.classes)


def test_men_to_learn_from_and_others_to_test_on():
    clips = datasets.glides(
        test="others", speakers=2, held=1, repeats=1, rng=0
    )
    assert set(clips.group_train) == {0}
    assert set(clips.group_test) == {1, 2}
    assert len(set(clips.speaker_train)) == 4
    assert len(set(clips.speaker_test)) == 2
    assert clips.classes == ("ai", "ia", "au", "ua", "iu", "ui")


def loudest(wave, low, high):
    """Return the loudest frequency between two, in Hz."""
    power = np.abs(np.fft.rfft(wave * np.hanning(len(wave))))
    hertz = np.fft.rfftfreq(len(wave), 1 / 8000)
    power[(hertz < low) | (hertz > high)] = 0
    return hertz[power.argmax()]


def test_a_spoken_vowel_has_its_pitch_and_its_formants():
    wave = datasets.speak("heed", group="men", seconds=1, rng=1)
    assert (wave.dtype, wave.shape) == (np.float32, (8000,))
    assert np.abs(wave).max() == 1
    power = np.abs(np.fft.rfft(wave[1000:7000])) ** 2
    hertz = np.fft.rfftfreq(6000, 1 / 8000)
    strong = hertz[power > 0.02 * power.max()]
    pitch = strong[0]
    assert 136 / 1.4 < pitch < 136 * 1.4
    # Every strong line is a multiple of the pitch.
    assert np.abs(strong / pitch - np.rint(strong / pitch)).max() < 0.05
    # Harmonics are loudest near F1 = 270 Hz, then near F2 = 2290 Hz.
    assert abs(loudest(wave, 50, 1500) - 270) < 120
    assert abs(loudest(wave, 1500, 2700) - 2290) < 250


def test_a_glide_moves_from_the_first_vowel_to_the_second():
    wave = datasets.speak("hod", "heed", seconds=1, rng=1)
    first, last = wave[500:2000], wave[6000:7500]
    assert loudest(first, 50, 3000) > 500 > loudest(last, 50, 1500)
    steady = datasets.speak("hod", seconds=1, rng=1)
    assert loudest(steady[6000:7500], 50, 3000) > 500


def test_a_tone_lights_up_its_band():
    seconds = np.arange(4000) / 8000
    centers = 150 * (3900 / 150) ** (np.arange(28) / 27)
    for band in (0, 13, 27):
        tone = np.sin(2 * np.pi * centers[band] * seconds)
        picture = datasets.spectrogram(tone)
        assert picture.shape == (28, 1 + (4000 - 240) // 80)
        assert set(picture.argmax(0)) == {band}
    np.testing.assert_array_equal(
        datasets.spectrogram(np.zeros(240)), np.float32(-1)
    )


def test_many_sounds_are_pictured_as_each_alone():
    sounds = np.stack([datasets.speak("hod", rng=k) for k in range(3)])
    together = datasets.spectrogram(sounds)
    for sound, picture in zip(sounds, together, strict=True):
        np.testing.assert_allclose(
            datasets.spectrogram(sound), picture, atol=1e-5
        )


def test_a_glide_lies_anywhere_in_its_clip():
    clips = datasets.glides(speakers=3, held=1, repeats=4, rng=0)
    loud = clips.X_train[..., 0].max(1) > 0.5  # (n, 38)
    starts = loud.argmax(1)
    assert starts.min() <= 2
    assert starts.max() >= 20
    assert 8 <= np.median(loud.sum(1)) <= 20
