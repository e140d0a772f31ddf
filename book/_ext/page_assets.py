"""The few files that every page loads: one style, one script, the fonts.

Names carry a hash of the content, so a browser may keep a file for ever and
never shows an old one. The hashes are part of the configuration: a changed
style writes all pages again and reads no source again.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from docutils import nodes
from live_figures import STATE
from sphinx.application import Sphinx
from sphinx.config import Config

ASSETS = Path(__file__).parents[1] / "_assets"
STYLES = (
    "tokens",
    "frame",
    "contents",
    "text",
    "code",
    "boxes",
    "figures",
    "live",
    "gallery",
    "reference",
    "landing",
    "print",
)
# Scripts that stand in a page's head: of the book's pages, and of a figure's own.
INLINE = ("first", "alone")
# All that a figure needs on a page of its own.
ALONE = ("tokens", "live", "alone")
SCRIPTS = (
    "theme",
    "menus",
    "contents",
    "copy",
    "run",
    "reading",
    "map",
    "forget",
    "scroll",
    "search",
)
BUNDLES = "anncourse/widgets/static"
# In the order of loading. What figures share, a page has where a figure takes it.
SHARED = ("ground.js", "charts.js")
HOST = "widget-host.js"
TAKES = re.compile(
    r"/\* takes: ([\w ]+) \*/"
)  # the first line of a figure's module
LONG = 1000  # letters: shorter texts are not worth a word of their own
COMMENT = re.compile(r"/\*.*?\*/", re.S)
SPACE = re.compile(r"\s*\n\s*")
# Sphinx's search reads these. It fetches pages to quote them, which a browser
# refuses for a book that is opened from a folder.
SEARCH_OPTIONS = """const DOCUMENTATION_OPTIONS = {
LANGUAGE: "en", BUILDER: "html", FILE_SUFFIX: ".html", LINK_SUFFIX: ".html",
NAVIGATION_WITH_KEYS: false, ENABLE_SEARCH_SHORTCUTS: false,
SHOW_SEARCH_SUMMARY: location.protocol.startsWith("http")},
SPHINX_HIGHLIGHT_ENABLED = false;"""
FONT = re.compile(r"url\(fonts/([\w-]+)\.woff2\)")


def digest(data: bytes) -> str:
    """Return the short hash that goes into a file's name."""
    return hashlib.sha256(data).hexdigest()[:10]


def style(names: Iterable[str] = STYLES) -> str:
    """Return the book's style sheet, or parts of it, with hashed font names."""
    parts = (ASSETS / "css" / f"{name}.css" for name in names)
    text = "\n".join(path.read_text("utf-8") for path in parts)
    text = SPACE.sub("\n", COMMENT.sub("", text)).strip()
    return FONT.sub(lambda m: f"url(fonts/{font_name(m[1])})", text)


def font_name(stem: str) -> str:
    """Return the published name of a text font."""
    data = (ASSETS / "fonts" / f"{stem}.woff2").read_bytes()
    return f"{stem}.{digest(data)}.woff2"


def script() -> str:
    """Return the book's script: small parts, each in its own scope."""
    parts = (ASSETS / "js" / f"{name}.js" for name in SCRIPTS)
    return "".join(f"{{\n{path.read_text('utf-8')}}}\n" for path in parts)


def contents(root: Path) -> dict[str, bytes]:
    """Return the files to publish, by role: style, scripts, widget files."""
    files = {
        "book.css": style().encode(),
        "figure.css": style(ALONE).encode(),
        "book.js": script().encode(),
        "finding.js": (ASSETS / "js" / "finding.js").read_bytes(),
    }
    for name in (*SHARED, HOST):
        path = root / BUNDLES / name
        if path.exists():
            files[name] = path.read_bytes()
    return files


def lighten(state: str, shared: dict[str, str]) -> str:
    """Return a notebook's widget state without what the page loads once."""
    data = json.loads(state)
    for model in data["state"].values():
        if "_esm" in model["state"]:
            model["state"]["_esm"] = own(model["state"]["_esm"], shared)
    once(data)
    # A script element ends at the first "</", wherever it stands.
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("</", "<\\/")


