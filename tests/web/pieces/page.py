"""A page with one figure that is made of every piece."""

import json
import subprocess
from pathlib import Path

from anncourse.widgets.base import CourseWidget
from anncourse.widgets.traits import Number, Numbers, Real, Records
from tests.parity.node import node

HERE = Path(__file__).parent
JS = HERE.parents[2] / "anncourse" / "widgets" / "js"
OWN = "application/vnd.anncourse.widget+json"
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Pieces</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body {{ margin: 16px; font-family: sans-serif }}</style>
<div class="ann-figure" data-widget="Pieces"><script type="{own}">{state}</script></div>
<div style="height: 1500px"></div>
<script src="ground.js"></script><script src="charts.js"></script>
<script src="widget-host.js"></script>
"""


class Pieces(CourseWidget):
    """The traits that the pieces move."""

    current = Number(2.0, 0, 5, step=0.1, unit="nA", label="Current")
    threshold = Number(
        -50.0, -65, -40, step=0.5, unit="mV", label="Threshold"
    )
    arrivals = Numbers(
        [20.0, 60.0], 2, 2, 0, 100, step=0.5, unit="ms", label="Spike"
    )
    layers = Number(3, 1, 30, integer=True)
    pixels = Numbers([0] * 25, 25, 25, 0, 1)
    places = Records(
        [[0.5, 0.5], [-0.5, 0]],
        "a list of [x, y] from -1 to 1",
        [Real(-1, 1), Real(-1, 1)],
    )


def bundles(folder: Path) -> None:
    """Bundle the view of this folder and what it shares."""
    subprocess.run(
        [
            node(),
            "build.mjs",
            "--views",
            str(HERE / "views"),
            "--out",
            str(folder),
        ],
        cwd=JS,
        check=True,
        timeout=120,
    )


def write(folder: Path, **traits: object) -> str:
    """Write the page beside its bundles; return its address."""
    own = (folder / "Pieces.js").read_text(encoding="utf-8")
    state = Pieces(**traits).page_state() | {"_esm": own}
    text = json.dumps({"state": state}).replace("</", "<\\/")
    page = folder / "index.html"
    page.write_text(PAGE.format(own=OWN, state=text), encoding="utf-8")
    return page.as_uri()
