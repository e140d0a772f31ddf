"""Vectors of words: what stands in the same company lies near."""

import numpy as np
import pytest

from anncourse.assistant.meanings import WordVectors, word_vectors

SQUARE = WordVectors(
    ("man", "king", "woman", "queen"),
    np.array([[1.0, 0, 0], [0.8, 0.6, 0], [0, 0, 1], [0, 0.6, 0.8]]),
)


def near(word, k=5):
    return {found for found, _ in word_vectors().nearest(word, k=k)}


def test_each_vector_has_length_one():
    vectors = word_vectors()
    lengths = np.linalg.norm(vectors.vectors, axis=1)
    assert lengths.tolist() == pytest.approx([1] * len(vectors.words))
    assert len(set(vectors.words)) == len(vectors.words) > 900


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("spanish", {"french", "japanese", "italian"}),
        ("rain", {"snow", "storm"}),
        ("kilometers", {"miles"}),
        ("kitchen", {"bedroom", "lounge"}),
        ("bus", {"train", "tram"}),
    ],
)
def test_words_of_a_kind_lie_together(word, found):
    assert found <= near(word)


def test_opposites_lie_together_too():
    """They stand in the same places of the same sentences."""
    assert "quieter" in near("louder")


def test_an_analogy_and_what_it_owes_to_leaving_out():
    vectors = word_vectors()
    asked = ("kilometers", "miles", "celsius")
    ((left, _), *_) = vectors.analogy(*asked)
    ((kept, _), *_) = vectors.analogy(*asked, leave_out=False)
    assert (left, kept) == ("fahrenheit", "celsius")


def test_an_analogy_worked_by_hand():
    """King - man + woman = (-0.2, 0.6, 1), of length 1.183."""
    ((word, cosine),) = SQUARE.analogy("man", "king", "woman", k=1)
    assert word == "queen"
    assert cosine == pytest.approx((0.36 + 0.8) / np.sqrt(1.4))


def test_a_word_is_not_its_own_neighbor():
    assert "man" not in {word for word, _ in SQUARE.nearest("man")}
    assert len(SQUARE.nearest("man", k=9)) == 3


@pytest.mark.parametrize(
    ("do", "words"),
    [
        (lambda: SQUARE["prince"], "a word of the corpus, got 'prince'"),
        (lambda: SQUARE.nearest("prince"), "a word of the corpus"),
        (lambda: SQUARE.nearest("man", k=0), "k to be at least 1"),
        (lambda: word_vectors(1), "dim to be at least 2"),
    ],
)
def test_bad_requests_are_refused(do, words):
    with pytest.raises(ValueError, match=words):
        do()
