"""The races beside other libraries, where they are installed.

PyTorch runs in eager mode. JAX compiles each update: it shows what is left to gain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np

from benchmarks import centers, convolution, multilayer, sequences
from benchmarks.race import Run, Workload
from benchmarks.tasks import pictures, points

# Name of the workload, name of the peer, how to make its run, floor.
Entry = tuple[str, str, Callable[[], Run], float | None]

MULTILAYER = {
    ("sgd", 32): 1.8,
    ("sgd", 128): 1.4,
    ("sgd", 512): 1.15,
    ("adam", 32): 2.0,
    ("adam", 128): 1.5,
    ("adam", 512): 1.2,
}


def with_peers(workloads: list[Workload]) -> list[Workload]:
    """Return the races again, with every installed library that runs there."""
    joined = {workload.name: workload for workload in workloads}
    for library, entries in LIBRARIES.items():
        if find_spec(library) is None:
            print(f"{library} is not installed: its races are left out")
            continue
        peer = import_module(f"benchmarks.peer_{library}")
        for name, who, make, floor in entries(peer):
            workload = joined[name]
            joined[name] = replace(
                workload,
                others=workload.others | {who: make},
                floors=workload.floors | ({who: floor} if floor else {}),
            )
    return list(joined.values())


def _torch(peer: Any) -> Iterator[Entry]:
    who = "PyTorch"
    for (optimizer, size), floor in MULTILAYER.items():
        task = pictures(size, optimizer)
        name = multilayer.name_of(task)
        yield name, who, partial(peer.multilayer, task), floor
    for optimizer in ("sgd", "adam"):
        task = points(optimizer)
        name = multilayer.name_of(task)
        yield name, who, partial(peer.multilayer, task), 18.0
    for size, floor in ((32, 1.9), (128, 1.3)):
        images = convolution.pictures(size)
        name = convolution.name_of(images)
        last = partial(peer.convolutional, images, channels_last=True)
        yield name, who, partial(peer.convolutional, images), floor
        yield name, "PyTorch, channels last", last, None
    for kind, dtype, floor in (
        ("lstm", np.float32, 0.65),
        ("lstm", np.float64, 1.4),
        ("elman", np.float32, 2.0),
    ):
        name = sequences.name_of(kind, dtype)
        yield name, who, partial(peer.recurrent, kind, dtype), floor


def _sklearn(peer: Any) -> Iterator[Entry]:
    task = pictures(32, "sgd")
    name = multilayer.name_of(task)
    yield name, "scikit-learn", partial(peer.multilayer, task), 2.0
    yield centers.NAME, "KMeans and the solution", peer.kmeans_fit, 1.6
    yield centers.NAME, "RBFSampler and Ridge", peer.features_fit, None


def _jax(peer: Any) -> Iterator[Entry]:
    for size in (32, 128, 512):
        task = pictures(size, "sgd")
        name = multilayer.name_of(task)
        yield name, "JAX, compiled", partial(peer.multilayer, task), None


LIBRARIES = {"torch": _torch, "sklearn": _sklearn, "jax": _jax}
