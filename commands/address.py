"""Give the course its repository's address: _config.yml holds it, the rest follows.

`make address URL=https://github.com/you/course` writes the address into
_config.yml and from there into every notebook's first cell, README, CITATION
and pyproject. Without a URL it writes out again what _config.yml says.

`repository.branch` there is what links open and what the first cell installs: `main`,
or in a release its tag (commands/release).
"""

import re
import sys
from pathlib import Path

import nbformat
import yaml

ROOT = Path(__file__).parents[1]
TEMPLATE = Path(__file__).with_name("first_cell.txt")
COLAB = "https://colab.research.google.com/github"
BINDER = "https://mybinder.org/v2/gh"
# Notebooks of this branch install what is newest; those of a tag install the tag.
MAIN = "main"
FIRST_CELL_ID = "first-cell"
ADDRESS = re.compile(r"https://github\.com/([\w.-]+)/([\w.-]*\w)")
CONFIGURED = re.compile(r"(?m)^(repository:\n(?:[ #].*\n)*?  url: *).*$")
BRANCH = re.compile(r"(?m)^(repository:\n(?:[ #].*\n)*?  branch: *).*$")
FOLLOWERS = ("README.md", "CITATION.cff", "pyproject.toml")


def configured() -> str:
    """Return the address that _config.yml holds."""
    return _repository()["url"]


def branch() -> str:
    """Return the branch that _config.yml holds, or the tag of a release."""
    return _repository()["branch"]


def _repository() -> dict[str, str]:
    text = (ROOT / "_config.yml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text)["repository"])


def places(address: str, ref: str) -> dict[str, str]:
    """Return every form of an address that a reader's link can take."""
    owner, name = ADDRESS.fullmatch(address).groups()
    return {
        "repository": address,
        "site": f"https://{owner.lower()}.github.io/{name}",
        "colab": f"{COLAB}/{owner}/{name}/blob/{ref}",
        "binder": f"{BINDER}/{owner}/{name}/{ref}",
    }


def first_cell(address: str, ref: str) -> str:
    """Return the source of every notebook's first cell."""
    template = TEMPLATE.read_text(encoding="utf-8").rstrip("\n")
    place = address if ref == MAIN else f"{address}@{ref}"
    return template.replace("{address}", place)


def write_first_cell(path: Path, address: str, ref: str) -> bool:
    """Write the first cell into one notebook; say whether it changed."""
    notebook = nbformat.read(path, as_version=4)
    source = first_cell(address, ref)
    if notebook.cells and "google.colab" in notebook.cells[0].source:
        if notebook.cells[0].source == source:
            return False
        notebook.cells[0].source = source
    else:
        cell = nbformat.v4.new_code_cell(
            source,
            id=FIRST_CELL_ID,
            execution_count=1,
            metadata={"tags": ["remove-cell"]},
        )
        notebook.cells.insert(0, cell)
    nbformat.write(notebook, path)
    return True


def write_outputs(path: Path, old: str, new: str) -> bool:
    """Let the links in what a notebook shows lead to the new address."""
    notebook = nbformat.read(path, as_version=4)
    before = nbformat.writes(notebook)
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            shown = output.get("data", {})
            if "text/markdown" in shown:
                text = shown["text/markdown"]
                shown["text/markdown"] = text.replace(f"{old}/", f"{new}/")
    if nbformat.writes(notebook) == before:
        return False
    nbformat.write(notebook, path)
    return True


def write(new: str, ref: str) -> list[str]:
    """Write the address and its branch everywhere; return the files that changed."""
    changed = []
    old = configured()
    before, after = places(old, branch()), places(new, ref)
    config = ROOT / "_config.yml"
    moved = CONFIGURED.sub(rf"\g<1>{new}", config.read_text())
    # A book that is read at a domain of its own stays there.
    texts = {config: moved.replace(before["site"], after["site"])}
    for name in FOLLOWERS:
        text = (ROOT / name).read_text(encoding="utf-8")
        for form, address in before.items():
            text = text.replace(address, after[form])
        texts[ROOT / name] = text
    texts[config] = BRANCH.sub(rf"\g<1>{ref}", texts[config])
    for path, text in texts.items():
        if path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            changed.append(path.name)
    for path in sorted((ROOT / "notebooks").rglob("*.ipynb")):
        first = write_first_cell(path, new, ref)
        if write_outputs(path, old, new) or first:
            changed.append(path.name)
    return changed


def main(arguments: list[str]) -> int:
    """Write the address given, or the one in _config.yml."""
    address = arguments[0].rstrip("/") if arguments else configured()
    address = address.removesuffix(".git")
    if not ADDRESS.fullmatch(address):
        print(
            "The address must look like https://github.com/you/course, "
            f"got {address}"
        )
        return 2
    changed = write(address, branch())
    print(f"The repository's address is {address}")
    print("Changed: " + (", ".join(changed) or "nothing, all agree"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
