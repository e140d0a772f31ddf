"""People and friendships: who knows whom, who might, and where they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from anncourse.arguments import Array, integer, number
from anncourse.plots.kit import cells, given, ink, placing

Pair = tuple[int, int]


def graph(
    A: ArrayLike,
    *,
    scores: Mapping[Pair, float] | None = None,
    positions: ArrayLike | None = None,
    names: Mapping[int, str] | Sequence[str] | None = None,
    groups: ArrayLike | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw a graph: dots for nodes, thin lines for edges, dashes for suggestions.

    A suggested edge is the thicker, the higher its score is among those given.

    Parameters
    ----------
    A : (n, n) array
        Adjacency: not 0 where two nodes know each other; symmetric.
    scores : dict of (int, int) to float, optional
        Suggested edges by their two nodes, with scores from 0.
    positions : (n, 2) array, optional
        Where the nodes stand; otherwise `layout` of A.
    names : dict of int to str, or list of n str, optional
        Names of all nodes, or of some.
    groups : (n,) array of integers, optional
        Groups from 0 to 9, told by color and shape.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If A is not square and symmetric, a node does not exist, or a score is below 0.

    Examples
    --------
    >>> ax = graph([[0, 1], [1, 0]], names=["Ada", "Grace"])
    >>> [text.get_text() for text in ax.texts]
    ['Ada', 'Grace']
    """
    who = "graph"
    known = given.symmetric(who, A)
    n = len(known)
    suggested = _scores(who, scores, n)
    places = layout(known) if positions is None else positions
    places = given.shaped(who, "positions", places, f"{n} 2")
    labels = _labels(who, names, n)
    kinds = given.groups(who, groups, n, default=1)
    ax = ink.bare(ink.axes(who, ax, width=4.6, height=4.6))
    _edges(ax, places, known)
    _suggestions(ax, places, suggested)
    size = float(np.clip(2600 / n, 22, 170))
    ink.dots(ax, places, kinds, size)
    ax.set_aspect("equal", adjustable="datalim")
    ax.margins(0.08)
    placing.beside(
        ax,
        places[[*labels]],
        [*labels.values()],
        others=places,
        away=float(np.sqrt(size)) / 2,
        chips=True,
    )
    return ax