def own(module: str, shared: dict[str, str]) -> str:
    """Return a figure's module without what the page loads once."""
    takes = TAKES.search(module)
    names = takes[1].split() if takes else []
    first = "".join(shared.get(f"{name}.js", "\0") for name in names)
    # A notebook that was run with other bundles keeps its own.
    if takes and module[: takes.start()] == first:
        return module[takes.start() :]
    return module


def once(data: dict[str, Any]) -> None:
    """Leave out each long text that another model of the page brings along.

    A module, or weights, are the same for all figures of a kind. `again` says for each
    model whose text is meant; widget-host.js puts it back.
    """
    first: dict[tuple[str, str], str] = {}
    again: dict[str, dict[str, str]] = {}
    for name, model in data["state"].items():
        for trait, text in [*model["state"].items()]:
            if isinstance(text, str) and len(text) >= LONG:
                holder = first.setdefault((trait, text), name)
                if holder != name:
                    again.setdefault(name, {})[trait] = holder
                    del model["state"][trait]
    if again:
        data["again"] = again


def shared_by(*texts: str) -> list[str]:
    """Return the shared bundles that the figures of a page take."""
    taken = {
        name
        for text in texts
        for found in TAKES.finditer(text)
        for name in found[1].split()
    }
    return [role for role in SHARED if Path(role).stem in taken]


def shared_texts(root: Path) -> dict[str, str]:
    """Return the shared bundles that there are."""
    paths = {name: root / BUNDLES / name for name in SHARED}
    return {
        name: path.read_text("utf-8")
        for name, path in paths.items()
        if path.exists()
    }


def inline(name: str) -> str:
    """Return a short script for a page's head, on one line."""
    text = (ASSETS / "js" / f"{name}.js").read_text("utf-8")
    return SPACE.sub("", COMMENT.sub("", text))


def name_files(app: Sphinx, config: Config) -> None:
    """Put the published names into the configuration."""
    config.book_files = {
        role: f"{Path(role).stem}.{digest(data)}{Path(role).suffix}"
        for role, data in contents(Path(app.srcdir)).items()
    }
    config.inline_digest = digest("".join(map(inline, INLINE)).encode())


def publish(app: Sphinx) -> None:
    """Write the files below _static and remove those of an earlier build."""
    if app.builder.format != "html":
        return
    static = Path(app.outdir, "_static")
    (static / "fonts").mkdir(parents=True, exist_ok=True)
    for role, data in contents(Path(app.srcdir)).items():
        name = app.config.book_files[role]
        stem, _, suffix = role.partition(".")
        for stale in static.glob(f"{stem}.*.{suffix}"):
            if stale.name != name:
                stale.unlink()
        (static / name).write_bytes(data)
    for source in (ASSETS / "fonts").iterdir():
        font = source.suffix == ".woff2"
        name = font_name(source.stem) if font else source.name
        shutil.copyfile(source, static / "fonts" / name)


def link(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Tell the templates what this page loads."""
    files = app.config.book_files
    context["book_style"] = f"_static/{files['book.css']}"
    context["book_script"] = f"_static/{files['book.js']}"
    context["first_script"] = inline("first")
    context["search_options"] = SEARCH_OPTIONS
    context["search_script"] = f"_static/{files['finding.js']}"
    # Of the scripts that extensions ask for, the page needs data alone.
    states = [
        entry.attributes["body"]
        for entry in context.get("script_files", [])
        if getattr(entry, "attributes", {}).get("type") == STATE
    ]
    body = context.get("body", "")
    if 'class="ann-figure"' in body:
        context["widget_scripts"] = [
            f"_static/{files[name]}"
            for name in (*shared_by(body, *states), HOST)
            if name in files
        ]
    shared = shared_texts(Path(app.srcdir))
    context["widget_states"] = [lighten(state, shared) for state in states]


def setup(app: Sphinx) -> dict[str, bool]:
    """Name, write and link the files."""
    app.add_config_value("book_files", {}, "html", types=[dict])
    app.add_config_value("inline_digest", "", "html", types=[str])
    app.connect("config-inited", name_files)
    app.connect("builder-inited", publish)
    app.connect("html-page-context", link, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
