"""The book's own theme: what the templates ask for, page by page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from book_contents import (
    add_sections,
    chapter_number,
    number_chapters,
    sections,
)
from docutils import nodes
from icons import icon
from page_actions import page_actions, report_link, source_link
from sphinx.application import Sphinx
from sphinx.config import Config

THEME = Path(__file__).parents[1] / "_theme"


def name_repository(app: Sphinx, config: Config) -> None:
    """Let prose link to the repository without knowing its address."""
    url = config.html_theme_options.get("repository_url", "")
    known = {"repository": f"[repository]({url})"}
    config.myst_substitutions = {**known, **config.myst_substitutions}


def add_to_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Give the templates the contents, the icons and the page's actions."""
    toctree, number = context["toctree"], chapter_number(pagename)
    context["book_contents"] = lambda: number_chapters(
        add_sections(
            toctree(maxdepth=2, collapse=True, includehidden=True),
            sections(app, pagename),
        ),
        number,
    )
    context["icon"] = icon
    context["chapter_number"] = number
    context["repository_url"] = app.config.html_theme_options.get(
        "repository_url", ""
    )
    actions = page_actions(context.get("header_buttons", []))
    report = report_link(
        app, pagename, context.get("title", ""), context.get("pageurl")
    )
    links = [source_link(app, pagename), report]
    context["page_actions"] = actions + [link for link in links if link]
    context["report_link"] = report


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the theme."""
    app.add_html_theme("calm", THEME)
    app.connect("config-inited", name_repository)
    app.connect("html-page-context", add_to_context, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
