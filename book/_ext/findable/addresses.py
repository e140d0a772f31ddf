"""Where each page is published, and the lists of pages for search engines.

All addresses begin with `html: baseurl` of _config.yml. A book without one has no
canonical links and no sitemap: a wrong address would be worse than none.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from sphinx.application import Sphinx

# Pages that Sphinx adds. Nobody should come to them from elsewhere.
INSIDE_ONLY = ("search", "genindex")
SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{places}</urlset>
"""
PLACE = "<url><loc>{}</loc></url>\n"
ROBOTS = """User-agent: *
Disallow: {path}/_sources/
Disallow: {path}/search.html
"""


def base(app: Sphinx) -> str:
    """Return the address of the book, without a slash at its end, or ""."""
    return str(app.config.html_baseurl).rstrip("/")


def address(app: Sphinx, pagename: str) -> str:
    """Return the address of a page, or "" for a book that has none."""
    if not base(app):
        return ""
    if pagename == app.config.root_doc:
        return f"{base(app)}/"
    return f"{base(app)}/{app.builder.get_target_uri(pagename)}"


def write_sitemap(app: Sphinx) -> None:
    """Write the list of all pages of the book, not only of those just built."""
    if not base(app):
        return
    pages = sorted(app.env.found_docs)
    places = "".join(
        PLACE.format(escape(address(app, page))) for page in pages
    )
    sitemap = SITEMAP.format(places=places)
    Path(app.outdir, "sitemap.xml").write_text(sitemap, encoding="utf-8")


def write_robots(app: Sphinx) -> None:
    """Say what crawlers need not read, and where the list of pages is.

    Crawlers ask for this file at a host's root alone: it serves a book that has a host
    of its own.
    """
    text = ROBOTS.format(path=urlsplit(base(app)).path)
    if base(app):
        text += f"\nSitemap: {base(app)}/sitemap.xml\n"
    Path(app.outdir, "robots.txt").write_text(text, encoding="utf-8")
