"""Make the student version of every exercise from its source.

`make exercises` reads notebooks/exercises/source and writes
notebooks/exercises/release. A hidden test without a canary gets one in the
source. What a source may hold: book/authoring-exercises.md.
"""

import sys
from pathlib import Path

from anncourse.grading.release.student_version import release

ROOT = Path(__file__).parents[1]
EXERCISES = ROOT / "notebooks" / "exercises"


def sources() -> list[Path]:
    """Return the source notebook of every exercise."""
    return sorted((EXERCISES / "source").glob("*/*.ipynb"))


def released(source: Path) -> Path:
    """Return where an exercise's student version stands."""
    return EXERCISES / "release" / source.parent.name / source.name


def main(names: list[str]) -> int:
    """Make the exercises named, or all of them."""
    for source in sources():
        if names and source.stem not in names:
            continue
        try:
            added = release(source, released(source))
        except ValueError as error:
            print(f"Not released: {error}")
            return 1
        new = f", {added} canaries added to its source" if added else ""
        print(f"{source.stem}{new}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
