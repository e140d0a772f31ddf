"""Measure the built book beside its peers: `python -m benchmarks.web`.

Build first (`make book`). Prints ratios and sizes; exits 1 under a floor. With
`--playground FOLDER`, a folder that holds TensorFlow Playground's published
pages, it trains there too, in the same browser.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, Route, sync_playwright

from benchmarks.web import peers
from tests.web import browser as chromium
from tests.web import measure, site
from tests.web.browser import Visit
from tests.web.driver import Hand
from tests.web.serving import served

CHAPTER = "notebooks/02-artificial-neuron.html"
ROUNDS = 9
# One epoch a frame: what TensorFlow Playground does on a screen of 60 Hz.
PLAYGROUND_EPOCHS = 60.0
THEIR_NETWORK = (
    "#activation=tanh&batchSize=10&dataset=circle&learningRate=0.03&noise=10"
    "&networkShape=4,2&seed=0.1&percTrainData=50&x=true&y=true"
)
failed: list[str] = []


def report(
    what: str, value: float, unit: str, floor: str, fine: bool
) -> None:
    """Print one line, and remember what is under its floor."""
    mark = "" if fine else "  UNDER THE FLOOR"
    print(f"{what:<58}{value:>9.2f} {unit:<9}{floor:<10}{mark}")
    if not fine:
        failed.append(what)


@contextmanager
def page_of(browser: Browser) -> Iterator[Page]:
    """Open a clean profile with one page."""
    with chromium.context(browser) as context:
        yield context.new_page()


def local(modules: Path, route: Route) -> None:
    """Answer a request to another host from the installed packages."""
    url = route.request.url
    for name in ("mathjax", "@jupyter-widgets/html-manager"):
        if f"/{name}@" in url:
            inside = url.split(f"/{name}@", 1)[1].split("/", 1)[1]
            path = modules / name / inside
            return route.fulfill(
                path=path if path.exists() else f"{path}.js"
            )
    if "/anywidget@" in url:
        return route.fulfill(
            path=modules / "anywidget" / "dist" / "index.js"
        )
    if "require" in url:
        return route.fulfill(path=modules / "requirejs" / "require.js")
    return route.abort()


def weigh(
    browser: Browser, address: str, modules: Path
) -> tuple[int, int, int]:
    """Return bytes, requests and requests to other hosts of a first visit."""
    with page_of(browser) as page:
        page.context.route(
            lambda url: "127.0.0.1" not in url and url.startswith("http"),
            lambda route: local(modules, route),
        )
        visited = Visit(page)
        page.goto(address, wait_until="load")
        page.evaluate(measure.SCROLL_THROUGH)
        page.wait_for_load_state("networkidle")
        return (
            visited.weight,
            len(visited.responses),
            len(visited.elsewhere),
        )


def compare_weights(
    browser: Browser, ours: str, stock: str, modules: Path
) -> None:
    """Print ours and stock side by side for each page that both have."""
    print(f"\n{'first visit, gzip':<40}{'stock':>22}{'ours':>22}")
    for name in site.pages():
        size, count, others = weigh(browser, f"{ours}/{name}", modules)
        # A stock book only forwards from its address to its first page.
        same = "book/index.html" if name == "index.html" else name
        peer = weigh(browser, f"{stock}/{same}", modules)
        both = (
            f"{total / 1000:7.0f} kB {requests:3d} req {hosts:2d} out"
            for total, requests, hosts in (peer, (size, count, others))
        )
        print(f"{name:<40}{''.join(both)}")
        if size > 450_000 or others:
            failed.append(f"weight of {name}")


def compare_first_live(browser: Browser, ours: str, manager: str) -> None:
    """Alternate both pages; print the ratio of the medians."""
    times: dict[str, list[float]] = {ours: [], manager: []}
    for _ in range(ROUNDS):
        for base, found in times.items():
            with page_of(browser) as page:
                found.append(measure.first_live(page, f"{base}/{CHAPTER}"))
    own, peer = median(times[ours]), median(times[manager])
    print()
    report("first live figure", own, "ms", "", True)
    report("the same page under html-manager", peer, "ms", "", True)
    report("ratio", own / peer, "", "<= 0.5", own / peer <= 0.5)


def compare_training(
    browser: Browser, ours: str, folder: Path | None
) -> None:
    """Train circle 2-4-2-1 with batches of 10, pictures drawn."""
    figure = next(f for f in site.figures() if f.name == "Playground")
    with page_of(browser) as page:
        page.goto(f"{ours}/{figure.page}")
        hand = Hand(page, figure)
        hand.begin()
        runs = sorted(
            (measure.training(hand) for _ in range(5)),
            key=lambda run: run.epochs_per_second,
        )
    run = runs[len(runs) // 2]
    theirs = playground(browser, folder) if folder else PLAYGROUND_EPOCHS
    ratio = run.epochs_per_second / theirs
    frames = run.frames_per_second
    print()
    report("epochs per second", run.epochs_per_second, "", "", True)
    report("TensorFlow Playground", theirs, "", "", True)
    report("ratio", ratio, "", ">= 40", ratio >= 40)
    report("frames per second meanwhile", frames, "", ">= 55", frames >= 55)


def playground(browser: Browser, folder: Path) -> float:
    """Train the same network in TensorFlow Playground's own page."""
    with page_of(browser) as page:
        page.route("http*://**", lambda route: route.abort())
        page.goto(
            f"{(folder / 'index.html').resolve().as_uri()}{THEIR_NETWORK}"
        )
        button = page.locator("#play-pause-button")
        count = page.locator("#iter-number")
        seconds = 3.0
        button.click()
        before = int(count.inner_text().replace(",", ""))
        page.evaluate(measure.COUNT_FRAMES, seconds)
        after = int(count.inner_text().replace(",", ""))
    return (after - before) / seconds


def measure_drags(browser: Browser, ours: str) -> None:
    """Print the work of a drag for one figure of each kind."""
    print()
    seen = set()
    for figure in site.figures():
        if figure.name in seen:
            continue
        seen.add(figure.name)
        with page_of(browser) as page:
            page.goto(f"{ours}/{figure.page}")
            hand = Hand(page, figure)
            hand.begin()
            handles = [
                c for c in hand.controls() if c.kind in ("slider", "range")
            ]
            if handles:
                work = measure.drag_work(hand, handles[0])
                what = f"drag to picture, 95 %: {figure.name}"
                report(what, work, "ms", "<= 8", work <= 8)


def main() -> int:
    """Build the peers, measure in turn, and say what is under its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--playground", type=Path)
    chosen = parser.parse_args()
    path = chromium.executable()
    if path is None:
        print(chromium.HOW_TO_GET_ONE)
        return 1
    with (
        tempfile.TemporaryDirectory() as made,
        sync_playwright() as playwright,
    ):
        folder = Path(made)
        print("Building the pages to compare with, about a minute")
        modules = peers.install(folder)
        peers.with_manager(site.SITE, CHAPTER, modules, folder / "manager")
        (folder / "stock").mkdir()
        stock = peers.build_stock(folder / "stock")
        browser = playwright.chromium.launch(
            executable_path=path, args=list(chromium.ARGUMENTS)
        )
        with (
            served(site.SITE) as ours,
            served(folder / "manager") as manager,
            served(stock) as plain,
        ):
            compare_weights(browser, ours, plain, modules)
            compare_first_live(browser, ours, manager)
            compare_training(browser, ours, chosen.playground)
            measure_drags(browser, ours)
        browser.close()
    print("\nUnder the floor: " + (", ".join(failed) or "nothing"))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
