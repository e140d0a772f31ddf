"""Write the two lists of versions that the stage `colab` runs the course with.

`make versions` writes versions/lowest.txt: what the extra `notebooks` needs, each at
the lowest version that pyproject.toml allows, and the rest as it fits to them.

`make versions LIST=pip-freeze.txt` writes versions/colab.txt too, from the list that
Colab publishes at https://github.com/googlecolab/backend-info: what of it the course
and a kernel need.
"""

import datetime
import json
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement

from commands.environments import COLAB, LOWEST, Environment

ROOT = Path(__file__).parents[1]
# What a reader's machine needs: the course's own needs are this extra of it.
EXTRA = "anncourse[notebooks]"
# The day stands where a maintainer reads of the list.
READ_ON = re.compile(r"\(read on 20\d\d-\d\d-\d\d\)")


def direct() -> list[Requirement]:
    """Return what the course and its extra for readers need, as pyproject says it."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]
    extras = project["optional-dependencies"]

    def walk(lines: list[str]) -> Iterator[Requirement]:
        for requirement in map(Requirement, lines):
            if requirement.name == project["name"]:
                for extra in sorted(requirement.extras):
                    yield from walk(extras[extra])
            else:
                yield requirement

    found = [*walk(project["dependencies"]), *walk([EXTRA])]
    return sorted(found, key=lambda requirement: requirement.name)


def lowest(requirement: Requirement) -> str:
    """Return the pin of the lowest version that a requirement allows."""
    floors = [
        s.version for s in requirement.specifier if s.operator == ">="
    ]
    if len(floors) != 1:
        raise SystemExit(
            f"{requirement} in pyproject.toml needs one lowest version, as in "
            f"{requirement.name}>=1.0."
        )
    return f"{requirement.name}=={floors[0]}"


def resolved(
    environment: Environment, wanted: list[str], limits: list[str]
) -> list[str]:
    """Return all that pip would install for what is wanted, as pins."""
    interpreter, _ = environment.interpreter()
    with tempfile.TemporaryDirectory() as folder:
        constraints = Path(folder, "limits.txt")
        constraints.write_text("\n".join(limits), encoding="utf-8")
        report = Path(folder, "report.json")
        subprocess.run(
            [
                *(interpreter, "-m", "pip", "install"),
                *("--quiet", "--dry-run", "--ignore-installed"),
                *("--disable-pip-version-check", "--prefer-binary"),
                *("--report", report, "--constraint", constraints),
                *wanted,
            ],
            check=True,
            timeout=900,
        )
        found = json.loads(report.read_text(encoding="utf-8"))["install"]
    return sorted(map(pin, found), key=str.lower)


def pin(item: dict[str, dict[str, str]]) -> str:
    """Return one line of a list from an item of pip's report."""
    about = item["metadata"]
    # Where the list's own Python is missing an older one installs what fits it.
    needs = about.get("requires_python", "")
    marker = ' ; python_version >= "3.12"' if needs == ">=3.12" else ""
    return f"{about['name']}=={about['version']}{marker}"


def write(environment: Environment, about: str, pins: list[str]) -> None:
    """Write one list, with what it is above it."""
    made = "# Made by `make versions`; do not edit.\n"
    text = f"# {about}\n{made}" + "\n".join(pins) + "\n"
    environment.list.write_text(text, encoding="utf-8")
    print(f"{environment.list.relative_to(ROOT)} holds {len(pins)} pins")


def write_lowest() -> None:
    """Write the list of the lowest versions that pyproject.toml allows."""
    wanted = [lowest(requirement) for requirement in direct()]
    # ipywidgets 7 asks for the notebook server: version 6 brings no JupyterLab along.
    pins = resolved(LOWEST, [*wanted, "ipykernel"], ["notebook<7"])
    about = "The lowest versions that pyproject.toml allows, and what fits to them."
    write(LOWEST, about, pins)


def write_colab(published: Path) -> None:
    """Write the list of what Colab has, from the one that it publishes."""
    lines = published.read_text(encoding="utf-8").splitlines()
    limits = [line for line in lines if "==" in line and "@" not in line]
    wanted = [requirement.name for requirement in direct()]
    read = datetime.date.fromtimestamp(published.stat().st_mtime)
    pins = resolved(COLAB, [*wanted, "ipykernel"], limits)
    write(
        COLAB,
        f"What Colab has of what the course needs, read on {read} in\n"
        "# https://github.com/googlecolab/backend-info (pip-freeze.txt).",
        pins,
    )
    page = ROOT / "CONTRIBUTING.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(
        READ_ON.sub(f"(read on {read})", text), encoding="utf-8"
    )


def main(arguments: list[str]) -> int:
    """Write the lowest list, and Colab's if its published one is given."""
    write_lowest()
    if arguments:
        write_colab(Path(arguments[0]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
