"""Each live figure also has a page of its own, for other sites and slides to show.

`figure/<id>.html` holds the figure with its picture, title and caption, one line that
leads to its place in the book, and nothing else: neither contents nor search, and of
the styles what a figure needs. It is written with the page that the figure stands on,
from the same tree, and needs no other file than the bundles and one style. A state in
its address means there what it means on the figure's page.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from book_contents import chapter_number
from course_facts import Shown, facts
from docutils import nodes
from figure_node import LiveFigure, json_script
from live_directive import OWN
from live_figures import STATE, VIEW
from page_assets import HOST, inline, own, shared_by, shared_texts
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.osutil import relative_uri

FOLDER = "figure"
# Of what a notebook keeps of a widget, the page has no use for these.
OF_JUPYTER = {"layout", "tabbable", "tooltip"}
MEANT = {"_esm", "_rules"}
logger = logging.getLogger(__name__)


def address(figure: str) -> str:
    """Return where a figure stands alone, as seen from the site's root."""
    return f"{FOLDER}/{figure}.html"


def brought(
    state: dict[str, Any], shared: dict[str, str]
) -> dict[str, Any]:
    """Return of a widget's kept state what its own page needs.

    Parameters
    ----------
    state
        All traits that a notebook keeps of the widget.
    shared
        The bundles that the page loads beside it, by name.
    """
    kept = {
        name: value
        for name, value in state.items()
        if name in MEANT or not (name.startswith("_") or name in OF_JUPYTER)
    }
    return kept | {"_esm": own(kept["_esm"], shared)}


def write(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Write the pages of the figures that stand on a page."""
    known = facts(app.env).get(pagename)
    if app.builder.name != "html" or doctree is None or not known:
        return
    states = _states(context)
    shared = shared_texts(Path(app.srcdir))
    for figure in doctree.findall(LiveFigure):
        shown = known.figures.get(figure["figure"])
        if shown:
            data = _data(figure, states, shared)
            _write(app, pagename, figure, shown, data)


def _states(context: dict[str, Any]) -> dict[str, Any]:
    """Return the models of a notebook, with today's modules, by their names."""
    found: dict[str, Any] = {}
    for entry in context.get("script_files", []):
        given = getattr(entry, "attributes", {})
        if given.get("type") == STATE:
            found |= json.loads(given["body"])["state"]
    return found


def _data(
    figure: LiveFigure, states: dict[str, Any], shared: dict[str, str]
) -> nodes.raw:
    """Return the script element that the widget host makes the figure of."""
    script = figure.children[-1]
    text = script.astext()
    if VIEW not in text:
        return script
    data = json.loads(text[text.index(">") + 1 : text.rindex("</script>")])
    state = states[data["model_id"]]["state"]
    return json_script(OWN, {"state": brought(state, shared)})


def _write(
    app: Sphinx,
    pagename: str,
    figure: LiveFigure,
    shown: Shown,
    data: nodes.raw,
) -> None:
    name, files = figure["figure"], app.config.book_files
    here, alone = address(name), figure.deepcopy()
    alone[-1] = data
    for image in alone.findall(nodes.image):
        # The page has set the address that its picture has there.
        image["uri"] = shown.picture
    scripts = [*shared_by(data.astext()), HOST]
    place = relative_uri(here, app.builder.get_target_uri(pagename))
    page = app.builder.templates.render(
        "figure.html",
        {
            "name": name,
            "title": shown.title,
            "caption": shown.caption,
            "book": app.config.html_title,
            "chapter": chapter_number(pagename),
            "page": app.env.titles[pagename].astext(),
            "place": f"{place}#{shown.place}",
            "root": relative_uri(here, ""),
            "first": inline("alone"),
            "style": files["figure.css"],
            "scripts": [files[one] for one in scripts if one in files],
            "figure": _rendered(app.builder, alone, here),
        },
    )
    target = Path(app.outdir, here)
    target.parent.mkdir(exist_ok=True)
    target.write_text(page, encoding="utf-8")


def _rendered(builder: Any, figure: LiveFigure, here: str) -> str:
    """Return a figure's HTML, with its picture as seen from its own page."""
    kept = builder.imgpath
    builder.imgpath = relative_uri(here, builder.imagedir)
    try:
        return str(builder.render_partial(figure)["fragment"])
    finally:
        builder.imgpath = kept


def compare(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of two figures of the book that would have one address."""
    pages: dict[str, str] = {}
    for page, known in sorted(facts(env).items()):
        for name, shown in known.figures.items():
            other = pages.setdefault(name, page)
            if other != page:
                logger.warning(
                    "figure %r (%s) has an id that a figure of %s has; "
                    "%s can show one alone: write a new one.",
                    *(name, shown.title, other, address(name)),
                    location=page,
                )


def sweep(app: Sphinx, error: Exception | None) -> None:
    """Remove the pages of figures that are gone."""
    if error or app.builder.name != "html":
        return
    there = {
        address(name)
        for known in facts(app.env).values()
        for name in known.figures
    }
    for path in Path(app.outdir, FOLDER).glob("*.html"):
        if f"{FOLDER}/{path.name}" not in there:
            path.unlink()


def setup(app: Sphinx) -> None:
    """Write after `fresh_modules`, and before `page_assets` changes the state."""
    app.connect("html-page-context", write, priority=880)
    app.connect("env-check-consistency", compare)
    app.connect("build-finished", sweep)
