"""What the assistant sees of a sentence, how it tags words and corrects them."""

import numpy as np

from anncourse.assistant import Assistant, stored
from anncourse.assistant.bag import Bag
from anncourse.assistant.features import BUCKETS, seen
from anncourse.assistant.spelling import (
    correct,
    corrections,
    vocabulary,
)
from anncourse.assistant.tagging import TAGS, tag
from anncourse.assistant.wording import reworded, worth
from anncourse.datasets import word_families, words
from anncourse.datasets.sentences import INTENTS
from anncourse.neurons.activations import softmax
from tests.parity.kind import EXACT, FORMULA, Numbers, case

PAGE = """
import { BUCKETS, scores, seen } from "core/assistant/bag.js";
import { Assistant } from "core/assistant/dialogue.js";
import { correct, corrections } from "core/assistant/spelling.js";
import { tag } from "core/assistant/tagging.js";
import { reworded, worth } from "core/assistant/wording.js";
import { familiesOf, words } from "core/assistant/words.js";
import { softmax } from "core/numbers/scores.js";

const layer = (classes) => ({
  W: Float64Array.from({ length: BUCKETS * classes },
    (_, i) => ((i * 7919) % 1009) / 1009 - 0.5),
  b: new Float64Array(classes),
});
const letters = (word) => Array.from(word, (letter) => letter.codePointAt(0));

export function sees({ text, families }) {
  const bag = seen(text, familiesOf(families));
  return { numbers: bag.numbers, weights: bag.weights,
    bars: Array.from(softmax(scores(layer(9), bag))) };
}

export const tags = ({ text, intent, names, families, known }) =>
  ({ found: tag(text, intent, layer(names.length), names,
    familiesOf(families), new Map(Object.entries(known))) });

export function talks({ said, nets, names, families, known }) {
  const assistant = new Assistant({ ...nets, ...names,
    families: familiesOf(families), known: new Map(Object.entries(known)) });
  const turns = said.map((text) => assistant.answer(text));
  return { bars: turns.flatMap(({ bars }) => Array.from(bars)),
    letters: letters(turns.map(({ text, intent, tags, followed, reply }) =>
      [text, intent, ...tags, followed ? 1 : 0, reply].join("|")).join("/")) };
}

export function rewords({ text, without, nets, names, families, known }) {
  const assistant = new Assistant({ ...nets, ...names,
    families: familiesOf(families), known: new Map(Object.entries(known)) });
  const both = [false, true].map((backward) =>
    reworded(text, { without, backward })).join("/");
  return { worth: worth(assistant, text), letters: letters(both) };
}

export function slips({ typed, meant }) {
  const found = corrections(typed, meant);
  return { counts: found.map(([, , count]) => count),
    letters: letters(found.map(([a, b]) => `${a} ${b}`).join("/")) };
}

export const cut = ({ text }) => ({ letters: letters(words(text).join(" ")) });

export function meant({ typed, known }) {
  const used = new Map(Object.entries(known));
  return { letters: letters(typed.map((w) => correct(w, used)).join(" ")) };
}
"""


def _layer(classes: int) -> Bag:
    flat = np.arange(BUCKETS * classes) * 7919 % 1009 / 1009 - 0.5
    return Bag(flat.reshape(BUCKETS, classes), np.zeros(classes))


def sees(text: str, families: dict[str, list[str]]) -> Numbers:
    """Return what is seen of a sentence, and the bars of a layer."""
    numbers, weights = seen(text)
    z = _layer(9).scores((numbers, weights))
    return {
        "numbers": numbers,
        "weights": weights,
        "bars": softmax(z),
    }


def tags(
    text: str,
    intent: str,
    names: list[str],
    families: dict[str, list[str]],
    known: dict[str, int],
) -> Numbers:
    """Return the tag of each word."""
    found = tag(text, intent, _layer(len(names)))
    return {"found": [names.index(name) for name in found]}


