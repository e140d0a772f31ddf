"""What is in the repository, and what is not."""

import re

from tests.house.tree import ROOT, name, texts, tracked

VAGUE = {"utils", "util", "helpers", "helper", "misc", "common", "stuff"}
LEFTOVERS = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
REGISTRIES = re.compile(
    r"(registry\.npmjs\.org|pypi\.org|files\.pythonhosted\.org|deb\.debian\.org)"
)
MADE_BY_A_BUILD = ("_build/", ".venv/", "node_modules/", "__pycache__/")
WRITTEN_BY_HAND = (
    ".py",
    ".js",
    ".mjs",
    ".cjs",
    ".md",
    ".toml",
    ".yml",
    ".css",
)
OTHERS_WORK = (
    "book/_assets/katex/",
    "anncourse/widgets/static/",
    "book/_assets/vendor/",
    "book/_assets/python/python.js",
    "tests/house/",
)


def by_hand() -> list[tuple[str, str]]:
    """Return the files that people here write, with their text."""
    return [
        (name(path), text)
        for path, text in texts()
        if path.suffix in WRITTEN_BY_HAND
        and not name(path).startswith(OTHERS_WORK)
    ]


def test_every_name_says_what_is_inside() -> None:
    """No file or folder has a name that fits anything."""
    parts = {
        part: name(path)
        for path in tracked()
        for part in name(path).lower().replace(".", "/").split("/")
    }
    assert {part: parts[part] for part in VAGUE & set(parts)} == {}


def test_nothing_is_left_for_later() -> None:
    """A note to do something later belongs in an issue."""
    assert [
        path for path, text in by_hand() if LEFTOVERS.search(text)
    ] == []


def test_no_file_names_a_registry() -> None:
    """A lock file that names a host fails behind another mirror."""
    here = name(ROOT / "tests/house/test_tree.py")
    found = {name(p): REGISTRIES.findall(text) for p, text in texts()}
    found.pop(here, None)
    assert {path: hosts for path, hosts in found.items() if hosts} == {}


def test_nothing_that_a_build_makes_is_kept() -> None:
    """Only bundles, notebook outputs and lock files are generated and kept."""
    kept = [
        name(path)
        for path in tracked()
        if any(mark in name(path) + "/" for mark in MADE_BY_A_BUILD)
        or path.suffix in (".pyc", ".map", ".tgz", ".whl")
    ]
    assert kept == []


def test_words_that_this_course_does_not_say() -> None:
    """Prose talks to a reader who is clever and new here (no hype)."""
    empty = re.compile(
        r"\b(simply|obviously|trivially|of course|needless)\b", re.I
    )
    found = [
        f"{path}: {match.group()}"
        for path, text in by_hand()
        if path.endswith(".md")
        for match in [empty.search(text)]
        if match
    ]
    assert found == []
