"""The stored networks: they belong to the corpus, and hold what the chapter says."""

import numpy as np
import pytest

from anncourse import datasets
from anncourse.assistant import (
    Networks,
    learn,
    right_intents,
    right_tags,
    store,
    stored,
)
from anncourse.assistant.bag import Bag
from anncourse.assistant.learning import STORED

CORPUS = datasets.utterances()
STRANGERS = datasets.utterances("strangers")
SECOND = datasets.utterances("second")


def test_the_stored_networks_know_the_corpus():
    right = right_intents(stored(), CORPUS.text, CORPUS.intent)
    assert right.mean() > 0.98


def test_the_stored_networks_understand_strangers():
    right = right_intents(stored(), STRANGERS.text, STRANGERS.intent)
    assert right.mean() > 0.94
    refused = STRANGERS.intent == "none"
    assert right[refused].mean() > 0.75


def test_the_stored_networks_understand_those_who_never_saw_the_corpus():
    right = right_intents(stored(), SECOND.text, SECOND.intent)
    assert right.mean() > 0.9
    assert right[SECOND.intent == "none"].mean() > 0.75


def test_the_stored_networks_are_those_of_today_s_script_and_data():
    """Trained anew here; rounding may move a weight by a step, and few of them."""
    for one, other in zip(
        vars(stored()).values(), vars(learn()).values(), strict=True
    ):
        steps = np.abs(one.whole()[0].astype(int) - other.whole()[0])
        assert steps.max() <= 1
        assert (steps == 0).mean() > 0.999
        assert other.b == pytest.approx(one.b, abs=1e-3)


def test_the_stored_networks_are_small():
    assert STORED.stat().st_size < 80_000


def test_what_is_learned_holds_for_groups_never_seen():
    """Learned anew without a fifth of the groups; `none` counts as any other."""
    held = datasets.hold_out_groups(CORPUS.group, rng=0)
    nets = learn(~held, rng=0)
    right = right_intents(nets, CORPUS.text[held], CORPUS.intent[held])
    assert right.mean() > 0.89
    known = held & (CORPUS.intent != "none")
    tags = right_tags(nets, CORPUS.marked[known], CORPUS.intent[known])
    assert tags.mean() > 0.92


def test_networks_are_stored_and_read_again(tmp_path):
    rng = np.random.default_rng(0)
    nets = Networks(
        *(
            Bag(rng.normal(size=(9, n)), np.ones(n)).rounded()
            for n in (2, 3)
        )
    )
    store(nets, tmp_path / "nets.npz")
    again = stored(tmp_path / "nets.npz")
    for one, other in (
        (nets.intents, again.intents),
        (nets.tags, again.tags),
    ):
        assert pytest.approx(one.W, abs=1e-15) == other.W
        assert other.b.tolist() == one.b.tolist()
