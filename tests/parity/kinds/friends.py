"""Who might know whom: hidden links, the classical guesses, averaged numbers."""

import numpy as np

from anncourse import datasets
from tests.parity.kind import EXACT, FORMULA, Numbers, case

PAGE = """
import {
  adamicAdar, apart, auc, best, commonNeighbors, graphOf, hide, jaccard, likeness,
  meanLikeness, neighborMeans, preferentialAttachment,
} from "core/datasets/friends.js";

export const hidden = ({ n, links, many, seed }) => {
  const away = hide(links, many, seed).map(String);
  const today = graphOf(n, links.filter((link) => !away.includes(String(link))));
  const pairs = apart(today), y = pairs.map((pair) => away.includes(String(pair)));
  const scores = commonNeighbors(today, pairs);
  return {
    pairs: pairs.flat(), y: y.map(Number), area: [auc(scores, y)],
    best: best(scores, 7),
  };
};

export function guesses({ n, links, pairs }) {
  const A = graphOf(n, links);
  return {
    common: commonNeighbors(A, pairs), jaccard: jaccard(A, pairs),
    adamic: adamicAdar(A, pairs), attachment: preferentialAttachment(A, pairs),
  };
}

export function averages({ n, links, X, rounds, pairs }) {
  const A = graphOf(n, links);
  let now = X.map((row) => Float64Array.from(row));
  for (let round = 0; round < rounds; round++) now = neighborMeans(A, now);
  return {
    X: now.flatMap((row) => [...row]), cosine: likeness(now, pairs),
    mean: [meanLikeness(now)],
  };
}
"""


def hidden(n: int, links: list[list[int]], many: int, seed: int) -> Numbers:
    """Return what `hide_links` asks for today, and how common friends answer."""
    A = adjacency(n, links)
    found = datasets.hide_links(A, share=many / len(links), rng=seed)
    scores = datasets.common_neighbors(found.today, found.X_test)
    return {
        "pairs": found.X_test.ravel(),
        "y": found.y_test,
        "area": [datasets.auc(scores, found.y_test)],
        "best": np.argsort(-scores, kind="stable")[:7],
    }


def guesses(
    n: int, links: list[list[int]], pairs: list[list[int]]
) -> Numbers:
    """Return the four classical scores."""
    A = adjacency(n, links)
    return {
        "common": datasets.common_neighbors(A, pairs),
        "jaccard": datasets.jaccard(A, pairs),
        "adamic": datasets.adamic_adar(A, pairs),
        "attachment": datasets.preferential_attachment(A, pairs),
    }


def averages(
    n: int,
    links: list[list[int]],
    X: list[list[float]],
    rounds: int,
    pairs: list[list[int]],
) -> Numbers:
    """Return the numbers after some rounds, and who stands alike."""
    now = datasets.neighbor_means(adjacency(n, links), X, rounds=rounds)
    every = np.argwhere(np.triu(np.ones((n, n)), 1))
    size = np.linalg.norm(now, axis=1, keepdims=True)
    unit = now / np.where(size > 0, size, 1)
    i, j = every.T
    return {
        "X": now.ravel(),
        "cosine": datasets.likeness(now, pairs),
        "mean": [(unit[i] * unit[j]).sum(1).mean()],
    }


def adjacency(n: int, links: list[list[int]]) -> np.ndarray:
    """Return the graph of some links."""
    A = np.zeros((n, n), int)
    for i, j in links:
        A[i, j] = A[j, i] = 1
    return A


def drawn(seed: int, n: int, share: float) -> list[list[int]]:
    """Return the links of a graph drawn by chance."""
    chance = np.random.default_rng(seed).random((n, n))
    return np.argwhere(np.triu(chance < share, 1)).tolist()


GRAPHS = [(7, [[0, 1], [1, 2], [2, 3]]), (30, drawn(0, 30, 0.2))]
CASES = [
    *(
        case(hidden, EXACT, n=30, links=links, many=many, seed=seed)
        for links in (drawn(1, 30, 0.2), drawn(2, 30, 0.5))
        for many in (1, 9, 20)
        for seed in (0, 7)
    ),
    *(
        case(
            *(guesses, FORMULA),
            n=n,
            links=links,
            pairs=[[i, j] for i in range(n) for j in range(i)],
        )
        for n, links in GRAPHS
    ),
    *(
        case(
            *(averages, FORMULA),
            n=n,
            links=links,
            X=np.random.default_rng(rounds).normal(size=(n, 4)).tolist(),
            rounds=rounds,
            pairs=[[i, j] for i in range(n) for j in range(i)],
        )
        for n, links in GRAPHS
        for rounds in (0, 1, 3, 30)
    ),
    case(
        *(averages, FORMULA),
        n=3,
        links=[[0, 1]],
        X=[[0.0, 0.0], [0.0, 0.0], [1.0, 2.0]],
        rounds=1,
        pairs=[[0, 1], [0, 2]],
    ),
]
