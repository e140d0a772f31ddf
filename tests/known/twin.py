"""One net and one training, in the package and in PyTorch, from the same start.

The last chapter shows both. ``python -m tests.known.twin`` writes what PyTorch finds
into the package, where a reader without PyTorch has it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import anncourse as ann

FILE = Path(ann.__file__).parent / "datasets" / "files" / "twin.json"
STEPS, EVERY, RATE = 100, 3, 0.1
X, y = ann.datasets.moons(200, noise=0.2, rng=0)


def start() -> ann.Serial:
    """Return the net as it starts."""
    return ann.Serial(
        ann.Dense(2, 16, rng=0),
        ann.Activation("tanh"),
        ann.Dense(16, 2, rng=1),
    )


def course() -> dict[str, Any]:
    """Return the losses of every third step and the last scores, of the package."""
    net, optimizer, losses = start(), ann.Adam(RATE), []
    for _ in range(STEPS):
        scores, cache = net.forward(X, train=True)
        loss, dscores = ann.softmax_cross_entropy(scores, y)
        _, grads = net.backward(dscores, cache)
        optimizer.step(net.named_params(), grads)
        losses.append(loss)
    return {"losses": losses[::EVERY], "scores": net(X[:3]).tolist()}


def pytorch() -> dict[str, Any]:
    """Return the same of PyTorch, as the chapter writes it."""
    import torch
    from torch import nn

    net = start()
    twin = nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 2))
    twin = twin.double()
    with torch.no_grad():
        for i in (0, 2):
            dense = net.layers[i].params
            twin[i].weight.copy_(torch.tensor(dense["W"].T))
            twin[i].bias.copy_(torch.tensor(dense["b"]))

    inputs, labels = torch.tensor(X), torch.tensor(y)
    optimizer = torch.optim.Adam(twin.parameters(), lr=RATE)
    losses = []
    for _ in range(STEPS):
        scores = twin(inputs)
        loss = nn.functional.cross_entropy(scores, labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return {"losses": losses[::EVERY], "scores": twin(inputs[:3]).tolist()}


def main() -> None:
    """Keep PyTorch's numbers."""
    import torch

    found = {
        "by": f"PyTorch {torch.__version__.split('+')[0]}",
        **pytorch(),
    }
    rows = [f"{json.dumps(k)}: {json.dumps(v)}" for k, v in found.items()]
    FILE.write_text("{\n" + ",\n".join(rows) + "\n}\n", "utf-8")


if __name__ == "__main__":
    main()
