"""What somebody may want next, by hand and on Davis's women."""

import numpy as np
import pytest

from anncourse import datasets

CHOSEN = [[1, 1, 0, 0], [1, 1, 0, 0], [0, 0, 1, 0]]
GUESSES = {
    "popularity": datasets.popularity,
    "item_neighbors": datasets.item_neighbors,
    "factors": lambda chosen, people=None: datasets.factors(
        chosen, 1, people
    ),
}


def test_popularity_is_the_same_for_everybody():
    scores = datasets.popularity(CHOSEN)
    assert scores.tolist() == [[2.0, 2.0, 1.0, 0.0]] * 3


def test_neighbors_by_hand():
    # The first two items were chosen by the same people, the third by another.
    scores = datasets.item_neighbors(CHOSEN, [[1, 0, 0, 0], [2, 0, 1, 0]])
    assert scores == pytest.approx(np.array([[0, 1, 0, 0], [0, 2, 0, 0]]))
    half = datasets.item_neighbors([[1, 1], [0, 1], [0, 1], [0, 1]])
    assert half[1] == pytest.approx([0.5, 0])


def test_as_many_factors_as_there_are_give_the_table_back():
    table = np.random.default_rng(0).integers(0, 4, (6, 4))
    assert datasets.factors(table, 4) == pytest.approx(table)
    errors = [
        np.sum((datasets.factors(table, k) - table) ** 2) for k in (1, 2, 3)
    ]
    sizes = np.linalg.svd(table)[1] ** 2
    assert errors == pytest.approx([sizes[k:].sum() for k in (1, 2, 3)])


def test_two_numbers_know_the_women_best():
    """Each visit is left out once, among the events that the woman missed."""
    attended = datasets.davis_women().attended.astype(float)
    found = {rank: [] for rank in (1, 2, 3, 6)}
    for woman, event in np.argwhere(attended):
        left = attended.copy()
        left[woman, event] = 0
        open_ = left[woman] == 0
        y = np.arange(14)[open_] == event
        for rank, areas in found.items():
            scores = datasets.factors(left, rank, left[[woman]])[0]
            areas.append(datasets.auc(scores[open_].round(9), y))
    means = {rank: np.mean(areas) for rank, areas in found.items()}
    assert means[2] == pytest.approx(0.871, abs=0.005)
    assert max(means[rank] for rank in (1, 3, 6)) < 0.8


@pytest.mark.parametrize("name", GUESSES)
@pytest.mark.parametrize(
    ("given", "words"),
    [
        (([1.0, 0.0],), r"chosen \(n, items\)"),
        (([[1.0, -1.0]],), "-1.0 as the least"),
        (([[np.nan]],), "finite numbers"),
        (([[]],), "at least one number"),
        (([["a"]],), "hold numbers"),
        (([[1.0]], [[1.0, 0.0]]), "people with 1 items"),
        (([[1.0]], [1.0]), r"people \(n, items\)"),
    ],
)
def test_bad_tables_are_refused(name, given, words):
    with pytest.raises(ValueError, match=f"{name} expects .*{words}"):
        GUESSES[name](*given)


@pytest.mark.parametrize("rank", [0, 3, 1.5])
def test_a_bad_rank_is_refused(rank):
    with pytest.raises(ValueError, match="factors expects rank to be"):
        datasets.factors([[1, 0, 1], [0, 1, 1]], rank)


def test_nothing_is_written_to():
    table = np.array(CHOSEN, float)
    before = table.copy()
    for guess in GUESSES.values():
        guess(table, table[:1])
    assert table.tolist() == before.tolist()
