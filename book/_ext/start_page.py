"""The site's address leads to the book's first page."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="canonical" href="{target}">
<meta http-equiv="refresh" content="0; url={target}">
</head>
<body><main><h1>{title}</h1><p><a href="{target}">Open the book</a></p></main></body>
</html>
"""


def write(app: Sphinx, error: Exception | None) -> None:
    """Write index.html, unless the book's first page is that file."""
    root = app.config.root_doc
    if error or app.builder.name != "html" or root == "index":
        return
    page = PAGE.format(title=app.config.html_title, target=f"{root}.html")
    Path(app.outdir, "index.html").write_text(page, "utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    """Write the page when the build is done."""
    # Before the contents extension, which writes one without a title.
    app.connect("build-finished", write, priority=100)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
