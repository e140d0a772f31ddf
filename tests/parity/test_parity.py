"""The page and the package compute the same numbers.

NumPy's numbers go to node's test runner, which holds js/core to them; js/core's numbers
come back and are held to NumPy's here. Nothing computed is kept in the repository.
"""

import copy
import json
import math
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.parity.kind import FILES, cases, compute, module, write_pages
from tests.parity.node import counts, run

CASES = cases()
KINDS = sorted({(case["file"], case["kind"]) for case in CASES})
NODE_SIDE = Path(__file__).parent / "parity.test.mjs"
Numbers = dict[str, list[float]]


def vectors() -> list[dict[str, Any]]:
    """Return the cases with NumPy's numbers."""
    return [{**case, "numbers": compute(case)} for case in CASES]


def exchange(
    folder: Path, given: list[dict[str, Any]]
) -> tuple[Any, list[Numbers]]:
    """Let node check the numbers, and return its report and its own numbers."""
    write_pages(folder)
    back = folder / "page.json"
    (folder / "numpy.json").write_text(json.dumps(given, allow_nan=False))
    report = run([NODE_SIDE], PARITY_FOLDER=folder)
    assert back.exists(), report.stdout + report.stderr
    return report, json.loads(back.read_text())


def apart(case: dict[str, Any], expected: Numbers, got: Numbers) -> float:
    """Return the largest difference, in units of what the case allows."""
    assert set(expected) == set(got)
    worst = 0.0
    for name, numbers in expected.items():
        a, b = np.array(numbers), np.array(got[name], float)
        assert a.shape == b.shape, name
        if not np.isfinite(b).all():
            return math.inf
        close = case["close"]
        most = close["relative"] * np.abs(a) + close["floor"]
        over = np.divide(
            np.abs(a - b), most, where=most > 0, out=np.zeros_like(a)
        )
        worst = max(
            worst,
            np.where((most == 0) & (a != b), math.inf, over).max(initial=0),
        )
    return worst


@pytest.fixture(scope="module")
def exchanged(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Any, list, list]:
    """Both sides, once."""
    given = vectors()
    report, page = exchange(tmp_path_factory.mktemp("parity"), given)
    return report, given, page


def test_node_finds_the_page_equal_to_numpy(exchanged) -> None:
    """Every case passes in node's runner."""
    report, given, _ = exchanged
    assert report.returncode == 0, report.stdout + report.stderr
    assert counts(report.stdout) == {
        "tests": len(given),
        "pass": len(given),
        "fail": 0,
    }


@pytest.mark.parametrize(("file", "kind"), KINDS)
def test_numpy_finds_the_page_equal(
    exchanged, file: str, kind: str
) -> None:
    """Every number that came back is within what its case allows."""
    _, given, page = exchanged
    found = {
        i: apart(vector, vector["numbers"], numbers)
        for i, (vector, numbers) in enumerate(zip(given, page, strict=True))
        if (vector["file"], vector["kind"]) == (file, kind)
    }
    assert found
    assert {i: worst for i, worst in found.items() if not worst <= 1} == {}


def test_both_sides_notice_a_small_change(
    exchanged, tmp_path: Path
) -> None:
    """One number of each case, moved a little more than allowed, is seen."""
    _, given, page = exchanged
    moved = copy.deepcopy(given)
    for vector in moved:
        close = vector["close"]
        numbers = next(iter(vector["numbers"].values()))
        allowed = close["relative"] * abs(numbers[-1]) + close["floor"]
        numbers[-1] += 4 * allowed + abs(numbers[-1]) * 1e-15 + 1e-300
    report, _ = exchange(tmp_path, moved)
    assert counts(report.stdout)["fail"] == len(moved)
    unseen = [
        vector["arguments"]
        for vector, numbers in zip(moved, page, strict=True)
        if apart(vector, vector["numbers"], numbers) <= 1
    ]
    assert unseen == []


def test_every_function_of_the_page_has_cases() -> None:
    """Guard the checks above: what a page exports is compared."""
    exported = {
        (file, name)
        for file in FILES
        for name in re.findall(r"export \w+ (\w+)", module(file).PAGE)
    }
    assert exported == set(KINDS)


def test_the_tails_hold_draws() -> None:
    """Guard a check above: some draws lie beyond the last strip."""
    [tails] = [case for case in CASES if case["kind"] == "tails"]
    assert len(compute(tails)["draws"]) >= 5
