"""One figure in a real JupyterLab with a real kernel, in both directions."""

import json
import os
import re
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.web import browser as chromium

pytestmark = pytest.mark.alone
PATIENCE = 90_000  # ms: a cold kernel on a busy machine
CELLS = (
    "from anncourse.widgets import NeuronExplorer\n"
    "figure = NeuronExplorer(weights=[2.0, 1.0], title='T.', caption='C.')\n"
    "figure",
    "print('python has', figure.w1, figure.weights)",
    "figure.w1 = -1.5",
    "figure.weights = [0.25, 1.0]",
)
NO_NEWS = {"fetchNews": "false", "checkForUpdates": False}


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_for(address: str, server: subprocess.Popen) -> None:
    """Wait until the server answers, or say what it said when it stopped."""
    for _ in range(300):
        if server.poll() is not None:
            pytest.fail(f"JupyterLab stopped:\n{server.stdout.read()}")
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            try:
                server.wait(timeout=0.2)
            except subprocess.TimeoutExpired:
                continue
    pytest.fail("JupyterLab did not answer within a minute")


def prepare(folder: Path) -> None:
    """Write the notebook, and settings that ask no other host for news."""
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(source) for source in CELLS],
        metadata={
            "kernelspec": {"name": "python3", "display_name": "Python 3"}
        },
    )
    nbformat.write(notebook, folder / "figure.ipynb")
    settings = folder / "settings" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True)
    news = settings / "notification.jupyterlab-settings"
    news.write_text(json.dumps(NO_NEWS), encoding="utf-8")


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[str]:
    """Start JupyterLab on a free port of this machine; stop it after."""
    prepare(tmp_path)
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        "--no-browser",
        "--allow-root",
    ]
    options = [
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        "--IdentityProvider.token=",
        f"--ServerApp.root_dir={tmp_path}",
        f"--LabApp.user_settings_dir={tmp_path / 'settings'}",
        f"--LabApp.workspaces_dir={tmp_path / 'workspaces'}",
        "--LabApp.extension_manager=readonly",
    ]
    private = {"JUPYTER_RUNTIME_DIR": str(tmp_path / "runtime")}
    with subprocess.Popen(
        command + options,
        cwd=tmp_path,
        env={**os.environ, **private},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}/api/status", server)
            yield f"http://127.0.0.1:{port}/lab/tree/figure.ipynb?reset"
        finally:
            server.terminate()


def cell(page: Page, number: int) -> Locator:
    """Return a code cell of the open notebook."""
    return page.locator(".jp-CodeCell").nth(number)


def run(page: Page, number: int) -> Locator:
    """Run a cell as a reader does, wait for its number, return the cell."""
    here = cell(page, number)
    here.locator(".cm-content").click()
    page.keyboard.press("Shift+Enter")
    prompt = here.locator(".jp-InputPrompt")
    expect(prompt).to_have_text(re.compile(r"\[\d+\]:"), timeout=PATIENCE)
    return here


def test_python_and_the_figure_follow_each_other(
    browser: Browser, lab: str
) -> None:
    """A key press reaches the trait; setting the trait redraws the figure."""
    with chromium.context(browser) as context:
        page = context.new_page()
        page.goto(lab)
        expect(cell(page, 3)).to_be_visible(timeout=PATIENCE)
        idle = page.get_by_text("Python 3 (ipykernel) | Idle")
        expect(idle).to_be_visible(timeout=PATIENCE)
        figure = run(page, 0).locator('[data-widget="NeuronExplorer"]')
        expect(figure).to_have_attribute(
            "data-live", "true", timeout=PATIENCE
        )
        # No page is around it that could say what it is called.
        expect(figure.locator(".ann-caption")).to_have_text("T. C.")
        named = re.compile("weight", re.IGNORECASE)
        weight = figure.get_by_role("slider", name=named).first
        before = float(weight.get_attribute("aria-valuenow"))
        weight.focus()
        page.keyboard.press("ArrowUp")
        expect(weight).not_to_have_attribute("aria-valuenow", str(before))
        after = float(weight.get_attribute("aria-valuenow"))
        assert after > before
        printed = run(page, 1).locator(".jp-OutputArea-output")
        expect(printed).to_contain_text(f"python has {after}")
        picture = figure.locator(".ann-stage")
        shown = picture.inner_text()
        run(page, 2)
        expect(weight).to_have_attribute("aria-valuenow", "-1.5")
        assert picture.inner_text() != shown
        run(page, 3)
        expect(weight).to_have_attribute("aria-valuenow", "0.25")
