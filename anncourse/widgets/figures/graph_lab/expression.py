"""A formula of x and y as a graph, and the gradient on its way back through it.

A formula is read into nodes, each after all that it is made from.
``js/core/inside/expression.js`` says the same, and refuses the same in the same words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from anncourse.inside.scalar import Value
from anncourse.widgets.written import num

MOST_NODES, MOST_LEVELS = 14, 6
LARGEST = 100_000.0  # what a node can show
WIGGLE = 1e-5
FUNCTIONS = ("tanh", "exp", "sigmoid", "relu")
TOKEN = re.compile(
    r"\s*(\d+\.?\d*|\.\d+|[A-Za-z]+|\*\*|[-+*/^()])|\s*(\S)|\s+$", re.ASCII
)
NUMBER = re.compile(r"[\d.]")


@dataclass(frozen=True)
class Node:
    """One number of the graph.

    Attributes
    ----------
    op : str
        "x", "y", "number", or what is done: "+", "*", "tanh" and so on.
    sources : tuple of int
        The places of the nodes it is made from.
    number : float
        A number in the formula, or the power of "^".
    level : int
        The longest way from a node without sources.
    """

    op: str
    sources: tuple[int, ...] = ()
    number: float = 0.0
    level: int = 0


@dataclass
class Reader:
    """Reads a formula from left to right, one rule of the grammar a method."""

    tokens: list[str]
    nodes: list[Node] = field(default_factory=list)
    at: int = 0

    @property
    def next(self) -> str:
        """The token that comes next; "" at the end."""
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self) -> str:
        """Go on by one token."""
        self.at += 1
        return self.tokens[self.at - 1]

    def add(self, op: str, *sources: int, number: float = 0.0) -> int:
        """Add a node, or find x or y where it is there; return its place."""
        levels = [self.nodes[i].level + 1 for i in sources]
        node = Node(op, sources, number, max(levels, default=0))
        if op in ("x", "y") and node in self.nodes:
            return self.nodes.index(node)
        self.nodes.append(node)
        return len(self.nodes) - 1

    def sum(self) -> int:
        """Read a sum of products."""
        return self._chain(self.product, "+-")

    def product(self) -> int:
        """Read a product of signed powers."""
        return self._chain(self.signed, "*/")

    def _chain(self, part: Callable[[], int], signs: str) -> int:
        left = part()
        while self.next and self.next in signs:
            op = self.take()
            left = self.add(op, left, part())
        return left

    def signed(self) -> int:
        """Read a power that may have a minus in front."""
        if self.next != "-":
            return self.power()
        self.take()
        return self.add("neg", self.signed())

    def power(self) -> int:
        """Read an atom that may be raised to a number."""
        base = self.atom()
        if self.next not in ("^", "**"):
            return base
        self.take()
        sign = -1.0 if self.next == "-" else 1.0
        if sign < 0:
            self.take()
        if not NUMBER.match(self.next):
            raise ValueError(
                "needs a number as a power, such as x^2; "
                f"{_found(self.next)}"
            )
        return self.add("^", base, number=sign * float(self.take()))

    def atom(self) -> int:
        """Read a number, a name, a function of a sum, or a sum in brackets."""
        token = self.next
        if NUMBER.match(token):
            return self.add("number", number=float(self.take()))
        if token in ("x", "y"):
            return self.add(self.take())
        if token == "(":
            return self.bracket()
        if token in FUNCTIONS:
            self.take()
            if self.next != "(":
                raise ValueError(
                    f"needs a bracket after {token}, such as {token}(x); "
                    f"{_found(self.next)}"
                )
            return self.add(token, self.bracket())
        if token.isalpha():
            raise ValueError(
                f"knows x, y, {', '.join(FUNCTIONS)}; got {token}"
            )
        raise ValueError(
            f"needs a number, x, y or a bracket; {_found(token)}"
        )

    def bracket(self) -> int:
        """Read a sum between two brackets."""
        self.take()
        inner = self.sum()
        if self.next != ")":
            raise ValueError(
                f"needs a closing bracket; {_found(self.next)}"
            )
        self.take()
        return inner


def _found(token: str) -> str:
    return f"got {token}" if token else "it ends too early"


def parse(text: str) -> list[Node]:
    """Read a formula; its value is the last node.

    >>> [node.op for node in parse("x * x + 1")]
    ['x', '*', 'number', '+']
    """
    tokens = []
    for good, wrong in TOKEN.findall(text):
        if wrong:
            raise ValueError(f"cannot hold {wrong}")
        if good:
            tokens.append(good)
    reader = Reader(tokens)
    reader.sum()
    if reader.next:
        raise ValueError(f"should end before {reader.next}")
    nodes = reader.nodes
    if len(nodes) > MOST_NODES or nodes[-1].level >= MOST_LEVELS:
        raise ValueError(
            f"has {len(nodes)} nodes in {nodes[-1].level + 1} columns; "
            f"the figure draws {MOST_NODES} in {MOST_LEVELS}"
        )
    return nodes


def compute(node: Node, *a: Value) -> Value:
    """Return what one node makes of its sources."""
    ops: dict[str, Callable[[], Value]] = {
        "+": lambda: a[0] + a[1],
        "-": lambda: a[0] - a[1],
        "*": lambda: a[0] * a[1],
        "/": lambda: a[0] / a[1],
        "neg": lambda: -a[0],
        "^": lambda: a[0] ** node.number,
    }
    if node.op in ops:
        return ops[node.op]()
    value: Value = getattr(a[0], node.op)()
    return value


@dataclass(frozen=True)
class Pass:
    """A pass through the graph: what each node is, and its slope in each source."""

    values: list[float]
    slopes: list[list[float]]


def forward(nodes: list[Node], x: float, y: float) -> Pass:
    """Compute every node, and the slope in each of its sources.

    >>> run = forward(parse("x * x + x"), 3.0, 1.0)
    >>> run.values, run.slopes
    ([3.0, 9.0, 12.0], [[], [3.0, 3.0], [1.0, 1.0]])
    """
    values: list[float] = []
    slopes: list[list[float]] = []
    for node in nodes:
        sources = [Value(values[i]) for i in node.sources]
        _refuse(node, [source.data for source in sources])
        if sources:
            found = compute(node, *sources)
            found.backward()
            values.append(found.data)
        else:
            given = {"x": x, "y": y, "number": node.number}
            values.append(given[node.op])
        slopes.append([source.grad for source in sources])
    return Pass(values, slopes)


def backward(nodes: list[Node], run: Pass, join: str = "+=") -> list[float]:
    """Return the slope of the last node in each, by the chain rule, last one first.

    >>> nodes = parse("x * x + x")
    >>> backward(nodes, forward(nodes, 3.0, 1.0))[0]
    7.0
    >>> backward(nodes, forward(nodes, 3.0, 1.0), "=")[0]
    3.0
    """
    grads = [0.0] * len(nodes)
    grads[-1] = 1.0
    for i in reversed(range(len(nodes))):
        for source, slope in zip(
            nodes[i].sources, run.slopes[i], strict=True
        ):
            before = grads[source] if join == "+=" else 0.0
            grads[source] = before + slope * grads[i]
    return grads


def complaint(text: str, x: float, y: float) -> str:
    """Say what is wrong with a formula, by itself or at a place, or "".

    >>> complaint("1 / x", 0, 1)
    'has no value at x = 0.00, y = 1.00: a division by 0'
    """
    try:
        nodes = parse(text)
    except ValueError as error:
        return str(error)
    try:
        # A wiggle must find a value on either side.
        for at in (
            (x + WIGGLE, y),
            (x - WIGGLE, y),
            (x, y + WIGGLE),
            (x, y - WIGGLE),
        ):
            forward(nodes, *at)
        run = forward(nodes, x, y)
        numbers = [*run.values, *backward(nodes, run)]
        if not all(abs(number) <= LARGEST for number in numbers):
            raise ValueError("a number above 100,000")
    except ValueError as error:
        # What Value itself refuses is a number that is too large.
        known = str(error).startswith("a ")
        why = str(error) if known else "a number above 100,000"
        return f"has no value at x = {num(x)}, y = {num(y)}: {why}"
    return ""


def shown(value: float) -> str:
    """Write a number as briefly as a node has room for.

    >>> shown(-0.5), shown(148.41316), shown(3125.0)
    ('−0.50', '148.4', '3125')
    """
    size = abs(value)
    return num(value, 0 if size >= 1000 else 1 if size >= 100 else 2)


def _refuse(node: Node, sources: list[float]) -> None:
    if node.op == "/" and sources[1] == 0:
        raise ValueError("a division by 0")
    if node.op == "^":
        base, n = sources[0], node.number
        if (base < 0 and n % 1) or (base == 0 and n < 1):
            raise ValueError("a power without a slope there")
