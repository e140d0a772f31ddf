"""What simple rules reach on graphs and shops: the facts that the chapters state."""

import numpy as np
import pytest

from anncourse import datasets


def test_the_classical_guess_finds_links():
    for graph, low, high in (
        (datasets.les_miserables(), 0.87, 0.94),
        (datasets.karate_club(), 0.6, 0.82),
    ):
        areas = []
        for seed in range(8):
            links = datasets.hide_links(graph.adjacency, rng=seed)
            scores = datasets.adamic_adar(links.today, links.X_test)
            areas.append(datasets.auc(scores, links.y_test))
        assert low < np.mean(areas) < high


def test_on_the_campus_it_helps_to_know_what_people_share():
    found = []
    for seed in range(3):
        graph = datasets.campus(rng=seed)
        links = datasets.hide_links(graph.adjacency, rng=seed)
        i, j = links.X_test.T
        shared = (graph.attributes[i] == graph.attributes[j]).sum(1)
        scores = datasets.adamic_adar(links.today, links.X_test)
        found.append(
            [
                datasets.auc(s, links.y_test)
                for s in (scores, scores + shared)
            ]
        )
    alone, with_shared = np.mean(found, axis=0)
    assert 0.75 < alone < 0.86
    assert with_shared > alone + 0.04


def neighbors(bought):
    """Score items by how often they are bought by whom buys what one has."""
    size = np.sqrt(bought.sum(0)) + 1e-9
    alike = bought.T @ bought / np.outer(size, size)
    np.fill_diagonal(alike, 0)
    return bought @ alike


def test_shoppers_are_guessed_best_by_what_they_bought():
    hits = []
    for seed in range(3):
        shop = datasets.shoppers(rng=seed)
        bought = np.zeros(shop.taste.shape)
        np.put_along_axis(bought, shop.history, 1, axis=1)
        popular = np.tile(bought.sum(0), (len(bought), 1))
        hits.append(
            [
                datasets.hit_rate(
                    datasets.ranks(scores, shop.last, seen=shop.history)
                )
                for scores in (popular, neighbors(bought), shop.taste)
            ]
        )
    popular, alike, truth = np.mean(hits, axis=0)
    assert popular == pytest.approx(0.155, abs=0.03)
    assert alike == pytest.approx(0.375, abs=0.03)
    assert truth == pytest.approx(0.49, abs=0.04)


def test_the_women_are_guessed_by_their_company():
    """Each event is left out once, among the events that the woman missed."""
    attended = datasets.davis_women().attended.astype(float)
    places = {"popular": [], "alike": []}
    for woman, event in np.argwhere(attended):
        left = attended.copy()
        left[woman, event] = 0
        open_ = left[woman] == 0
        for name, scores in (
            ("popular", left.sum(0)),
            ("alike", neighbors(left)[woman]),
        ):
            places[name].append(
                datasets.auc(scores[open_], np.arange(14)[open_] == event)
            )
    assert np.mean(places["popular"]) == pytest.approx(0.67, abs=0.04)
    assert np.mean(places["alike"]) == pytest.approx(0.83, abs=0.04)
