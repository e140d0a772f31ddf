"""Widgets of a notebook stay alive on the page, with a picture behind them.

myst-nb keeps one form of each output. This step runs before it chooses and
joins two of them: the picture that the widget drew of itself, described by
its own text, and the live view. The page's widget host takes over from there.
"""

from __future__ import annotations

import json
from typing import Any

from docutils import nodes
from figure_node import framed, live_figure
from myst_nb.sphinx_ import NbMetadataCollector
from questions import asked
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

VIEW = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"


class FrameWidgets(SphinxTransform):
    """Give each figure of a notebook its id, its number and its caption."""

    default_priority = 400  # before names become targets of references

    def apply(self, **kwargs: Any) -> None:
        states = widget_states(self.env, self.env.docname)
        for bundle in list(self.document.findall(_is_bundle)):
            model = _model(bundle, states)
            if model is None or "asks" not in model["state"]:
                continue
            at, parent = bundle.parent.index(bundle), bundle.parent
            parent.remove(bundle)
            frame = framed(self.document, model["state"]["asks"], bundle)
            frame["asked"] = asked(widget_name(model), model["state"])
            parent.insert(at, frame)


class KeepWidgetsAlive(SphinxPostTransform):
    """Join each widget's picture and its live view into one figure."""

    default_priority = 3  # before myst-nb's SelectMimeType
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        states = widget_states(self.env, self.env.docname)
        for bundle in list(self.document.findall(_is_bundle)):
            forms = {form["mime_type"]: form for form in bundle.children}
            if VIEW not in forms:
                continue
            model = _model(bundle, states)
            if model is None:  # executed without widget state: picture only
                bundle.remove(forms[VIEW])
                continue
            name = widget_name(model)
            figure = live_figure(
                name,
                _picture(forms),
                forms[VIEW].children,
                model["state"].get("asks", {}).get("id", ""),
            )
            forms[VIEW].children = []
            forms[VIEW] += figure
            if name == "Quiz":
                _drop_source(bundle)


def widget_states(env: Any, docname: str) -> dict[str, dict[str, Any]]:
    """Return the widget models that a notebook left in its page."""
    for _, attributes in NbMetadataCollector.get_js_files(
        env, docname
    ).values():
        if attributes.get("type") == STATE:
            return json.loads(attributes["body"])["state"]
    return {}


def widget_name(model: dict[str, Any]) -> str:
    """Return the name of a model's Python class."""
    own = model["state"].get("_anywidget_id")
    if own:
        return own.rpartition(".")[2]
    return model["model_name"].removesuffix("Model")


def _is_bundle(node: nodes.Node) -> bool:
    return (
        isinstance(node, nodes.container)
        and node.get("nb_element") == "mime_bundle"
    )


def _model(
    bundle: nodes.Element, states: dict[str, dict[str, Any]]
) -> dict[str, Any] | None:
    """Return the model that a bundle shows, if it shows one that is kept."""
    for form in bundle.children:
        if form["mime_type"] == VIEW:
            return states.get(_model_id(form))
    return None


def _model_id(view: nodes.Element) -> str:
    text = view.astext()
    start, end = text.index(">") + 1, text.rindex("</script>")
    data = json.loads(text[start:end])
    if isinstance(data, str):  # myst-nb stores some bundles as text
        data = json.loads(data)
    return data["model_id"]


def _picture(forms: dict[str, nodes.Element]) -> list[nodes.Node]:
    """Return the picture of a widget, described by the widget's own text."""
    words = forms.get("text/plain")
    description = " ".join(words.astext().split()) if words else ""
    if "image/png" not in forms:
        return []
    picture = forms["image/png"].children
    for image in forms["image/png"].findall(nodes.image):
        image["alt"] = description
    return picture


def _drop_source(bundle: nodes.Element) -> None:
    """Hide the cell that made a quiz: its source holds the answers."""
    cell = bundle.parent
    while cell is not None and cell.get("nb_element") != "cell_code":
        cell = cell.parent
    for part in list(cell.children) if cell is not None else []:
        if part.get("nb_element") == "cell_code_source":
            cell.remove(part)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the step."""
    app.setup_extension("figure_node")
    app.add_transform(FrameWidgets)
    app.add_post_transform(KeepWidgetsAlive)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
