"""What an activation function is: a formula with its slope, under a name."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from anncourse.arguments import Array, float_array

Formula = Callable[[Array], Array]
Slope = Callable[[Array, Array], Array]


@dataclass(frozen=True)
class Function:
    """A function of one number with its derivative.

    Parameters
    ----------
    name : str
        What layers and widgets call it.
    f : callable
        z -> a, elementwise on arrays.
    df : callable
        (z, a) -> da/dz, elementwise; a is given because many slopes are shorter in it.

    Raises
    ------
    ValueError
        If name is no name, or f or df cannot be called; when called, if z is empty or
        holds something else than finite numbers.

    Examples
    --------
    >>> square = Function("square", lambda z: z**2, lambda z, a: 2 * z)
    >>> square([1.0, 3.0]), square.slope([1.0, 3.0])
    (array([1., 9.]), array([2., 6.]))
    """

    name: str
    f: Formula
    df: Slope

    def __post_init__(self) -> None:
        _refuse_parts(self.name, self.f, self.df)
        # help() and inspect.getsource() then show the formula, not this class.
        object.__setattr__(self, "__doc__", self.f.__doc__)
        home = getattr(self.f, "__module__", None)
        object.__setattr__(self, "__module__", home)
        object.__setattr__(self, "__wrapped__", self.f)

    def __call__(self, z: object) -> Array:
        """Return f(z) for a number, a list or an array of finite numbers."""
        return self.f(float_array(self.name, "z", z))[()]

    def slope(self, z: object) -> Array:
        """Return the derivative at z.

        Parameters
        ----------
        z : float or array
            A number, a list or an array of finite numbers.

        Returns
        -------
        float or array
            da/dz, in the shape of z.

        Raises
        ------
        ValueError
            If z is empty or holds something else than finite numbers.
        """
        z = float_array(self.name, "z", z)
        return self.df(z, self.f(z))[()]

    def __reduce__(self) -> str | tuple[Any, ...]:
        # Pickled by its name where a module knows it: its lambdas have none.
        name: str = self.name
        home = sys.modules.get(self.__module__)
        if getattr(home, name, None) is self:
            return name
        return Function, (self.name, self.f, self.df)

    def __repr__(self) -> str:
        return f"Function({self.name!r})"


def _refuse_parts(name: object, f: object, df: object) -> None:
    if not isinstance(name, str) or not name:
        raise ValueError(f"Function expects a name, got {name!r}")
    if not callable(f) or not callable(df):
        raise ValueError(
            f"Function {name!r} expects f and df to be functions, got {f!r} "
            f"and {df!r}"
        )


def with_slope(df: Slope) -> Callable[[Formula], Function]:
    """Make the formula below a `Function` that knows its derivative."""
    return lambda f: Function(f.__name__, f, df)
