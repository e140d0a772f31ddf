"""The graph of a formula, drawn once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from anncourse.widgets.figures.graph_lab.expression import Node, Pass, shown
from anncourse.widgets.paper import paper

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SIGNS = {"*": "×", "-": "−", "neg": "−"}


def sign(node: Node) -> str:
    """Return what stands in a node: "×", "x", "^2", "tanh"."""
    if node.op == "^":
        return f"^{node.number:g}".replace("-", "−")
    if node.op == "number":
        return ""
    return SIGNS.get(node.op, node.op)


def draw(nodes: list[Node], run: Pass, grads: list[float]) -> Figure:
    """Draw nodes column by column, values in them, gradients below."""
    from anncourse.plots.kit import ink

    tall = Counter(node.level for node in nodes)
    seen: Counter[int] = Counter()
    places = []
    for node in nodes:
        seen[node.level] += 1
        lift = (tall[node.level] + 1) / 2 - seen[node.level]
        # A column's place depends on nothing else; a slant keeps ways apart.
        places.append((node.level, lift - 0.12 * node.level))
    figure, (ax,) = paper(7.4, 3.2)
    for node, (x, y), slopes in zip(nodes, places, run.slopes, strict=True):
        for k, (source, slope) in enumerate(
            zip(node.sources, slopes, strict=True)
        ):
            ax.annotate(
                "",
                (x - 0.22, y),
                (places[source][0] + 0.22, places[source][1]),
                arrowprops={
                    "arrowstyle": "-|>",
                    "color": ink.sign_color(slope),
                    "linestyle": "-" if slope >= 0 else "--",
                    "connectionstyle": f"arc3,rad={0.25 * (k - 0.5):.3f}",
                },
            )
    texts = zip(nodes, places, run.values, grads, strict=True)
    for node, (x, y), value, grad in texts:
        words = f"{sign(node)}\n{shown(value)}".strip()
        box = {"boxstyle": "round", "fc": "none", "ec": ink.INK}
        ax.text(
            x, y, words, ha="center", va="center", color=ink.INK, bbox=box
        )
        color = ink.sign_color(grad)
        ax.text(
            *(x, y - 0.36),
            f"slope {shown(grad)}",
            ha="center",
            va="center",
            color=color,
            fontsize=ink.SMALL,
        )
    most = max(tall.values()) / 2
    ax.set(
        xlim=(-0.5, nodes[-1].level + 0.5), ylim=(-most - 0.6, most + 0.3)
    )
    ax.axis("off")
    return figure
