"""The Playground on paper: the page's own layout, drawn with matplotlib."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from anncourse.arguments import Array
from anncourse.layers.activation import Activation
from anncourse.modules.serial import Serial
from anncourse.neurons.activations import softmax
from anncourse.plots.kit import ink
from anncourse.widgets.figures.playground.data import inputs

if TYPE_CHECKING:
    from matplotlib.axes import Axes

REACH = 1.3  # how far the maps go
UNITS = 135  # of the picture to an inch
POINT = 72 / UNITS
WIDTH, SIDE, HEAD = 1000.0, 370.0, 26.0  # all, the large map, the letters
NAMES = 54.0  # left of many inputs
GRID = 192
# The strongest color of a map: the points on it have the full one. A few shades, and
# no smoothing, make the file four times smaller.
STRONG, SHADES = 0.75, 16

# The page's four: the last is its ink.
KINDS = (*ink.CLASSES[:3], ink.INK)

Place = tuple[float, float]


def draw(
    net: Serial,
    features: Sequence[str],
    X: Array,
    labels: Array,
    ablated: Sequence[int],
) -> Figure:
    """Return the picture of a network: its weights, and a map for each neuron.

    Parameters
    ----------
    net : Serial
        Dense and Activation in turn, from the features to the scores.
    features : sequence of str
        What the network gets of a point.
    X : (n, 2) array
        Points to train on.
    labels : (n,) array
        Their classes.
    ablated : sequence of int
        Hidden neurons that are taken out, counted through all layers.

    Returns
    -------
    Figure
    """
    figure = Figure(figsize=(WIDTH / UNITS, (SIDE + 8) / UNITS))
    ax = figure.add_axes((0, 0, 1, 1))
    weights = [layer.params["W"] for layer in net.layers[::2]]
    places, size = layout([len(features), *(W.shape[1] for W in weights)])
    seen = [colored(values) for values in maps(net, features)]
    outputs = _outputs(net, features)
    _draw_plane(ax, outputs, places[-1], size)
    _draw_points(ax, X, labels)
    _draw_weights(ax, weights, places, size)
    nodes = list(itertools.chain(*places))
    for (x, y), image in zip(nodes, seen + answers(outputs), strict=True):
        _draw_map(ax, image, x - size / 2, y - size / 2, size)
    for neuron in ablated:
        x, y = nodes[len(features) + neuron]
        ax.plot(x, y, "X", ms=0.5 * size * POINT, mfc=ink.INK, mec="white")
    _name(ax, r"$\hat{y}$", places[-1][0], size)
    for place, feature in zip(places[0], features, strict=True):
        _name(ax, _letters(feature), place, size, beside=len(features) > 2)
    ax.set(xlim=(0, WIDTH), ylim=(SIDE + 4, -4), aspect="auto")
    ax.axis("off")
    return figure


def layout(sizes: Sequence[int]) -> tuple[list[list[Place]], float]:
    """Return the middle of every neuron, layer by layer, and a neuron's side."""
    rows = max(3, *sizes)
    pitch = min(84.0, (SIDE - HEAD) / rows)
    size = min(48.0, 0.68 * pitch)
    left = NAMES if sizes[0] > 2 else 0.0
    step = (WIDTH - SIDE - 64 - size - 4 - left) / (len(sizes) - 1)
    places = []
    for layer, n in enumerate(sizes):
        two = n == 2 and not layer
        gap = max(pitch, (rows - 1) * pitch / 2.4) if two else pitch
        middle = HEAD + (SIDE - HEAD) / 2
        x = left + 2 + size / 2 + layer * step
        places.append(
            [(x, middle + (j - (n - 1) / 2) * gap) for j in range(n)]
        )
    return places, size


def _plane() -> Array:
    """Return the places of all maps (n, 2), row by row from below."""
    line = np.linspace(-REACH, REACH, GRID)
    x1, x2 = np.meshgrid(line, line)
    return np.column_stack([x1.ravel(), x2.ravel()])


def maps(net: Serial, features: Sequence[str]) -> list[Array]:
    """Return what inputs and hidden neurons say of every place."""
    values = inputs(_plane(), features)
    columns = [*values.T]
    for layer in net.layers:
        values = layer(values)
        if isinstance(layer, Activation):
            columns += [*values.T]
    return [column.reshape(GRID, GRID) for column in columns]


