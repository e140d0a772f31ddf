"""Python in the page: what runs a cell where it stands, and what it loads.

python.js is loaded at the first press of "Run"; the page of an exercise loads
exercise.js at once, so that answers can be written and saved. Both are made from
anncourse/widgets/js/python. Python itself lies in the site if `make python` was run.
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import Any

from book_contents import chapter_number
from course_facts import EXERCISES
from sphinx.application import Sphinx
from sphinx.config import Config

from page_python.python_set import PLACE, PythonSet

ASSETS = Path(__file__).parents[2] / "_assets" / "python"
LICENSE = "LICENSE-codemirror"
SCRIPTS = ("python", "exercise")


def script(name: str) -> tuple[str, bytes]:
    """Return a script's published name and the script."""
    data = (ASSETS / f"{name}.js").read_bytes()
    return f"{name}.{hashlib.sha256(data).hexdigest()[:10]}.js", data


def name_files(app: Sphinx, config: Config) -> None:
    """Put what pages say into the configuration: a change writes them anew."""
    found = PythonSet(Path(app.srcdir))
    config.page_python = {
        "scripts": {name: script(name)[0] for name in SCRIPTS},
        "place": found.place if found.is_there else "",
        "set": found.describe() if found.is_there else "",
    }


def publish(app: Sphinx) -> None:
    """Write the scripts and, where there is one, the set; remove what is old."""
    if app.builder.format != "html":
        return
    static = Path(app.outdir, "_static")
    static.mkdir(parents=True, exist_ok=True)
    for one in SCRIPTS:
        for stale in static.glob(f"{one}.*.js"):
            stale.unlink()
        name, data = script(one)
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
    """Give the templates of chapters and exercises their scripts and the set."""
    known = app.config.page_python
    exercise = pagename.startswith(EXERCISES)
    if not exercise and chapter_number(pagename) is None:
        return
    context["python_script"] = f"_static/{known['scripts']['python']}"
    if exercise:
        context["exercise_script"] = (
            f"_static/{known['scripts']['exercise']}"
        )
    context["python_place"] = known["place"]
    context["python_set"] = known["set"]


def setup(app: Sphinx) -> dict[str, bool]:
    """Name, write and link the files."""
    app.add_config_value("page_python", {}, "html", types=[dict])
    app.connect("config-inited", name_files)
    app.connect("builder-inited", publish)
    app.connect("html-page-context", tell, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
