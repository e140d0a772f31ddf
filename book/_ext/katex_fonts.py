"""Formula fonts cut down to the glyphs that the book's formulas use."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

KATEX = Path(__file__).parents[1] / "_assets" / "katex"
FACE = re.compile(r"@font-face\{[^}]*\}")
WOFF2 = re.compile(r"url\(fonts/([\w-]+)\.woff2\)")


def write_stylesheet(glyphs: str, static: Path) -> str:
    """Write KaTeX's style and subset fonts below ``static``.

    Returns the style sheet's path relative to ``static``. File names carry
    a hash of their content, so a browser may keep them for ever.
    """
    folder = static / "katex"
    folder.mkdir(parents=True, exist_ok=True)
    kept = {"LICENSE"}

    def cut(match: re.Match[str]) -> str:
        source = WOFF2.search(match[0])
        assert source is not None
        name = _subset(
            KATEX / "fonts" / f"{source[1]}.woff2", glyphs, folder
        )
        if name is None:
            return ""
        kept.add(name)
        face = re.sub(
            r"src:[^;}]*", f'src:url({name}) format("woff2")', match[0]
        )
        return face.replace("}", ";font-display:block}")

    css = FACE.sub(cut, (KATEX / "katex.min.css").read_text("utf-8"))
    name = f"katex.{_digest(css.encode())}.css"
    (folder / name).write_text(css, "utf-8")
    (folder / "LICENSE").write_bytes((KATEX / "LICENSE").read_bytes())
    for stale in folder.iterdir():
        if stale.name not in kept | {name}:
            stale.unlink()
    return f"katex/{name}"


def _subset(source: Path, glyphs: str, folder: Path) -> str | None:
    """Write the part of a font that holds ``glyphs``; None if it has none."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    font = TTFont(source)
    present = sorted(set(map(ord, glyphs)) & set(font.getBestCmap()))
    if not present:
        return None
    digest = _digest(source.read_bytes() + repr(present).encode())
    target = folder / f"{source.stem}.{digest}.woff2"
    if not target.exists():
        options = subset.Options()
        options.flavor = "woff2"
        options.layout_features = ["*"]
        options.drop_tables += ["FFTM"]
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=present)
        cutter.subset(font)
        font.flavor = "woff2"
        font.save(target)
    return target.name


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:10]
