"""What people ask an assistant: the corpus' form, and a split that cannot leak."""

import re
from collections import Counter, defaultdict

import numpy as np
import pytest

from anncourse import datasets
from anncourse.datasets.sentences import INTENTS, SLOTS

CORPUS = datasets.utterances()
STRANGERS = datasets.utterances("strangers")
SECOND = datasets.utterances("second")
# Words that make a sentence polite or complete, and say nothing of what is wanted.
_EMPTY = (
    "a an the to of in on at for by with from into is are am was be do does did "
    "i m d ve ll s t re me my you your it its this that there what whats which "
    "who how hows please can could would will shall should may might want wanna "
    "need like let lets have has got gotta get gets give gimme tell show set "
    "turn switch put make some any just now right so and or but hey hi ok okay "
    "we us our if whether been being going gonna go pls mind say said kind up "
    "much"
)
EMPTY = set(_EMPTY.split())


def plain(text):
    """Return the words of a sentence, without marks."""
    return [w.strip("'") for w in datasets.words(text) if w[-1].isalnum()]


def asked(text):
    """Return what a sentence asks for, whatever the order and the manners."""
    whole = plain(text)
    kept = [w for w in whole if w not in EMPTY] or whole
    return frozenset(re.sub(r"(?<=....)(ing|es|s)$", "", w) for w in kept)


def test_enough_sentences_of_each_intent():
    counts = Counter(CORPUS.intent.tolist())
    assert tuple(counts) == INTENTS
    assert min(counts[name] for name in INTENTS[:-1]) >= 400
    assert counts["none"] >= 1300
    groups = {
        name: len(set(CORPUS.group[CORPUS.intent == name]))
        for name in INTENTS
    }
    assert min(groups.values()) >= 180
    assert np.array_equal(np.unique(CORPUS.group), np.arange(3376))


def test_no_sentence_stands_twice():
    counts = Counter(" ".join(plain(text)) for text in CORPUS.text)
    assert [text for text, n in counts.items() if n > 1] == []


def test_a_group_has_one_intent():
    kinds = defaultdict(set)
    for group, intent in zip(CORPUS.group, CORPUS.intent, strict=True):
        kinds[group].add(intent)
    assert {len(kind) for kind in kinds.values()} == {1}


def test_no_two_groups_ask_the_same():
    """Order, politeness and endings aside, no request stands in two groups."""
    groups = defaultdict(set)
    for row, text in enumerate(CORPUS.text):
        groups[CORPUS.intent[row], asked(text)].add(CORPUS.group[row])
    shared = [key for key, found in groups.items() if len(found) > 1]
    assert shared == []


def test_sentences_are_varied():
    lengths = [len(plain(text)) for text in CORPUS.text]
    assert min(lengths) == 1
    assert np.percentile(lengths, [5, 50, 95]).tolist() == [2, 5, 9]
    openings = Counter(tuple(plain(text)[:2]) for text in CORPUS.text)
    assert openings.most_common(1)[0][1] < 0.04 * len(lengths)
    assert len(openings) > 2000


def test_marks_are_well_formed():
    used = Counter()
    for text, marked in zip(CORPUS.text, CORPUS.marked, strict=True):
        found, tags = datasets.tagged(marked)
        assert found == datasets.words(text), marked
        assert len(found) == len(tags)
        assert marked.count("[") == marked.count("|") == marked.count("]")
        used.update(set(tags))
    del used[""]
    assert set(used) == set(SLOTS)
    assert min(used.values()) >= 40
    refused = CORPUS.intent == "none"
    assert (CORPUS.marked[refused] == CORPUS.text[refused]).all()


def test_slots_of_an_intent():
    """A color is no slot of the weather."""
    kinds = defaultdict(set)
    for intent, marked in zip(CORPUS.intent, CORPUS.marked, strict=True):
        kinds[intent] |= set(datasets.tagged(marked)[1]) - {""}
    assert kinds["weather"] == {"time", "place"}
    assert kinds["timer"] == {"time", "span"}
    assert kinds["translate"] == {"language", "phrase"}
    assert kinds["lights"] >= {"room", "color", "amount"}


@pytest.mark.parametrize(
    ("said", "count"), [(STRANGERS, 150), (SECOND, 160)]
)
def test_the_strangers_are_no_part_of_the_corpus(said, count):
    assert len(said.text) == len(set(said.group)) == count
    assert tuple(Counter(said.intent.tolist())) == INTENTS
    assert (said.marked == said.text).all()
    known = {" ".join(plain(text)) for text in CORPUS.text}
    assert {" ".join(plain(text)) for text in said.text} & known == set()


def test_families_are_small_letters_without_doubles():
    families = datasets.word_families()
    assert len(families) > 30
    for name, members in families.items():
        assert len(members) == len(set(members)) > 8, name
        assert all(datasets.words(word) == (word,) for word in members)


def test_whole_groups_are_held_out():
    held = datasets.hold_out_groups(CORPUS.group, rng=0)
    assert set(CORPUS.group[held]) & set(CORPUS.group[~held]) == set()
    assert len(set(CORPUS.group[held])) == round(0.2 * 3376)
    few = datasets.hold_out_groups(np.array([5, 5, 9]), test=0.01, rng=0)
    assert 0 < few.sum() < 3


@pytest.mark.parametrize(
    ("do", "words"),
    [
        (lambda: datasets.utterances("all"), "part to be one of corpus"),
        (lambda: datasets.tagged("in [Rome|city]"), "a slot to be one of"),
        (lambda: datasets.tagged("in [Rome|place"), "slots like"),
        (lambda: datasets.tagged("in Rome|place]"), "slots like"),
        (
            lambda: datasets.hold_out_groups(np.zeros(4)),
            "two groups or more",
        ),
        (
            lambda: datasets.hold_out_groups(np.eye(2)),
            "two groups or more in rows",
        ),
        (
            lambda: datasets.hold_out_groups(np.arange(4), test=1),
            "test to be less than 1",
        ),
    ],
)
def test_bad_requests_are_refused(do, words):
    with pytest.raises(ValueError, match=words):
        do()
