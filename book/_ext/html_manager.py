"""Jupyter's own widget manager, kept beside the book for pages that need it.

The widget host hands a page over to it when the page shows a widget that the
host does not know. The manager would then ask another host for anywidget,
which our figures are made of; it is told to look here instead.
"""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

from sphinx.application import Sphinx

VENDOR = Path(__file__).parents[1] / "_assets" / "vendor"
ALL_IS_HERE = """
requirejs.config({ baseUrl: new URL(".", document.currentScript.src).href });
"""
# Where the manager's two halves look for their icon fonts.
FONT_FOLDERS = ("@jupyter-widgets", "@jupyter-widgets/html-manager/dist")


def publish(app: Sphinx) -> None:
    """Put the manager below _static/vendor, where the host looks for it."""
    if app.builder.format != "html":
        return
    target = Path(app.outdir, "_static", "vendor")
    target.mkdir(parents=True, exist_ok=True)
    for source in VENDOR.iterdir():
        shutil.copyfile(source, target / source.name)
    loader = (VENDOR / "require.min.js").read_text("utf-8")
    (target / "require.min.js").write_text(loader + ALL_IS_HERE, "utf-8")
    module = files("anywidget") / "nbextension" / "index.js"
    (target / "anywidget.js").write_bytes(module.read_bytes())
    for folder in FONT_FOLDERS:
        (target / folder).mkdir(parents=True, exist_ok=True)
        for font in VENDOR.glob("*.woff2"):
            shutil.copyfile(font, target / folder / font.name)


def setup(app: Sphinx) -> dict[str, bool]:
    """Publish the files with the others."""
    app.connect("builder-inited", publish)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
