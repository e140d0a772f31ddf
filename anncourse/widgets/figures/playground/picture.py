"""The Playground on paper: the page's own layout, drawn with matplotlib."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from anncourse.arguments import Array
from anncourse.modules.serial import Serial
from anncourse.plots.kit import ink

if TYPE_CHECKING:
    from matplotlib.axes import Axes

REACH = 1.3  # how far the maps go
UNITS = 135  # of the picture to an inch
POINT = 72 / UNITS
WIDTH, SIDE, HEAD = 1000.0, 370.0, 26.0  # all, the large map, the letters
GRID = 192
# The strongest color of a map: the points on it have the full one. A few shades, and
# no smoothing, make the file four times smaller.
STRONG, SHADES = 0.75, 16

Place = tuple[float, float]


def draw(
    net: Serial, X: Array, labels: Array, ablated: Sequence[int]
) -> Figure:
    """Return the picture of a network: its weights, and a map for each neuron.

    Parameters
    ----------
    net : Serial
        Dense and Activation in turn, from 2 inputs to 1 output.
    X : (n, 2) array
        Points to train on.
    labels : (n,) array
        Their classes, 0 and 1.
    ablated : sequence of int
        Hidden neurons that are taken out, counted through all layers.

    Returns
    -------
    Figure
    """
    figure = Figure(figsize=(WIDTH / UNITS, (SIDE + 8) / UNITS))
    ax = figure.add_axes((0, 0, 1, 1))
    weights = [layer.params["W"] for layer in net.layers[::2]]
    places, size = layout([W.shape[1] for W in weights[:-1]])
    seen = maps(net)
    _draw_plane(ax, seen[-1], places[-1][0], size)
    _draw_points(ax, X, labels)
    _draw_weights(ax, weights, places, size)
    nodes = list(itertools.chain(*places))
    for (x, y), values in zip(nodes, seen, strict=True):
        _draw_map(ax, values, x - size / 2, y - size / 2, size)
    for neuron in ablated:
        x, y = nodes[2 + neuron]
        ax.plot(x, y, "X", ms=0.5 * size * POINT, mfc=ink.INK, mec="white")
    letters = ("$x_1$", "$x_2$", r"$\hat{y}$")
    for (x, y), letter in zip(places[0] + places[-1], letters, strict=True):
        ax.text(x, y - size / 2 - 5, letter, ha="center", color=ink.INK)
    ax.set(xlim=(0, WIDTH), ylim=(SIDE + 4, -4), aspect="auto")
    ax.axis("off")
    return figure


def layout(hidden: Sequence[int]) -> tuple[list[list[Place]], float]:
    """Return the middle of every neuron, layer by layer, and a neuron's side."""
    sizes = [2, *hidden, 1]
    rows = max(3, *sizes)
    pitch = min(84.0, (SIDE - HEAD) / rows)
    size = min(48.0, 0.68 * pitch)
    step = (WIDTH - SIDE - 64 - size - 4) / (len(sizes) - 1)
    places = []
    for layer, n in enumerate(sizes):
        gap = pitch if layer else max(pitch, (rows - 1) * pitch / 2.4)
        middle = HEAD + (SIDE - HEAD) / 2
        x = 2 + size / 2 + layer * step
        places.append(
            [(x, middle + (j - (n - 1) / 2) * gap) for j in range(n)]
        )
    return places, size


def maps(net: Serial) -> list[Array]:
    """Return what inputs, hidden neurons and output say of every place."""
    line = np.linspace(-REACH, REACH, GRID)
    x1, x2 = np.meshgrid(line, line)
    values: Array = np.column_stack([x1.ravel(), x2.ravel()])
    columns = [*values.T]
    for place, layer in enumerate(net.layers):
        values = layer(values)
        if place % 2:
            columns += [*values.T]
    columns.append(np.tanh(values[:, 0] / 2))  # 2p - 1
    return [column.reshape(GRID, GRID) for column in columns]


def _draw_map(
    ax: Axes, values: Array, x: float, y: float, side: float
) -> None:
    """Draw a map: the ground of the page at 0, blue above, orange below."""
    values = np.round(np.clip(values, -1, 1) * SHADES) / SHADES
    ends = [to_rgb(ink.NEGATIVE), to_rgb(ink.POSITIVE)]
    colors = np.take(ends, (values >= 0).astype(int), axis=0)
    image = np.dstack([colors, STRONG * np.abs(values)])
    extent = (x, x + side, y + side, y)
    ax.imshow(image, extent=extent, origin="lower", interpolation="nearest")
    ax.add_patch(Rectangle((x, y), side, side, fc="none", ec=ink.INK, lw=1))


def _draw_plane(ax: Axes, sure: Array, output: Place, size: float) -> None:
    """Draw the output's map at large."""
    left = WIDTH - SIDE
    x, y, r = output[0] + size / 2, output[1], size / 2
    corners = [(x, y - r), (left, 0), (left, SIDE), (x, y + r)]
    ax.fill(*zip(*corners, strict=True), color=ink.INK, alpha=0.15, lw=0)
    _draw_map(ax, sure, left, 0, SIDE)
    line = np.linspace(0, SIDE, GRID)
    if sure.min() < 0 < sure.max():
        ax.contour(left + line, SIDE - line, sure, [0], colors=ink.INK)


def _draw_points(ax: Axes, X: Array, labels: Array) -> None:
    """Draw the points to train on where the map at large is."""
    for label in np.unique(labels):
        across, up = ((X[labels == label] + REACH) / (2 * REACH) * SIDE).T
        ax.plot(
            WIDTH - SIDE + across,
            SIDE - up,
            ink.MARKERS[label],
            color=ink.CLASSES[label],
            mec="white",
            mew=1.2 * POINT,
            ms=8 * POINT,
        )


def _draw_weights(
    ax: Axes, weights: list[Array], places: list[list[Place]], size: float
) -> None:
    """Draw a curve for each weight: blue, or orange and dashed below zero."""
    between = itertools.pairwise(places)
    for W, (sources, targets) in zip(weights, between, strict=True):
        for (i, a), (j, b) in itertools.product(
            enumerate(sources), enumerate(targets)
        ):
            start = (a[0] + size / 2, a[1] + _port(j, len(targets), size))
            end = (b[0] - size / 2, b[1] + _port(i, len(sources), size))
            half = (start[0] + end[0]) / 2
            bends = [start, (half, start[1]), (half, end[1]), end]
            weight = float(W[i, j])
            ax.add_patch(
                PathPatch(
                    Path(bends, [Path.MOVETO] + 3 * [Path.CURVE4]),
                    fc="none",
                    ec=ink.sign_color(weight),
                    ls="-" if weight >= 0 else (0, (3, 1.5)),
                    lw=POINT * min(10, 1 + 2 * abs(weight)),
                    alpha=0.85,
                )
            )


def _port(k: int, n: int, size: float) -> float:
    return (k - (n - 1) / 2) * min(10, 0.8 * size / n)
