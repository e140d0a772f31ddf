"""Who knows whom: graphs of people, read from networkx or drawn by a known rule."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from anncourse.arguments import Array, Seed, generator, integer
from anncourse.datasets.held_out import Record
from anncourse.datasets.installed import library

Numbers = NDArray[np.int64]


@dataclass(frozen=True, eq=False, repr=False)
class Graph(Record):
    """People, and who is linked with whom.

    Attributes
    ----------
    adjacency : (n, n) int64 array
        1 where two people are linked, else 0; symmetric, zero on the diagonal.
    names : tuple of str
        The people.
    attributes : (n, k) int64 array
        What is known of each person, as kinds numbered from 0; k may be 0.
    attribute_names : tuple of str
        What the columns of attributes are.
    """

    adjacency: Numbers
    names: tuple[str, ...]
    attributes: Numbers
    attribute_names: tuple[str, ...]


def les_miserables() -> Graph:
    """Read who meets whom in Victor Hugo's novel Les Miserables.

    Returns
    -------
    Graph
        77 characters in the order of their names, 254 links between those who meet in a
        chapter; no attributes.

    Raises
    ------
    ImportError
        If networkx is not installed.

    Notes
    -----
    Origin: Knuth (1993), The Stanford GraphBase, read from networkx (Hagberg et al.
    2008) and not copied; how often two meet is left out. License: that of networkx,
    BSD 3-clause, which states none for the data apart; they are facts of who stands in
    a scene with whom. Limits: a novel has its own reasons for who meets whom.

    Examples
    --------
    >>> graph = les_miserables()
    >>> graph.names[0], graph.adjacency.sum() // 2
    ('Anzelma', np.int64(254))
    """
    networkx = library("les_miserables", "networkx", "networkx")
    found = networkx.les_miserables_graph()
    names = sorted(found)
    nothing = np.zeros((len(names), 0), np.int64)
    return Graph(_adjacency(found, names), tuple(names), nothing, ())


def karate_club() -> Graph:
    """Read who was friends with whom in a karate club that later split in two.

    Returns
    -------
    Graph
        34 members, numbered, and 78 links; the attribute "club" is 0 for those who
        stayed with Mr. Hi, 1 for those who went with the officers.

    Raises
    ------
    ImportError
        If networkx is not installed.

    Notes
    -----
    Origin: Zachary (1977), doi:10.1086/jar.33.4.3629752, read from networkx and not
    copied; how close two were is left out. License of the data: not stated. Limits: so
    small that one link more or less in the test moves every score; use it to show that.

    Examples
    --------
    >>> graph = karate_club()
    >>> graph.adjacency.sum() // 2, graph.attributes.sum()
    (np.int64(78), np.int64(17))
    """
    networkx = library("karate_club", "networkx", "networkx")
    found = networkx.karate_club_graph()
    members = sorted(found)
    club = [[int(found.nodes[one]["club"] != "Mr. Hi")] for one in members]
    return Graph(
        _adjacency(found, members),
        tuple(str(one) for one in members),
        np.array(club, np.int64),
        ("club",),
    )


def _adjacency(found: object, order: list[object]) -> Numbers:
    place = {one: i for i, one in enumerate(order)}
    adjacency = np.zeros((len(order), len(order)), np.int64)
    for one, other in found.edges:  # type: ignore[attr-defined]
        adjacency[place[one], place[other]] = 1
        adjacency[place[other], place[one]] = 1
    return adjacency


# What students share, in how many kinds, and how much it adds to the log odds that two
# of them become friends.
_CAMPUS = {
    "dorm": (8, 2.4),
    "year": (4, 1.4),
    "major": (10, 1.8),
    "team": (12, 2.0),
}
_STRANGERS = -6.0
_CLOSURE = (
    0.06  # chance that one common friend makes two people friends, a round
)
_ROUNDS = 2


def campus(n: int = 200, *, rng: Seed = None) -> Graph:
    """Draw students who become friends by what they share, and by friends they share.

    First any two become friends with odds exp(-6.0 + 2.4 same dorm + 1.4 same year +
    1.8 same major + 2.0 same team); then, twice, each common friend of two who are not
    makes them friends with a chance of 6 %.

    Parameters
    ----------
    n : int
        Number of students, 10 to 2000; the shape of the graph is meant for 200.
    rng : int, Generator or None
        Seed or random Generator.

    Returns
    -------
    Graph
        Attributes dorm (8 kinds), year (4), major (10) and team (12), drawn evenly.

    Raises
    ------
    ValueError
        If n is out of range.

    Notes
    -----
    Origin: generated here; free to use under the course's license. Limits: invented
    people, whose rule is known; that a model finds the rule again says nothing about
    real campuses.

    Examples
    --------
    >>> campus(rng=0)
    Graph(adjacency (200, 200), names (200,), attributes (200, 4), attribute_names (4,))
    """
    n = _size("campus", n)
    rng = generator("campus", rng)
    kinds = np.column_stack(
        [rng.integers(k, size=n) for k, _ in _CAMPUS.values()]
    )
    odds = np.full((n, n), _STRANGERS)
    for column, (_, weight) in zip(kinds.T, _CAMPUS.values(), strict=True):
        odds += weight * (column[:, None] == column)
    chance = 1 / (1 + np.exp(-odds))
    names = tuple(f"student {i}" for i in range(n))
    return Graph(_grown(chance, rng), names, kinds, tuple(_CAMPUS))


def communities(
    n: int = 150, *, groups: int = 5, rng: Seed = None
) -> Graph:
    """Draw people in groups, who know each other within a group and seldom beyond.

    Two of one group are linked with a chance of 10 %, others of 1 %; then, twice, each
    common friend of two who are not makes them friends with a chance of 6 %.

    Parameters
    ----------
    n : int
        Number of people, 10 to 2000.
    groups : int
        Number of groups, at most n.
    rng : int, Generator or None
        Seed or random Generator.

    Returns
    -------
    Graph
        The attribute "group" is the group.

    Raises
    ------
    ValueError
        If n or groups is out of range.

    Notes
    -----
    Origin: generated here, a stochastic block model with triadic closure; free to use
    under the course's license. Limits: all groups are alike, and everybody is in one.

    Examples
    --------
    >>> graph = communities(rng=0)
    >>> graph.adjacency.shape, graph.attributes[:3].ravel()
    ((150, 150), array([0, 1, 2]))
    """
    n = _size("communities", n)
    if integer("communities", "groups", groups) > n:
        raise ValueError(
            f"communities expects groups to be at most {n}, got {groups}"
        )
    rng = generator("communities", rng)
    group = np.arange(n) % groups
    chance = np.where(group[:, None] == group, 0.10, 0.01)
    names = tuple(f"person {i}" for i in range(n))
    return Graph(_grown(chance, rng), names, group[:, None], ("group",))


def _size(who: str, n: int) -> int:
    if integer(who, "n", n, low=10) > 2000:
        raise ValueError(f"{who} expects n to be at most 2000, got {n}")
    return int(n)


def _grown(chance: Array, rng: np.random.Generator) -> Numbers:
    # Links by chance, then by common friends. One number is drawn for every cell, each
    # time; the upper triangle counts.
    n = len(chance)
    linked = _mirrored(rng.random((n, n)) < chance)
    for _ in range(_ROUNDS):
        common = linked @ linked
        meets = rng.random((n, n)) < 1 - (1 - _CLOSURE) ** common
        linked = np.maximum(linked, _mirrored(meets))
    return linked


def _mirrored(cells: Array) -> Numbers:
    upper = np.triu(cells, 1).astype(np.int64)
    both: Numbers = upper + upper.T
    return both
