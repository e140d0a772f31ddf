"""Who chose what: a small table of real people, and a simulator of shoppers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from anncourse.arguments import (
    Array,
    Seed,
    flag,
    float_array,
    generator,
    integer,
    number,
)
from anncourse.datasets.held_out import Record
from anncourse.datasets.installed import library

_TRAITS = 6  # numbers that describe a taste
_STRENGTH = 1.7  # how much a shopper's taste counts
_FAME = 0.65  # how much items differ in what everybody thinks of them


@dataclass(frozen=True, eq=False, repr=False)
class Attendance(Record):
    """People, events, and who was where.

    Attributes
    ----------
    attended : (18, 14) int64 array
        1 where the woman was at the event, else 0.
    women : tuple of str
        The rows.
    events : tuple of str
        The columns.
    """

    attended: NDArray[np.int64]
    women: tuple[str, ...]
    events: tuple[str, ...]


@dataclass(frozen=True, eq=False, repr=False)
class Shoppers(Record):
    """What shoppers chose, and what they truly like.

    Attributes
    ----------
    history : (n, events - 1) int64 array
        Numbers of the items that each shopper chose, in the order of time.
    last : (n,) int64 array
        The item that each chose last, held out.
    taste : (n, items) float64 array
        How much each shopper likes each item. A shop does not know this; it is here to
        judge by, and to let shoppers choose again.
    """

    history: NDArray[np.int64]
    last: NDArray[np.int64]
    taste: NDArray[np.float64]


def davis_women() -> Attendance:
    """Read which of 18 women were at which of 14 social events.

    Returns
    -------
    Attendance
        89 ones and 163 zeros.

    Raises
    ------
    ImportError
        If networkx is not installed.

    Notes
    -----
    Origin: Davis, Gardner & Gardner (1941), Deep South, read from networkx and not
    copied; collected in the 1930s. License of the data: not stated. Limits: 89 ones in
    all, so that one event more or less moves a score; white women of one town in the
    segregated South.

    Examples
    --------
    >>> davis = davis_women()
    >>> davis.attended.sum(), davis.women[0], davis.events[-1]
    (np.int64(89), 'Brenda Rogers', 'E14')
    """
    networkx = library("davis_women", "networkx", "networkx")
    found = networkx.davis_southern_women_graph()
    women = sorted(found.graph["top"])
    events = sorted(found.graph["bottom"], key=lambda name: int(name[1:]))
    rows = [[int(found.has_edge(a, b)) for b in events] for a in women]
    return Attendance(np.array(rows, np.int64), tuple(women), tuple(events))


def shoppers(
    n: int = 400,
    *,
    items: int = 200,
    events: int = 20,
    repeats: bool = False,
    rng: Seed = None,
) -> Shoppers:
    """Let shoppers choose items by their taste, and hold the last choice out.

    The taste of shopper u for item i is 1.7 <a_u, b_i> / sqrt(6) + 0.65 f_i, where a
    and b are six normal numbers for each and f is one, the item's fame; an item is
    chosen with a chance in proportion to exp(taste).

    Parameters
    ----------
    n : int
        Number of shoppers.
    items : int
        Number of items.
    events : int
        Number of choices each makes, 2 to half of the items.
    repeats : bool
        Whether a shopper may choose an item again.
    rng : int, Generator or None
        Seed or random Generator.

    Returns
    -------
    Shoppers
        Its arrays have n rows; items are numbered from 0.

    Raises
    ------
    ValueError
        If a number is out of range or repeats is no flag.

    Notes
    -----
    Origin: generated here; free to use under the course's license. Limits: tastes do
    not change, and have the very form that matrix factorization assumes, which favors
    it; the order of the choices means nothing, so that a network that reads it cannot
    gain.

    Examples
    --------
    >>> shoppers(rng=0)
    Shoppers(history (400, 19), last (400,), taste (400, 200))
    """
    n, items = (
        integer("shoppers", "n", n),
        integer("shoppers", "items", items),
    )
    events = integer("shoppers", "events", events, low=2)
    if 2 * events > items:
        raise ValueError(
            f"shoppers expects events to be at most half of the items "
            f"({items}), got {events}"
        )
    repeats = flag("shoppers", "repeats", repeats)
    rng = generator("shoppers", rng)
    person = rng.standard_normal((n, _TRAITS))
    thing = rng.standard_normal((items, _TRAITS))
    fame = rng.standard_normal(items)
    taste = _STRENGTH / np.sqrt(_TRAITS) * person @ thing.T + _FAME * fame
    # The largest of taste plus Gumbel noise is a choice in proportion to exp(taste);
    # the largest few are choices without repeats.
    if repeats:
        noise = rng.gumbel(size=(events, n, items))
        chosen = np.argmax(taste + noise, axis=2).T
    else:
        noise = rng.gumbel(size=(n, items))
        best = np.argsort(-(taste + noise), axis=1)[:, :events]
        chosen = rng.permuted(best, axis=1)
    return Shoppers(chosen[:, :-1], chosen[:, -1], taste)


def choose(
    taste: ArrayLike,
    shown: ArrayLike,
    *,
    attention: float = 1.0,
    rng: Seed = None,
) -> NDArray[np.int64]:
    """Let each shopper choose one item of the list that the shop shows.

    The item at place k = 1, 2, ... is chosen with a chance in proportion to exp(taste)
    / k^attention: what stands on top is looked at more.

    Parameters
    ----------
    taste : (n, items) array
        How much each shopper likes each item, as in `Shoppers`.
    shown : (n, places) array of int
        The items shown to each, best place first.
    attention : float
        How fast attention falls from place to place; 0 reads the whole list.
    rng : int, Generator or None
        Seed or random Generator.

    Returns
    -------
    (n,) int64
        The item that each chose.

    Raises
    ------
    ValueError
        If the shapes do not fit, an item is unknown, or attention is negative.

    Notes
    -----
    Origin: generated here. Limits: everybody chooses something, even from a bad list.

    Examples
    --------
    >>> choose([[0.0, 50.0, 0.0]], [[2, 1]], rng=0)
    array([1])
    """
    liking = float_array("choose", "taste", taste)
    lists: Array = np.asarray(shown)
    attention = number("choose", "attention", attention, low=0)
    rng = generator("choose", rng)
    if liking.ndim != 2 or lists.ndim != 2 or len(liking) != len(lists):
        raise ValueError(
            f"choose expects taste (n, items) and shown (n, places), got "
            f"{liking.shape} and {lists.shape}"
        )
    if lists.dtype.kind not in "iu" or not lists.size:
        raise ValueError(
            f"choose expects shown to hold numbers of items, got "
            f"{lists.dtype} of shape {lists.shape}"
        )
    if lists.min() < 0 or lists.max() >= liking.shape[1]:
        raise ValueError(
            f"choose expects items from 0 to {liking.shape[1] - 1} in shown, "
            f"got {lists.min()} to {lists.max()}"
        )
    place = np.arange(1, lists.shape[1] + 1)
    drawn = np.take_along_axis(liking, lists, axis=1)
    drawn = drawn - attention * np.log(place) + rng.gumbel(size=lists.shape)
    chosen: Array = lists[np.arange(len(lists)), np.argmax(drawn, axis=1)]
    return chosen.astype(np.int64)