def _outputs(net: Serial, features: Sequence[str]) -> Array:
    """Return the probability of each class (K, GRID, GRID), or of two 2p − 1."""
    scores = net(inputs(_plane(), features))
    one = scores.shape[1] == 1
    answers = np.tanh(scores / 2) if one else softmax(scores)
    return answers.T.reshape(-1, GRID, GRID)


def colored(values: Array) -> Array:
    """Return the ground of the page at 0, blue above, orange below."""
    ends = np.array([to_rgb(ink.NEGATIVE), to_rgb(ink.POSITIVE)])
    return _shaded(ends[(values >= 0).astype(int)], np.abs(values))


def _shaded(colors: Array, strength: Array) -> Array:
    shades = np.round(np.clip(strength, 0, 1) * SHADES) / SHADES
    return np.dstack([colors, STRONG * shades])


def answers(outputs: Array) -> list[Array]:
    """Return the map of each output: of several, each in the color of its class."""
    if len(outputs) == 1:
        return [colored(outputs[0])]
    return [
        _shaded(np.broadcast_to(to_rgb(color), (GRID, GRID, 3)), p)
        for p, color in zip(outputs, KINDS, strict=False)
    ]


def winners(outputs: Array) -> Array:
    """Return the map at large: the color of the likeliest class, by how likely."""
    if len(outputs) == 1:
        return colored(outputs[0])
    colors = np.array([to_rgb(color) for color in KINDS])
    # As likely as any other has the ground's color.
    best, least = outputs.max(axis=0), 1 / len(outputs)
    return _shaded(
        colors[outputs.argmax(axis=0)], (best - least) / (1 - least)
    )


def _draw_map(
    ax: Axes, image: Array, x: float, y: float, side: float
) -> None:
    """Draw a map in a frame."""
    extent = (x, x + side, y + side, y)
    ax.imshow(image, extent=extent, origin="lower", interpolation="nearest")
    ax.add_patch(Rectangle((x, y), side, side, fc="none", ec=ink.INK, lw=1))


def _draw_plane(
    ax: Axes, outputs: Array, nodes: list[Place], size: float
) -> None:
    """Draw the answer at large, with the borders between classes."""
    left, r = WIDTH - SIDE, size / 2
    x, top, bottom = nodes[0][0] + r, nodes[0][1] - r, nodes[-1][1] + r
    corners = [(x, top), (left, 0), (left, SIDE), (x, bottom)]
    ax.fill(*zip(*corners, strict=True), color=ink.INK, alpha=0.15, lw=0)
    _draw_map(ax, winners(outputs), left, 0, SIDE)
    line = np.linspace(0, SIDE, GRID)
    for lead in leads(outputs):
        if lead.min() < 0 < lead.max():
            ax.contour(left + line, SIDE - line, lead, [0], colors=ink.INK)


def leads(outputs: Array) -> list[Array]:
    """Return, for each output, by how much it leads: 0 on the border."""
    if len(outputs) == 1:
        return [outputs[0]]
    return [
        p - np.delete(outputs, k, axis=0).max(axis=0)
        for k, p in enumerate(outputs)
    ]


def _name(
    ax: Axes, text: str, place: Place, size: float, *, beside: bool = False
) -> None:
    """Write a name above a neuron, or left of it where neurons stand close."""
    x, y = place
    if beside:
        ax.text(
            x - size / 2 - 6,
            y,
            text,
            ha="right",
            va="center",
            color=ink.INK,
        )
    else:
        ax.text(x, y - size / 2 - 5, text, ha="center", color=ink.INK)


def _letters(feature: str) -> str:
    """Return a feature as a formula: "x1²" is x with a 1 below and a 2 above."""
    text = re.sub(r"x(\d)", r"x_\1", feature).replace("²", "^2")
    return f"${text.replace('sin ', chr(92) + 'sin ').replace('π', chr(92) + 'pi ')}$"


def _draw_points(ax: Axes, X: Array, labels: Array) -> None:
    """Draw the points to train on where the map at large is."""
    for label in np.unique(labels):
        across, up = ((X[labels == label] + REACH) / (2 * REACH) * SIDE).T
        ax.plot(
            WIDTH - SIDE + across,
            SIDE - up,
            ink.MARKERS[label],
            color=KINDS[label],
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
