"""Numbers averaged with those of friends, and who stands alike."""

import numpy as np

from anncourse import datasets

# 0 and 1 know each other and 2 knows 1; 3 knows nobody.
A = np.zeros((4, 4), int)
A[0, 1] = A[1, 0] = A[1, 2] = A[2, 1] = 1
X = np.array([[0.0, 8.0], [6.0, 2.0], [3.0, 2.0], [5.0, 5.0]])


def test_a_round_by_hand():
    after = datasets.neighbor_means(A, X)
    assert after.tolist() == [[3, 5], [3, 4], [4.5, 2], [5, 5]]
    again = datasets.neighbor_means(A, after)
    np.testing.assert_allclose(
        datasets.neighbor_means(A, X, rounds=2), again, rtol=1e-15
    )
    assert datasets.neighbor_means(A, X, rounds=0).tolist() == X.tolist()


def test_in_the_end_all_who_are_joined_are_alike():
    last = datasets.neighbor_means(A, X, rounds=200)
    np.testing.assert_allclose(last[:3], last[[0, 0, 0]], atol=1e-12)
    assert last[3].tolist() == [5, 5]
    # What everybody counts for is in proportion to the people in their mean.
    weights = np.array([2, 3, 2]) / 7
    np.testing.assert_allclose(last[0], weights @ X[:3], atol=1e-12)


def test_likeness_is_the_angle_alone():
    assert datasets.likeness(X, [[0, 0], [0, 3]]).tolist() == [
        1,
        0.707106781,
    ]
    assert datasets.likeness(-9 * X, [[0, 3]]).tolist() == [0.707106781]
    assert datasets.likeness(0 * X, [[0, 3]]).tolist() == [0]
    assert datasets.likeness(X, np.zeros((0, 2), int)).shape == (0,)


def test_who_has_the_same_friends_ties_after_one_round():
    star = np.zeros((5, 5), int)
    star[0, 1:] = star[1:, 0] = 1
    numbers = np.random.default_rng(0).normal(size=(5, 16))
    center, leaf = datasets.neighbor_means(star, numbers, rounds=1)[:2]
    np.testing.assert_allclose(center, numbers.mean(axis=0), rtol=1e-12)
    np.testing.assert_allclose(leaf, numbers[:2].mean(axis=0), rtol=1e-12)


def test_a_few_rounds_find_hidden_links_and_many_find_fewer():
    novel = datasets.les_miserables().adjacency
    areas = []
    for seed in range(8):
        links = datasets.hide_links(novel, share=0.1, rng=seed)
        start = np.random.default_rng(seed).normal(size=(77, 16))
        areas.append(
            [
                datasets.auc(
                    datasets.likeness(
                        datasets.neighbor_means(
                            links.today, start, rounds=rounds
                        ),
                        links.X_test,
                    ),
                    links.y_test,
                )
                for rounds in (0, 3, 50)
            ]
        )
    none, few, many = np.mean(areas, axis=0)
    assert 0.44 < none < 0.56
    assert few > 0.82
    assert few > many + 0.03
