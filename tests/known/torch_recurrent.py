"""Recurrent layers and cells by PyTorch's own, with the package's parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.func import functional_call
from torch.nn.utils import rnn

if TYPE_CHECKING:
    from tests.known.torch_layers import Place

CELLS = {
    "ElmanCell": (nn.RNN, nn.RNNCell),
    "GRUCell": (nn.GRU, nn.GRUCell),
    "LSTMCell": (nn.LSTM, nn.LSTMCell),
}


def recurrent(
    at: Place,
    x: Tensor,
    returns: str,
    padding: float | None,
    reverse: bool,
) -> Tensor:
    """Pack by length; a backward reading is the second half of a two-way layer."""
    cell, steps = at.child("cell"), x.shape[1]
    n_in, n_hidden = (
        cell.spec.settings["n_in"],
        cell.spec.settings["n_hidden"],
    )
    kind, _ = CELLS[cell.spec.name]
    layer = kind(n_in, n_hidden, batch_first=True, bidirectional=True)
    real = torch.ones(x.shape[:2])
    if padding is not None:
        real = (x != padding).any(2)
    lengths = (real * torch.arange(1, steps + 1)).amax(1)
    packed = rnn.pack_padded_sequence(
        x, lengths.long(), batch_first=True, enforce_sorted=False
    )
    weights = {
        name + way: w
        for name, w in cell_weights(cell, "_l0").items()
        for way in ("", "_reverse")
    }
    read, state = functional_call(layer, weights, (packed,))
    last = state[0] if isinstance(state, tuple) else state
    if returns == "last":
        return last[int(reverse)]
    y, _ = rnn.pad_packed_sequence(
        read, batch_first=True, total_length=steps
    )
    return y.chunk(2, 2)[int(reverse)]


def one_step(at: Place, x: Tensor, state: list[Tensor]) -> list[Tensor]:
    """Return the state of a cell after one step."""
    _, kind = CELLS[at.spec.name]
    cell = kind(at.spec.settings["n_in"], at.spec.settings["n_hidden"])
    given = tuple(state) if len(state) > 1 else state[0]
    new = functional_call(cell, cell_weights(at), (x, given))
    return [*new] if isinstance(new, tuple) else [new]


def cell_weights(at: Place, end: str = "") -> dict[str, Tensor]:
    """Return PyTorch's four tensors; where we have one bias, its second stays 0."""
    second = torch.zeros_like(at["b"])
    if "b_hidden" in at.spec.shapes:
        b_hidden = at["b_hidden"]
        second = torch.cat([second[: -len(b_hidden)], b_hidden])
    return {
        f"weight_ih{end}": at["W"].T,
        f"weight_hh{end}": at["U"].T,
        f"bias_ih{end}": at["b"],
        f"bias_hh{end}": second,
    }
