"""What stands beside a chapter's number: run it, save it, see its source, mend it."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup
from sphinx.application import Sphinx

GROUPS = {
    "launch-buttons": ("Run", "run"),
    "download-buttons": ("Save", "save"),
}
# In .github/ISSUE_TEMPLATE; `page` is the id of its first field.
FORM = "mistake.yml"
# A page of prose has its source in the repository; only notebooks are saved.
SHOWN = {
    ".ipynb": "Notebook",
    "Colab": "In Colab",
    "Binder": "On Binder",
    "JupyterHub": "On our hub",
    "JupyterLite": "In this browser",
}


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


def report_link(
    app: Sphinx, pagename: str, title: str, address: str | None
) -> dict[str, Any] | None:
    """Return the action that opens the form for a mistake, with the page filled in."""
    url = app.config.html_theme_options.get("repository_url")
    if not url:
        return None
    name = Markup(title).striptags() or pagename
    filled = {
        "template": FORM,
        "title": f"{name}: ",
        "page": address or pagename,
    }
    link = {
        "text": "Report",
        "more": " a mistake",  # seen where there is room
        "url": f"{url}/issues/new?{urlencode(filled)}",
    }
    return {"text": "Report", "icon": "flag", "links": [link]}
