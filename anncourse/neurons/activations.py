"""Activation functions: what a neuron makes of its weighted sum.

Each is a `Function`: call it (``ann.sigmoid(0.8)``), ask for its slope
(``ann.sigmoid.slope(0.8)``), or give its name to a layer (``Activation("sigmoid")``).
``f`` and ``df`` are the bare formulas for arrays. `ACTIVATIONS` lists them by name. All
stay finite and quiet for sums of any size; float32 in gives float32 out.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

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
        self._refuse_parts()
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

    def _refuse_parts(self) -> None:
        parts: list[object] = [self.name, self.f, self.df]
        name, f, df = parts
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


@with_slope(lambda z, a: np.zeros_like(z))
def step(z: Array) -> Array:
    """Fire or rest: 1 where z >= 0, else 0; the slope is 0.

    McCulloch & Pitts 1943, doi:10.1007/BF02478259.

    >>> step([-0.1, 0.0, 2.0])
    array([0., 1., 1.])
    """
    return np.asarray(z >= 0).astype(z.dtype)


@with_slope(lambda z, a: np.ones_like(z))
def linear(z: Array) -> Array:
    """Keep the sum as it is: a = z, with slope 1.

    >>> linear([-0.1, 2.0])
    array([-0.1, 2. ])
    """
    return np.array(z)


@with_slope(lambda z, a: a * (1 - a))
def sigmoid(z: Array) -> Array:
    """Squash to 0 ... 1: a = 1 / (1 + exp(-z)), with slope a (1 - a).

    >>> sigmoid([-1000.0, 0.0, 0.8]).round(2)
    array([0.  , 0.5 , 0.69])
    """
    e = np.exp(-np.abs(z))  # never above 1, so it cannot overflow
    a: Array = np.where(z >= 0, 1, e) / (1 + e)
    return a


@with_slope(lambda z, a: 1 - a * a)
def tanh(z: Array) -> Array:
    """Squash to -1 ... 1: a = tanh(z), with slope 1 - a squared.

    >>> tanh([-1000.0, 0.0, 0.8]).round(2)
    array([-1.  ,  0.  ,  0.66])
    """
    return np.tanh(z)


@with_slope(lambda z, a: np.asarray(z > 0).astype(z.dtype))
def relu(z: Array) -> Array:
    """Cut off below zero: a = max(z, 0), with slope 1 where z > 0, else 0.

    Glorot et al. 2011; Nair & Hinton 2010,
    https://icml.cc/Conferences/2010/papers/432.pdf

    >>> relu([-1.0, 0.0, 2.0])
    array([0., 0., 2.])
    """
    return np.maximum(z, 0)


@with_slope(lambda z, a: np.where(z > 0, 1, z.dtype.type(0.01)))
def leaky_relu(z: Array) -> Array:
    """Leak a little below zero: a = z where z > 0, else 0.01 z.

    >>> leaky_relu([-1.0, 2.0])
    array([-0.01,  2.  ])
    """
    return np.maximum(z, 0.01 * z)


@with_slope(lambda z, a: np.where(z > 0, 1, a + 1))
def elu(z: Array) -> Array:
    """Level off below zero: a = z where z > 0, else exp(z) - 1.

    Clevert et al. 2016, arXiv:1511.07289.

    >>> elu([-1000.0, -1.0, 2.0]).round(2)
    array([-1.  , -0.63,  2.  ])
    """
    return np.where(z > 0, z, np.expm1(np.minimum(z, 0)))


_GELU_SCALE, _GELU_CUBE = (2 / np.pi) ** 0.5, 0.044715

# Beyond 30 the tanh inside is exactly -1 or 1, and z cubed could overflow.
_GELU_EDGE = 30


def _gelu_slope(z: Array, a: Array) -> Array:
    z = np.clip(z, -_GELU_EDGE, _GELU_EDGE)
    t = np.tanh(_GELU_SCALE * (z + _GELU_CUBE * z**3))
    inner = _GELU_SCALE * (1 + 3 * _GELU_CUBE * z**2)
    slope: Array = (1 + t) / 2 + z / 2 * (1 - t**2) * inner
    return slope


@with_slope(_gelu_slope)
def gelu(z: Array) -> Array:
    """Weigh z by a normal distribution: a = z P(a normal number is below z).

    In the tanh form, a = z / 2 (1 + tanh(sqrt(2/pi) (z + 0.044715 z^3))). Hendrycks &
    Gimpel 2016, arXiv:1606.08415.

    >>> gelu([-1.0, 0.0, 1.0]).round(4)
    array([-0.1588,  0.    ,  0.8412])
    """
    inner = np.clip(z, -_GELU_EDGE, _GELU_EDGE)
    t = np.tanh(_GELU_SCALE * (inner + _GELU_CUBE * inner**3))
    a: Array = z / 2 * (1 + t)
    return a


@with_slope(lambda z, a: sigmoid.f(z))
def softplus(z: Array) -> Array:
    """Cut off smoothly: a = log(1 + exp(z)), with the sigmoid as slope.

    >>> softplus([-1000.0, 0.0, 1000.0]).round(4)
    array([0.000e+00, 6.931e-01, 1.000e+03])
    """
    a: Array = np.logaddexp(0, z)
    return a


def _silu_slope(z: Array, a: Array) -> Array:
    s = sigmoid.f(z)
    slope: Array = s * (1 + z * (1 - s))
    return slope


@with_slope(_silu_slope)
def silu(z: Array) -> Array:
    """Weigh z by its own sigmoid: a = z sigmoid(z). Also called swish.

    >>> silu([-1000.0, 0.0, 1.0]).round(4)
    array([-0.    ,  0.    ,  0.7311])
    """
    a: Array = z * sigmoid.f(z)
    return a


ACTIVATIONS: dict[str, Function] = {
    function.name: function
    for function in (
        step,
        linear,
        sigmoid,
        tanh,
        relu,
        leaky_relu,
        elu,
        gelu,
        softplus,
        silu,
    )
}


def softmax(z: object) -> Array:
    """Turn scores into probabilities: p_k = exp(z_k) / sum_j exp(z_j).

    Parameters
    ----------
    z : (..., K) array
        Scores of K classes, along the last axis.

    Returns
    -------
    (..., K) array
        Positive numbers; each row sums to 1.

    Raises
    ------
    ValueError
        If z is a single number, is empty, or holds anything but finite numbers.

    Examples
    --------
    >>> softmax([10000.0, 10000.0])
    array([0.5, 0.5])
    """
    z = float_array("softmax", "z", z)
    if z.ndim == 0:
        raise ValueError(f"softmax expects scores of K classes, got {z}")
    return softmax_rows(z)


@np.errstate(over="ignore")
def softmax_rows(z: Array) -> Array:
    """Return the bare formula of `softmax`, for arrays that are known to be sound."""
    # The largest score becomes exp(0) = 1; nothing can overflow upward.
    e: Array = np.exp(z - z.max(-1, keepdims=True))
    e /= e.sum(-1, keepdims=True)
    return e
