"""Two writers of letters: counts, a gated unit, and what is drawn from them."""

from typing import Any

import numpy as np

import anncourse as ann
from anncourse.widgets.figures.letter_writer import corpus, network, writers
from tests.parity.kind import FORMULA, Numbers, case

PAGE = """
import { NGram } from "core/sequences/ngrams.js";
import { Writers, draw, draws, warm } from "core/sequences/letters.js";

export function counting({ order, kinds, text, contexts }) {
  const model = new NGram(order, kinds).fit(text);
  return { p: contexts.flatMap((context) => [...model.predict(context)]) };
}

export function reading({ text, weights, pages }) {
  const both = new Writers(text, weights), [network, gram, bits] = [[], [], []];
  for (const page of pages) {
    const cost = both.bits(page);
    bits.push(cost.network, cost.gram);
    network.push(...both.places.flatMap((place) => [...place.network]));
    gram.push(...both.places.flatMap((place) => [...place.gram]));
  }
  return { network, gram, bits };
}

export function drawing({ p, temperature, seed }) {
  const warmed = warm(Float64Array.from(p), temperature), us = draws(seed);
  return { warmed, us, drawn: us.map((u) => draw(warmed, u)) };
}

export function writing({ text, weights, begin, writer, temperature, seed }) {
  const both = new Writers(text, weights);
  let page = begin;
  for (let i = 0; i < 40; i++)
    page += both.next({ text: page, writer, temperature, seed });
  return { letters: [...page].map((letter) => letter.charCodeAt(0)) };
}
"""


def counting(
    order: int, kinds: int, text: list[int], contexts: list[list[int]]
) -> Numbers:
    """Return what follows some contexts."""
    model = ann.NGram(order, kinds).fit(text)
    return {"p": np.array([model.predict(c) for c in contexts])}


def reading(text: str, weights: str, pages: list[str]) -> Numbers:
    """Return what both expect at every place of some pages, and what these cost."""
    both = writers.Writers(text, weights)
    expected = [both.expect(page) for page in pages]
    return {
        "network": np.concatenate([e["network"] for e in expected]),
        "gram": np.concatenate([e["6-gram"] for e in expected]),
        "bits": [[*both.bits(page).values()] for page in pages],
    }


def drawing(p: list[float], temperature: float, seed: int) -> Numbers:
    """Return probabilities at a temperature, and a page of draws."""
    warmed = writers.warm(np.array(p), temperature)
    us = np.random.default_rng(seed).uniform(0, 1, corpus.LONGEST)
    return {
        "warmed": warmed,
        "us": us,
        "drawn": [writers.draw(warmed, u) for u in us],
    }


def writing(text: str, weights: str, begin: str, **how: Any) -> Numbers:
    """Return forty letters, each after all before it."""
    both, page = writers.Writers(text, weights), begin
    for _ in range(40):
        page += both.next(page, **how)
    return {"letters": [ord(letter) for letter in page]}


def _symbols(kinds: int, length: int, seed: int) -> list[int]:
    # The square makes some frequent and others rare.
    draws = np.random.default_rng(seed).uniform(0, 1, length) ** 2
    return [int(draw * kinds) for draw in draws]


TEXT = ann.datasets.tales(9_000, rng=0) + "x" * corpus.LONGEST + "\nend.\n"
KINDS = len(set(TEXT))
NET = network.network("GRU", KINDS, 3)
for _params in NET.named_params().values():
    # Biases, too, and some far from 0.
    _params += np.random.default_rng(4).normal(0, 0.5, _params.shape)
WEIGHTS = network.write_down(NET)
FRESH = network.write_down(network.network("GRU", KINDS, 0))
CASES = [
    *(
        case(
            *(counting, FORMULA),
            order=order,
            kinds=kinds,
            text=_symbols(kinds, length, order),
            contexts=[
                [],
                *(_symbols(kinds, n, n) for n in range(1, 9)),
                *(
                    _symbols(kinds, length, order)[at : at + 7]
                    for at in range(0, 90, 6)
                ),
            ],
        )
        for order, kinds, length in [
            *((1, 5, 300), (2, 5, 300), (3, 92, 900), (6, 4, 900)),
            *((6, 92, 2_000), (6, 3, 1), (4, 1, 20), (9, 3, 400)),
        ]
    ),
    case(
        *(reading, FORMULA),
        text=TEXT,
        weights=WEIGHTS,
        pages=["o", "once there", "once upon\n a time, \n\n", "where is"],
    ),
    *(
        case(
            *(drawing, FORMULA),
            p=ann.softmax(np.linspace(-4, 4, 30)).tolist(),
            temperature=temperature,
            seed=seed,
        )
        for temperature, seed in [
            (0.1, 0),
            (0.65, 7),
            (1.0, 9999),
            (2.0, 1),
        ]
    ),
    *(
        case(
            *(writing, FORMULA),
            text=TEXT,
            weights=weights,
            begin="o",
            writer=writer,
            temperature=temperature,
            seed=5,
        )
        for weights, writer, temperature in [
            *((WEIGHTS, "network", 1.0), (FRESH, "network", 0.3)),
            *((FRESH, "6-gram", 0.8), (FRESH, "page", 1.0)),
        ]
    ),
]
