"""The same work in PyTorch, eager, as its tutorials write it."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

import numpy as np
import torch

from benchmarks import convolution, sequences
from benchmarks.race import Run
from benchmarks.tasks import RATE, Data, Task, batches

torch.set_num_threads(1)


def multilayer(task: Task) -> Run:
    """Return the training of a fully connected net."""
    nn, layers = torch.nn, []
    for i, n_in in enumerate(task.sizes[:-1]):
        layers.append(nn.Linear(n_in, task.sizes[i + 1]))
        layers.append(nn.ReLU() if task.activation == "relu" else nn.Tanh())
    net = nn.Sequential(*layers[:-1])
    loss = nn.MSELoss() if task.loss == "mse" else nn.CrossEntropyLoss()
    rate = RATE[task.optimizer]
    optimizer = (
        torch.optim.SGD(net.parameters(), rate, momentum=0.9)
        if task.optimizer == "sgd"
        else torch.optim.Adam(net.parameters(), rate)
    )
    return _training(net, loss, optimizer, task)


def convolutional(task: Data, channels_last: bool = False) -> Run:
    """Return the training of the convolutional net, (B, C, H, W)."""
    nn = torch.nn
    net = nn.Sequential(
        nn.Conv2d(1, 8, 3),
        nn.MaxPool2d(2),
        nn.ReLU(),
        nn.Conv2d(8, 16, 3),
        nn.MaxPool2d(2),
        nn.ReLU(),
        nn.Flatten(),
        nn.Linear(400, 10),
    )
    X = task.X.transpose(0, 3, 1, 2).copy()
    turned = replace(task, X=X)
    optimizer = torch.optim.SGD(
        net.parameters(), convolution.RATE, momentum=0.9
    )
    if channels_last:
        net = net.to(memory_format=torch.channels_last)
    return _training(
        net, nn.CrossEntropyLoss(), optimizer, turned, channels_last
    )


def _training(
    net: torch.nn.Module,
    loss: torch.nn.Module,
    optimizer: torch.optim.Optimizer,
    task: Data,
    channels_last: bool = False,
) -> Run:
    X, y = torch.from_numpy(task.X), torch.from_numpy(task.y)
    if channels_last:
        X = X.contiguous(memory_format=torch.channels_last)
    rows_of = batches(len(X), task.batch_size)

    def run(n: int) -> None:
        for rows in islice(rows_of, n):
            picked = torch.from_numpy(rows)
            optimizer.zero_grad()
            loss(net(X[picked]), y[picked]).backward()
            optimizer.step()

    return run


def recurrent(kind: str, dtype: type) -> Run:
    """Return forward and backward of nn.LSTM or nn.RNN."""
    x, dy = (torch.from_numpy(a) for a in sequences.drawn(dtype))
    make = torch.nn.LSTM if kind == "lstm" else torch.nn.RNN
    layer = make(sequences.INPUTS, sequences.HIDDEN, batch_first=True)
    if dtype == np.float64:
        layer = layer.double()

    def run(n: int) -> None:
        for _ in range(n):
            layer.zero_grad()
            layer(x)[0].backward(dy)

    return run
