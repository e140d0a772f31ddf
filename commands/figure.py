"""Begin a figure: write its skeleton, register it, and open it in a page of its own.

`make figure NAME=LIFNeuron` writes and opens; `make figure OPEN=LIFNeuron` opens what
is there. A figure begins as the line of ``commands/skeleton``, which passes every test.
"""

import keyword
import re
import subprocess
import sys
from pathlib import Path

from anncourse.widgets import module_name
from commands.workshop import serving

ROOT = Path(__file__).parents[1]
SKELETON = Path(__file__).parent / "skeleton"
NAME = re.compile(r"[A-Z][A-Za-z0-9]+")
ALL = re.compile(r"(?<=__all__ = \[\n)(?:    \"\w+\",\n)+")


def figures(root: Path) -> list[str]:
    """Return the names of the figures that there are."""
    package = root / "anncourse/widgets/__init__.py"
    listed = ALL.search(package.read_text("utf-8"))
    return re.findall(r"\w+", listed[0]) if listed else []


def check_name(name: str, root: Path = ROOT) -> None:
    """Stop with a sentence if a figure cannot be called so."""
    if not name:
        raise SystemExit(
            "Say what the figure is called: make figure NAME=LIFNeuron"
        )
    if not NAME.fullmatch(name):
        raise SystemExit(
            f"A figure is called like a class, in letters and digits, a capital "
            f"first: LIFNeuron. {name!r} is not."
        )
    module = module_name(name)
    used = any(
        re.search(rf"\b{name}\b", path.read_text("utf-8"))
        for path in SKELETON.glob("*.*")
    )
    if used or keyword.iskeyword(name) or keyword.iskeyword(module):
        raise SystemExit(
            f"{name!r} has a meaning already where a figure is written. "
            "Choose another name."
        )
    known = figures(root)
    # Some disks hold "LIFNeuron" and "LifNeuron" to be one folder.
    taken = [
        other
        for other in known
        if name.lower() == other.lower() or module == module_name(other)
    ]
    if taken:
        raise SystemExit(
            f"There is a figure {taken[0]} already. Open it with "
            f"`make figure OPEN={taken[0]}`, or choose another name."
        )
    there = [path for path in places(name, root) if path.exists()]
    if there:
        raise SystemExit(
            f"{there[0].relative_to(root)} is there already. Move it away, or "
            "choose another name."
        )


def places(name: str, root: Path) -> dict[Path, str]:
    """Return each file of a new figure, and what of the skeleton it begins as."""
    widgets, module = root / "anncourse" / "widgets", module_name(name)
    view = widgets / "js" / "views" / name
    return {
        widgets / "figures" / f"{module}.py": "figure.py",
        root / "tests" / "widgets" / f"test_{module}.py": "test.py",
    } | {
        view / part: part
        for part in ("view.js", "task.js", "words.js", "style.css")
    }


def write(name: str, root: Path = ROOT) -> list[Path]:
    """Write a figure's skeleton and register it; return the files."""
    check_name(name, root)
    written = []
    for path, part in places(name, root).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_named(part, name), encoding="utf-8")
        written.append(path)
    package = root / "anncourse/widgets/__init__.py"
    text = package.read_text("utf-8")
    names = sorted([*figures(root), name])
    lines = "".join(f'    "{each}",\n' for each in names)
    package.write_text(ALL.sub(lines, text), encoding="utf-8")
    reference = root / "book/api/figures.md"
    text = reference.read_text("utf-8").rstrip("\n")
    reference.write_text(
        f"{text}\n{_named('example.md', name)}", encoding="utf-8"
    )
    changed = [path for path in (*written, package) if path.suffix == ".py"]
    ruff = [sys.executable, "-m", "ruff"]
    # A long name may ask for a line more, and __all__ has an order of its own.
    for command in (["check", "--fix", "--exit-zero"], ["format"]):
        subprocess.run([*ruff, *command, "--quiet", *changed], check=True)
    return [*written, package, reference]


def _named(part: str, name: str) -> str:
    text = (SKELETON / part).read_text("utf-8")
    words = module_name(name)
    text = text.replace("NewFigure", name).replace("new_figure", words)
    return text.replace("new-figure", words.replace("_", "-"))


def main(arguments: list[str]) -> int:
    """Write if the figure is new, then open it."""
    new, there = (
        next((a[len(key) :] for a in arguments if a.startswith(key)), "")
        for key in ("NAME=", "OPEN=")
    )
    if there:
        if there not in figures(ROOT):
            raise SystemExit(
                f"There is no figure {there}. There are "
                f"{', '.join(figures(ROOT))}."
            )
    else:
        for path in write(new):
            print(path.relative_to(ROOT))
    return serving.main(there or new)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