def adjacency(
    A: ArrayLike,
    *,
    names: Sequence[str] | None = None,
    groups: ArrayLike | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw a graph as a table: a filled square where row knows column.

    Parameters
    ----------
    A : (n, n) array
        Edges, or their weights or scores; clear is 0, full the largest, and negative
        hatched.
    names : list of n str, optional
        Names of the nodes, up to 30.
    groups : (n,) array of integers, optional
        Groups: nodes are sorted by them, with a line between.
    ax : Axes, optional
        Where to draw.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If A is not square, or names or groups do not fit it.

    Examples
    --------
    >>> ax = adjacency([[0, 1], [1, 0]], names=["Ada", "Grace"])
    >>> [label.get_text() for label in ax.get_yticklabels()]
    ['Ada', 'Grace']
    """
    who = "adjacency"
    values = given.square(who, "A", A)
    n = len(values)
    labels = given.words(who, "names", names, n)
    kinds = given.groups(who, groups, n, default=0)
    order = np.argsort(kinds, kind="stable")
    side = 4.4 if labels else 3.8
    ax = ink.axes(who, ax, width=side, height=side)
    ax.set_aspect("equal")
    box = (-0.5, n - 0.5, n - 0.5, -0.5)
    top = cells.largest(values)
    shown = values[np.ix_(order, order)]
    cells.draw(ax, shown, top, box, (3.2, 3.2))
    cells.frame(ax, box)
    for border in np.flatnonzero(np.diff(kinds[order])) + 0.5:
        ax.axhline(border, color=ink.INK, lw=1)
        ax.axvline(border, color=ink.INK, lw=1)
    ax.set(xlim=box[:2], ylim=box[2:])
    ax.spines[:].set_visible(False)
    ax.tick_params(length=0)
    _table(ax, [labels[i] for i in order] if labels else None)
    return ax


def _table(ax: Axes, labels: list[str] | None) -> None:
    if labels is None:
        ink.integers(ax.xaxis)
        ink.integers(ax.yaxis)
        return
    ax.set_xticks(range(len(labels)), labels, rotation=90)
    ax.set_yticks(range(len(labels)), labels)


def _edges(ax: Axes, places: Array, known: Array) -> None:
    for i, j in zip(*np.nonzero(np.triu(known)), strict=True):
        ax.plot(
            *places[[i, j]].T, color=ink.INK, lw=0.9, alpha=0.55, zorder=1
        )


def _suggestions(
    ax: Axes, places: Array, scores: dict[Pair, float]
) -> None:
    top = max(scores.values(), default=0) or 1
    for (i, j), score in scores.items():
        ax.plot(
            *places[[i, j]].T,
            color=ink.CLASSES[2],
            ls=(0, (3, 1.3)),
            lw=1 + 4 * score / top,
            dash_capstyle="butt",
            zorder=2,
        )


def _scores(who: str, scores: object, n: int) -> dict[Pair, float]:
    if scores is None:
        return {}
    if not isinstance(scores, Mapping):
        raise ValueError(
            f"{who} expects scores by pairs of nodes, got {scores!r}"
        )
    found = {}
    for pair, score in scores.items():
        if not isinstance(pair, tuple) or len(pair) != 2:
            raise ValueError(f"{who} expects pairs of nodes, got {pair!r}")
        i, j = (integer(who, "a node", k, low=0) for k in pair)
        if max(i, j) >= n or i == j:
            raise ValueError(
                f"{who} expects two of the nodes 0 to {n - 1}, got {pair}"
            )
        found[i, j] = number(who, "a score", score, low=0)
    return found


def _labels(who: str, names: object, n: int) -> dict[int, str]:
    if isinstance(names, Mapping):
        for node in names:
            if integer(who, "a named node", node, low=0) >= n:
                raise ValueError(
                    f"{who} expects names for nodes 0 to {n - 1}, got {node}"
                )
        return {int(node): str(name) for node, name in names.items()}
    words = given.words(who, "names", names, n) or []  # type: ignore[arg-type]
    return dict(enumerate(words))


ROUNDS = 200


def layout(A: object) -> Array:
    """Return a place for each node; the same graph has the same places every time.

    Distances on the page come as near as they can to distances in the graph: the stress
    ``sum_ij (|p_i - p_j| - d_ij)^2 / d_ij^2`` is lowered round by round, from the
    principal axes of the distances. Gansner, Koren & North 2004,
    doi:10.1007/978-3-540-31843-9_25.

    Parameters
    ----------
    A : (n, n) array
        Adjacency: not 0 where two nodes know each other; symmetric.

    Returns
    -------
    (n, 2) array
        In steps along edges, around (0, 0).

    Raises
    ------
    ValueError
        If A is not square and symmetric, or has more than 300 nodes.

    Examples
    --------
    >>> path = [[0, 1, 0], [1, 0, 1], [0, 1, 0]]
    >>> places = layout(path)
    >>> np.linalg.norm(places - places[0], axis=1).round(2)
    array([0., 1., 2.])
    """
    known = given.symmetric("layout", A)
    if len(known) == 1:
        return np.zeros((1, 2))
    d = _steps(known)
    places = _principal(d)
    with np.errstate(divide="ignore"):
        weights = np.where(d > 0, d, np.inf) ** -2.0
    inverse = np.linalg.pinv(np.diag(weights.sum(axis=1)) - weights)
    for _ in range(ROUNDS):
        gaps = np.linalg.norm(places[:, None] - places, axis=-1)
        pull = weights * d / np.where(gaps > 1e-9, gaps, np.inf)
        places = inverse @ (np.diag(pull.sum(axis=1)) - pull) @ places
    return places


def _steps(known: Array) -> Array:
    """Return how many edges lie between any two nodes."""
    n = len(known)
    d = np.where(np.eye(n, dtype=bool), 0.0, np.inf)
    seen = np.eye(n, dtype=bool)
    for steps in range(1, n):
        new = (seen @ known) & ~seen
        if not new.any():
            break
        d[new] = steps
        seen |= new
    # Nodes without any way between them stand a little apart.
    reached = d[np.isfinite(d)].max()
    return np.where(np.isfinite(d), d, reached + 1)


def _principal(d: Array) -> Array:
    # Classical scaling; each axis points to where its largest part is positive.
    squares = d**2
    rows = squares.mean(axis=0)
    inner = (rows + rows[:, None] - squares - rows.mean()) / 2
    sizes, axes = np.linalg.eigh(inner)
    places = axes[:, [-1, -2]] * np.sqrt(np.maximum(sizes[[-1, -2]], 0))
    largest = np.abs(places).argmax(axis=0)
    signs = np.where(places[largest, [0, 1]] < 0, -1, 1)
    # A trace of asymmetry, or nodes that are twins could never part.
    turn = np.arange(len(d)) * 2.4
    apart = 0.05 * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    start: Array = places * signs + apart
    return start
