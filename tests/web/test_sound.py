"""What SoundLab plays is sound: as a file, from a server, and the one seen."""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser

from anncourse.widgets import SoundLab
from anncourse.widgets.base import BUNDLES
from tests.web import browser as chromium
from tests.web.serving import served

OWN = "application/vnd.anncourse.widget+json"
PAGE = """<!doctype html><meta charset="utf-8"><title>SoundLab</title>
<div class="ann-figure" data-widget="SoundLab">
<script type="{kind}">{state}</script></div>
<script src="widget-host.js"></script>"""
SAMPLES = """async () => {
  const { src } = document.querySelector("audio");
  const file = await (await fetch(src)).arrayBuffer();
  const context = new OfflineAudioContext(1, 1, 8000);
  return [...(await context.decodeAudioData(file)).getChannelData(0)];
}"""


@pytest.fixture(scope="module")
def addresses(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[dict[str, str]]:
    """Write a page with the figure alone, and serve it."""
    folder: Path = tmp_path_factory.mktemp("sound")
    figure = SoundLab(gate=False)
    state = figure.page_state() | {"_esm": figure._esm}
    text = json.dumps({"state": state}).replace("</", "<\\/")
    alone = folder / "index.html"
    alone.write_text(PAGE.format(kind=OWN, state=text), encoding="utf-8")
    host = (BUNDLES / "widget-host.js").read_bytes()
    (folder / "widget-host.js").write_bytes(host)
    with served(folder) as address:
        yield {"file": alone.as_uri(), "http": f"{address}/index.html"}


@pytest.mark.parametrize("way", ["file", "http"])
def test_a_glide_plays_and_is_the_one_that_is_seen(
    browser: Browser, addresses: dict[str, str], way: str
) -> None:
    """Its time advances, and what is decoded is the wave of the package."""
    with chromium.context(browser) as opened:
        tab = opened.new_page()
        tab.goto(addresses[way])
        tab.locator("[data-live=true]").wait_for()
        tab.get_by_role("button", name="Listen").click()
        tab.wait_for_function(
            "() => document.querySelector('audio').currentTime > 0.2"
        )
        assert tab.evaluate("document.querySelector('audio').error") is None
        assert tab.locator(".ann-problem").is_hidden()
        decoded = np.array(tab.evaluate(SAMPLES))
    wave = SoundLab().wave
    assert decoded.shape == wave.shape == (3200,)
    loudest = np.abs(decoded).max()
    assert loudest == pytest.approx(0.9, abs=1e-3)
    assert decoded == pytest.approx(
        0.9 * wave / np.abs(wave).max(), abs=1e-4
    )
