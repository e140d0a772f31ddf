"""The people of Les Miserables and who meets whom, for the figure and its page.

Read from networkx (BSD 3-clause, (c) NetworkX developers), which has them from Knuth
1993, The Stanford GraphBase; no copy is kept in this repository.
"""

from __future__ import annotations

import json
import re
from functools import cache

import numpy as np

from anncourse import datasets
from anncourse.arguments import Array

GRAPH = datasets.les_miserables()
NAMES = GRAPH.names
LINKS = np.argwhere(np.triu(GRAPH.adjacency))
_WORD = re.compile(r"(?<=[a-z])(?=[A-Z])")


def spoken(name: str) -> str:
    """Return a name as it is said.

    >>> spoken("MlleGillenormand")
    'Mlle Gillenormand'
    """
    return _WORD.sub(" ", name)


@cache
def places() -> Array:
    """Return where each stands, (77, 2)."""
    from anncourse import plots

    return plots.layout(GRAPH.adjacency)


@cache
def letters() -> str:
    """Return people, links and places in thousandths as JSON: what the page brings."""
    where = places()
    share = (where - where.min(0)) / np.ptp(where, axis=0)
    novel = {
        "names": NAMES,
        "links": LINKS.tolist(),
        "places": (1000 * share).round().astype(int).tolist(),
    }
    return json.dumps(novel, separators=(",", ":"))
