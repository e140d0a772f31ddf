"""Train anew all that the course brings along trained, and measure it again.

``python -m commands.retrain`` runs every training, which writes its files anew, and
says what they were and are good for; a module's name runs that one alone. CI does it
each Monday; it takes a quarter of an hour. Whoever trains on another machine finds
other last digits, so each measure may be off by as much as is told here, and no more.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from anncourse import datasets
from anncourse.assistant import right_intents, stored
from anncourse.widgets.figures.damage_lab import nets as damage_lab
from anncourse.widgets.figures.double_descent import medians
from anncourse.widgets.figures.face_window import scans as face_window
from anncourse.widgets.figures.letter_writer import network as letter_writer
from anncourse.widgets.figures.letter_writer.corpus import corpus
from anncourse.widgets.figures.letter_writer.training import FOLDER
from anncourse.widgets.figures.module_lab import nets as module_lab
from anncourse.widgets.figures.rnn_unroller import echoes
from anncourse.widgets.figures.sound_lab import ear as sound_lab
from anncourse.widgets.figures.superposition_lab import (
    nets as superposition_lab,
)

Measures = dict[str, float]


def assistant() -> Measures:
    """Return the percentage of strangers' sentences that are understood."""
    stored.cache_clear()
    return {
        f"right of the {part}": 100
        * float(right_intents(stored(), said.text, said.intent).mean())
        for part in ("strangers", "second")
        for said in [datasets.utterances(part)]
    }


def damages() -> Measures:
    """Return the percentage of a whole test, and of a blind one, that each net has."""
    kept = damage_lab.Damage.read(damage_lab.FILE.read_text("utf-8"))
    return {
        f"{net}, {rows} rows covered": kept.right(net, rows, deaf=False)
        for net in damage_lab.NETS
        for rows in (0, damage_lab.SIDE)
    }


def sums() -> Measures:
    """Return the percentage of seen and unseen pairs that each net adds up."""
    kept = module_lab.Sums.read(module_lab.FILE.read_text("utf-8"))
    return {
        f"{net}, {'unseen' if unseen else 'seen'}": kept.rate(
            kept.table(net), unseen
        )
        for net in module_lab.NETS
        for unseen in (False, True)
    }


def ears() -> Measures:
    """Return the percentage of glides that each ear has right."""
    sound_lab.taught.cache_clear()
    found = {}
    for test, learned in (("speakers", "everyone"), ("others", "men")):
        voices = datasets.glides(test=test, rng=0)
        ear = sound_lab.Ear(sound_lab.taught(), learned)
        heard = [ear.network(x[..., 0]).argmax() for x in voices.X_test]
        found[f"of {learned}"] = 100 * float(
            np.mean(heard == voices.y_test)
        )
    return found


def writers() -> Measures:
    """Return the bits of a letter: of the network kept, and of each cell's starts."""
    text = corpus()
    weights = (FOLDER / "weights.json").read_text("ascii")
    scores = json.loads((FOLDER / "scores.json").read_text("ascii"))
    net = letter_writer.read(weights, len(text.alphabet))
    bits = letter_writer.bits(net, text.symbols(text.held_out))
    starts = {
        f"{k}'s median": float(np.median(s)) for k, s in scores.items()
    }
    return {"the network": bits, **starts}


def remembered() -> Measures:
    """Return how many of the 75 networks remember: an error below 0.1."""
    found = sum(
        int((rows < 0.1).sum()) for rows in echoes.errors().values()
    )
    return {"networks": float(found)}


def middles() -> Measures:
    """Return the mean logarithm of all medians, base 10."""
    medians.kept.cache_clear()
    kept = medians.kept()
    found = [m for k, row in kept.items() if k[0].isdigit() for m in row]
    return {"mean logarithm": float(np.log10(found).mean())}


def windows() -> Measures:
    """Return what each detector has, in percent, before and after its last round."""
    kept = face_window.Scans.read(face_window.FILE.read_text("utf-8"))
    first = [rows[0] for rows in kept.rows]
    last = [rows[-1] for rows in kept.rows]
    return {
        f"{what}, {when}": float(
            np.mean([getattr(row, what) for row in rows])
        )
        for when, rows in (("first", first), ("last", last))
        for what in ("found", "spared", "astronaut", "clock")
    }


def arrows() -> Measures:
    """Return a thousand times the loss of some of the nets of five features."""
    superposition_lab.kept.cache_clear()
    return {
        f"at {n} %": 1000 * superposition_lab.net(n).loss(n / 100)
        for n in (1, 5, 15, 30, 50)
    }


@dataclass(frozen=True)
class Kept:
    """What is measured of what a training writes, and how far it may be off."""

    measured: Callable[[], Measures]
    tolerance: float
    unit: str


FIGURES = "anncourse.widgets.figures"
TRAINED = {
    "commands.assistant": Kept(assistant, 1, "%"),
    f"{FIGURES}.damage_lab.training": Kept(damages, 5, "%"),
    f"{FIGURES}.double_descent.medians": Kept(middles, 0.01, ""),
    f"{FIGURES}.face_window.training": Kept(windows, 5, "%"),
    f"{FIGURES}.letter_writer.training": Kept(writers, 0.04, "bits"),
    f"{FIGURES}.module_lab.training": Kept(sums, 5, "%"),
    f"{FIGURES}.rnn_unroller.echoes": Kept(remembered, 4, "networks"),
    f"{FIGURES}.sound_lab.training": Kept(ears, 2, "%"),
    f"{FIGURES}.superposition_lab.training": Kept(arrows, 1, "thousandths"),
}


def again(module: str) -> bool:
    """Train one anew, and tell whether all its measures are within the tolerance."""
    kept, began = TRAINED[module], time.monotonic()
    before = kept.measured()
    subprocess.run([sys.executable, "-m", module], check=True)
    after = kept.measured()
    seconds = time.monotonic() - began
    print(
        f"{module}, {seconds:.0f} s, at most {kept.tolerance} {kept.unit} off"
    )
    for what, was in before.items():
        holds = abs(after[what] - was) <= kept.tolerance
        word = "holds" if holds else "IS OFF"
        print(f"  {word}  {what}: {was:.3f} before, {after[what]:.3f} now")
    sys.stdout.flush()
    return all(abs(after[k] - before[k]) <= kept.tolerance for k in before)


def main(names: list[str]) -> int:
    """Train what is named, or all, and return 1 if something is off."""
    unknown = [name for name in names if name not in TRAINED]
    if unknown:
        raise SystemExit(
            f"Nothing is trained by {', '.join(unknown)}. "
            f"There are {', '.join(TRAINED)}."
        )
    off = [name for name in names or TRAINED if not again(name)]
    return int(bool(off))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
