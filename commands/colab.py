"""Run the course with Colab's versions, and with the lowest that pyproject.toml allows.

With Colab's, every chapter gives the outputs it shows, warnings among them, and every
figure's Python side passes its tests; with the lowest, the figures' and the doctests.
`make test ONLY=colab COLAB=all` runs all of them with both, as is done once a week.
"""

import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from commands.environments import (
    COLAB,
    LOWEST,
    Environment,
    colab_read_on,
    ready,
)
from commands.test import environment as with_node

ROOT = Path(__file__).parents[1]
KERNEL = "course"
TESTS = (
    *(
        "-m",
        "pytest",
        "-q",
        "-p",
        "pytest_timeout",
        "-p",
        "no:cacheprovider",
    ),
    # Foreign packages deprecate each other's names; Python shows that to nobody.
    *("-W", "ignore::DeprecationWarning"),
    *("-W", "ignore::PendingDeprecationWarning"),
)
# The course's own tools speak to a kernel of the environment.
CHAPTERS = (
    *(
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-n",
        "2",
        "--dist",
        "loadscope",
    ),
    *("-m", "", "-W", "default", "-p", "no:cacheprovider"),
    *("--nbval", "--nbval-kernel-name", KERNEL),
    *("--ignore=notebooks/exercises", "notebooks"),
)


@dataclass(frozen=True)
class Check:
    """What is shown, the command that shows it, and its variables."""

    shows: str
    command: tuple[str, ...]
    variables: dict[str, str] = field(default_factory=dict)


def chapters(environment: Environment) -> Check:
    """Return the check that every chapter gives the outputs it shows."""
    share = environment.folder / "share" / "jupyter"
    folder = share / "kernels" / KERNEL
    folder.mkdir(parents=True, exist_ok=True)
    start = [str(environment.python), "-m", "ipykernel_launcher", "-f"]
    about = {
        "argv": [*start, "{connection_file}"],
        "display_name": environment.name,
        "language": "python",
    }
    (folder / "kernel.json").write_text(json.dumps(about), encoding="utf-8")
    return Check(
        f"{environment.name}: every chapter",
        CHAPTERS,
        {"JUPYTER_PATH": str(share)},
    )


def tests(environment: Environment, what: str, *paths: str) -> Check:
    """Return the check that some tests pass in an environment."""
    return Check(
        f"{environment.name}: {what}",
        (str(environment.python), *TESTS, *paths),
        # Plugins that other packages bring along know another pytest.
        {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
    )


def figures(environment: Environment) -> Check:
    """Return the check of every figure's Python side."""
    return tests(environment, "every figure's Python side", "tests/widgets")


def doctests(environment: Environment) -> Check:
    """Return the check of the package's doctests."""
    return tests(
        environment,
        "the doctests",
        "anncourse",
        # Exercises are graded with the versions of the teacher's machine.
        "--ignore=anncourse/grading",
    )


def run(check: Check) -> bool:
    """Run one check; print what it wrote when it is over, and say if it passed."""
    began = time.monotonic()
    # What it writes comes whole, so if it hangs this is what tells its name.
    print(f"-- {check.shows}", flush=True)
    done = subprocess.run(
        check.command,
        cwd=ROOT,
        env={**with_node(), **check.variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    seconds = time.monotonic() - began
    print(f"\n-- {check.shows}: {seconds:.0f} s\n{done.stdout}", flush=True)
    return done.returncode == 0


def main() -> int:
    """Make the environments, then run the checks, two at a time."""
    print(f"Colab's list was read on {colab_read_on()}", flush=True)
    with ThreadPoolExecutor(2) as two:
        for sentence in two.map(ready, (COLAB, LOWEST)):
            print(sentence, flush=True)
        passed = [run(chapters(COLAB))]
        shorter = [figures(COLAB), figures(LOWEST), doctests(LOWEST)]
        if os.environ.get("COLAB") == "all":
            passed.append(run(chapters(LOWEST)))
            shorter.append(doctests(COLAB))
        passed += two.map(run, shorter)
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
