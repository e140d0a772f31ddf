"""Two vowels as sound, and the picture of a sound."""

import numpy as np

from anncourse.datasets.speech import Utterance, loudness, utter
from anncourse.datasets.voices import GROUPS, cast
from tests.parity.kind import FORMULA, Close, Numbers, case

PAGE = """
import { cast, loudness, utter } from "core/datasets/speech.js";
import { Rng } from "core/numbers/rng.js";

export function spoken({ said, group, seed }) {
  const rng = new Rng(seed), speaker = cast(group, rng);
  const wave = utter(said, speaker, rng);
  return { speaker: [speaker.pitch, speaker.tract], wave, next: [rng.random()] };
}

export const pictured = ({ seed, samples, loud }) =>
  ({ bands: loudness(new Rng(seed).normal(0, loud, samples)) });
"""
WORD = {"a": "hod", "i": "heed", "u": "whod"}


def spoken(said: dict[str, float | str], group: str, seed: int) -> Numbers:
    """Return a speaker, and the sound of a glide."""
    rng = np.random.default_rng(seed)
    (speaker,) = cast([GROUPS.index(group)], 1, rng)
    words = [WORD[vowel] for vowel in str(said["glide"])]
    times = (float(said[name]) for name in ("start", "length", "seconds"))
    wave = utter(Utterance(words, *times), speaker, rng)
    return {
        "speaker": [speaker.pitch, speaker.tract],
        "wave": wave,
        "next": rng.random(),
    }


def pictured(seed: int, samples: int, loud: float) -> Numbers:
    """Return the picture of a noise."""
    noise = np.random.default_rng(seed).normal(0, loud, samples)
    return {"bands": loudness(noise)}


def _said(
    glide: str, start: float, length: float, seconds: float
) -> dict[str, float | str]:
    return {
        "glide": glide,
        "start": start,
        "length": length,
        "seconds": seconds,
    }


# A sine of a hundred turns knows its angle to 1e-13, and thirty are added up.
WAVE: Close = {"relative": 1e-12, "floor": 1e-12}
CASES = [
    *(
        case(spoken, WAVE, said=_said(*said), group=group, seed=seed)
        for said, group, seed in [
            (("ai", 0.1, 0.14, 0.4), "men", 0),
            (("ia", 0.0, 0.16, 0.4), "women", 1),
            (("ui", 0.26, 0.14, 0.4), "children", 9999),
            (("au", 0.0, 0.2, 0.2), "men", 3),
        ]
    ),
    *(
        case(pictured, FORMULA, seed=seed, samples=samples, loud=loud)
        for seed, samples, loud in [
            (0, 3200, 1.0),
            (1, 240, 0.001),
            (2, 499, 50.0),
        ]
    ),
]
