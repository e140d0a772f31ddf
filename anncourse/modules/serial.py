"""Layers made of layers: one after the other, or around a way past."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from anncourse.arguments import Array
from anncourse.layers.layer import Layer, Named
from anncourse.layers.packing import pack


class Serial(Layer):
    """Layers one after the other; the output of each is the input of the next.

    Parameters
    ----------
    *layers : Layer
        At least one. Their names are "0", "1", ...: the weights of the first `Dense`
        are ``named_params()["0.W"]``.

    Raises
    ------
    ValueError
        If there is no layer, if something is not a layer, or if one layer object stands
        in two places; in use, whatever a layer raises, with its place.

    Notes
    -----
    The parameters of all layers are laid out in one vector (`layers.packing`):
    ``layer.params["W"]`` is a new array from then on, with the same numbers.

    Examples
    --------
    >>> import anncourse as ann
    >>> net = Serial(
    ...     ann.Dense(2, 3), ann.Activation("tanh"), ann.Dense(3, 1)
    ... )
    >>> list(net.named_params())
    ['0.W', '0.b', '2.W', '2.b']
    """

    def __init__(self, *layers: Layer) -> None:
        super().__init__()
        different_layers("Serial", layers)
        self.layers = layers
        self._names = tuple(str(i) for i in range(len(layers)))
        # Below the first layer with parameters, nobody needs a gradient.
        trained = [
            i for i, layer in enumerate(layers) if layer.named_params()
        ]
        self._first = trained[0] if trained else len(layers)
        pack(self)

    def children(self) -> dict[str, Layer]:
        """Return the layers under the names "0", "1", ..."""
        return dict(zip(self._names, self.layers, strict=True))

    def forward(
        self, x: Array, train: bool = False
    ) -> tuple[Array, list[Any]]:
        """Return the last layer's output, and all caches."""
        caches: list[Any] = []
        try:
            for layer in self.layers:
                x, cache = layer.forward(x, train)
                caches.append(cache)
        except ValueError as error:
            raise ValueError(
                f"Serial, layer {len(caches)} of 0 to "
                f"{len(self.layers) - 1}: {error}"
            ) from error
        return x, caches

    def backward(
        self, dy: Array, cache: list[Any]
    ) -> tuple[Array, dict[str, Array]]:
        """Send dy back through the layers, the last one first."""
        grads: dict[str, Array] = {}
        places = zip(self._names, self.layers, cache, strict=True)
        for name, layer, kept in reversed(list(places)):
            dy, own = layer.backward(dy, kept)
            grads |= {f"{name}.{key}": value for key, value in own.items()}
        return dy, {name: grads[name] for name in self.named_params()}

    def backward_into(
        self,
        dy: Array,
        cache: list[Any],
        grads: Named,
        need_dx: bool = True,
    ) -> Array | None:
        """Do the same, in place, and stop where no gradient is needed."""
        dx: Any = dy
        end = 0 if need_dx else self._first
        for i in reversed(range(end, len(self.layers))):
            own, need = grads.inside(self._names[i]), need_dx or i > end
            dx = self.layers[i].backward_into(dx, cache[i], own, need)
        return dx if need_dx else None

    def __repr__(self) -> str:
        return f"Serial({', '.join(map(repr, self.layers))})"


class Residual(Layer):
    """A layer that is added to its own input: y = x + layer(x).

    It has to learn only what to change, and the gradient has a way past it (He et al.
    2016, doi:10.1109/CVPR.2016.90).

    Parameters
    ----------
    layer : Layer
        A layer or a network whose output has the shape of its input. Its name is
        "layer".

    Raises
    ------
    ValueError
        If it is not a layer; in use, if it gives another shape than it is given.

    Examples
    --------
    >>> import anncourse as ann
    >>> Residual(ann.Activation("relu"))([[-1.0, 2.0]])
    array([[-1.,  4.]])
    """

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        different_layers("Residual", (layer,))
        self.layer = layer
        pack(self)

    def children(self) -> dict[str, Layer]:
        """Return the layer under the name "layer"."""
        return {"layer": self.layer}

    def forward(self, x: Array, train: bool = False) -> tuple[Array, Any]:
        """Return x + layer(x), and the layer's cache."""
        y, cache = self.layer.forward(x, train)
        if y.shape != x.shape:
            raise ValueError(
                f"{self!r} adds x of shape {x.shape} to the layer's output, "
                f"got {y.shape}"
            )
        return x + y, cache

    def backward(
        self, dy: Array, cache: Any
    ) -> tuple[Array, dict[str, Array]]:
        """Return dx = dy + what comes back through the layer."""
        dx, grads = self.layer.backward(dy, cache)
        return dy + dx, {f"layer.{key}": g for key, g in grads.items()}

    def backward_into(
        self, dy: Array, cache: Any, grads: Named, need_dx: bool = True
    ) -> Array | None:
        """Do the same, in place."""
        inside = grads.inside("layer")
        dx = self.layer.backward_into(dy, cache, inside, need_dx)
        return None if dx is None else dy + dx

    def __repr__(self) -> str:
        return f"Residual({self.layer!r})"


def different_layers(who: str, layers: Sequence[Layer]) -> None:
    """Refuse a list without layers, with something else, or with one layer twice."""
    if not layers:
        raise ValueError(f"{who} expects at least one layer, got none")
    for layer in layers:
        if not isinstance(layer, Layer):
            raise ValueError(f"{who} expects layers, got {layer!r}")
    refuse_twice(who, layers)


def refuse_twice(who: str, layers: Sequence[Layer]) -> None:
    """Refuse one layer object in two places: each would get half of its gradient."""
    seen: set[int] = set()
    for layer in _descendants(layers):
        if id(layer) in seen:
            raise ValueError(
                f"{who} expects different layer objects, got {layer!r} twice: "
                "make a second one"
            )
        seen.add(id(layer))


def _descendants(layers: Sequence[Layer]) -> Iterator[Layer]:
    for layer in layers:
        yield layer
        yield from _descendants(tuple(layer.children().values()))
