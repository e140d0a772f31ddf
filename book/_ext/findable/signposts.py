"""A page that has moved leaves a signpost, so that old links go on leading there.

`moved_pages` in _config.yml names each old place and the page that is there now. The
first page of the book has one of its own: its source lies in book/, and it is written
to index.html (see start_page.py).
"""

from __future__ import annotations

import html
import json
from collections.abc import Collection, Mapping
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.errors import ConfigError
from sphinx.util.osutil import relative_uri

from findable.addresses import address

# A link may lead to a place on the page, or carry a figure's state: both come along.
SIGNPOST = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<link rel="canonical" href="{canonical}">
<script>location.replace({script} + location.search + location.hash);</script>
<noscript><meta http-equiv="Refresh" content="0; url={target}"></noscript>
</head>
<body><main role="main"><h1>{title}</h1>
<p>This page has moved: <a href="{target}">{title}</a>.</p></main></body>
</html>
"""


def check(moved: Mapping[str, str], pages: Collection[str]) -> None:
    """Refuse a table that would hide a page, or lead to none."""
    for old, new in moved.items():
        if new not in pages:
            raise ConfigError(
                f"moved_pages: {old} leads to {new!r}, which is no page; "
                "expected one such as notebooks/02-artificial-neuron"
            )
        if old in pages:
            raise ConfigError(
                f"moved_pages: {old} is a page of the book; expected a "
                "place where one has stood before"
            )
        if old.startswith("/") or ".." in Path(old).parts:
            raise ConfigError(
                f"moved_pages: {old} lies outside the book; expected a "
                "place such as notebooks/02-neuron"
            )


def signpost(title: str, target: str, canonical: str) -> str:
    """Return a page that sends its reader on."""
    return SIGNPOST.format(
        title=html.escape(title),
        target=html.escape(target),
        canonical=html.escape(canonical or target),
        script=json.dumps(target).replace("<", "\\u003c"),
    )


def write_signposts(app: Sphinx) -> None:
    """Write a signpost at each place where a page has stood."""
    root = app.config.root_doc
    for old, new in {**app.config.moved_pages, root: root}.items():
        place = f"{old}.html"
        target = app.builder.get_target_uri(new)
        if place == target:
            continue
        page = signpost(
            app.env.titles[new].astext(),
            relative_uri(place, target),
            address(app, new),
        )
        file = Path(app.outdir, place)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page, encoding="utf-8")
