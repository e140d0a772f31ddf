"""The networks of the figure, trained: ``python -m ...letter_writer.training``.

Five starts of three cells read the same text. Each goes on as long as the part that
is set aside for it gets cheaper, and is then scored once on the text held out. The GRU
that is cheapest on the part set aside is the one that the figure has.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np

import anncourse as ann
from anncourse.layers.packing import pack
from anncourse.widgets.figures.letter_writer import network as nets
from anncourse.widgets.figures.letter_writer.corpus import corpus

FOLDER = Path(nets.__file__).parent
SEEDS = 5
WINDOW, BATCH = 100, 32  # letters
EPOCHS, PATIENCE = 16, 3
RATE, CLIP = 0.004, 1.0


def windows(symbols: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return windows, half of each in the next one, and the letters that follow."""
    starts = np.arange(0, len(symbols) - WINDOW, WINDOW // 2)[:, None]
    at = starts + np.arange(WINDOW)
    return symbols[at], symbols[at + 1]


def trained(
    kind: str, seed: int, *, epochs: int = EPOCHS
) -> tuple[ann.Serial, ann.History]:
    """Return a network that has read the text."""
    text = corpus()
    net = nets.network(kind, len(text.alphabet), seed)
    pack(net, np.dtype(np.float32))
    X, y = windows(text.symbols(text.read))
    steps = epochs * -(-len(X) // BATCH)
    history = ann.fit(
        *(net, X, y),
        loss=ann.softmax_cross_entropy,
        optimizer=ann.Adam(ann.cosine_decay(RATE, steps=steps)),
        epochs=epochs,
        batch_size=BATCH,
        clip=CLIP,
        validation=windows(text.symbols(text.valid)),
        patience=PATIENCE,
        progress=False,
        rng=seed,
    )
    return net, history


def train_all(kind: str) -> tuple[list[float], str]:
    """Return the scores of a cell's five starts, and the weights of the best."""
    text, scores, best = corpus(), [], (np.inf, "")
    for seed in range(SEEDS):
        start = time.process_time()
        net, _ = trained(kind, seed)
        aside = nets.bits(net, text.symbols(text.valid))
        scores.append(round(nets.bits(net, text.symbols(text.held_out)), 3))
        best = min(best, (aside, nets.write_down(net)))
        seconds = time.process_time() - start
        print(
            f"{kind}, start {seed}: {aside:.3f} bits a letter set aside, "
            f"{scores[-1]:.3f} held out, {seconds:.0f} s",
            flush=True,
        )
    return scores, best[1]


def main(kinds: list[str]) -> None:
    """Train the cells that are named, or all, and write two files."""
    file = FOLDER / "scores.json"
    for kind in kinds or nets.CELLS:
        found, weights = train_all(kind)
        known = json.loads(file.read_text("ascii")) if file.exists() else {}
        known[kind] = found
        scores = {name: known[name] for name in nets.CELLS if name in known}
        file.write_text(json.dumps(scores) + "\n", "ascii")
        if kind == "GRU":
            (FOLDER / "weights.json").write_text(weights + "\n", "ascii")


if __name__ == "__main__":
    main(sys.argv[1:])
