"""What one edit concerns: a chapter's checks, or the tests of what has changed.

`make test ONLY=web,notebooks CHAPTER=07` checks one chapter, or one page by its name.
`make test ONLY=unit CHANGED=yes` runs the tests of all that differs from main. Both
are for the time of writing; what is merged has passed everything.
"""

import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from commands.imports import Imports

if TYPE_CHECKING:
    from commands.test import Stage

ROOT = Path(__file__).parents[1]
CHAPTERS = ("notebooks", "web")
# What is no Python module, by where it lies: the tests that read it.
READERS = {
    "anncourse/widgets": ("tests/js", "tests/parity", "tests/widgets"),
    "anncourse/grading": ("tests/grading",),
    "anncourse/datasets": ("tests/datasets",),
    "notebooks/exercises": ("tests/notebooks", "tests/grading"),
    "notebooks": ("tests/notebooks", "tests/book"),
    "book": ("tests/book",),
    "_config.yml": ("tests/book",),
    "_toc.yml": ("tests/book",),
}
FOR_ALL = (
    "pyproject.toml",
    "requirements.txt",
    "conftest.py",
    "tests/conftest.py",
)
# Facts about the repository: whatever changes, they may.
ALWAYS = "tests/house"


def narrowed(
    stages: list["Stage"], environment: Mapping[str, str]
) -> list["Stage"]:
    """Return the stages with less to do, where the environment asks for less."""
    chapter, changed = (
        environment.get(name, "") for name in ("CHAPTER", "CHANGED")
    )
    if changed not in ("", "yes", "no"):
        raise SystemExit(f"CHANGED is yes or no; got {changed!r}.")
    if chapter:
        only(stages, CHAPTERS, "CHAPTER")
        return [of_chapter(stage, chapter) for stage in stages]
    if changed == "yes":
        only(stages, ("unit",), "CHANGED")
        return [of_changes(stage) for stage in stages]
    return stages


def only(stages: list["Stage"], fit: tuple[str, ...], word: str) -> None:
    """Refuse a word that means nothing to a stage which is to run."""
    if not {stage.name for stage in stages} <= set(fit):
        raise SystemExit(
            f"{word} chooses within {' and '.join(fit)} alone: "
            f"make test ONLY={','.join(fit)} {word}=..."
        )


def of_chapter(stage: "Stage", name: str) -> "Stage":
    """Return a stage that checks one chapter; the browser's reads it by itself."""
    folder = "notebooks" if stage.name == "notebooks" else "_build/html"
    kind = "*.ipynb" if stage.name == "notebooks" else "**/*.html"
    there = {path.stem: path for path in sorted((ROOT / folder).glob(kind))}
    found = [
        str(path.relative_to(ROOT))
        for stem, path in there.items()
        if stem == name or stem.startswith(f"{name}-")
    ]
    if not found:
        built = "" if there else " Build the book first: make book."
        raise SystemExit(
            f"Nothing in {folder} is called {name!r}.{built} "
            f"There are: {', '.join(there) or 'none'}."
        )
    print(f"{stage.name}, chosen: {', '.join(found)}")
    if stage.name == "web":
        return stage
    return replace(
        stage,
        commands=tuple(
            (*command[:-1], *found) for command in stage.commands
        ),
    )


def of_changes(stage: "Stage") -> "Stage":
    """Return the unit stage with the tests that the changes since main concern."""
    files = changes(ROOT)
    tests = concerned(files, ROOT)
    print(f"unit, {len(files)} files changed since main. Chosen:")
    for test, why in sorted(tests.items()):
        print(f"  {test}: {why}")
    (command,) = stage.commands
    # A part of the tests covers a part of the code.
    kept = [word for word in command if not word.startswith("--cov")]
    return replace(
        stage, commands=((*kept, *sorted(tests)),) if tests else ()
    )


def git(root: Path, *arguments: str) -> list[str]:
    """Return the lines that git prints, or say why it does not."""
    run = subprocess.run(
        ["git", *arguments],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        raise SystemExit(
            f"CHANGED=yes asks git, which says: {run.stderr.strip()}"
        )
    return run.stdout.splitlines()


def changes(root: Path) -> list[str]:
    """Return the files that differ from where this branch left main."""
    (base,) = git(root, "merge-base", "HEAD", "main")
    edited = git(root, "diff", "--name-only", base)
    new = git(root, "ls-files", "--others", "--exclude-standard")
    return sorted({*edited, *new})


def concerned(files: list[str], root: Path) -> dict[str, str]:
    """Return the tests that a change of some files concerns, each with the reason."""
    if not files:
        return {}
    everything = [name for name in files if name in FOR_ALL]
    if everything:
        return {"anncourse": everything[0], "tests": everything[0]}
    found = {ALWAYS: "facts about the repository"}
    for name in files:
        for folder in mirrors(name, root):
            # What lies at the top has no mirror: what needs it is found below.
            if folder != "tests":
                found.setdefault(folder, name)
    for test, module in importers(files, root).items():
        found.setdefault(test, f"it needs {module}")
    # The browser's checks are a stage of their own.
    found = {
        k: why for k, why in found.items() if not k.startswith("tests/web")
    }
    return without_nested(found)


def mirrors(name: str, root: Path) -> list[str]:
    """Return where a file's own tests are: itself, its mirror, its readers."""
    path = PurePosixPath(name)
    if path.parts[0] == "tests":
        if path.suffix == ".py" and path.name != "conftest.py":
            return (
                [name] if is_test(path) and (root / path).exists() else []
            )
        return [str(tested(path.parent, root))]
    if path.suffix != ".py":
        return [
            reader
            for start, readers in READERS.items()
            if path.is_relative_to(start)
            for reader in readers
        ]
    if path.parts[0] != "anncourse":
        return []
    inside = PurePosixPath("tests", *path.parts[1:-1])
    own = inside / f"test_{path.name}"
    found = str(own if (root / own).exists() else tested(inside, root))
    # Its doctests are tests too.
    return [found, name] if (root / path).exists() else [found]


def is_test(path: PurePosixPath) -> bool:
    """Say whether pytest collects a file."""
    return path.name.startswith("test_") or path.name == "laws.py"


def tested(folder: PurePosixPath, root: Path) -> PurePosixPath:
    """Return a folder of tests that has some, or the first above it."""
    here = any((root / folder).glob("test_*.py"))
    return (
        folder
        if here or folder.name == "tests"
        else tested(folder.parent, root)
    )


def importers(files: list[str], root: Path) -> dict[str, str]:
    """Return the tests that need a changed module, directly or through others."""
    imports = Imports(root)
    names = {
        str(path.relative_to(root)): m for m, path in imports.files.items()
    }
    changed = {names[name] for name in files if name in names}
    found = {}
    for name, module in names.items():
        path = PurePosixPath(name)
        if path.parts[0] == "tests" and is_test(path):
            touched = sorted(changed & imports.needs(module) - {module})
            if touched:
                found[name] = touched[0]
    return found


def without_nested(found: dict[str, str]) -> dict[str, str]:
    """Leave out what lies in a folder that is there as a whole."""
    return {
        name: why
        for name, why in found.items()
        if not any(
            str(above) in found for above in PurePosixPath(name).parents
        )
    }
