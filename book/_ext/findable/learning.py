"""What a page is, in the words of schema.org: a course, or a part of it."""

from __future__ import annotations

import json
from typing import Any

from book_contents import chapter_number
from course_facts import facts
from markupsafe import Markup
from sphinx.application import Sphinx

from findable.addresses import address

LICENSE = "https://creativecommons.org/licenses/by/4.0/"


def learning_resource(app: Sphinx, page: str, words: str) -> Markup | None:
    """Return it for the first page and for chapters, as JSON for a script element."""
    root, number = app.config.root_doc, chapter_number(page)
    if page not in app.env.titles or (page != root and number is None):
        return None
    about: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Course" if page == root else "LearningResource",
        "name": app.env.titles[page].astext(),
        "description": words,
        "url": address(app, page),
        "inLanguage": "en",
        "isAccessibleForFree": True,
        "license": LICENSE,
    }
    if page == root:
        about["provider"] = {
            "@type": "Organization",
            "name": app.config.author,
            "url": app.config.html_theme_options.get("repository_url", ""),
        }
    else:
        about |= _part_of(app, page) | {"position": number}
    # A script element ends at the first "</", wherever it stands.
    text = json.dumps(
        _told(about), ensure_ascii=False, separators=(",", ":")
    )
    return Markup(text.replace("</", "<\\/"))


def _part_of(app: Sphinx, page: str) -> dict[str, Any]:
    course = {
        "@type": "Course",
        "name": app.config.html_title,
        "url": address(app, app.config.root_doc),
    }
    kept = facts(app.env).get(page)
    minutes = kept.minutes if kept else 0
    return {
        "isPartOf": _told(course),
        "timeRequired": f"PT{minutes}M" if minutes else "",
    }


def _told(about: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not known."""
    return {name: told for name, told in about.items() if told != ""}