def talks(
    said: list[str],
    nets: dict[str, dict[str, list[float]]],
    names: dict[str, list[str]],
    families: dict[str, list[str]],
    known: dict[str, int],
) -> Numbers:
    """Return all that is understood in a dialogue, with the course's weights."""
    assistant = Assistant()
    bars, told = [], []
    for text in said:
        turn = assistant.answer(text)
        bars.append(assistant.bars(turn.text))
        parts = (
            turn.text,
            turn.intent,
            *turn.tags,
            str(int(turn.followed)),
        )
        told.append("|".join((*parts, turn.reply)))
    return {"bars": bars, "letters": [ord(c) for c in "/".join(told)]}


def rewords(
    text: str,
    without: int,
    nets: dict[str, dict[str, list[float]]],
    names: dict[str, list[str]],
    families: dict[str, list[str]],
    known: dict[str, int],
) -> Numbers:
    """Return what each word is worth, and the sentence in two orders."""
    both = [
        reworded(text, without=without, backward=backward)
        for backward in (False, True)
    ]
    return {
        "worth": worth(Assistant(), text),
        "letters": [ord(c) for c in "/".join(both)],
    }


def slips(typed: str, meant: str) -> Numbers:
    """Return the corrections of a sentence, and how many slips each is."""
    found = corrections(typed, meant)
    return {
        "counts": [count for _, _, count in found],
        "letters": [
            ord(c) for c in "/".join(f"{a} {b}" for a, b, _ in found)
        ],
    }


def cut(text: str) -> Numbers:
    """Return the words of a sentence, letter by letter."""
    return {"letters": [ord(letter) for letter in " ".join(words(text))]}


def meant(typed: list[str], known: dict[str, int]) -> Numbers:
    """Return the corrected words, letter by letter."""
    return {"letters": [ord(c) for c in " ".join(map(correct, typed))]}


FAMILIES = {name: list(found) for name, found in word_families().items()}
KNOWN = dict(vocabulary())
TEXTS = [
    "wake me at six",
    "What's 5.5km in miles?",
    "how do you say “où est la gare” in French",
    "rain in Reykjavík, tomorrow…",
    "expected muggy picnic, icy alps below a sweater, freezing trains yet",
    "",
    "naïve ½ 12:30 a_b 🙂 don’t",
]
SAID = [
    "wake me at six",
    "and at seven",
    "whats the wether in Oslo tomorow",
    "and in Rome?",
    "who won the war",
    "what about Saturday",
    "convert 5 miles to km",
    "5 miles",
    "Play Hotel California by the Eagles!",
    "how do you say “où est la gare” in english",
    "turn of the lihgts in the kitchen",
    "make it blue",
    "remind me to buy milk's best friend tomorrow at nine",
    "dim the bedroom to 20 percent",
    "the way to the nearest gas station",
    "",
]
TYPED = "wether tommorow alarn translte kitchn zaphod teh lihgts brightnes"
ALL = {
    "nets": {
        name: {"W": net.W.ravel().tolist(), "b": net.b.tolist()}
        for name, net in vars(stored()).items()
    },
    "names": {"intentNames": list(INTENTS), "tagNames": list(TAGS)},
    "families": FAMILIES,
    "known": KNOWN,
}
CASES = [
    *(case(sees, FORMULA, text=text, families=FAMILIES) for text in TEXTS),
    *(case(cut, EXACT, text=text) for text in TEXTS if text),
    *(
        case(
            *(tags, EXACT),
            text=text,
            intent="weather",
            names=list(TAGS),
            families=FAMILIES,
            known=KNOWN,
        )
        for text in TEXTS
        if text
    ),
    case(*(talks, FORMULA), said=SAID, **ALL),
    case(*(rewords, FORMULA), text=TEXTS[0], without=1, **ALL),
    case(*(rewords, FORMULA), text=TEXTS[1], without=9, **ALL),
    case(
        *(slips, EXACT),
        typed="Whats teh wether in Oslo tomorow?",
        meant="whats teh weather in Oslo tomorrow?",
    ),
    case(meant, EXACT, typed=TYPED.split(), known=KNOWN),
]
