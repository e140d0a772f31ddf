"""Lighter pictures look the same, and what a palette cannot show stays."""

from pathlib import Path

import light_pictures
import numpy as np
import pytest
from matplotlib.figure import Figure
from PIL import Image


@pytest.fixture
def plot(tmp_path: Path) -> Path:
    """Draw a plot with letters, lines and a map of colors."""
    figure = Figure(figsize=(4, 3))
    axes = figure.subplots()
    axes.imshow(np.outer(np.linspace(-1, 1, 40), np.ones(40)), cmap="RdBu")
    axes.plot([0, 39], [0, 39], color="#0072b2")
    axes.set_title("A slope")
    path = tmp_path / "plot.png"
    figure.savefig(path, dpi=150, transparent=True)
    return path


def shown(path: Path, ground: int) -> np.ndarray:
    """Return what a page of a color shows of a picture."""
    with Image.open(path) as image:
        pixels = np.array(image.convert("RGBA")).astype(float)
    opacity = pixels[..., 3:] / 255
    return pixels[..., :3] * opacity + ground * (1 - opacity)


@pytest.mark.parametrize("ground", [255, 20])
def test_no_eye_sees_a_difference(plot: Path, ground: int) -> None:
    before = shown(plot, ground)
    assert light_pictures.lighten(plot)
    gap = np.abs(shown(plot, ground) - before).max(axis=2)
    assert gap.max() <= 24
    assert np.quantile(gap, 0.999) <= 7


def test_it_weighs_less_and_keeps_its_inches(plot: Path) -> None:
    before = plot.stat().st_size
    light_pictures.lighten(plot)
    assert plot.stat().st_size < 0.6 * before
    with Image.open(plot) as image:
        assert image.mode == "P"
        assert image.size == (600, 450)
        assert image.info["dpi"] == pytest.approx((150, 150), abs=0.1)


def test_once_is_enough_and_always_the_same(plot: Path) -> None:
    again = plot.with_name("again.png")
    again.write_bytes(plot.read_bytes())
    assert light_pictures.lighten(plot)
    assert light_pictures.lighten(again)
    assert plot.read_bytes() == again.read_bytes()
    assert not light_pictures.lighten(plot)
    assert plot.read_bytes() == again.read_bytes()


def test_a_photograph_stays(tmp_path: Path) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (300, 300, 3))
    path = tmp_path / "photograph.png"
    Image.fromarray(noise.astype(np.uint8)).save(path)
    before = path.read_bytes()
    assert not light_pictures.lighten(path)
    assert path.read_bytes() == before


def test_few_colors_far_apart_are_told_apart() -> None:
    colors = np.array([[0, 0, 0, 255], [200, 0, 0, 255]], np.uint8)
    counts = np.array([999_999, 1])
    merged = colors[[0, 0]]
    assert light_pictures.differs(colors, merged, counts)
    assert not light_pictures.differs(colors, colors, counts)


def test_clear_dots_have_no_color() -> None:
    clear = np.array([[0, 0, 0, 0], [255, 9, 9, 0]], np.uint8)
    counts = np.array([5, 5])
    assert not light_pictures.differs(clear, clear[[0, 0]], counts)
