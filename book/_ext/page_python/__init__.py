"""Python in the page: what runs a cell where it stands, and what it loads.

The script is loaded at the first press of "Run"; it is made from
anncourse/widgets/js/python. Python itself lies in the site if `make python` was run.
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from page_python.python_set import PLACE, PythonSet

ASSETS = Path(__file__).parents[2] / "_assets" / "python"
LICENSE = "LICENSE-codemirror"


def script() -> tuple[str, bytes]:
    """Return the script and its published name."""
    data = (ASSETS / "python.js").read_bytes()
    return f"python.{hashlib.sha256(data).hexdigest()[:10]}.js", data


def name_files(app: Sphinx, config: Config) -> None:
    """Put what pages say into the configuration: a change writes them anew."""
    found = PythonSet(Path(app.srcdir))
    config.page_python = {
        "script": script()[0],
        "place": found.place if found.is_there else "",
        "set": found.describe() if found.is_there else "",
    }


def publish(app: Sphinx) -> None:
    """Write the script and, where there is one, the set; remove what is old."""
    if app.builder.format != "html":
        return
    static = Path(app.outdir, "_static")
    static.mkdir(parents=True, exist_ok=True)
    name, data = script()
    for stale in static.glob("python.*.js"):
        stale.unlink()
    (static / name).write_bytes(data)
    shutil.copyfile(ASSETS / LICENSE, static / LICENSE)
    place, here = app.config.page_python["place"], Path(app.outdir, PLACE)
    for stale in here.iterdir() if here.exists() else ():
        if place != f"{PLACE}/{stale.name}/":
            shutil.rmtree(stale)
    if place:
        PythonSet(Path(app.srcdir)).publish(Path(app.outdir))


def tell(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: Any,
) -> None:
    """Give the templates the script's place, and the set's."""
    known = app.config.page_python
    context["python_script"] = f"_static/{known['script']}"
    context["python_place"] = known["place"]
    context["python_set"] = known["set"]


def setup(app: Sphinx) -> dict[str, bool]:
    """Name, write and link the files."""
    app.add_config_value("page_python", {}, "html", types=[dict])
    app.connect("config-inited", name_files)
    app.connect("builder-inited", publish)
    app.connect("html-page-context", tell, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
