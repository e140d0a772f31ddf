"""Automatic differentiation of single numbers: backpropagation in a hundred lines.

A `Value` is a number that remembers what it was made from. Compute with it as with any
number; ``backward`` then walks from the result to everything it was made from, the last
first, and multiplies slopes on the way: the chain rule.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import TypeAlias

from anncourse.arguments import number

Number: TypeAlias = "Value | float"


class Value:
    """A number that remembers where it came from, and so can tell its gradient.

    After ``y.backward()``, every Value x that y was made from has x.grad = dy/dx, the
    sum, over all paths from x to y, of the product of the slopes along the path.
    Linnainmaa 1970; Baydin et al. 2018, https://jmlr.org/papers/v18/17-468.html

    Parameters
    ----------
    data : float
        The number, finite.
    sources : iterable of (Value, float)
        What it was made from, each with the slope of this number in that one: none for
        a number that you give.

    Attributes
    ----------
    data : float
        The number. Set another to change it; what was made from it stays as it was.
    grad : float
        The derivative of the last number ``backward`` was called on; 0 before.
    sources : list of (Value, float)
        As given.

    Raises
    ------
    ValueError
        If data is not a finite number; in use, if a function has no value or no slope
        at a number, if a result is too large, or if something comes that is no number.

    Examples
    --------
    >>> w, x = Value(2.0), Value(0.8)
    >>> y = (w * x - 1) ** 2
    >>> y.backward()
    >>> round(y.data, 2), round(w.grad, 2), round(x.grad, 2)
    (0.36, 0.96, 2.4)
    """

    # NumPy's numbers then leave ``2 * value`` to Value.
    __array_ufunc__ = None

    def __init__(
        self, data: float, sources: Iterable[tuple[Value, float]] = ()
    ) -> None:
        self.data = number("Value", "data", data)
        self.grad = 0.0
        self.sources = [
            (source, number("Value", "a slope", slope))
            for source, slope in sources
        ]

    def backward(self) -> None:
        """Set ``grad`` of this number, and of every one it was made from."""
        order = self._order()
        for value in order:
            value.grad = 0.0
        self.grad = 1.0
        for value in reversed(order):
            for source, slope in value.sources:
                source.grad += slope * value.grad

    def _order(self) -> list[Value]:
        # Every number after all it was made from. A stack of our own instead of
        # recursion, which Python stops at a depth of 1,000.
        order: list[Value] = []
        seen: set[Value] = set()
        stack = [(self, False)]
        while stack:
            value, sources_are_in = stack.pop()
            if sources_are_in:
                order.append(value)
            elif value not in seen:
                seen.add(value)
                stack.append((value, True))
                stack += [(source, False) for source, _ in value.sources]
        return order

    def __add__(self, other: Number) -> Value:
        other = _value(other)
        return Value(self.data + other.data, [(self, 1), (other, 1)])

    def __mul__(self, other: Number) -> Value:
        other = _value(other)
        product = self.data * other.data
        return Value(product, [(self, other.data), (other, self.data)])

    def __truediv__(self, other: Number) -> Value:
        a, other = self.data, _value(other)
        b = other.data
        if b == 0:
            raise ValueError(
                f"Value expects a divisor other than 0: {self} / 0"
            )
        return Value(a / b, [(self, 1 / b), (other, -a / b / b)])

    def __pow__(self, power: float) -> Value:
        x, n = self.data, number("Value", "the power", power)
        if (x < 0 and n % 1) or (x == 0 and n < 1):
            raise ValueError(
                f"Value expects a number above 0 for ** {n:g}, got {x:g}"
            )
        slope = n * _or_inf(pow, x, n - 1)
        return Value(_or_inf(pow, x, n), [(self, slope)])

    def tanh(self) -> Value:
        """Return tanh(x), with the slope 1 - tanh(x) squared.

        Returns
        -------
        Value
            A number from -1 to 1.
        """
        t = math.tanh(self.data)
        return Value(t, [(self, 1 - t * t)])

    def exp(self) -> Value:
        """Return e to the power of x, which is its own slope.

        Returns
        -------
        Value
            A number from 0.

        Raises
        ------
        ValueError
            If the result is too large.
        """
        e = _or_inf(math.exp, self.data)
        return Value(e, [(self, e)])

    def log(self) -> Value:
        """Return the natural logarithm of x, with the slope 1 / x.

        Returns
        -------
        Value
            The power of e that is x.

        Raises
        ------
        ValueError
            If x is not above 0.
        """
        x = self.data
        if x <= 0:
            raise ValueError(
                f"Value expects a number above 0 for log, got {x:g}"
            )
        return Value(math.log(x), [(self, 1 / x)])

    def relu(self) -> Value:
        """Return x where it is above 0, with slope 1, and else 0, with slope 0.

        Returns
        -------
        Value
            A number from 0.
        """
        x = self.data
        return Value(max(x, 0), [(self, float(x > 0))])

    def sigmoid(self) -> Value:
        """Return s = 1 / (1 + exp(-x)), with the slope s (1 - s).

        Returns
        -------
        Value
            A number from 0 to 1.
        """
        # The exponent is never above 0, so that nothing can overflow.
        e = math.exp(-abs(self.data))
        s = (1 if self.data >= 0 else e) / (1 + e)
        return Value(s, [(self, s * (1 - s))])

    def __neg__(self) -> Value:
        return self * -1.0

    def __sub__(self, other: Number) -> Value:
        return self + -_value(other)

    def __radd__(self, other: float) -> Value:
        return self + other

    def __rmul__(self, other: float) -> Value:
        return self * other

    def __rsub__(self, other: float) -> Value:
        return _value(other) - self

    def __rtruediv__(self, other: float) -> Value:
        return _value(other) / self

    def __repr__(self) -> str:
        return f"Value({self.data:g})"


def _value(x: object) -> Value:
    if isinstance(x, Value):
        return x
    return Value(number("Value", "the other side", x))


def _or_inf(f: Callable[..., float], *numbers: float) -> float:
    # Python raises an error of its own where a result is too large.
    try:
        return f(*numbers)
    except OverflowError:
        return math.inf
