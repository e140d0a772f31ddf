"""Two vowels run into each other; a network hears which came first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from anncourse.datasets.speech import (
    BANDS,
    HIGHEST,
    HOP,
    LOWEST,
    RATE,
    Utterance,
    loudness,
    utter,
)
from anncourse.datasets.voices import GROUPS, cast
from anncourse.widgets.base import CourseWidget
from anncourse.widgets.figures.sound_lab.ear import (
    GLIDES,
    LEARNED,
    Array,
    Ear,
    taught,
)
from anncourse.widgets.paper import paper
from anncourse.widgets.traits import Brought, Choice, Number
from anncourse.widgets.written import num

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SECONDS, LENGTH = 0.4, 0.14
WORDS = {"a": "hod", "i": "heed", "u": "whod"}


class SoundLab(CourseWidget):
    """Two vowels in a clip of 0.4 s, their spectrogram, and what hears their order.

    The sound is one of `anncourse.datasets.glides`, from a speaker that no ear has
    learned from. The network has 24 kernels of 13 bands by 8 frames, over pairs of
    bands and of frames, and keeps of each the largest answer; the other ear is a
    logistic regression on the average over time.

    Parameters
    ----------
    glide : {"ai", "ia", "au", "ua", "iu", "ui"}
        The two vowels.
    group : {"men", "women", "children"}
        Who speaks.
    begins : float
        When the sound begins, in s, from 0 to 0.26; it lasts 0.14 s.
    learned : {"everyone", "men"}
        From whom both ears have learned.
    seed : int
        For the speaker and a little hiss, from 0 to 9999.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    wave : (3200,) array
        The sound, 8000 samples a second.
    loud : (28, 38) array
        Its spectrogram.
    network, average : (6,) array
        How sure each ear is of each glide, in the order above.

    Raises
    ------
    ValueError
        For a name that is no trait, or a value out of its range.

    Examples
    --------
    >>> figure = SoundLab(glide="ui")
    >>> figure.loud.shape, GLIDES[figure.network.argmax()]
    ((28, 38), 'ui')
    """

    glide = Choice("ai", list(GLIDES))
    group = Choice("men", list(GROUPS), label="Speaker")
    begins = Number(0.1, 0, round(SECONDS - LENGTH, 2), step=0.01, unit="s")
    learned = Choice("everyone", list(LEARNED), label="Learned from")
    seed = Number(0, 0, 9999, integer=True)
    ears = Brought(taught)

    @property
    def wave(self) -> Array:
        """The sound."""
        rng = np.random.default_rng(self.seed)
        (speaker,) = cast([GROUPS.index(self.group)], 1, rng)
        words = [WORDS[vowel] for vowel in self.glide]
        said = Utterance(words, self.begins, LENGTH, SECONDS)
        return utter(said, speaker, rng)

    @property
    def loud(self) -> Array:
        """Its spectrogram."""
        return loudness(self.wave)

    @property
    def network(self) -> Array:
        """How sure the network is of each glide."""
        return self._ear().network(self.loud)

    @property
    def average(self) -> Array:
        """How sure the regression on the average over time is."""
        return self._ear().average(self.loud)

    def describe(self) -> str:
        """Return what is said, by whom and when, and who listens."""
        who = {"men": "A man", "women": "A woman", "children": "A child"}
        others = "men alone" if self.learned == "men" else "everyone"
        return (
            f"{who[self.group]} says {self.glide} (speaker {self.seed}), "
            f"from {num(self.begins)} s on; the ears have learned from {others}."
        )

    def picture(self) -> Figure:
        """Draw the spectrogram, and what both ears answer."""
        from anncourse import plots
        from anncourse.plots.kit import ink

        loud, ear = self.loud, self._ear()
        figure, (left, right) = paper(8.6, 3.2, planes=2)
        plots.spectrogram(
            loud,
            times=0.015 + np.arange(loud.shape[1]) * HOP / RATE,
            frequencies=np.geomspace(LOWEST, HIGHEST, BANDS),
            log=True,
            ax=left,
        )
        places = np.arange(len(GLIDES))
        answers = ear.network(loud), ear.average(loud)
        names = "network", "average over time"
        colors = ink.POSITIVE, ink.INK
        for i, (answer, name) in enumerate(
            zip(answers, names, strict=True)
        ):
            right.barh(
                places + 0.4 * i, answer, 0.38, label=name, color=colors[i]
            )
        right.set(yticks=places + 0.2, yticklabels=GLIDES, xlim=(0, 1))
        right.invert_yaxis()
        ink.legend(right)
        return figure

    def _ear(self) -> Ear:
        return Ear(self.ears, self.learned)
