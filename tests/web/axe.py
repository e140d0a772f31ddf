"""What axe, the checker of accessibility, finds in a page."""

from pathlib import Path

from tests.web.browser import Visit
from tests.web.site import ROOT

SCRIPT = ROOT / "anncourse/widgets/js/node_modules/axe-core/axe.min.js"
# Told apart before axe looks, so that it measures each kind of text and not each text.
KINDS = Path(__file__).with_name("kinds_of_text.js")
FIGURES = {"include": [["[data-widget]"]]}
# All that a theme can change: it sets colors, and nothing else.
OF_COLOR = ("color-contrast", "link-in-text-block")


def violations(
    visit: Visit, *, within: dict | None = None, rules: tuple[str, ...] = ()
) -> list[str]:
    """Return what axe finds, one line each.

    Parameters
    ----------
    visit
        The page, as it stands now.
    within
        A part of the page, in axe's words; None is all of it.
    rules
        The rules to try; none named is all of them.
    """
    if "axe" not in visit.notes:
        assert SCRIPT.exists(), "axe-core is missing: run `make test` once"
        visit.page.evaluate(SCRIPT.read_text(encoding="utf-8"))
        visit.page.evaluate(KINDS.read_text(encoding="utf-8"))
        visit.notes["axe"] = True
    options: dict = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = {"type": "rule", "values": rules}
    found = visit.page.evaluate(
        """async ([within, options]) => {
          kindsOfText();
          return (await axe.run(within ?? document, options)).violations;
        }""",
        [within, options],
    )
    return [
        f"{one['id']}: {node['target']} {node.get('failureSummary', '')}"
        for one in found
        for node in one["nodes"]
    ]
