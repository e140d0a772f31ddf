"""A formula of one's own as a graph, and the two ways to join its paths."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import traitlets

from anncourse.widgets.base import CourseWidget
from anncourse.widgets.figures.graph_lab.expression import (
    MOST_NODES,
    WIGGLE,
    Node,
    Pass,
    backward,
    complaint,
    forward,
    parse,
    shown,
)
from anncourse.widgets.traits import Choice, Line, Number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

EDGE = 5
LONGEST = 60


class GraphLab(CourseWidget):
    """A formula f of x and y, node by node, with df/dnode on the way back.

    Where a node feeds several others, its gradient is the sum over the paths:
    ``join="+="``. With ``"="`` the path that is written last is all that stays.

    Parameters
    ----------
    expression : str
        A formula of numbers, x, y, + - * /, brackets, powers (x^2), tanh, exp,
        sigmoid and relu, of at most 60 letters, 14 nodes and 6 columns.
    x, y : float
        Where it is computed, each from -5 to 5.
    join : {"+=", "="}
        How a node takes in the gradient of one more path.
    step : int
        How many nodes have sent their gradient back, from 0; as many as there are
        at most.
    gate : bool
        Whether the reader answers the question before the figure moves.

    Attributes
    ----------
    nodes : list of Node
        The graph, each node after its sources.
    run : Pass
        The value of every node, and its slopes.
    grads : list of float
        df/dnode for every node, joined as `join` says.

    Raises
    ------
    ValueError
        For a name that is no trait, a formula that cannot be read, or one that has
        no value or no slope at x and y.

    Examples
    --------
    >>> GraphLab(expression="x * x + x", x=3.0).slope("x")
    7.0
    """

    expression = Line("x * x + x", LONGEST)
    x = Number(3.0, -EDGE, EDGE, step=0.1, digits=2, label="x")
    y = Number(1.0, -EDGE, EDGE, step=0.1, digits=2, label="y")
    join = Choice("+=", ["+=", "="], label="A gradient that arrives")
    step = Number(0, 0, MOST_NODES, integer=True, label="Steps back")

    @traitlets.validate("expression", "x", "y")
    def _fits(self, proposal: Any) -> Any:
        state = {
            name: getattr(self, name) for name in ("expression", "x", "y")
        }
        state[proposal["trait"].name] = proposal["value"]
        said = complaint(**{"text": state.pop("expression"), **state})
        if said:
            raise ValueError(f"expression {said}.")
        return proposal["value"]

    @property
    def nodes(self) -> list[Node]:
        """The graph, each node after its sources."""
        return parse(self.expression)

    @property
    def run(self) -> Pass:
        """The value of every node, and its slopes."""
        return forward(self.nodes, self.x, self.y)

    @property
    def grads(self) -> list[float]:
        """The gradient of every node, joined as `join` says."""
        return backward(self.nodes, self.run, self.join)

    def slope(self, name: str) -> float:
        """Return df/dx or df/dy; 0 where the formula does not use it."""
        found = zip(self.nodes, self.grads, strict=True)
        return next((grad for node, grad in found if node.op == name), 0.0)

    def wiggled(self, name: str) -> float:
        """Return df/dx or df/dy by a wiggle to both sides."""
        sides = []
        for h in (WIGGLE, -WIGGLE):
            at = {"x": self.x, "y": self.y}
            at[name] += h
            sides.append(forward(self.nodes, **at).values[-1])
        return (sides[0] - sides[1]) / (2 * WIGGLE)

    def describe(self) -> str:
        """Return the formula, its value, and what has come back."""
        return (
            f"f = {self.expression} at x = {shown(self.x)}, y = {shown(self.y)}: "
            f"f = {shown(self.run.values[-1])}. {self._back()}"
        )

    def picture(self) -> Figure:
        """Draw the graph with its values, and the gradients that came back."""
        from anncourse.widgets.figures.graph_lab.picture import draw

        return draw(self.nodes, self.run, self.grads)

    def _back(self) -> str:
        inner = sum(bool(node.sources) for node in self.nodes)
        if self.step < inner:
            return f"{self.step} of {inner} nodes have sent their gradient back."
        names = [n.op for n in self.nodes if n.op in ("x", "y")]
        if not names:
            return "It uses neither x nor y."
        return " ".join(
            f"df/d{name} = {shown(self.slope(name))} with {self.join}, "
            f"{shown(self.wiggled(name))} by a wiggle."
            for name in sorted(names)
        )
