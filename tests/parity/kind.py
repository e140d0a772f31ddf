"""What a kind of parity case is, and how close its two sides must be.

A file in ``kinds`` holds one idea of the mathematics, whole: ``PAGE``, a module of
JavaScript that calls the page's own code in ``js/core``; a function of the same name
and arguments in Python that calls the package; and ``CASES``, inputs only, written by
hand. Both functions return their numbers under names. Nothing else knows of the file.

Draws are equal to the last bit. Formulas differ by the last digits of exp, log1p, sin
and cos, which every platform rounds in its own way. Training feeds these digits back
into the weights: over 160 runs the largest relative drift was 5e-13 after 400 updates
and 4e-12 after 2,000. What is compared to 1e-12 here ends at 400 updates.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

Case = dict[str, Any]
Numbers = dict[str, Any]
Close = dict[str, float]

# |page - NumPy| <= relative * |NumPy| + floor
EXACT: Close = {"relative": 0.0, "floor": 0.0}
LAST_DIGIT: Close = {"relative": 1e-15, "floor": 0.0}
FORMULA: Close = {"relative": 1e-12, "floor": 1e-15}
TRAINING: Close = {"relative": 1e-12, "floor": 1e-13}

FOLDER = Path(__file__).parent / "kinds"
FILES = sorted(path.stem for path in FOLDER.glob("[!_]*.py"))
CORE = Path(__file__).parents[2] / "anncourse" / "widgets" / "js" / "core"


def case(
    kind: Callable[..., Numbers], close: Close, **arguments: Any
) -> Case:
    """Return a case: the kind's function, how close, and its arguments."""
    return {
        "kind": kind.__name__,
        "file": kind.__module__.rpartition(".")[2],
        "close": close,
        "arguments": arguments,
    }


def module(file: str) -> Any:
    """Return a file of kinds."""
    return import_module(f"tests.parity.kinds.{file}")


def cases() -> list[Case]:
    """Return every case of every file."""
    return [case for file in FILES for case in module(file).CASES]


def compute(case: Case) -> dict[str, list[float]]:
    """Return a case's numbers from the package, as plain lists."""
    function = getattr(module(case["file"]), case["kind"])
    return {
        name: np.asarray(numbers, float).ravel().tolist()
        for name, numbers in function(**case["arguments"]).items()
    }


def write_pages(folder: Path) -> None:
    """Write each file's JavaScript; ``core/`` in its imports is the page's own."""
    for file in FILES:
        page = module(file).PAGE.replace('"core/', f'"{CORE.as_uri()}/')
        (folder / f"{file}.mjs").write_text(page, encoding="utf-8")
