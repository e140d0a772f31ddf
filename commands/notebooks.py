"""Run every chapter from top to bottom and store its outputs.

Widget state is left out: with it, GitHub shows no notebook at all. The views
that point to it are left out too: without it, JupyterLab shows an error in
place of the figure's picture. So two runs of the same code store the same.
"""

import sys
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).parents[1]
VIEW = "application/vnd.jupyter.widget-view+json"
KEPT = ("kernelspec", "language_info", "mystnb", "jupytext")


def clean(notebook: nbformat.NotebookNode) -> None:
    """Drop times, what belongs to widget state, and the metadata of editors."""
    for key in [key for key in notebook.metadata if key not in KEPT]:
        del notebook.metadata[key]
    language = notebook.metadata.get("language_info", {})
    notebook.metadata["language_info"] = {
        "name": language.get("name", "python")
    }
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(VIEW, None)


def run(path: Path) -> None:
    """Run one notebook in place."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook,
        timeout=600,
        store_widget_state=False,
        resources={"metadata": {"path": str(path.parent)}},
    ).execute()
    clean(notebook)
    nbformat.write(notebook, path)


def main(names: list[str]) -> int:
    """Run the chapters named, or all of them."""
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        if names and not any(name in path.name for name in names):
            continue
        began = time.monotonic()
        print(f"{path.name} ", end="", flush=True)
        run(path)
        print(f"{time.monotonic() - began:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
