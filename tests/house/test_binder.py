"""Binder gets what a reader needs, of the versions that CI tests, and no more."""

from importlib.metadata import PackageNotFoundError, requires

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from commands import pins
from tests.house.tree import ROOT

FOLDER = ROOT / ".binder"
LINES = (FOLDER / "requirements.txt").read_text().splitlines()


def needs(wanted: Requirement) -> set[str]:
    """Return all names that an installed package and its extras need, with its own."""
    found: set[str] = set()
    asked = set()
    waiting = [wanted]
    while waiting:
        one = waiting.pop()
        name = canonicalize_name(one.name)
        if (name, *sorted(one.extras)) in asked:
            continue
        asked.add((name, *sorted(one.extras)))
        found.add(name)
        for line in installed(name):
            need = Requirement(line)
            extras = [{"extra": extra} for extra in ("", *one.extras)]
            marker = need.marker
            if not marker or any(map(marker.evaluate, extras)):
                waiting.append(need)
    return found


def installed(name: str) -> list[str]:
    """Return what a package says it needs, in lines."""
    try:
        return requires(name) or []
    except PackageNotFoundError:
        return []


def test_what_is_pinned_is_what_the_notebooks_need() -> None:
    """After a new need in pyproject.toml: `make pins`."""
    names = {
        canonicalize_name(line.split("==")[0])
        for line in LINES
        if "==" in line
    }
    wanted = needs(Requirement("anncourse[notebooks]")) - {"anncourse"}
    assert names == wanted


def test_the_versions_are_those_that_ci_tests() -> None:
    tested = (ROOT / "requirements.txt").read_text().splitlines()
    assert [
        line for line in LINES if "==" in line and line not in tested
    ] == []


def test_nothing_is_free_to_move() -> None:
    """Beside the course itself, which is the reader's own copy."""
    free = [line for line in LINES if "==" not in line and line[0] != "#"]
    assert free == ["-e .[notebooks]"]


def test_the_python_is_the_one_the_pins_were_made_for() -> None:
    """Without a file that names it, Binder takes the newest that it knows."""
    (version,) = pins.BINDER.pythons
    text = (FOLDER / "runtime.txt").read_text(encoding="utf-8")
    assert text == f"python-{version}\n"
    workflow = (ROOT / ".github" / "workflows" / "publish.yml").read_text()
    assert f'python-version: "{version}"' in workflow
