"""Fetch Python for the page into a folder that git ignores; the build takes it there.

`make python` asks npm and pip, then the official release; `make python PYODIDE=/path`
looks into a folder first. A file is kept if its sha256 is the one that the lock names,
and deleted if it is another. What is there already is not fetched again.
"""

import os
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from commands.runtime import lock
from commands.runtime.shelf import Shelf
from commands.runtime.sources import (
    LACKS,
    Carrier,
    Folder,
    Npm,
    Release,
    Source,
)

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".pyodide"


def gather(
    what: str,
    files: Mapping[str, str],
    sources: Sequence[Source],
    shelf: Shelf,
) -> None:
    """Ask each source in turn for what is missing; stop if something stays missing."""
    missing = shelf.missing(files)
    for source in sources:
        if not missing:
            break
        print(
            f"{what}: {len(missing)} files from {source.name}", flush=True
        )
        try:
            source.bring(missing, shelf)
        except LACKS as error:
            print(f"  {source.name} cannot be had: {error}", flush=True)
        missing = shelf.missing(missing)
    if missing:
        names = ", ".join(sorted(missing))
        raise SystemExit(
            f"Not found: {names}. Is there a network? Run make python again, and "
            "what has come is kept; or name a folder that has the files: "
            "make python PYODIDE=/path. The book builds without them."
        )


def fetch(
    folder: Path, kept: str = "", pins: lock.Pins | None = None
) -> float:
    """Fill a folder, from the folder `kept` first, and return its size in MB."""
    pins = pins or lock.pins()
    shelf = Shelf(folder)
    first: list[Source] = [Folder(Path(kept))] if kept else []
    release = Release(pins.release.replace("{version}", pins.version))
    npm = Npm(f"pyodide@{pins.version}")
    gather("Python", pins.core, [*first, npm, release], shelf)
    packages = lock.needed(lock.read(folder / lock.LOCK), pins.packages)
    wheels = lock.files(packages)
    carrier = Carrier(pins.carrier)
    gather("Packages", wheels, [*first, carrier, release], shelf)
    lock.write(folder, packages)
    names = [*pins.core, *wheels]
    return sum((folder / name).stat().st_size for name in names) / 1e6


def main() -> int:
    """Fetch, and say what there is now."""
    began = time.monotonic()
    size = fetch(FOLDER, os.environ.get("PYODIDE", ""))
    seconds = time.monotonic() - began
    print(
        f"Python for the page is in {FOLDER.name}/: {size:.0f} MB, every sha256 "
        f"as the lock says ({seconds:.0f} s). The next make book takes it."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
