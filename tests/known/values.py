"""PyTorch's numbers, as they are kept in the repository."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from math import prod
from pathlib import Path

import numpy as np

from tests.known.spec import Array

FOLDER = Path(__file__).parent / "values"
# How far apart two numbers may be, in units of the largest one of their array.
LIMITS = {"float64": 1e-10, "float32": 1e-4}
Numbers = Mapping[str, Array]


@dataclass(frozen=True)
class Answer:
    """What PyTorch found for a draw of a case, in both types of numbers."""

    draw: int
    checksum: int
    numbers: Mapping[str, Numbers]


def kept(name: str, dtype: str) -> bool:
    """Say whether an array is stored: in float32, of a training's way only the end."""
    on_the_way = name.startswith(("run.step 1.", "run.step 10."))
    return dtype == "float64" or not on_the_way


def apart(got: Array, known: Array) -> float:
    """Return the largest difference, in units of the largest known number."""
    if got.shape != known.shape or not np.isfinite(got).all():
        return np.inf
    scale = np.abs(known).max(initial=np.finfo(known.dtype).tiny)
    return float(np.abs(got - known).max(initial=0)) / float(scale)


def farthest(got: Numbers, known: Numbers, dtype: str) -> dict[str, float]:
    """Return how far apart the arrays of a case are, by name, the farthest first."""
    names = {name for name in got if kept(name, dtype)} | known.keys()
    far = {
        name: apart(got[name], known[name])
        if name in got and name in known
        else np.inf
        for name in names
    }
    return dict(sorted(far.items(), key=lambda pair: -pair[1]))


def path(kind: str) -> Path:
    """Return the file of a kind."""
    return FOLDER / f"{kind.replace(' ', '_')}.npz"


def write(kind: str, answers: list[Answer], by: str) -> None:
    """Keep the answers of a kind: all numbers in a row, and how they are cut up."""
    cases = [
        {
            "draw": answer.draw,
            "checksum": answer.checksum,
            "shapes": {
                name: array.shape
                for name, array in answer.numbers["float64"].items()
            },
        }
        for answer in answers
    ]
    rows = {
        dtype: np.concatenate(
            [
                array.ravel()
                for answer in answers
                for name, array in answer.numbers[dtype].items()
            ]
        )
        for dtype in LIMITS
    }
    layout = json.dumps({"by": by, "cases": cases}).encode()
    text = np.frombuffer(layout, np.uint8)
    np.savez_compressed(path(kind), layout=text, **rows)


def read(kind: str) -> list[Answer]:
    """Return the answers of a kind."""
    with np.load(path(kind), allow_pickle=False) as stored:
        rows = {dtype: stored[dtype] for dtype in LIMITS}
        layout = json.loads(stored["layout"].tobytes())
    at, answers = dict.fromkeys(LIMITS, 0), []
    for case in layout["cases"]:
        numbers: dict[str, dict[str, Array]] = {
            dtype: {} for dtype in LIMITS
        }
        for dtype, row in rows.items():
            for name, shape in case["shapes"].items():
                if kept(name, dtype):
                    end = at[dtype] + prod(shape)
                    numbers[dtype][name] = row[at[dtype] : end].reshape(
                        shape
                    )
                    at[dtype] = end
        answers.append(Answer(case["draw"], case["checksum"], numbers))
    return answers
