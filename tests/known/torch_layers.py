"""The layers in PyTorch's own operations, with parameters in the package's shapes.

Weights are turned into PyTorch's layout on the way in, so that its autograd turns the
gradients back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from warnings import catch_warnings, simplefilter

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

import anncourse as ann
from tests.known.spec import Spec
from tests.known.torch_recurrent import recurrent


@dataclass
class Net:
    """The parameters and the state of all layers, and what one pass leaves behind."""

    params: Mapping[str, Tensor]
    state: dict[str, Tensor] = field(default_factory=dict)
    train: bool = True
    penalties: list[Tensor] = field(default_factory=list)
    chances: dict[str, ann.Dropout] = field(default_factory=dict)


@dataclass(frozen=True)
class Place:
    """A layer in a network: its settings, its parameters, the layers inside."""

    net: Net
    spec: Spec
    at: str = ""

    def __getitem__(self, name: str) -> Tensor:
        return self.net.params[self.at + name]

    def child(self, name: str) -> Place:
        """Return the place of a layer inside."""
        return Place(self.net, self.spec.inside[name], f"{self.at}{name}.")

    def __call__(self, x: Tensor) -> Tensor:
        """Return the layer's output."""
        return LAYERS[self.spec.name](self, x, **self.spec.settings)


def dense(at: Place, x: Tensor, **_: int) -> Tensor:
    return F.linear(x, at["W"].T, at["b"])


ACTIVATIONS: dict[str, Callable[[Tensor], Tensor]] = {
    "step": lambda z: (z >= 0).to(z.dtype),
    "linear": nn.Identity(),
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": F.relu,
    "leaky_relu": F.leaky_relu,
    "elu": F.elu,
    "gelu": lambda z: F.gelu(z, approximate="tanh"),
    # Not cut off at 20, where PyTorch would leave 2e-9 out.
    "softplus": lambda z: F.softplus(z, threshold=50),
    "silu": F.silu,
}


def activation(_: Place, x: Tensor, function: str) -> Tensor:
    return ACTIVATIONS[function](x)


def channels_first(x: Tensor) -> Tensor:
    return x.permute(0, 3, 1, 2)


def channels_last(x: Tensor) -> Tensor:
    return x.permute(0, 2, 3, 1)


def conv(
    at: Place, x: Tensor, stride: int, padding: int | str, **_: Any
) -> Tensor:
    kernels = at["W"].permute(3, 2, 0, 1).contiguous()
    with catch_warnings():
        # "same" with an even kernel costs PyTorch a copy, and it says so.
        simplefilter("ignore", UserWarning)
        y = F.conv2d(channels_first(x), kernels, at["b"], stride, padding)
    return channels_last(y)


def pool(
    by_window: Callable[..., Tensor], whole: Callable[..., Tensor]
) -> Callable[..., Tensor]:
    def run(_: Place, x: Tensor, size: Any, stride: int | None) -> Tensor:
        images = channels_first(x)
        if size == "all":
            return channels_last(whole(images, 1))
        return channels_last(by_window(images, size, stride))

    return run


def embedding(
    at: Place, x: Tensor, padding: int | None, **_: int
) -> Tensor:
    return F.embedding(x, at["W"], padding_idx=padding)


def rbf(at: Place, x: Tensor, normalized: bool, **_: Any) -> Tensor:
    squared = (x[:, None, :] - at["centers"]).square().sum(2)
    phi = torch.exp(-squared / (2 * at["log_widths"].exp().square()))
    return phi / phi.sum(1, keepdim=True) if normalized else phi


def batchnorm(
    at: Place, x: Tensor, n: int, momentum: float, eps: float
) -> Tensor:
    fresh = {"mean": x.new_zeros(n), "var": x.new_ones(n)}
    for name, start in fresh.items():
        at.net.state.setdefault(at.at + name, start)
    mean, var = (at.net.state[at.at + name] for name in fresh)
    rows, scale, train = x.reshape(-1, n), at["gamma"], at.net.train
    return F.batch_norm(
        rows, mean, var, scale, at["beta"], train, momentum, eps
    ).reshape(x.shape)


def dropout(at: Place, x: Tensor, rate: float, rng: int) -> Tensor:
    """Drop what the package drops: that is chance; what becomes of the rest is not."""
    if not at.net.train:
        return F.dropout(x, rate, training=False)
    chance = at.net.chances.setdefault(at.at, ann.Dropout(rate, rng=rng))
    ones = np.ones(x.shape, x.detach().numpy().dtype)
    kept = torch.tensor(chance.forward(ones, train=True)[0] != 0)
    own = F.dropout(x.detach(), rate)
    torch.testing.assert_close(own, x.detach() * (own != 0) / (1 - rate))
    return x * kept / (1 - rate)


def serial(at: Place, x: Tensor) -> Tensor:
    for name in at.spec.inside:
        x = at.child(name)(x)
    return x


def residual(at: Place, x: Tensor) -> Tensor:
    return x + at.child("layer")(x)


def parallel(at: Place, x: Tensor, join: str) -> Tensor:
    outputs = [at.child(name)(x) for name in at.spec.inside]
    if join == "sum":
        return torch.stack(outputs).sum(0)
    return torch.cat(outputs, -1)


def split(at: Place, x: Tensor, columns: list[list[int]]) -> Tensor:
    parts = zip(at.spec.inside, columns, strict=True)
    return torch.cat(
        [at.child(name)(x[..., part]) for name, part in parts], -1
    )


def mixture(at: Place, x: Tensor, balance: float) -> Tensor:
    gate = at.child("gate")(x)
    experts = [
        at.child(name)(x) for name in at.spec.inside if name != "gate"
    ]
    if balance:
        used = gate.sum(0)
        unequal = used.var(correction=0) / used.mean().square()
        at.net.penalties.append(balance * unequal)
    return torch.einsum("bk,kbo->bo", gate, torch.stack(experts))


LAYERS: dict[str, Callable[..., Tensor]] = {
    "Dense": dense,
    "Activation": activation,
    "Softmax": lambda at, x: torch.softmax(x, -1),
    "Flatten": lambda at, x: torch.flatten(x, 1),
    "Reshape": lambda at, x, shape: torch.reshape(x, (len(x), *shape)),
    "Conv2D": conv,
    "MaxPool2D": pool(F.max_pool2d, F.adaptive_max_pool2d),
    "AvgPool2D": pool(F.avg_pool2d, F.adaptive_avg_pool2d),
    "Embedding": embedding,
    "Recurrent": recurrent,
    "RBF": rbf,
    "BatchNorm": batchnorm,
    "Dropout": dropout,
    "Serial": serial,
    "Residual": residual,
    "Parallel": parallel,
    "Split": split,
    "MixtureOfExperts": mixture,
}
