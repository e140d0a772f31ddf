"""What search engines, shared links and readers who look for a word find of a page.

Its description, its address, its card; a list of all pages; signposts where a page has
stood before; and for each word of the glossary the place that explains it.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.errors import ConfigError

from findable.addresses import address, write_robots, write_sitemap
from findable.cards import card_of
from findable.descriptions import MOST, demand_short, described
from findable.learning import learning_resource
from findable.signposts import check, write_signposts
from findable.words import ExplainedWords

__all__ = ["MOST"]


def add_to_head(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Tell the template what stands in the head of a page."""
    context["page_description"] = described(app.env, pagename, doctree)
    context["pageurl"] = address(app, pagename)
    context["page_card"] = card_of(app, pagename, doctree)
    context["learning_resource"] = learning_resource(
        app, pagename, context["page_description"]
    )


def demand_base(app: Sphinx, config: Config) -> None:
    """Refuse an address of the book that no page's address can be made of."""
    base = config.html_baseurl
    if base and not base.startswith(("https://", "http://")):
        raise ConfigError(
            "html: baseurl in _config.yml must be empty or look like "
            f"https://you.github.io/course, got {base}"
        )


def check_all(app: Sphinx, env: BuildEnvironment) -> None:
    """Check what readers and search engines are told, once all is read."""
    demand_short(env)
    check(app.config.moved_pages, env.found_docs)


def write_lists(app: Sphinx, error: Exception | None) -> None:
    """Write what stands beside the pages."""
    if error is None and app.builder.name == "html":
        write_sitemap(app)
        write_robots(app)
        write_signposts(app)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register all of it."""
    app.add_config_value("moved_pages", {}, "html", types=[dict])
    app.add_transform(ExplainedWords)
    app.connect("config-inited", demand_base)
    app.connect("env-check-consistency", check_all)
    app.connect("html-page-context", add_to_head, priority=890)
    app.connect("build-finished", write_lists)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
