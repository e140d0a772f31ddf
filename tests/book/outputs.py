"""A chapter with stored outputs, as an executed notebook would have them."""

import base64
import struct
import zlib
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

VIEW = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"
STATIC = Path(__file__).parents[2] / "anncourse/widgets/static"
GROUND = (STATIC / "ground.js").read_text(encoding="utf-8")
CHARTS = (STATIC / "charts.js").read_text(encoding="utf-8")
MODULE = "/* takes: ground */ export default { render() {} } // </script>"
CHART_MODULE = MODULE.replace("ground", "ground charts")


def png(width: int = 8, height: int = 4) -> str:
    """Return a transparent picture, in base64."""

    def part(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        size = struct.pack(">I", len(data))
        return size + kind + data + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    rows = b"".join(b"\0" + b"\0\0\0\0" * width for _ in range(height))
    data = b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head)
    data += part(b"IDAT", zlib.compress(rows)) + part(b"IEND", b"")
    return base64.b64encode(data).decode()


def model(name: str) -> dict[str, Any]:
    """Return the stored state of a live figure."""
    return {
        "model_name": "AnyModel",
        "model_module": "anywidget",
        "model_module_version": "~0.11.*",
        "state": {
            "_anywidget_id": f"anncourse.widgets.x.{name}",
            "_esm": GROUND + MODULE
            if name == "Quiz"
            else GROUND + CHARTS + CHART_MODULE,
        },
    }


def figure_cell(name: str, source: str) -> nbformat.NotebookNode:
    """Return a cell that shows a live figure."""
    bundle = {
        "image/png": png(),
        "text/plain": f"{name}: two inputs,\n  output 0.69.",
        VIEW: {"version_major": 2, "version_minor": 1, "model_id": name},
    }
    return new_code_cell(
        source, outputs=[new_output("execute_result", bundle)], id=name
    )


def plot_cell(alt: str | None = "A rising line.") -> nbformat.NotebookNode:
    """Return a cell that shows a plot, described or not."""
    bundle = {"image/png": png(), "text/plain": "<Figure>"}
    image = {"mystnb": {"image": {"alt": alt}}} if alt else {}
    return new_code_cell(
        "plot()",
        outputs=[new_output("display_data", bundle)],
        metadata=image,
        id="plot",
    )


def notebook(*more: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Return the chapter."""
    hidden = new_code_cell(
        "1 + 1", metadata={"tags": ["hide-input"]}, id="hidden"
    )
    cells = [
        new_markdown_cell("# One neuron\n\n## A section", id="title"),
        figure_cell("NeuronExplorer", "NeuronExplorer()"),
        figure_cell("Quiz", "Quiz(questions=[{'correct': True}])"),
        plot_cell(),
        hidden,
        *more,
    ]
    models = {name: model(name) for name in ("NeuronExplorer", "Quiz")}
    state = {"version_major": 2, "version_minor": 0, "state": models}
    metadata = {
        "kernelspec": {"name": "python3", "display_name": "Python 3"},
        "language_info": {"name": "python"},
        "widgets": {STATE: state},
    }
    return nbformat.v4.new_notebook(cells=cells, metadata=metadata)
