"""Mixture of experts: a gate says which network to listen to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np

from anncourse.arguments import Array, number
from anncourse.layers.layer import Layer, Named
from anncourse.layers.packing import pack
from anncourse.modules.serial import different_layers

# Weights that add up to 1 within this are from a softmax, in float32 too.
SUM_TO_ONE = 1e-3


@dataclass(frozen=True)
class Seen:
    """What a forward pass leaves for the backward pass."""

    weights: Array  # (B, K)
    outputs: list[Array]  # (B, O) from each expert
    gate: Any
    experts: list[Any]
    train: bool


class MixtureOfExperts(Layer):
    """Experts whose answers a gate weighs for each input: y = sum_k g_k(x) E_k(x).

    An expert learns most from the inputs that the gate sends it, and the gate sends it
    the inputs that it answers best: they may come to share the work. They do not
    always: compare several starts.

    Parameters
    ----------
    gate : Layer
        Gives (B, K) weights, none negative, that add up to 1 for each input: a network
        that ends in `Softmax`. Its name is "gate".
    experts : sequence of Layer
        K networks, whose outputs have one shape (B, O). Their names are "expert0",
        "expert1", ...
    balance : float
        Weight of a penalty on unequal use of the experts, 0 or more: the squared
        coefficient of variation of the experts' summed weights over a batch (Shazeer et
        al. 2017, arXiv:1701.06538). `backward` adds its gradient in training; `penalty`
        tells its value, which no loss contains.

    Raises
    ------
    ValueError
        If something is not a layer, if one layer object stands in two places, or
        balance is negative; in use, whatever a layer inside raises, with its place, or
        if the gate's weights or the experts' outputs are not as said above.

    Notes
    -----
    Jacobs et al. 1991, doi:10.1162/neco.1991.3.1.79; experts that are mixtures
    themselves: Jordan & Jacobs 1994, doi:10.1162/neco.1994.6.2.181.

    Examples
    --------
    >>> import anncourse as ann
    >>> gate = ann.Serial(ann.Dense(1, 2, init="zeros"), ann.Softmax())
    >>> experts = ann.Activation("linear"), ann.Activation("relu")
    >>> MixtureOfExperts(gate, experts)([[-4.0], [4.0]])
    array([[-2.], [ 4.]])
    """

    def __init__(
        self, gate: Layer, experts: Sequence[Layer], *, balance: float = 0.0
    ) -> None:
        super().__init__()
        if not isinstance(experts, Sequence):
            raise ValueError(
                f"MixtureOfExperts expects a list of experts, got {experts!r}"
            )
        different_layers("MixtureOfExperts", experts)
        different_layers("MixtureOfExperts", [gate, *experts])
        self.gate = gate
        self.experts = tuple(experts)
        self.balance = number("MixtureOfExperts", "balance", balance, low=0)
        pack(self)

    def children(self) -> dict[str, Layer]:
        """Return the gate and the experts: "gate", "expert0", "expert1", ..."""
        named = {f"expert{k}": e for k, e in enumerate(self.experts)}
        return {"gate": self.gate} | named

    def gates(self, x: object) -> Array:
        """Return how much each expert counts for each row of x.

        Parameters
        ----------
        x : (B, ...) array
            Inputs.

        Returns
        -------
        (B, K) array
            Weights that add up to 1 in each row.

        Raises
        ------
        ValueError
            If x does not fit the gate, is empty, or holds NaN or inf.
        """
        return self._checked(self.gate(x))

    def penalty(self, x: object) -> float:
        """Return the penalty on unequal use of the experts, for one batch.

        Parameters
        ----------
        x : (B, ...) array
            Inputs.

        Returns
        -------
        float
            balance times the squared coefficient of variation: 0 if all experts are
            used alike, balance times K - 1 if one does all the work.

        Raises
        ------
        ValueError
            As for `gates`.
        """
        return self.balance * _unevenness(self.gates(x))[0]

    def forward(self, x: Array, train: bool = False) -> tuple[Array, Seen]:
        """Return the weighted sum of the experts' answers, and all caches."""
        weights, gate = self._run("gate", self.gate, x, train)
        self._checked(weights)
        outputs, caches = [], []
        for k, expert in enumerate(self.experts):
            answer, cache = self._run(f"expert {k}", expert, x, train)
            outputs.append(answer)
            caches.append(cache)
        self._refuse_misfits(outputs)
        pairs = zip(weights.T, outputs, strict=True)
        y = sum(g[:, None] * answer for g, answer in pairs)
        return y, Seen(weights, outputs, gate, caches, train)

    def backward(
        self, dy: Array, cache: Seen
    ) -> tuple[Array, dict[str, Array]]:
        """Send g_k dy to expert k, and the product of dy and E_k to the gate."""
        grads: dict[str, Array] = {}
        dxs = []
        for name, layer, kept, share in self._shares(dy, cache):
            dx, own = layer.backward(share, kept)
            dxs.append(dx)
            grads |= {f"{name}.{key}": value for key, value in own.items()}
        return reduce(np.add, dxs), grads

    def backward_into(
        self, dy: Array, cache: Seen, grads: Named, need_dx: bool = True
    ) -> Array | None:
        """Do the same, in place."""
        dxs: list[Any] = [
            layer.backward_into(share, kept, grads.inside(name), need_dx)
            for name, layer, kept, share in self._shares(dy, cache)
        ]
        return reduce(np.add, dxs) if need_dx else None

    def _shares(
        self, dy: Array, cache: Seen
    ) -> Iterator[tuple[str, Layer, Any, Array]]:
        yield "gate", self.gate, cache.gate, self._dweights(dy, cache)
        columns = cache.weights.T[:, :, None]  # (K, B, 1)
        shares = zip(self.experts, cache.experts, columns, strict=True)
        for k, (expert, kept, g) in enumerate(shares):
            yield f"expert{k}", expert, kept, g * dy

    def _dweights(self, dy: Array, cache: Seen) -> Array:
        dweights = np.stack(
            [(dy * answer).sum(1) for answer in cache.outputs], 1
        )
        if cache.train and self.balance:
            dweights += self.balance * _unevenness(cache.weights)[1]
        return dweights

    def _run(
        self, place: str, layer: Layer, x: Array, train: bool
    ) -> tuple[Array, Any]:
        try:
            return layer.forward(x, train)
        except ValueError as error:
            raise ValueError(
                f"MixtureOfExperts, {place}: {error}"
            ) from error

    def _checked(self, weights: Array) -> Array:
        # NaN passes: training reports it as numbers that ran away.
        k = len(self.experts)
        if weights.ndim != 2 or weights.shape[1] != k:
            raise ValueError(
                f"MixtureOfExperts expects a weight for each of {k} experts from its "
                f"gate, got shape {weights.shape}"
            )
        if (
            weights.min() < 0
            or np.abs(weights.sum(1) - 1).max() > SUM_TO_ONE
        ):
            raise ValueError(
                "MixtureOfExperts expects weights of 0 or more that add up to 1 from "
                "its gate: end the gate in Softmax()"
            )
        return weights

    def _refuse_misfits(self, outputs: list[Array]) -> None:
        first = outputs[0].shape
        for k, answer in enumerate(outputs):
            if answer.ndim != 2 or answer.shape != first:
                raise ValueError(
                    "MixtureOfExperts expects outputs of one shape (B, O) from its "
                    f"experts, got {first} from expert 0 and {answer.shape} from "
                    f"expert {k}"
                )

    def __repr__(self) -> str:
        experts = ", ".join(map(repr, self.experts))
        return f"MixtureOfExperts({self.gate!r}, [{experts}])"


def _unevenness(weights: Array) -> tuple[float, Array]:
    # The squared coefficient of variation of each expert's summed weights, and its
    # derivative with respect to every weight: the same in all rows.
    used = weights.sum(0)
    k, total, squares = len(used), used.sum(), np.vdot(used, used)
    value = k * squares / total**2 - 1
    return float(value), 2 * k / total**2 * (used - squares / total)
