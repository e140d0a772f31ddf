"""Measure the Playground by itself: `python -m benchmarks.web.playground_speed`.

No book is needed. Each network trains with all its pictures drawn, and the third row is
the one that TensorFlow Playground opens with: circle, 2-4-2-1, 250 points in batches of
10. Exits 1 under a floor.
"""

import gzip
import json
import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from anncourse.widgets import Playground
from anncourse.widgets.base import BUNDLES
from tests.web import browser as chromium
from tests.web import measure
from tests.web.driver import Hand
from tests.web.site import Figure

OWN = "application/vnd.anncourse.widget+json"
PAGE = """<!doctype html><meta charset="utf-8"><title>Playground</title>
<div class="ann-figure" data-widget="Playground">
<script type="{kind}">{state}</script></div>
<script src="widget-host.js"></script>"""
NETWORKS: dict[str, dict[str, Any]] = {
    "circles 2-3-1, 100 points": {"hidden": [3]},
    "circles 2-4-2-1, 100 points": {"hidden": [4, 2]},
    "circles 2-4-2-1, 250 points": {"hidden": [4, 2], "n_points": 500},
    "spirals 2-8-8-8-1, 100 points": {
        "hidden": [8, 8, 8],
        "dataset": "spirals",
    },
}
# TensorFlow Playground trains one epoch a frame.
THEIRS, RATIO, FRAMES, DRAG = 60, 40, 55, 8.0
WARM, SECONDS, TRIES = 2.5, 3.0, 3  # the pace rises for two seconds


@dataclass(frozen=True)
class Result:
    """What one network reached, and what a drag of a weight costs."""

    epochs: float
    frames: float
    drag: float


def write(folder: Path, traits: dict[str, Any]) -> str:
    """Write a page with one Playground; return its address."""
    playground = Playground(gate=False, seed=3, **traits)
    # This page has no ground of its own.
    state = playground.page_state() | {"_esm": playground._esm}
    text = json.dumps({"state": state}).replace("</", "<\\/")
    page = folder / "index.html"
    page.write_text(PAGE.format(kind=OWN, state=text), encoding="utf-8")
    host = (BUNDLES / "widget-host.js").read_bytes()
    (folder / "widget-host.js").write_bytes(host)
    return page.as_uri()


def epoch(page: Page) -> int:
    """Read how many epochs the figure says it has trained."""
    said = re.search(r"Epoch ([\d,]+)", page.inner_text(".ann-say"))
    assert said, "the figure does not say its epoch"
    return int(said[1].replace(",", ""))


def train(page: Page) -> tuple[float, float]:
    """Return epochs and frames a second at full pace."""
    page.get_by_role("button", name="Play", exact=True).click()
    page.evaluate(measure.COUNT_FRAMES, WARM)
    first = epoch(page)
    begin = page.evaluate("performance.now()")
    frames = page.evaluate(measure.COUNT_FRAMES, SECONDS)
    spent = (page.evaluate("performance.now()") - begin) / 1000
    last = epoch(page)
    page.get_by_role("button", name="Pause", exact=True).click()
    return (last - first) / spent, frames


def result(
    browser: Browser, folder: Path, traits: dict[str, Any]
) -> Result:
    """Train a few times and take the best: others use the machine too."""
    with chromium.context(browser) as context:
        page = context.new_page()
        page.goto(write(folder, traits))
        hand = Hand(page, Figure("index.html", "Playground", 1, {}))
        hand.wake()
        runs = [train(page) for _ in range(TRIES)]
        epochs, frames = max(
            runs, key=lambda run: min(run[1], FRAMES) * run[0]
        )
        sliders = [c for c in hand.controls() if c.kind == "slider"]
        return Result(epochs, frames, measure.drag_work(hand, sliders[0]))


def main() -> int:
    """Print one row a network, and what is under its floor."""
    bundle = (BUNDLES / "Playground.js").read_bytes()
    packed = len(gzip.compress(bundle, 9, mtime=0))
    print(f"Playground.js: {len(bundle):,} bytes, {packed:,} with gzip\n")
    print(
        f"{'':<32}{'epochs/s':>10}{'ratio':>8}{'frames/s':>10}{'drag, ms':>10}"
    )
    low = []
    with (
        tempfile.TemporaryDirectory() as made,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=chromium.executable(),
            args=list(chromium.ARGUMENTS),
        )
        for name, traits in NETWORKS.items():
            got = result(browser, Path(made), traits)
            ratio = got.epochs / THEIRS
            print(
                f"{name:<32}{got.epochs:>10,.0f}{ratio:>8.0f}"
                f"{got.frames:>10.1f}{got.drag:>10.1f}"
            )
            if "2-4-2-1" in name and ratio < RATIO:
                low.append(f"{name}: {ratio:.0f} < {RATIO} epochs for one")
            if got.frames < FRAMES:
                low.append(f"{name}: {got.frames:.1f} < {FRAMES} frames/s")
            if got.drag > DRAG:
                low.append(
                    f"{name}: a drag takes {got.drag:.1f} > {DRAG} ms"
                )
        browser.close()
    print(*low, sep="\n")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
