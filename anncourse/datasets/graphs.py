"""Who knows whom: graphs of people, read from networkx."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

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
    2008) and not copied; how often two meet is left out. License of the data: not
    stated. Limits: a novel has its own reasons for who meets whom.

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
