"""Graphs of people, hidden links, and the classical guesses."""

import networkx as nx
import numpy as np
import pytest

from anncourse import datasets
from anncourse.datasets.friends import links_of


@pytest.mark.parametrize(
    ("graph", "people", "links"),
    [
        (datasets.les_miserables(), 77, 254),
        (datasets.karate_club(), 34, 78),
        (datasets.campus(50, rng=0), 50, None),
        (datasets.communities(50, rng=0), 50, None),
    ],
)
def test_a_graph_is_one(graph, people, links):
    links_of("test", graph.adjacency)
    assert graph.adjacency.shape == (people, people)
    assert len(graph.names) == len(set(graph.names)) == people
    assert graph.attributes.shape == (people, len(graph.attribute_names))
    if links:
        assert graph.adjacency.sum() == 2 * links


def test_people_keep_their_links():
    graph = datasets.les_miserables()
    found = nx.les_miserables_graph()
    place = graph.names.index("Valjean")
    friends = {graph.names[i] for i in graph.adjacency[place].nonzero()[0]}
    assert friends == set(found["Valjean"])
    club = datasets.karate_club()
    assert club.attributes[[0, 33], 0].tolist() == [0, 1]
    assert club.adjacency[0].sum() == 16


def test_who_shares_is_more_often_linked():
    graph = datasets.campus(rng=0)
    assert graph.attributes.max(0).tolist() == [7, 3, 9, 11]
    shared = graph.attributes[:, None] == graph.attributes
    upper = np.triu(np.ones((200, 200), bool), 1)
    for column in range(4):
        same = upper & shared[..., column]
        other = upper & ~shared[..., column]
        linked = graph.adjacency
        assert linked[same].mean() > 2 * linked[other].mean()


def test_common_friends_make_friends():
    """Friends of friends are linked more often than by chance alone."""
    A = datasets.communities(rng=0).adjacency
    groups = datasets.communities(rng=0).attributes[:, 0]
    inside = np.triu(groups[:, None] == groups, 1)
    assert A[inside].mean() > 0.13
    triangles = np.trace(A @ A @ A)
    paths = (A @ A).sum() - np.trace(A @ A)
    assert triangles / paths > 0.2


def test_links_are_hidden_in_two_steps():
    whole = datasets.campus(rng=0).adjacency
    links = datasets.hide_links(whole, share=0.25, rng=0)
    n = whole.sum() // 2
    today, yesterday = links.today.sum() // 2, links.yesterday.sum() // 2
    assert today == n - round(0.25 * n)
    assert yesterday == today - round(0.25 * today)
    assert (links.yesterday <= links.today).all()
    assert (links.today <= links.tomorrow).all()
    np.testing.assert_array_equal(links.tomorrow, whole)
    for graph in (links.today, links.yesterday):
        links_of("test", graph)


def test_every_open_pair_is_asked_and_nothing_known_is():
    links = datasets.hide_links(datasets.karate_club().adjacency, rng=1)
    for pairs, y, known, later in (
        (links.X_train, links.y_train, links.yesterday, links.today),
        (links.X_test, links.y_test, links.today, links.tomorrow),
    ):
        i, j = pairs.T
        assert (i < j).all()
        assert not known[i, j].any()
        assert len(pairs) == 34 * 33 // 2 - known.sum() // 2
        np.testing.assert_array_equal(y, later[i, j])
        assert y.sum() == (later.sum() - known.sum()) // 2
    # Tomorrow's links are 0 today: training cannot know them.
    new = {tuple(pair) for pair in links.X_test[links.y_test == 1]}
    learned = {
        tuple(pair): label
        for pair, label in zip(links.X_train, links.y_train, strict=True)
    }
    assert {learned[pair] for pair in new} == {0}


def test_a_share_too_small_or_large_still_leaves_links():
    A = datasets.karate_club().adjacency
    for share in (0.001, 0.999):
        links = datasets.hide_links(A, share=share, rng=0)
        assert links.y_train.sum() >= 1
        assert links.y_test.sum() >= 1


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (datasets.jaccard, nx.jaccard_coefficient),
        (datasets.adamic_adar, nx.adamic_adar_index),
        (datasets.preferential_attachment, nx.preferential_attachment),
        (
            datasets.common_neighbors,
            lambda graph, pairs: (
                (a, b, len(list(nx.common_neighbors(graph, a, b))))
                for a, b in pairs
            ),
        ),
    ],
)
def test_scores_are_those_of_networkx(mine, theirs):
    A = datasets.communities(40, rng=0).adjacency
    pairs = np.argwhere(np.triu(np.ones((40, 40)), 1))
    expected = [
        score
        for *_, score in theirs(nx.from_numpy_array(A), pairs.tolist())
    ]
    np.testing.assert_allclose(mine(A, pairs), expected, atol=1e-12)


def test_people_without_friends_score_nothing():
    A = np.zeros((3, 3), int)
    for score in (
        datasets.jaccard,
        datasets.adamic_adar,
        datasets.common_neighbors,
        datasets.preferential_attachment,
    ):
        assert score(A, [[0, 1], [1, 2]]).tolist() == [0, 0]
        assert score(A, np.zeros((0, 2), int)).shape == (0,)
