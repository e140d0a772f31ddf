"""The lock files match what they lock; the newest is never taken by accident."""

import json
import tomllib

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.house.tree import ROOT, WIDGETS

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
# A peer to compare with, too heavy for `all`: see tests/known.
EXTRAS = {
    name: needs
    for name, needs in PROJECT["optional-dependencies"].items()
    if name != "torch"
}
LINES = (ROOT / "requirements.txt").read_text().splitlines()


def pins() -> dict[str, Version]:
    """Return the version that requirements.txt pins, by name."""
    pairs = [line.split("==") for line in LINES if "==" in line]
    return {
        canonicalize_name(name): Version(found) for name, found in pairs
    }


def wanted() -> list[str]:
    """Return what pyproject.toml asks for, the course's own extras left out."""
    everything = PROJECT["dependencies"] + [
        one for extra in EXTRAS.values() for one in extra
    ]
    return sorted(
        one for one in everything if not one.startswith("anncourse[")
    )


@pytest.mark.parametrize("requirement", wanted())
def test_a_pin_fits_what_is_asked_for(requirement: str) -> None:
    """Each dependency has a pin, and the pin is allowed."""
    parsed = Requirement(requirement)
    pin = pins()[canonicalize_name(parsed.name)]
    assert parsed.specifier.contains(pin, prereleases=True)


def test_every_line_is_a_pin() -> None:
    """Beside the course itself, nothing is free to move."""
    free = [line for line in LINES if "==" not in line and line[0] != "#"]
    assert free == ["-e .[all]"]


def test_all_means_all() -> None:
    """The extra that CI installs names every other extra, but for a peer."""
    (everything,) = EXTRAS["all"]
    others = sorted(name for name in EXTRAS if name != "all")
    named = sorted(Requirement(everything).extras)
    reached = set(named)
    for name in others:
        for requirement in EXTRAS[name]:
            parsed = Requirement(requirement)
            if parsed.name == "anncourse" and name in reached:
                reached |= parsed.extras
    assert set(others) <= reached


def test_the_javascript_lock_matches() -> None:
    """package-lock.json locks what package.json asks for, and names no host."""
    asked = json.loads((WIDGETS / "js" / "package.json").read_text())
    text = (WIDGETS / "js" / "package-lock.json").read_text()
    locked = json.loads(text)["packages"][""]
    assert locked["devDependencies"] == asked["devDependencies"]
    assert '"resolved"' not in text


def workflows() -> list:
    """Return every workflow, parsed."""
    folder = ROOT / ".github" / "workflows"
    return [yaml.safe_load(path.read_text()) for path in folder.iterdir()]


# It tries links, which the platform's owner has no action for.
FROM_ELSEWHERE = {"lycheeverse/lychee-action"}


def test_workflows_can_do_little_and_move_seldom() -> None:
    """Read permission by default; actions by major, from the platform's owner.

    One of another owner runs in a job that can only read.
    """
    for workflow in workflows():
        assert workflow["permissions"] == {"contents": "read"}
        for job in workflow["jobs"].values():
            # A whole run ends by itself, and says what hung, before its job is ended.
            whole = ".ci/run" in [step.get("run") for step in job["steps"]]
            assert job["timeout-minutes"] >= (90 if whole else 1)
            used = [s["uses"] for s in job["steps"] if "uses" in s]
            for action in used:
                owner_and_name, _, version = action.partition("@")
                if not owner_and_name.startswith("actions/"):
                    assert owner_and_name in FROM_ELSEWHERE
                    assert "permissions" not in job
                assert version.strip("v").isdigit()


def test_updates_are_looked_for_where_the_locks_are() -> None:
    """Each week, what belongs together in one pull request."""
    text = (ROOT / ".github" / "dependabot.yml").read_text()
    looked = set()
    for update in yaml.safe_load(text)["updates"]:
        assert update["schedule"] == {"interval": "weekly"}
        (group,) = update["groups"].values()
        assert group == {"patterns": ["*"]}
        for folder in update.get("directories", [update.get("directory")]):
            looked.add((update["package-ecosystem"], folder))
    wanted = {("pip", "/"), ("pip", "/.binder"), ("github-actions", "/")}
    for folder in (WIDGETS / "js", ROOT / "tests" / "engines"):
        wanted.add(("npm", f"/{folder.relative_to(ROOT)}"))
    assert looked == wanted
