"""Training the assistant's two networks, and keeping them small."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from anncourse.arguments import Array, Seed
from anncourse.assistant.bag import Bag, fit_bag
from anncourse.assistant.features import BUCKETS, seen
from anncourse.assistant.tagging import TAGS, examples, tag
from anncourse.datasets.sentences import INTENTS, tagged, utterances
from anncourse.neurons.activations import softmax

# What is less probable is refused; chosen on held-out groups.
SURE = 0.4
STORED = Path(__file__).with_name("weights.npz")


@dataclass(frozen=True)
class Networks:
    """The network that names the intent, and the one that tags the words.

    Parameters
    ----------
    intents, tags : Bag
        One layer each.
    """

    intents: Bag
    tags: Bag


def learn(rows: Array | None = None, *, rng: Seed = 0) -> Networks:
    """Train both networks on the corpus; about ten seconds.

    Parameters
    ----------
    rows : (n,) bool array or None
        Which sentences of the corpus to learn from; None for all.
    rng : int, Generator or None
        Seed or random Generator.

    Returns
    -------
    Networks
        With weights in 15 steps, as they are stored.
    """
    said = utterances()
    kept = (
        np.arange(len(said.text)) if rows is None else np.flatnonzero(rows)
    )
    rng = np.random.default_rng(rng)
    wanted = [str(name) for name in said.intent[kept]]
    intents = fit_bag(
        [seen(str(text)) for text in said.text[kept]],
        np.array([INTENTS.index(name) for name in wanted]),
        features=BUCKETS,
        classes=len(INTENTS),
        epochs=12,
        lr=0.03,
        dropout=0.2,
        rng=rng,
    )
    windows, numbers = examples([str(m) for m in said.marked[kept]], wanted)
    tags = fit_bag(
        windows,
        np.array(numbers),
        features=BUCKETS,
        classes=len(TAGS),
        epochs=4,
        rng=rng,
    )
    return Networks(intents.rounded(), tags.rounded())


def likeliest(bars: Array) -> str:
    """Return the intent with the highest bar; "none" if it is below 0.4.

    Parameters
    ----------
    bars : (9,) array
        How probable each intent is.

    Returns
    -------
    str

    Examples
    --------
    >>> likeliest(np.array([0.5, 0.5, 0, 0, 0, 0, 0, 0, 0]))
    'weather'
    >>> likeliest(np.array([0.3, 0.2, 0.2, 0.3, 0, 0, 0, 0, 0]))
    'none'
    """
    return INTENTS[int(bars.argmax())] if bars.max() >= SURE else "none"


def right_intents(nets: Networks, text: Array, intent: Array) -> Array:
    """Tell for which sentences the intent that is answered is the right one.

    Parameters
    ----------
    nets : Networks
        What was learned.
    text, intent : (n,) arrays of str
        Sentences and what they ask for.

    Returns
    -------
    (n,) bool array
    """
    bars = (softmax(nets.intents.scores(seen(str(t)))) for t in text)
    best = [likeliest(one) for one in bars]
    return np.asarray(np.array(best) == intent)


def right_tags(nets: Networks, marked: Array, intent: Array) -> Array:
    """Tell for which words the tag is the right one, when the intent is known.

    Parameters
    ----------
    nets : Networks
        What was learned.
    marked, intent : (n,) arrays of str
        Sentences with their slots, and what they ask for.

    Returns
    -------
    (words,) bool array
    """
    right = []
    for sentence, name in zip(marked, intent, strict=True):
        spelled, tags = tagged(str(sentence))
        found = tag(" ".join(spelled), str(name), nets.tags)
        right += [a == b for a, b in zip(tags, found, strict=True)]
    return np.array(right)


def store(nets: Networks, path: Path = STORED) -> None:
    """Write both networks, a byte a weight.

    Parameters
    ----------
    nets : Networks
        With weights in 15 steps.
    path : Path
        Where to.
    """
    parts: dict[str, Array] = {}
    for name, net in (("intents", nets.intents), ("tags", nets.tags)):
        parts[f"{name}_W"], parts[f"{name}_step"] = net.whole()
        parts[f"{name}_b"] = net.b
    np.savez_compressed(path, **parts)  # type: ignore[arg-type]


@cache
def stored(path: Path = STORED) -> Networks:
    """Read the networks that come with the course.

    Parameters
    ----------
    path : Path
        Where from.

    Returns
    -------
    Networks
    """
    with np.load(path, allow_pickle=False) as parts:
        intents, tags = (
            Bag(parts[f"{n}_W"] * parts[f"{n}_step"], parts[f"{n}_b"])
            for n in ("intents", "tags")
        )
    return Networks(intents, tags)
