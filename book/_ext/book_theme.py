"""The book's own theme: what the templates ask for, page by page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from docutils import nodes
from icons import icon
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.config import Config

THEME = Path(__file__).parents[1] / "_theme"
CHAPTER = re.compile(r"(?:^|/)(\d\d)-[\w-]+$")
CHAPTER_LINK = re.compile(
    r'(<a [^>]*href="(?:[^"#]*/)?(\d\d)-[\w-]+\.html">)'
)
CURRENT_ENTRY = re.compile(
    r'(<a class="current[^>]*href="#">.*?</a>)', re.S
)
CURRENT_LINK = re.compile(r'(<a class="current[^>]*href="#">)')
GROUPS = {
    "launch-buttons": ("Run", "run"),
    "download-buttons": ("Save", "save"),
}
# A page of prose has its source in the repository; only notebooks are saved.
SHOWN = {
    ".ipynb": "Notebook",
    "Colab": "In Colab",
    "Binder": "On Binder",
    "JupyterHub": "On our hub",
    "JupyterLite": "In this browser",
}


def chapter_number(pagename: str) -> int | None:
    """Return 2 for notebooks/02-artificial-neuron, None for other pages."""
    found = CHAPTER.search(pagename)
    return int(found[1]) if found else None


def sections(app: Sphinx, pagename: str) -> str:
    """Return a page's own sections as a list of links, one level deep."""
    toc = app.env.tocs.get(pagename)
    own = toc.next_node(nodes.list_item) if toc else None
    nested = own.next_node(nodes.bullet_list) if own else None
    if nested is None:
        return ""
    level = nested.deepcopy()
    for item in level.children:
        item.children = item.children[:1]
    for link in level.findall(nodes.reference):
        link["refuri"] = link["anchorname"]
    return app.builder.render_partial(level)["fragment"]


def add_sections(contents: str, own: str) -> str:
    """Put a page's sections below its title in the contents."""
    return CURRENT_ENTRY.sub(
        lambda match: match[1] + own, contents, count=1
    )


def number_chapters(contents: str, here: int | None) -> Markup:
    """Put each chapter's number before its title in the contents.

    ``here`` is the number of the page itself, whose link does not name it.
    """

    def numbered(link: str, number: int) -> str:
        return f'{link}<span class="number">{number} </span>'

    contents = CHAPTER_LINK.sub(
        lambda match: numbered(match[1], int(match[2])), contents
    )
    if here is not None:
        contents = CURRENT_LINK.sub(
            lambda match: numbered(match[1], here), contents, count=1
        )
    # A part's name is a heading without a level: plain text serves better.
    return Markup(contents.replace(' role="heading"', ""))


def description(doctree: nodes.document | None, limit: int = 155) -> str:
    """Return the start of a page's first paragraph, for search engines."""
    if doctree is None:
        return ""
    first = next(doctree.findall(nodes.paragraph), None)
    words = " ".join(first.astext().split()) if first else ""
    if len(words) <= limit:
        return words
    return words[:limit].rpartition(" ")[0] + " …"


def page_actions(buttons: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Sort the theme extension's buttons into Run, Save and Source."""
    actions = []
    for button in buttons:
        if button.get("label") in GROUPS:
            text, name = GROUPS[button["label"]]
            links = [
                _link(b) for b in button["buttons"] if b["text"] in SHOWN
            ]
            if links:
                actions.append({"text": text, "icon": name, "links": links})
    return sorted(actions, key=lambda action: action["text"] != "Run")


def _link(button: dict[str, Any]) -> dict[str, Any]:
    saved = button.get("label", "").startswith("download")
    return {
        "text": SHOWN[button["text"]],
        "url": button["url"],
        "download": saved,
    }


def source_link(app: Sphinx, pagename: str) -> dict[str, Any] | None:
    """Return the action that shows a page's file in the repository."""
    options = app.config.html_theme_options
    url = options.get("repository_url")
    if not url or pagename not in app.env.found_docs:
        return None
    file = Path(app.env.doc2path(pagename)).relative_to(app.srcdir)
    folder = options.get("path_to_docs", "").strip("/")
    path = "/".join(filter(None, [folder, file.as_posix()]))
    branch = options.get("repository_branch") or "main"
    link = {"text": "Source", "url": f"{url}/blob/{branch}/{path}"}
    return {"text": "Source", "icon": "source", "links": [link]}


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
    context["page_description"] = description(doctree)
    context["repository_url"] = app.config.html_theme_options.get(
        "repository_url", ""
    )
    actions = page_actions(context.get("header_buttons", []))
    source = source_link(app, pagename)
    context["page_actions"] = actions + ([source] if source else [])


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the theme."""
    app.add_html_theme("calm", THEME)
    app.connect("config-inited", name_repository)
    app.connect("html-page-context", add_to_context, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
